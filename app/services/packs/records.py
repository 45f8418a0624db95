"""What became of the records that a pack tells from, by this profile and by its server."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.core import clock
from app.models.sync import Outbox
from app.models.units import NAMELESS
from app.reports.manifest import RecordLine
from app.services.below import Key, by_kind
from app.services.packs.record_hashes import blinded, lines_of
from app.services.packs.server_evidence import Since
from app.services.record_names import record_names
from app.storage.unit_values import models_by_kind, parts

# unchanged: it says what it said. changed, deleted: since the pack was made. unknown: neither this
# profile nor what its server tells of it knows the record
RecordState: TypeAlias = Literal["unchanged", "changed", "deleted", "unknown"]


@dataclass(frozen=True, slots=True)
class RecordVerdict:
    """What became of one record."""

    kind: str
    id: UUID
    state: RecordState
    title: str = ""  # what it is called here
    case: str = ""  # the company that it is of
    at: datetime | None = None  # of the last change; None: not known
    by: UUID | None = None  # who made it
    received: datetime | None = None  # when the server got it, by its own clock


class _Here(NamedTuple):
    root: UUID
    is_deleted: bool


class _Last(NamedTuple):
    at: datetime | None = None
    by: UUID | None = None


def compared_records(
    session: Session,
    lines: Collection[RecordLine],
    told: Mapping[Key, Since],
    known_to: int | None,
) -> tuple[RecordVerdict, ...]:
    """
    Compare the records of a pack with what they are now, in the order of the pack.

    Args:
        told: What the server said of some of them.
        known_to: Up to which place of its log this profile knows them; None: not known, so what
            is the same here counts as the same.
    """
    kinds = models_by_kind()
    keys = [(line.kind, line.id) for line in lines if line.kind in kinds]
    here = dict(_here(session, keys))
    now = {(one.kind, one.id): _sums(one) for one in lines_of(session, here)}
    names = record_names(session, ((*key, one.root) for key, one in here.items()))
    found = []
    for line in lines:
        key = (line.kind, line.id)
        since = told.get(key, Since())
        is_late = since.seq is not None and known_to is not None and since.seq > known_to
        state = _state(here.get(key), is_same=line.sha256 in now.get(key, ()))
        if since.seq is not None and (is_late or state == "unknown"):
            state = "deleted" if since.is_deleted else "changed"
        name = names.get(key)
        title, case = ("", "") if name is None else (name.title, name.case)
        found.append(RecordVerdict(*key, state, title, case, since.at, since.by, since.received))
    return tuple(_with_author(session, found))


def _sums(now: RecordLine) -> tuple[str, str]:
    """Return what a pack may say of a record: by what it says, and for who may not see that."""
    return now.sha256, blinded(now).sha256


def _here(session: Session, keys: Iterable[Key]) -> Iterator[tuple[Key, _Here]]:
    for kind, ids in by_kind(keys).items():
        model: Any = models_by_kind()[kind]
        for part in parts(ids):
            query = select(col(model.id), col(model.root), col(model.deleted))
            for one, root, is_deleted in session.execute(query.where(col(model.id).in_(part))):
                yield (kind, one), _Here(root, is_deleted)


def _state(here: _Here | None, *, is_same: bool) -> RecordState:
    if here is None:
        return "unknown"
    if is_same:
        return "unchanged"
    return "deleted" if here.is_deleted else "changed"


def _with_author(session: Session, found: list[RecordVerdict]) -> Iterator[RecordVerdict]:
    """Say who and when, where the server did not; of what has no name nobody is told."""
    silent = {(it.kind, it.id) for it in found if it.state in ("changed", "deleted") and not it.at}
    last = _last_changes(session, [key for key in silent if key[0] not in NAMELESS])
    for one in found:
        if one.state not in ("changed", "deleted"):
            yield RecordVerdict(one.kind, one.id, one.state, one.title, one.case)
        elif one.at is None:
            at, by = last.get((one.kind, one.id), _Last())
            yield RecordVerdict(one.kind, one.id, one.state, one.title, one.case, at, by)
        else:
            yield one


def _last_changes(session: Session, keys: Iterable[Key]) -> dict[Key, _Last]:
    found: dict[Key, _Last] = {}
    for kind, ids in by_kind(keys).items():
        for part in parts(ids):
            newest = (
                select(func.max(col(Outbox.position)))
                .where(col(Outbox.kind) == kind, col(Outbox.record_id).in_(i.hex for i in part))
                .group_by(col(Outbox.record_id))
            )
            query = select(col(Outbox.record_id), col(Outbox.made_at), col(Outbox.actor))
            for record, at, actor in session.execute(query.where(col(Outbox.position).in_(newest))):
                found[kind, UUID(record)] = _Last(clock.moment(at), UUID(actor))
    return found
