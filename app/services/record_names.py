"""What records are called in lists: of a history, of what clashed, of what could not be sent."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.core import clock
from app.models.actors import Actor
from app.models.coaching import Agreement, Attendee, CoachingSession, SessionCount
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.intake import Intake
from app.models.network import Meeting, Network
from app.models.partnership import Partner, Person, Role
from app.models.referral import Referral
from app.models.results import PartnerKey, ProjectTerms, Target
from app.models.scan import Scan, ScanAnswer
from app.models.trajectory import Trajectory, TrajectoryGoal, TrajectoryMember
from app.services.below import Key, by_kind
from app.services.scans.question_sets import set_numbered, sets_in
from app.services.syncing.view import RecordName
from app.storage.unit_values import models_by_kind, parts

_NAMED: Final = (  # the first that a kind has
    "title",
    "name",
    "company",
    "label",
    "text",
    "file_name",
    "year",
    "role",
    "target_group",
)
_DATED: Final[Any] = {
    CoachingSession: "starts_at",
    Intake: "held_on",
    Scan: "started_on",
    ProjectTerms: "valid_from",
}
_WHO: Final[tuple[Any, ...]] = (Contact, Person, Partner)  # whose record it is
_CASES: Final[tuple[Any, ...]] = (Enterprise, Trajectory, Network, Referral)
_OF_SESSIONS: Final[Mapping[str, Any]] = {
    "agreement": Agreement,
    "attendee": Attendee,
    "session_count": SessionCount,
}
# What a value may point at, beside what stands in the file
_LINKED: Final[tuple[Any, ...]] = (
    Person,
    Partner,
    Contact,
    Enterprise,
    Establishment,
    Trajectory,
    TrajectoryMember,
    TrajectoryGoal,
    Meeting,
    Actor,
)


def record_names(
    session: Session, wanted: Iterable[tuple[str, UUID, UUID]]
) -> dict[Key, RecordName]:
    """Return by kind and id what records are called; `wanted` has kind, id and root."""
    keys = {(kind, record): root for kind, record, root in wanted}
    about = abouts(session, keys)
    cases = case_names(session, keys.values())
    rows = _rows_of_sessions(session, keys)
    return {
        key: RecordName(
            *(*key, root, _written(about.get(key, "")), cases.get(root, "")),
            *rows.get(key, (None, 0)),
        )
        for key, root in keys.items()
    }


def _rows_of_sessions(session: Session, keys: Iterable[Key]) -> dict[Key, tuple[UUID, int]]:
    """Return the session of each row of one, and its place among those of its kind there."""
    found: dict[Key, tuple[UUID, int]] = {}
    for kind, ids in by_kind(key for key in keys if key[0] in _OF_SESSIONS).items():
        model = _OF_SESSIONS[kind]
        other: Any = aliased(model)
        before = (
            select(func.count())
            .where(other.session_id == model.session_id, other.id < model.id, ~other.deleted)
            .scalar_subquery()
        )
        for part in parts(ids):
            rows = select(model.id, model.session_id, before).where(model.id.in_(part))
            found |= {(kind, one): (its, number) for one, its, number in session.execute(rows)}
    return found


def case_names(session: Session, roots: Iterable[UUID]) -> dict[UUID, str]:
    """Return what cases are called: companies, trajectories, networks, referrals of partners."""
    wanted = set(roots)
    found: dict[UUID, str] = {}
    for model in _CASES:
        found |= names_of(session, model, wanted - found.keys())
    return found


def abouts(session: Session, keys: Iterable[Key]) -> dict[Key, Any]:
    """Return what each record is called, or the moment that it is known by."""
    found: dict[Key, Any] = {}
    models: Mapping[str, Any] = models_by_kind()
    known = [key for key in keys if key[0] in models]  # a later version has more kinds
    for kind, ids in by_kind(known).items():
        model = models[kind]
        for part in parts(ids):
            for row in session.scalars(select(model).where(model.id.in_(part))):
                found[kind, row.id] = _about(row)
        if kind == str(ScanAnswer.__tablename__):
            found |= _questions(session, ids)
    ids_of = {row for row in found.values() if isinstance(row, UUID)}
    names = {one: name for model in _WHO for one, name in names_of(session, model, ids_of).items()}
    return {key: names.get(one, "") if isinstance(one, UUID) else one for key, one in found.items()}


def _questions(session: Session, answers: Iterable[UUID]) -> dict[Key, str]:
    """Return what was asked: an answer keeps only the code of its question."""
    sets, found = sets_in(session), dict[Key, str]()
    for part in parts(list(answers)):
        lines = select(col(ScanAnswer.id), col(ScanAnswer.question), col(Scan.set_number)).join(
            Scan, col(Scan.id) == col(ScanAnswer.scan_id)
        )
        for one, code, number in session.execute(lines.where(col(ScanAnswer.id).in_(part))):
            asked = {each.code: each.text for each in set_numbered(sets, number).questions}
            found[str(ScanAnswer.__tablename__), one] = asked.get(code, code)
    return found


def _about(row: Any) -> Any:
    if isinstance(row, Attendee) and row.contact_id is not None:
        return row.contact_id
    if isinstance(row, Role):
        return row.person_id
    if isinstance(row, PartnerKey | Target) and row.partner_id is not None:
        return row.partner_id
    at = moment_of(row)
    return called(row) if at is None else at


def moment_of(row: Any) -> datetime | date | None:
    """Return the moment or day that a record is known by; None: it has a name."""
    found: datetime | date | None = getattr(row, _DATED[type(row)]) if type(row) in _DATED else None
    return found


def called(row: Any) -> str:
    """Return the name of a record, or what stands for it; empty when it has none."""
    if isinstance(row, Establishment):
        return row.name or f"{row.street} {row.house_number}".strip()
    return next((str(getattr(row, name)) for name in _NAMED if hasattr(row, name)), "")


def linked_names(session: Session, values: Iterable[Any]) -> dict[UUID, str]:
    """Return the names of the people, partners, contacts and so on that the values point at."""
    ids = set(_ids_in(*values))
    return {one: name for model in _LINKED for one, name in names_of(session, model, ids).items()}


def _ids_in(*values: Any) -> Iterable[UUID]:
    for value in values:
        if isinstance(value, UUID):
            yield value
        elif isinstance(value, dict):
            yield from _ids_in(*value.values())


def names_of(session: Session, model: Any, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of those that are here, deleted ones too."""
    return {
        row.id: called(row)
        for part in parts(list(ids))
        for row in session.scalars(select(model).where(model.id.in_(part)))
    }


def _written(about: Any) -> str:
    if isinstance(about, datetime):
        return f"{clock.local(about):%d/%m/%Y}"
    return f"{about:%d/%m/%Y}" if isinstance(about, date) else str(about)
