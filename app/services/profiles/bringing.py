"""
Companies of a profile that began alone, brought into the profile of a team (decision 0020).

Everything of a company comes along as it was written: records, history, files; and every other
case, such as a trajectory or a network. Only who is who is told anew: the person, partner and
partnership of the old profile become those of the new one. The lists of the old partnership stay
there: in the new one its promotor keeps them. The old profile is only read. What is here already is
left alone, so it can be done again.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select

from app.core.errors import UserError
from app.core.progress import Progress
from app.models.coaching import CoachingSession
from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.models.evidence import Attachment
from app.models.partnership import TravelSetting
from app.models.planning import Appointment, Snooze
from app.models.templates import NoteTemplate
from app.models.units import synced_models
from app.services.companies.saved_views import NAME as VIEW
from app.services.people import partner_names, who_am_i
from app.services.profiles.backups import back_up_now
from app.services.profiles.server_account import server_of
from app.storage.applying import Work, applying, looking
from app.storage.backup_copy import copy_blobs
from app.storage.profile import BLOBS
from app.storage.store import Store

# Who is who, and what others write: that is of each profile by itself
_NOT_OURS: Final = frozenset(
    {"partnership", "partner", "person", "role", "case_share", "directory_entry"}
)

_OUTBOX: Final = (
    "change_id, change_group, actor, kind, record_id, root, unit, old, value, parents, covers,"
    " knew, made_at, revision"
)
_FILES: Final = (  # as if they were attached here: no trigger sees rows that come along
    "INSERT OR IGNORE INTO blob_case (sha256, root) SELECT sha256, root FROM attachment"
    " WHERE root = ?"
)
_OWN: Final[tuple[Any, ...]] = (NoteTemplate, TravelSetting, Snooze, Appointment)  # of a person


@dataclass(frozen=True, slots=True)
class Known:
    """A company that somebody of the team coaches already."""

    name: str
    partner: str


@dataclass(frozen=True, slots=True)
class Bringing:
    """What would come along."""

    name: str  # of the person of the old profile
    companies: int
    sessions: int
    files: int
    here: int  # companies that came before
    known: tuple[Known, ...]  # by their number; they come all the same, and are then there twice
    cases: int = 0  # trajectories, networks and the like: what comes and is no company
    own: int = 0  # templates, appointments and settings of the person

    @property
    def is_empty(self) -> bool:
        """Whether nothing would come along."""
        return not (self.companies or self.cases or self.own)


def look_at(old: Store, new: Store) -> Bringing:
    """
    Return what would come along from one profile into another, both open.

    Raises:
        UserError: `bring.linked`: the old one has a server of its own.
    """
    _require(old, new)
    roots, here = _roots(old, new)
    with old.read() as session:
        companies = session.exec(select(Enterprise).where(~col(Enterprise.deleted))).all()
        coming = [one for one in companies if one.id.hex in roots]
        numbers = {one.number for one in coming if one.number}
        before = sum(one.id.hex in here for one in companies)
        sessions = _count(session, CoachingSession, roots)
        files = _count(session, Attachment, roots)
        cases = len(roots - {one.id.hex for one in session.exec(select(Enterprise))})
    with new.read() as session:
        entries = session.exec(
            select(DirectoryEntry).where(
                col(DirectoryEntry.number).in_(numbers), ~col(DirectoryEntry.deleted)
            )
        ).all()
        known = [(one.name, one.partner_id or one.enterprise_id) for one in entries]
    partners = partner_names(new)
    told = [Known(name, partners.get(one, "")) for name, one in sorted(known)]
    return Bringing(
        *(who_am_i(old).name, len(coming), sessions, files, before, tuple(told), cases),
        own=len(_own(old, new, _who(old, new))),
    )


def bring(old: Store, new: Store, progress: Progress) -> int:
    """
    Bring everything along after a backup, all cases in one transaction; return how many companies.

    Files come first: without their records they are nothing, and are swept. Then what is of the
    person and of no company.

    Raises:
        UserError: as `look_at`; those of `back_up_now`, `store.full` and the like. No case has
            come along then.
    """
    _require(old, new)
    back_up_now(new, progress)
    mapping = _who(old, new)
    roots, _ = _roots(old, new)
    blobs = _copy_files(old, new, roots, progress)
    _bring_own(old, new, mapping)
    with looking(old) as source, applying(new) as target:
        for done, root in enumerate(sorted(roots)):
            progress.step(done, len(roots))
            _bring_case(source, target, root, mapping)
        _bring_history(source, target, roots, mapping)
        for row in blobs:
            _insert(target, "blob", row)
        _bring_drafts(source, target, roots, mapping)
    with new.read() as session:
        names = select(col(Enterprise.id)).where(~col(Enterprise.deleted))
        return len({one.hex for one in session.exec(names)} & roots)


def _require(old: Store, new: Store) -> None:
    if server_of(old) is not None or who_am_i(old).is_practice:
        raise UserError("bring.linked")
    if who_am_i(new).is_practice:
        raise UserError("sync.linked")


def _who(old: Store, new: Store) -> dict[str, str]:
    """Return the ids that become others, in the two ways in which ids are written."""
    was, now = who_am_i(old), who_am_i(new)
    pairs = (
        (was.person_id, now.person_id),
        (was.partner_id, now.partner_id),
        (was.partnership_id, now.partnership_id),
    )
    return {one.hex: other.hex for one, other in pairs} | {
        str(one): str(other) for one, other in pairs
    }


def _roots(old: Store, new: Store) -> tuple[set[str], set[str]]:
    """Return the cases that come, also those in the bin, and those that are here already."""
    query = "SELECT record_id FROM record_version WHERE record_id = root AND kind <> 'partnership'"
    with looking(old) as source, looking(new) as target:
        theirs = {one for (one,) in source.rows(query)}
        ours = {one for (one,) in target.rows(query)}
    return theirs - ours, theirs & ours


def _count(session: Session, model: Any, roots: set[str]) -> int:
    rows = session.exec(select(model.root).where(~col(model.deleted)))
    return sum(root.hex in roots for root in rows)


def _copy_files(
    old: Store, new: Store, roots: set[str], progress: Progress
) -> list[dict[str, Any]]:
    """Copy the encrypted files that these companies name, and return their rows."""
    with old.read() as session:
        named = session.exec(select(Attachment.root, Attachment.sha256)).all()
    wanted = {sha256 for root, sha256 in named if root.hex in roots}
    with looking(new) as target:
        wanted -= {one for (one,) in target.rows("SELECT sha256 FROM blob")}
    with looking(old) as source:
        rows = [row for row in _rows(source, "blob") if row["sha256"] in wanted]
    names = [(row["file_name"], row["size"]) for row in rows]
    copy_blobs(names, old.folder / BLOBS, new.folder / BLOBS, progress)
    return rows


def _bring_case(source: Work, target: Work, root: str, mapping: Mapping[str, str]) -> None:
    """Bring all of a company: its rows, and what is known of their versions."""
    for model in synced_models():
        kind = str(model.__tablename__)
        if kind not in _NOT_OURS:
            for row in _rows(source, kind, root):
                _insert(target, kind, _told_anew(row, mapping))
    target.run(_FILES, root)
    target.run("INSERT OR IGNORE INTO scope_root (root, state) VALUES (?, 'new')", root)
    of_case = "(SELECT record_id FROM record_version WHERE root = ?)"
    for row in _rows(source, "record_version", root):
        if row["kind"] not in _NOT_OURS:
            _insert(target, "record_version", _told_anew(row, mapping))
    for row in _named(source, f"SELECT * FROM unit_version WHERE record_id IN {of_case}", root):  # noqa: S608 our own names
        _insert(target, "unit_version", _told_anew(row, mapping))


def _bring_history(source: Work, target: Work, roots: set[str], mapping: Mapping[str, str]) -> None:
    """Bring who wrote what, in the order in which it was written: actions may be of many cases."""
    wanted = (
        f"SELECT {_OUTBOX} FROM outbox WHERE is_own"  # noqa: S608 our own names
        " AND root IN (SELECT value FROM json_each(?)) ORDER BY position"
    )
    marks = ", ".join("?" * len(_OUTBOX.split(",")))
    target.many(
        f"INSERT OR IGNORE INTO outbox ({_OUTBOX}) VALUES ({marks})",  # noqa: S608 our own names
        [
            [_replaced(value, mapping) for value in line]
            for line in source.rows(wanted, json.dumps(sorted(roots)))
            if line[3] not in _NOT_OURS
        ],
    )


def _bring_drafts(source: Work, target: Work, roots: set[str], mapping: Mapping[str, str]) -> None:
    """Bring what was typed and not finished: of these companies, or of none yet."""
    here = {one for (one,) in target.rows("SELECT id FROM draft")}
    known = {
        one
        for root in roots
        for (one,) in target.rows("SELECT record_id FROM record_version WHERE root = ?", root)
    }
    for row in _rows(source, "draft"):
        if row["id"] not in here and row["subject_id"] in {None, *known}:
            _insert(target, "draft", _told_anew(row, mapping) | {"is_open": 0})


def _bring_own(old: Store, new: Store, mapping: Mapping[str, str]) -> None:
    """Bring what is of the person and of no company: they write it in the new profile."""
    found = _own(old, new, mapping)
    with new.write() as session:
        session.add_all(found)


def _own(old: Store, new: Store, mapping: Mapping[str, str]) -> list[SQLModel]:
    """Return what is of the person and of no company, as they would write it, and is not here."""
    me, now = who_am_i(old), who_am_i(new)
    found: list[SQLModel] = []
    for model in _OWN:
        with old.read() as session:
            rows = session.exec(
                select(model).where(model.root == me.partnership_id, ~col(model.deleted))
            ).all()
            values = [row.model_dump() for row in rows]
        with new.read() as session:
            for row in values:
                one = model(**_anew(row, mapping))
                if hasattr(one, "person_id"):
                    one.person_id = now.person_id  # what was shared there, is theirs here
                if session.get(model, one.id) is None and not _has_setting(session, one):
                    found.append(one)
    return found


def _anew(row: dict[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: UUID(mapping.get(value.hex, value.hex))
        if isinstance(value, UUID)
        else json.loads(_replaced(json.dumps(value), mapping))
        if name == "value"
        else value
        for name, value in row.items()
    }


def _has_setting(session: Session, one: SQLModel) -> bool:
    """Tell whether a setting of which there is one has been chosen here; views there are many."""
    if not isinstance(one, TravelSetting) or one.name == VIEW:
        return False
    same = select(TravelSetting.id).where(
        col(TravelSetting.name) == one.name,
        col(TravelSetting.root) == one.root,
        col(TravelSetting.person_id) == one.person_id,
        ~col(TravelSetting.deleted),
    )
    return session.exec(same).first() is not None


def _rows(work: Work, table: str, root: str | None = None) -> Iterator[dict[str, Any]]:
    where = "" if root is None else " WHERE root = ?"
    values = () if root is None else (root,)
    return _named(work, f"SELECT * FROM {table}{where}", *values)  # noqa: S608 our own names


def _named(work: Work, query: str, *values: str) -> Iterator[dict[str, Any]]:
    names, rows = work.table(query, *values)
    return (dict(zip(names, row, strict=True)) for row in rows)


def _insert(work: Work, table: str, row: Mapping[str, Any]) -> None:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    work.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", *row.values())  # noqa: S608 our own names


def _told_anew(row: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    return {name: _replaced(value, mapping) for name, value in row.items()}


def _replaced(value: Any, mapping: Mapping[str, str]) -> Any:
    """Return a value with the ids of the new profile; ids are random: nothing else looks so."""
    if isinstance(value, str):
        for was, now in mapping.items():
            value = value.replace(was, now)
    return value
