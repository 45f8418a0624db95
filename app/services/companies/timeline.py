"""The timeline of an enterprise: what happened, the last first; keys at once, rows by the page."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.note_text import BlockKind, parse
from app.models.coaching import Agreement, Attendee, CoachingSession
from app.models.enterprise import Contact
from app.models.evidence import Attachment
from app.models.intake import Intake
from app.models.partnership import Person
from app.services.batches import limited
from app.services.changes import Changes
from app.services.companies.family import of_company
from app.services.companies.timeline_changes import Units, change_moments, changed_units
from app.services.companies.timeline_drafts import changed_sessions, drafts_by_id, session_drafts
from app.services.companies.timeline_meetings import meetings_by_id, meetings_of
from app.services.companies.timeline_referrals import referral_steps, steps_by_id
from app.services.sessions.signatures import SignatureRow, signatures_of
from app.storage.store import Store

Kind = Literal[
    "session",
    "intake",
    "referral",
    "meeting",
    "file",
    "session_file",
    "draft",
    "quick_draft",
    "change",
]
SHOWN: Final = 400  # signs of a note in the timeline
_FILES: Final = frozenset({"file", "session_file"})
_FEW: Final = 200  # touched at once: of more, all are read
_MARKUP: Final = re.compile(r"[*\\]|^(?:##|-) ", re.MULTILINE)
_OF_SESSION: Final = tuple(  # columns: of thousands of entries, records would be much to collect
    col(getattr(CoachingSession, name))
    for name in (
        "id", "deleted", "coach_id", "kind", "starts_at", "ends_at", "subject", "note",
        "completed_at",
    )
)  # fmt: skip
_ENDS: Final = tuple(".:;,!?…")  # after which a line needs no other sign to end


class EntryKey(NamedTuple):
    """What stands where; `at` is UTC."""

    at: datetime
    kind: Kind
    id: UUID


@dataclass(frozen=True, slots=True)
class Timeline:
    """The keys of all entries, the last first."""

    keys: tuple[EntryKey, ...]

    def counts(self) -> Counter[str]:
        """Return how many entries there are of each kind."""
        return Counter(key.kind for key in self.keys)

    def of(self, kinds: frozenset[str]) -> tuple[EntryKey, ...]:
        """Return the keys of these kinds."""
        return tuple(key for key in self.keys if key.kind in kinds)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as it is shown."""

    key: EntryKey
    who: str = ""
    network: str = ""  # that a meeting is of
    code: str = ""  # kind of the session, code of resources/reference
    subject: str = ""
    lasted: timedelta | None = None
    people: tuple[str, ...] = ()
    text: str = ""
    agreements: int = 0
    files: tuple[str, ...] = ()
    signatures: tuple[SignatureRow, ...] = ()
    is_complete: bool = True
    has_changes: bool = False  # typed in a stored session, and not stored
    size: int = 0  # bytes of a file
    session_id: UUID | None = None  # that a file belongs to
    referral_id: UUID | None = None  # that a step belongs to
    units: Units = ()  # kind and field of what a change changed


def load_timeline(store: Store, enterprise_id: UUID, site_id: UUID | None = None) -> Timeline:
    """
    Return the keys of all entries of an enterprise, or of one of its establishments.

    A `session_file` belongs to a session and is shown there; it is an entry among files only.
    Files, and meetings of a network that its people were at, belong to the enterprise as a whole.
    A `draft` or `quick_draft` is a session of which nothing is stored yet; its id is that of the
    draft. A `referral` is one of its steps.
    """
    with store.read() as session:
        where = _Where(session, enterprise_id, site_id)
        keys = [*where.sessions(), *where.files(), *where.others()]
    return _sorted(keys)


def follow_timeline(
    store: Store, enterprise_id: UUID, site_id: UUID | None, known: Timeline, changes: Changes
) -> Timeline:
    """
    Return what `load_timeline` does, of one that was read before these changes.

    Of sessions and files, which there may be thousands of, only those that were touched are read.
    """
    sessions, files = changes.ids("coaching_session"), changes.ids("attachment")
    if len(sessions) + len(files) > _FEW:
        return load_timeline(store, enterprise_id, site_id)
    keys = [
        key
        for key in known.keys
        if (key.kind == "session" and key.id not in sessions)
        or (key.kind in _FILES and key.id not in files)
    ]
    with store.read() as session:
        where = _Where(session, enterprise_id, site_id)
        keys += [*where.sessions(sessions), *where.files(files), *where.others()]
    return _sorted(keys)


def _sorted(keys: list[EntryKey]) -> Timeline:
    keys.sort(key=attrgetter("at", "id"), reverse=True)
    return Timeline(tuple(keys))


class _Where:
    """Reads keys of an enterprise, or of one of its establishments."""

    def __init__(self, session: Session, enterprise_id: UUID, site_id: UUID | None) -> None:
        self._session, self._id, self._site = session, enterprise_id, site_id

    def sessions(self, ids: Collection[UUID] | None = None) -> Iterator[EntryKey]:
        """Give the sessions, of `ids` when these are given."""
        query = select(col(CoachingSession.starts_at), col(CoachingSession.id)).where(
            of_company(CoachingSession.enterprise_id, self._id), ~col(CoachingSession.deleted)
        )
        if self._site is not None:
            query = query.where(col(CoachingSession.establishment_id) == self._site)
        for at, found in self._of(query, CoachingSession.id, ids):
            yield EntryKey(at, "session", found)

    def files(self, ids: Collection[UUID] | None = None) -> Iterator[EntryKey]:
        """Give the files, of `ids` when these are given; they are of the enterprise as a whole."""
        query = select(
            col(Attachment.added_at), col(Attachment.id), col(Attachment.session_id).is_(None)
        ).where(of_company(Attachment.enterprise_id, self._id), ~col(Attachment.deleted))
        some = self._of(query, Attachment.id, ids) if self._site is None else ()
        for at, found, is_own in some:
            yield EntryKey(at, "file" if is_own else "session_file", found)

    def others(self) -> Iterator[EntryKey]:
        """Give what there is never much of: drafts, meetings, intakes and steps of referrals."""
        for draft in session_drafts(self._session, self._id, self._site):
            yield EntryKey(draft.at, "quick_draft" if draft.is_quick else "draft", draft.id)
        intakes = select(col(Intake.held_on), col(Intake.id)).where(
            of_company(Intake.enterprise_id, self._id), ~col(Intake.deleted)
        )
        if self._site is not None:
            intakes = intakes.where(col(Intake.establishment_id) == self._site)
        for day, found in self._session.execute(intakes):
            yield EntryKey(_start_of(day), "intake", found)
        if self._site is None:
            for at, found in meetings_of(self._session, self._id):
                yield EntryKey(at, "meeting", found)
            for day, found in referral_steps(self._session, self._id):
                yield EntryKey(_start_of(day), "referral", found)

    def _of(self, query: Any, column: Any, ids: Collection[UUID] | None) -> Iterable[Any]:
        if ids is None:
            return self._session.execute(query)
        return self._session.execute(query.where(col(column).in_(ids))) if ids else ()


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()  # a day has no hour


def change_keys(store: Store, enterprise_id: UUID) -> tuple[EntryKey, ...]:
    """Return the keys of what was changed in a file, the last first; made for a worker."""
    return tuple(EntryKey(at, "change", one) for at, one in change_moments(store, enterprise_id))


def entry_rows(store: Store, keys: Sequence[EntryKey]) -> dict[UUID, EntryRow]:
    """Return the entries of `keys` that still exist; meant for one page."""
    with store.read() as session:
        names = dict(session.execute(select(col(Person.id), col(Person.name))).all())
        rows = _session_rows(session, keys, names)
        rows |= _intake_rows(session, keys, names)
        rows |= _referral_rows(session, keys, names)
        rows |= _meeting_rows(session, keys, names)
        rows |= _draft_rows(session, keys, names.get(store.actor, ""))
        rows |= _change_rows(session, keys, names)
        return rows | _file_rows(session, keys, names)


def _of_kind(keys: Sequence[EntryKey], *kinds: Kind) -> dict[UUID, EntryKey]:
    return {key.id: key for key in keys if key.kind in kinds}


def _session_rows(
    session: Session, keys: Sequence[EntryKey], names: dict[UUID, str]
) -> dict[UUID, EntryRow]:
    wanted = _of_kind(keys, "session")
    if not wanted:
        return {}
    ids = list(wanted)
    people, agreements, files, changed = (
        _people(session, ids),
        _agreements(session, ids),
        _files(session, ids),
        changed_sessions(session, ids),
    )
    signed = signatures_of(session, ids)
    query = limited(select(*_OF_SESSION), CoachingSession.id, ids)
    return {
        found.id: EntryRow(
            key=wanted[found.id],
            who=names.get(found.coach_id, ""),
            code=found.kind,
            lasted=found.ends_at - found.starts_at,
            people=tuple(people[found.id]),
            subject=found.subject,
            text=_shown(found.note),
            agreements=agreements[found.id],
            files=tuple(files[found.id]),
            signatures=signed.get(found.id, ()),
            is_complete=found.completed_at is not None,
            has_changes=found.id in changed,
        )
        for found in session.execute(query)
        if found.id in wanted and not found.deleted
    }


def _draft_rows(session: Session, keys: Sequence[EntryKey], me: str) -> dict[UUID, EntryRow]:
    wanted = _of_kind(keys, "draft", "quick_draft")
    found = drafts_by_id(session, list(wanted)) if wanted else {}
    return {
        key: EntryRow(
            key=wanted[key],
            who=me,
            code=str(draft.fields.get("kind") or ""),
            subject=str(draft.fields.get("subject") or ""),
            text=_shown(str(draft.fields.get("note") or "")),
            is_complete=False,
        )
        for key, draft in found.items()
    }


def _intake_rows(
    session: Session, keys: Sequence[EntryKey], names: dict[UUID, str]
) -> dict[UUID, EntryRow]:
    wanted = _of_kind(keys, "intake")
    if not wanted:
        return {}
    query = select(Intake).where(col(Intake.id).in_(list(wanted)), ~col(Intake.deleted))
    return {
        found.id: EntryRow(
            key=wanted[found.id], who=names.get(found.coach_id, ""), text=_shown(found.question)
        )
        for found in session.scalars(query)
    }


def _referral_rows(
    session: Session, keys: Sequence[EntryKey], names: dict[UUID, str]
) -> dict[UUID, EntryRow]:
    wanted = _of_kind(keys, "referral")
    found = steps_by_id(session, list(wanted)) if wanted else {}
    return {
        one: EntryRow(
            key=wanted[one],
            who=names.get(told.person_id, ""),
            code=told.status,
            subject=told.what,
            people=(told.receiver,) if told.receiver else (),
            text=_shown(told.text),
            referral_id=told.referral_id,
        )
        for one, told in found.items()
    }


def _meeting_rows(
    session: Session, keys: Sequence[EntryKey], names: dict[UUID, str]
) -> dict[UUID, EntryRow]:
    wanted = _of_kind(keys, "meeting")
    found = meetings_by_id(session, list(wanted)) if wanted else {}
    return {
        one: EntryRow(
            key=wanted[one],
            who="" if held.coach_id is None else names.get(held.coach_id, ""),
            network=held.network,
            subject=held.title,
            lasted=held.lasted,
            files=held.files,
        )
        for one, held in found.items()
    }


def _change_rows(
    session: Session, keys: Sequence[EntryKey], names: dict[UUID, str]
) -> dict[UUID, EntryRow]:
    wanted = _of_kind(keys, "change")
    found = changed_units(session, wanted) if wanted else {}
    return {
        group: EntryRow(key=wanted[group], who=names.get(UUID(actor), ""), units=units)
        for group, (actor, units) in found.items()
    }


def _file_rows(
    session: Session, keys: Sequence[EntryKey], names: dict[UUID, str]
) -> dict[UUID, EntryRow]:
    wanted = _of_kind(keys, "file", "session_file")
    if not wanted:
        return {}
    query = select(Attachment).where(col(Attachment.id).in_(list(wanted)), ~col(Attachment.deleted))
    return {
        found.id: EntryRow(
            key=wanted[found.id],
            who="" if found.added_by is None else names.get(found.added_by, ""),
            files=(found.file_name,),
            size=found.size,
            session_id=found.session_id,
        )
        for found in session.scalars(query)
    }


def _people(session: Session, ids: list[UUID]) -> dict[UUID, list[str]]:
    query = (
        select(col(Attendee.session_id), col(Contact.name), col(Attendee.role))
        .outerjoin(Contact, col(Contact.id) == col(Attendee.contact_id))
        .where(col(Attendee.session_id).in_(ids), ~col(Attendee.deleted))
        .order_by(col(Attendee.id))
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for session_id, name, role in session.execute(query):
        found[session_id].append(name or role)
    return found


def _agreements(session: Session, ids: list[UUID]) -> dict[UUID, int]:
    query = select(col(Agreement.session_id)).where(
        col(Agreement.session_id).in_(ids), ~col(Agreement.deleted)
    )
    found: dict[UUID, int] = defaultdict(int)
    for session_id in session.scalars(query):
        found[session_id] += 1
    return found


def _files(session: Session, ids: list[UUID]) -> dict[UUID, list[str]]:
    model: Any = Attachment
    query = (
        select(col(model.session_id), col(Attachment.file_name))
        .where(col(model.session_id).in_(ids), ~col(Attachment.deleted))
        .order_by(col(Attachment.id))
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for session_id, name in session.execute(query):
        found[session_id].append(name)
    return found


def _shown(note: str) -> str:
    """Return the begin of a note on one line, without its markup; its lines stay apart."""
    begin = note[: 2 * SHOWN]
    if _MARKUP.search(begin):
        lines = [(block.text, block.kind is BlockKind.HEADING) for block in parse(begin)]
    else:
        lines = [(line, False) for line in begin.splitlines()]
    text = ""
    for line, is_heading in lines:
        if words := " ".join(line.split()):
            between = "" if not text else " " if text.endswith(_ENDS) else " · "
            text += between + words + (":" if is_heading and not words.endswith(_ENDS) else "")
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] + "…"
