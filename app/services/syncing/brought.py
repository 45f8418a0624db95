"""What the rounds of today brought from others, per file, for S18."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.models.partnership import Person
from app.models.sync import Outbox, RecordVersion, SyncRound
from app.models.units import ALIVE
from app.services.record_names import names_of, record_names
from app.services.syncing.view import BroughtLine, RecordName
from app.storage.capture import INSERT
from app.storage.store import Store
from app.sync.outcome import DIRECTORY

MOST: Final = 1000  # lines; a list of more is read by nobody


class _Line(NamedTuple):
    kind: str
    record_id: str
    root: str
    unit: str
    value: str | None
    actor: str
    laptop: str
    change: str | None
    at: datetime


def brought_today(store: Store) -> tuple[BroughtLine, ...]:
    """
    Return what others changed and today's rounds brought, by file; of each the newest first.

    Of records and files that came whole there is no change to tell, they are new here.
    """
    since = datetime.combine(clock.today(), time()).astimezone(UTC).isoformat()
    with store.read() as session:
        rounds = session.exec(
            select(SyncRound).where(SyncRound.at >= since).order_by(col(SyncRound.number).desc())
        ).all()
        lines = [line for one in rounds for line in _of_round(session, one)][:MOST]
        return _named(session, lines)


def _of_round(session: Session, found: SyncRound) -> Iterable[_Line]:
    at = datetime.fromisoformat(found.at).astimezone(UTC)
    roots = json.loads(found.cases)
    kinds = select(RecordVersion.record_id, RecordVersion.kind).where(
        col(RecordVersion.record_id) == col(RecordVersion.root),
        col(RecordVersion.root).in_(roots),
    )
    for root, kind in session.exec(kinds):
        yield _Line(kind, root, root, "", None, "", "", None, at)
    before = session.exec(
        select(SyncRound.until)
        .where(col(SyncRound.number) < found.number, col(SyncRound.until) >= 0)
        .order_by(col(SyncRound.number).desc())
    ).first()
    if before is None:
        return  # the first load: all of it is new
    columns: Any = (
        Outbox.kind,
        Outbox.record_id,
        Outbox.root,
        Outbox.unit,
        Outbox.value,
        Outbox.actor,
        Outbox.laptop,
        Outbox.change_id,
    )
    heard = (
        select(*columns)
        .where(
            col(Outbox.position) > before,
            col(Outbox.position) <= found.until,
            ~col(Outbox.is_own),
            col(Outbox.kind) != DIRECTORY,
        )
        .order_by(col(Outbox.position).desc())
        .limit(MOST)
    )
    for line in session.execute(heard):
        yield _Line._make((*line, at))


def _named(session: Session, lines: Sequence[_Line]) -> tuple[BroughtLine, ...]:
    keys = {(line.kind, UUID(line.record_id), UUID(line.root)) for line in lines}
    names = record_names(session, keys)
    people = names_of(session, Person, {UUID(line.actor) for line in lines if line.actor})
    found = [_line(line, names, people) for line in lines]
    return tuple(sorted(found, key=lambda one: one.record.case.casefold()))


def _line(
    line: _Line, names: dict[tuple[str, UUID], RecordName], people: dict[UUID, str]
) -> BroughtLine:
    return BroughtLine(
        record=names[line.kind, UUID(line.record_id)],
        unit="" if line.unit in {INSERT, ALIVE} else line.unit,
        is_delete=line.unit == ALIVE and line.value == "false",
        who=people.get(UUID(line.actor), "") if line.actor else "",
        laptop=line.laptop,
        at=line.at,
        change=None if line.change is None else UUID(line.change),
    )
