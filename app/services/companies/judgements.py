"""
What the rules say of each enterprise in a list: how far its intake is, and its size class.

No SQL can say it, and 10,000 judgements take about a second, so they are kept in memory until the
enterprise changes. The outbox tells which ones did, whoever changed them and however.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.domain.enterprise_size import SizeClass
from app.models.sync import Outbox
from app.reference.loader import Reference
from app.services.companies.family import shown_of
from app.services.companies.intake_state import intake_states
from app.services.companies.sizes import size_classes
from app.storage.store import Store

_IS_MERGE: Final = col(Outbox.unit) == "merged_into"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far the intake is, and the size class; None when no figures give one."""

    percent: int
    is_complete: bool
    size: SizeClass | None
    is_provisional: bool


class _Kept:
    """The judgements of one open store."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.known: dict[UUID, Judgement] = {}
        self.position = -1  # of the outbox, up to which `known` holds
        self.drops = 0  # how often something was forgotten


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_kept_lock = Lock()


def judgements(
    store: Store, session: Session, reference: Reference, ids: Sequence[UUID]
) -> dict[UUID, Judgement]:
    """
    Return the judgement of each of `ids`, as `session` sees the store.

    The lock is not held while it judges: who asks for one row never waits for thousands.
    """
    kept = _kept_of(store)
    with kept.lock:
        _drop_changed(kept, session)
        drops = kept.drops
        found = {each: kept.known[each] for each in ids if each in kept.known}
    if missing := [each for each in ids if each not in found]:
        judged = _judge(session, reference, missing)
        with kept.lock:
            if kept.drops == drops:
                kept.known |= judged
        found |= judged
    return found


def judge(store: Store, reference: Reference, ids: Sequence[UUID]) -> None:
    """Judge these, so that a list that asks for them later has them at once."""
    with store.read() as session:
        judgements(store, session, reference, ids)


def not_judged(store: Store, session: Session, ids: Sequence[UUID]) -> list[UUID]:
    """Return which of `ids` must still be judged."""
    kept = _kept_of(store)
    with kept.lock:
        _drop_changed(kept, session)
        return [found for found in ids if found not in kept.known]


def _kept_of(store: Store) -> _Kept:
    with _kept_lock:
        return _kept.setdefault(store, _Kept())


def _drop_changed(kept: _Kept, session: Session) -> None:
    position = session.exec(select(func.max(col(Outbox.position)))).one() or 0
    kept.drops += position != kept.position
    if position < kept.position:  # another reader saw more: its judgements are not ours to keep
        kept.known.clear()
    elif position > kept.position >= 0:
        since = col(Outbox.position) > kept.position
        if session.exec(select(Outbox.position).where(since, _IS_MERGE).limit(1)).first():
            kept.known.clear()
        merged = shown_of(session)
        for root in map(UUID, session.exec(select(Outbox.root).where(since).distinct())):
            kept.known.pop(root, None)
            kept.known.pop(merged.get(root, root), None)
    kept.position = position


def _judge(session: Session, reference: Reference, ids: Sequence[UUID]) -> dict[UUID, Judgement]:
    sizes = size_classes(session, reference, ids)
    found = {}
    for enterprise, state in intake_states(session, ids).items():
        size = sizes.get(enterprise)
        found[enterprise] = Judgement(
            state.percent,
            state.is_complete,
            None if size is None else size.size,
            size is not None and size.is_provisional,
        )
    return found
