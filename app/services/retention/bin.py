"""The bin (prullenbak): delete a record with what hangs below it, list what is there, restore."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlmodel import Session, col

from app.core import clock
from app.core.errors import UserError
from app.domain.retention import BIN_DAYS, days_left
from app.models.base import Synced
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.evidence import Attachment
from app.models.intake import Intake
from app.models.network import IntervisionCase, LearningPoint, Meeting, Network
from app.models.partnership import Person
from app.models.proof import LegalHold
from app.models.quality import CaseReview, CoordinationMeeting, Improvement, IncomingQuestion
from app.models.referral import Referral
from app.models.scan import Scan
from app.models.signing import Signature
from app.models.sync import Outbox
from app.models.trajectory import (
    CriterionEvidence,
    PlanVersion,
    Trajectory,
    TrajectoryGoal,
    TrajectorySession,
)
from app.models.units import ALIVE, CASES
from app.services.below import Key, below
from app.services.changes import Changes
from app.services.companies.dossier_edits import check_unique
from app.services.companies.family import family
from app.services.companies.main_site import pass_main_on, settle_main
from app.services.drafts import bin_drafts, unbin_drafts
from app.services.record_names import called, case_names, moment_of
from app.services.records import write
from app.services.retention.legal_holds import hold_on, standing_holds
from app.services.standing import may_edit
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, parts

MODELS: Final[dict[str, type[Synced]]] = {
    str(model.__tablename__): model
    for model in (
        Enterprise,
        Trajectory,
        Network,
        Establishment,
        Contact,
        YearlyFigures,
        Intake,
        CoachingSession,
        Scan,
        Referral,
        TrajectoryGoal,
        PlanVersion,
        CriterionEvidence,
        Meeting,
        IntervisionCase,
        LearningPoint,
        Attachment,
        Signature,
        IncomingQuestion,
        Improvement,
        CaseReview,
        CoordinationMeeting,
    )
}
# With these goes all that is below them
_WHOLE: Final = frozenset({"coaching_session", "intake", "scan", "meeting", "plan_version"})
_IS_ALIVE: Final = text("unit = '@alive'")  # no parameter: else its index is not used
_REMOVAL: Final[Any] = (
    col(Outbox.kind),
    col(Outbox.record_id),
    col(Outbox.change_group),
    col(Outbox.actor),
    col(Outbox.made_at),
    col(Outbox.position),
)
_UPPER: Final = (
    ("session_id", "coaching_session"),
    ("meeting_id", "meeting"),
    ("plan_version_id", "plan_version"),
)


@dataclass(frozen=True, slots=True)
class BinRow:
    """A deleted record; `name`, `code` and `at` are what its kind has of them."""

    kind: str
    id: UUID
    name: str
    code: str  # of the kind of a session
    at: datetime | date | None  # begin of a session, day of an intake
    place: tuple[str, str]  # street with number, code of the municipality; of an establishment
    enterprise: str  # the case that it hangs on; empty for a case
    deleted_at: datetime  # UTC
    deleted_by: str
    days_left: int  # below 0: over, and it is here by its hold
    hold: str = ""  # why it is kept longer (bewaarplicht)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back; `more` are the kinds of records above it that came with it."""

    changes: Changes
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """When a record was deleted, by whom, and in which unit of work."""

    kind: str
    id: UUID
    group: str
    actor: UUID
    at: datetime


def throw_away(store: Store, kind: str, record_id: UUID) -> Changes:
    """
    Put a record in the bin; the drafts on it go out of sight with it.

    With a session, an intake, a scan, a meeting or a plan goes what is part of it: who was there,
    counts, agreements, answers, open actions, files; a session serves its trajectories no longer.
    Below a whole case all stays as it is: it is out of sight with the company, the trajectory or
    the network. With a company go those that were merged into it.
    """
    with store.write() as session:
        record = session.get_one(MODELS[kind], record_id)
        for other in family(session, record_id)[1:] if kind == "enterprise" else ():
            write(session.get_one(Enterprise, other), {"deleted": True})
            bin_drafts(session, [other])
        for key in _parts_of(session, kind, record_id):
            write(session.get_one(models_by_kind()[key[0]], key[1]), {"deleted": True})
        pass_main_on(session, record)
        write(record, {"deleted": True})
        bin_drafts(session, [record_id])
        return Changes.of(session)


def list_bin(store: Store, today: date, kept_days: int = BIN_DAYS) -> tuple[BinRow, ...]:
    """
    Return what was deleted in the last days and can come back, the last deleted first.

    What a legal hold keeps stays in the list after its days, with the reason.
    """
    with store.read() as session:
        held = standing_holds(session, today)
        day = today - timedelta(days=kept_days + 1)  # a day more: it begins elsewhere sooner
        gone = removals(session, "" if held else day.isoformat()).values()
        reasons = _held(session, held, gone)
        waiting = [
            found
            for found in gone
            if found.id in reasons or days_left(clock.local(found.at).date(), today, kept_days) >= 0
        ]
        groups = {(found.id, found.group) for found in waiting}
        records = {kind: {row.id: row for row in _rows(session, kind, waiting)} for kind in MODELS}
        names = dict(session.execute(select(col(Person.id), col(Person.name))).all())
        roots = {row.root for rows in records.values() for row in rows.values()}
        cases = case_names(session, roots)
        rows = [
            replace(
                _bin_row(found, record, names, cases, (today, kept_days)),
                hold=reasons.get(found.id, ""),
            )
            for found in waiting
            if (record := records[found.kind].get(found.id)) is not None
            and not groups & {(upper, found.group) for upper in _went_with(record)}
        ]
    return tuple(sorted(rows, key=lambda row: row.deleted_at, reverse=True))


def restore(store: Store, kind: str, record_id: UUID) -> Restored:
    """
    Bring a record back, with what went with it and the deleted records that it hangs on.

    Raises:
        UserError: `bin.number_exists` (number, name) or `bin.year_exists` (year), when another
            record took its place.
    """
    with store.write() as session:
        more = []
        record: Any = session.get_one(MODELS[kind], record_id)
        for upper_kind, upper in _above(session, record):
            if upper.deleted:
                check_place(session, upper)
                bring_back(session, upper_kind, upper)
                more.append(upper_kind)
        check_place(session, record)
        bring_back(session, kind, record)
        return Restored(Changes.of(session), tuple(more))


def bring_back(session: Session, kind: str, record: Synced) -> None:
    """Bring a record back inside a unit of work, with what was deleted with it and its drafts."""
    removal = _removal(session, kind, record.id)
    write(record, {"deleted": False})
    unbin_drafts(session, record.id)
    settle_main(session, record)
    if removal is None:
        return
    under = below(session, kind, record.id) | _merged_into(session, kind, record.id)
    under |= _shares(session, kind, record.id)
    lines = select(col(Outbox.kind), col(Outbox.record_id)).where(
        col(Outbox.change_group) == removal.group,
        col(Outbox.unit) == ALIVE,
        col(Outbox.value) == "false",
    )
    for its, found in session.execute(lines):
        if (its, UUID(found)) in under:
            write(session.get_one(models_by_kind()[its], UUID(found)), {"deleted": False})


def _went_with(record: Any) -> Iterable[UUID]:
    """Give what a record goes to the bin with, and comes back with: it is no row of its own."""
    for name in (*(column for column, _ in _UPPER), "merged_into"):
        if (upper := getattr(record, name, None)) is not None:
            yield upper


def _merged_into(session: Session, kind: str, record_id: UUID) -> set[Key]:
    """Return the companies that were merged into one, and into these."""
    found: set[Key] = set()
    todo = [record_id] if kind == "enterprise" else []
    while todo:
        same = select(col(Enterprise.id)).where(col(Enterprise.merged_into) == todo.pop())
        new = [one for one in session.scalars(same) if (kind, one) not in found]
        found |= {(kind, one) for one in new}
        todo += new
    return found


def _shares(session: Session, kind: str, record_id: UUID) -> set[Key]:
    """Return that a session serves trajectories; it is no key there, for they are other cases."""
    if kind != "coaching_session":
        return set()
    query = select(TrajectorySession).where(col(TrajectorySession.session_id) == record_id)
    shared = (one for one in session.scalars(query) if may_edit(session, one))
    return {("trajectory_session", one.id) for one in shared}


def went_together(session: Session, one: Key, other: Key) -> bool:
    """Tell whether two records were deleted last in one unit of work."""
    first, second = (_removal(session, *key) for key in (one, other))
    return first is not None and second is not None and first.group == second.group


def check_place(session: Session, record: Any) -> None:
    """
    Refuse to bring a record back when another one took its place.

    Raises:
        UserError: `bin.number_exists` (number, name) or `bin.year_exists` (year).
    """
    name = "number" if isinstance(record, Enterprise) else "year"
    if not isinstance(record, Enterprise | YearlyFigures):
        return
    try:
        check_unique(session, record, {name: getattr(record, name)})
    except UserError as error:
        values = error.values
        if isinstance(record, Enterprise):
            number, other = values["number"], values["name"]
            raise UserError("bin.number_exists", number=number, name=other) from error
        raise UserError("bin.year_exists", year=values["year"]) from error


def _parts_of(session: Session, kind: str, record_id: UUID) -> Iterable[Key]:
    """Return what goes with a record: all below it that is not an action that is done."""
    if kind not in _WHOLE:
        return
    under = below(session, kind, record_id) | _shares(session, kind, record_id)
    for its, found in sorted(under - {(kind, record_id)}):
        row = session.get_one(models_by_kind()[its], found)
        if isinstance(row, Action) and row.done_on is not None:
            continue
        yield its, found


def _above(session: Session, record: Any) -> Iterable[tuple[str, Any]]:
    """Give what a record hangs on, its case last."""
    for column, kind in _UPPER:
        upper_id = getattr(record, column, None)
        if upper_id is not None and (upper := session.get(MODELS[kind], upper_id)) is not None:
            yield kind, upper
    for kind in sorted(CASES & MODELS.keys()):
        if record.id != record.root and (upper := session.get(MODELS[kind], record.root)):
            yield kind, upper


def removals(session: Session, since: str = "") -> dict[Key, Removal]:
    """
    Return the last removal of each record of the bin that was not brought back since.

    Args:
        since: A moment as the outbox writes it.
    """
    lines = select(*_REMOVAL, col(Outbox.value)).where(_IS_ALIVE, col(Outbox.made_at) >= since)
    found: dict[Key, Removal] = {}
    for kind, record_id, group, actor, made_at, _position, value in sorted(
        session.execute(lines), key=itemgetter(5)
    ):
        key = kind, UUID(record_id)
        found.pop(key, None)
        if value == "false" and kind in MODELS:
            found[key] = _removal_of(kind, record_id, group, actor, made_at)
    return found


def _removal(session: Session, kind: str, record_id: UUID) -> Removal | None:
    lines = (
        select(*_REMOVAL)
        .where(
            col(Outbox.kind) == kind,
            col(Outbox.record_id) == record_id.hex,
            col(Outbox.unit) == ALIVE,
            col(Outbox.value) == "false",
        )
        .order_by(col(Outbox.position).desc())
        .limit(1)
    )
    line = session.execute(lines).first()
    return None if line is None else _removal_of(*line[:5])


def _removal_of(kind: str, record_id: str, group: str, actor: str, made_at: str) -> Removal:
    return Removal(kind, UUID(record_id), group, UUID(actor), clock.told(made_at))


def _rows(session: Session, kind: str, waiting: list[Removal]) -> list[Any]:
    model = MODELS[kind]
    ids = [found.id for found in waiting if found.kind == kind]
    return [
        row
        for part in parts(ids)
        for row in session.scalars(select(model).where(col(model.id).in_(part), col(model.deleted)))
    ]


def _held(
    session: Session, held: tuple[LegalHold, ...], gone: Iterable[Removal]
) -> dict[UUID, str]:
    """Return why some of what is in the bin is kept longer than its days."""
    found: dict[UUID, str] = {}
    for one in gone if held else ():
        record = session.get(MODELS[one.kind], one.id)
        if record is None or not record.deleted:
            continue
        hold = hold_on(session, held, record.root, below(session, one.kind, one.id))
        if hold is not None:
            found[one.id] = hold.reason
    return found


def _bin_row(
    removal: Removal,
    record: Any,
    people: dict[UUID, str],
    cases: dict[UUID, str],
    counted: tuple[date, int],
) -> BinRow:
    code, place = "", ("", "")
    name, at = called(record), moment_of(record)
    if isinstance(record, CoachingSession):
        name, code = record.subject, record.kind
    elif isinstance(record, Establishment):
        name = record.name
        street = f"{record.street} {record.house_number}".strip()
        place = street, record.municipality_nis or ""
    today, kept_days = counted
    return BinRow(
        kind=removal.kind,
        id=removal.id,
        name=name,
        code=code,
        at=at,
        place=place,
        enterprise="" if removal.id == record.root else cases.get(record.root, ""),
        deleted_at=removal.at,
        deleted_by=people.get(removal.actor, ""),
        days_left=days_left(clock.local(removal.at).date(), today, kept_days),
    )
