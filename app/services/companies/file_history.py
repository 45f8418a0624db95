"""The history of a whole file (historiek): every change of every field, and the way back to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, and_, func, literal_column, not_, or_, select, text
from sqlmodel import Session, col

from app.domain.matching import fold
from app.models.partnership import Person
from app.models.scan import Scan, ScanAnswer
from app.models.sync import Outbox
from app.models.units import CASES, NAMELESS, table_of
from app.services.below import below, by_kind
from app.services.changes import Changes
from app.services.companies.dossier_edits import check_unique
from app.services.companies.family import family
from app.services.drafts import bin_drafts
from app.services.history import EXISTS, MADE, FieldChange, change_of
from app.services.profiles.laptops import Laptops
from app.services.record_names import abouts, linked_names, names_of
from app.services.records import write
from app.services.retention.bin import bring_back, check_place
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, parts, read_units, readers_of

_OF: Final[Any] = table_of(Outbox).c


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What to show of a file; nothing given shows all."""

    root: UUID
    record: tuple[str, UUID] | None = None  # this record and what is below it
    unit: str = ""  # this field of the record alone, and how the record was made
    only: str = ""  # records of this kind alone: of a partnership nobody wants all
    kind: str = ""
    actor: UUID | None = None
    day: date | None = None  # here
    text: str = ""  # in the old or the new value, whatever its case and accents


@dataclass(frozen=True, slots=True)
class HistoryList:
    """The changes that fit, the last first; and what there is to choose from without filters."""

    ids: tuple[UUID, ...]
    kinds: tuple[str, ...]
    people: Mapping[UUID, str]
    made: FieldChange | None = None  # the first of all
    together: Mapping[UUID, int] = field(default_factory=dict)  # lines for more changes: how many


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change of one field."""

    id: UUID
    kind: str
    record_id: UUID
    about: str | datetime | date  # what the record is called
    change: FieldChange
    who: str
    laptop: str  # of a change of another only when they told it
    names: Mapping[UUID, str]  # of the records that the values point at
    by_sync: bool = False  # made elsewhere: by another person, on another laptop, by the server
    together: int = 1  # changes that it stands for, as a list gives them


@dataclass(frozen=True, slots=True)
class Before:
    """What a restore would do."""

    now: Any  # what the field holds
    then: Any  # what it would hold
    is_gone: bool  # the record was deleted: it comes back too

    @property
    def is_same(self) -> bool:
        """Whether nothing would change."""
        return self.now == self.then and not self.is_gone


def history_list(store: Store, query: HistoryQuery) -> HistoryList:
    """
    Return the changes of a file; made for a worker: with a search every value is read.

    The answers that a scan was filled in with are one line, unless it is asked for answers.
    """
    with store.read() as session:
        limits = _limits(session, query)
        database = session.connection()  # plain columns: many thousand lines, and no objects
        found = [UUID(one) for one in database.execute(_lines(query, limits)).scalars()]
        is_whole = not (query.kind or query.unit or fold(query.text))
        together = _answers_by_scan(database, query, limits) if is_whole else {}
        choices = select(_OF.kind, _OF.actor).where(limits).distinct()
        kinds, actors = set(), set()
        for kind, actor in database.execute(choices):
            kinds.add(kind)
            actors.add(UUID(actor))
        names = names_of(session, Person, actors)
        first = _first(session, query)
    people = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
    hidden = {one for some in together.values() for one in some[1:]}
    return HistoryList(
        tuple(one for one in found if one not in hidden),
        tuple(kinds),
        people,
        first,
        {some[0]: len(some) for some in together.values() if len(some) > 1},
    )


def history_rows(store: Store, ids: Iterable[UUID]) -> dict[UUID, HistoryRow]:
    """Return one page of changes."""
    with store.read() as session:
        lines = _by_id(session, list(ids))
        laptops = Laptops(session)
        changes = {line.change_id: change_of(line) for line in lines}
        called = abouts(session, {(line.kind, UUID(line.record_id)) for line in lines})
        names = linked_names(
            session, [one for each in changes.values() for one in (each.actor, each.old, each.new)]
        )
        return {
            UUID(line.change_id): HistoryRow(
                id=UUID(line.change_id),
                kind=line.kind,
                record_id=UUID(line.record_id),
                about=called.get((line.kind, UUID(line.record_id)), ""),
                change=changes[line.change_id],
                who=names.get(UUID(line.actor), ""),
                laptop=laptops.name(line.position or 0) if line.is_own else line.laptop,
                names=names,
                by_sync=not line.is_own,
            )
            for line in lines
        }


def before_restore(store: Store, change_id: UUID) -> Before:
    """Return what a restore of the value before a change would do."""
    with store.read() as session:
        (line,) = _by_id(session, [change_id])
        change, record_id = change_of(line), UUID(line.record_id)
        units = read_units(session, line.kind, [record_id])[record_id]
        if change.unit in {MADE, EXISTS}:
            return Before(units[EXISTS], change.unit == MADE or change.old, is_gone=False)
        now = readers_of(models_by_kind()[line.kind])[change.unit](units[change.unit])
        return Before(now, change.old, is_gone=not units[EXISTS])


def restore_before(store: Store, change_id: UUID) -> Changes:
    """
    Put back what a field was before a change; a deleted record comes back with it.

    Of the making of a record, or of its removal, the record itself comes back.

    Raises:
        UserError: `intake.number_exists`, `year.exists`, `bin.number_exists` or `bin.year_exists`,
            when another record has that value by now.
    """
    with store.write() as session:
        (line,) = _by_id(session, [change_id])
        change = change_of(line)
        model: Any = models_by_kind()[line.kind]
        record = session.get_one(model, UUID(line.record_id))
        if change.unit == EXISTS and change.old is False:
            write(record, {"deleted": True})
            bin_drafts(session, [record.id])
            return Changes.of(session)
        if record.deleted:
            check_place(session, record)
            bring_back(session, line.kind, record)
        if change.unit not in {MADE, EXISTS}:
            old = change.old
            values = old if isinstance(old, dict) else {change.unit: old}
            check_unique(session, record, values)
            write(record, values)
        return Changes.of(session)


def _limits(session: Session, query: HistoryQuery) -> Any:
    """Return what limits the lines: to the file, or to a record and what is below it."""
    if query.record is None:
        root = col(Outbox.root).in_([one.hex for one in family(session, query.root)])
        its: Any = literal_column("+outbox.kind")
        return and_(root, its == query.only if query.only else its.not_in(NAMELESS))
    if query.unit:
        kind, record_id = query.record
        return and_(
            col(Outbox.kind) == kind,
            col(Outbox.record_id) == record_id.hex,
            col(Outbox.unit).in_((query.unit, MADE)),
        )
    keys = by_kind(below(session, *query.record))
    return or_(
        *(
            and_(col(Outbox.kind) == kind, col(Outbox.record_id).in_([one.hex for one in ids]))
            for kind, ids in keys.items()
            if kind not in NAMELESS
        )
    )


def _lines(query: HistoryQuery, limits: Any) -> Any:
    lines = select(_OF.change_id).where(limits, *_filters(query))
    # SQLite reads by `limits`: without the sign it may go by an order or a kind, through all of it
    return lines.order_by(text("+outbox.position DESC" if query.record else "position DESC"))


def _answers_by_scan(
    database: Connection, query: HistoryQuery, limits: Any
) -> dict[str, list[UUID]]:
    """Return by scan the lines of answers that were given, the last first."""
    lines = select(_OF.change_id, func.json_extract(_OF.value, "$.scan_id")).where(
        limits,
        *_filters(query),
        literal_column("+outbox.kind") == ScanAnswer.__tablename__,
        _OF.unit == MADE,
    )
    found: dict[str, list[UUID]] = {}
    for one, scan in database.execute(lines.order_by(text("+outbox.position DESC"))):
        found.setdefault(scan, []).append(UUID(one))
    return found


def _filters(query: HistoryQuery) -> Iterator[Any]:
    """Give what a line must be, besides of this file: where a scan went on is no change of it."""
    yield not_(and_(literal_column("+outbox.kind") == Scan.__tablename__, _OF.unit == "place"))
    if query.kind:
        yield literal_column("+outbox.kind") == query.kind
    if query.actor is not None:
        yield _OF.actor == query.actor.hex
    if query.day is not None:
        yield _OF.made_at >= _utc(query.day)
        yield _OF.made_at < _utc(query.day + timedelta(days=1))
    if needle := fold(query.text):
        yield or_(*(func.instr(func.fold(one), needle) > 0 for one in (_OF.value, _OF.old)))


def _utc(day: date) -> str:
    """Return the begin of a day here as the outbox writes a moment."""
    return datetime.combine(day, time()).astimezone(UTC).isoformat()


def _first(session: Session, query: HistoryQuery) -> FieldChange | None:
    """Return the making of the case, or of the record that the history is about."""
    kinds, record_id = CASES, query.root
    if query.record is not None:
        kinds, record_id = frozenset(query.record[:1]), query.record[1]
    lines = select(Outbox).where(
        col(Outbox.kind).in_(kinds),
        col(Outbox.record_id) == record_id.hex,
        col(Outbox.unit) == MADE,
    )
    line = session.scalars(lines).first()
    return None if line is None else change_of(line)


def _by_id(session: Session, ids: list[UUID]) -> list[Outbox]:
    return [
        line
        for part in parts(ids)
        for line in session.scalars(
            select(Outbox).where(col(Outbox.change_id).in_([one.hex for one in part]))
        )
    ]
