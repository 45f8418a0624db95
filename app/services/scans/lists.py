"""Lists of scans: the ids that fit a query, and the rows of one page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import String, select, type_coerce
from sqlmodel import Session, col

from app.domain.matching import fold
from app.domain.scan_compare import MOMENTS, Asked, Filled
from app.domain.scan_compare import mean as scan_mean
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.scan import Scan, ScanAnswer
from app.services.companies.family import of_company, shown, shown_of
from app.services.record_names import names_of
from app.services.scans.question_sets import set_numbered, sets_in
from app.storage.store import Store
from app.storage.unit_values import parts

Order = Literal["enterprise", "moment", "started", "completed", "person"]
State = Literal["open", "finished"]
_NEVER: Final = date.min


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A scan in a list; the mean is None as long as it is not finished."""

    id: UUID
    enterprise_id: UUID  # as which its company is shown
    enterprise: str
    trajectory_id: UUID | None
    moment: str
    set_number: int
    started_on: date
    completed_on: date | None
    done: int  # questions with an answer
    of: int
    mean: Decimal | None
    person: str


@dataclass(frozen=True, slots=True)
class ScanQuery:
    """What a list shows; None does not filter."""

    text: str = ""  # in the name of the company; accents and capitals do not count
    moment: str | None = None
    state: State | None = None
    people: frozenset[UUID] = frozenset()  # who asked; empty: all
    enterprise_id: UUID | None = None
    order: Order = "started"
    descending: bool = True


def scan_ids(store: Store, query: ScanQuery) -> list[UUID]:
    """Return the ids that fit, of companies that stand; equal ones by company, then by id."""
    statement = (
        select(
            col(Scan.id),
            col(Enterprise.name),
            col(Scan.moment),
            col(Scan.started_on),
            col(Scan.completed_on),
            col(Person.name),
            col(Enterprise.id),
        )
        .join(Enterprise, col(Enterprise.id) == col(Scan.enterprise_id))
        .outerjoin(Person, col(Person.id) == col(Scan.person_id))
        .where(~col(Scan.deleted), ~col(Enterprise.deleted))
    )
    with store.read() as session:
        found = session.execute(statement.where(*_conditions(session, query))).all()
        names = _shown_names(session)
    words = fold(query.text).split()
    lines = [
        (row[0], fold(names.get(row[6], row[1])), row[2], row[3], row[4], fold(row[5] or ""))
        for row in found
    ]
    lines = [line for line in lines if all(word in line[1] for word in words)]
    lines.sort(key=lambda line: (line[1], line[0].hex))
    lines.sort(key=_KEYS[query.order], reverse=query.descending)
    return [line[0] for line in lines]


_KEYS: Final[dict[Order, Any]] = {
    "enterprise": lambda line: line[1],
    "moment": lambda line: MOMENTS.index(line[2]) if line[2] in MOMENTS else len(MOMENTS),
    "started": lambda line: line[3],
    "completed": lambda line: line[4] or _NEVER,
    "person": lambda line: line[5],
}


def scan_rows(store: Store, ids: Sequence[UUID]) -> dict[UUID, ScanRow]:
    """Return the rows of `ids` that still exist; meant for one page."""
    with store.read() as session:
        return {
            row.id: row
            for part in parts(ids)
            for row in rows_of(
                session, session.scalars(select(Scan).where(col(Scan.id).in_(part))).all()
            )
        }


def scans_of(store: Store, enterprise_id: UUID) -> tuple[ScanRow, ...]:
    """Return the scans of a company, the first begun first."""
    query = ScanQuery(enterprise_id=enterprise_id, descending=False)
    ids = scan_ids(store, query)
    rows = scan_rows(store, ids)
    return tuple(rows[one] for one in ids if one in rows)


def next_moment(found: tuple[ScanRow, ...]) -> str:
    """Return which measurement of a company comes next: the first, else the last."""
    return "end" if any(row.moment == "baseline" for row in found) else "baseline"


def rows_of(session: Session, scans: Iterable[Scan]) -> tuple[ScanRow, ...]:
    """Return scans as rows, those that are deleted left out."""
    standing = [one for one in scans if not one.deleted]
    filled = filled_of(session, standing)
    home = shown_of(session)
    homes = {one.id: home.get(one.enterprise_id, one.enterprise_id) for one in standing}
    companies = names_of(session, Enterprise, homes.values())
    people = names_of(session, Person, [one.person_id for one in standing])
    return tuple(
        ScanRow(
            id=one.id,
            enterprise_id=homes[one.id],
            enterprise=companies.get(homes[one.id], ""),
            trajectory_id=one.trajectory_id,
            moment=one.moment,
            set_number=one.set_number,
            started_on=one.started_on,
            completed_on=one.completed_on,
            done=filled[one.id].done,
            of=len(filled[one.id].asked),
            mean=None if one.completed_on is None else scan_mean(filled[one.id]),
            person=people.get(one.person_id, ""),
        )
        for one in standing
    )


def filled_of(session: Session, scans: Sequence[Scan]) -> dict[UUID, Filled]:
    """Return scans by id as the rules read them."""
    answers: dict[str, dict[str, int | None]] = {}  # by 32 digits: thousands, no id is made
    columns = select(
        type_coerce(col(ScanAnswer.scan_id), String()),
        col(ScanAnswer.question),
        col(ScanAnswer.value),
        col(ScanAnswer.unknown),
    )
    for part in parts([one.id for one in scans]):
        query = columns.where(col(ScanAnswer.scan_id).in_(part), ~col(ScanAnswer.deleted))
        for scan, question, value, unknown in session.execute(query):
            if unknown or value is not None:
                answers.setdefault(scan, {})[question] = None if unknown else value
    sets = sets_in(session)
    asked = {
        number: tuple(
            Asked(one.code, one.theme, one.text) for one in set_numbered(sets, number).questions
        )
        for number in {one.set_number for one in scans}
    }
    return {one.id: Filled(asked[one.set_number], answers.get(one.id.hex, {})) for one in scans}


def _conditions(session: Session, query: ScanQuery) -> list[Any]:
    found: list[Any] = []
    if query.moment is not None:
        found.append(col(Scan.moment) == query.moment)
    if query.state is not None:
        is_open = col(Scan.completed_on).is_(None)
        found.append(is_open if query.state == "open" else ~is_open)
    if query.people:
        found.append(col(Scan.person_id).in_(query.people))
    if query.enterprise_id is not None:
        found.append(of_company(Scan.enterprise_id, shown(session, query.enterprise_id)))
    return found


def _shown_names(session: Session) -> dict[UUID, str]:
    """Return of every merged company the name as which it is shown."""
    home = shown_of(session)
    names = names_of(session, Enterprise, home.values())
    return {one: names[other] for one, other in home.items() if other in names}
