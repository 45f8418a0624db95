"""The conflicts of the open profile."""

from uuid import UUID

from app.core.progress import Progress
from app.services.changes import Changes
from app.services.conflicts.view import Conflict, ConflictField, Decision, MergedLine
from app.services.syncing.view import RecordName
from app.services.undo import Undone
from app.storage.store import Store


class StoreConflicts:
    """
    What S19 asks, of a store.

    A decision that others know cannot be made undone: its question is put again here, in this
    sitting. The values stay in history whatever becomes of it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._again: dict[tuple[str, UUID], Conflict] = {}

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is to decide, the oldest first."""
        from app.services.conflicts import reconsider
        from app.services.conflicts import settling as conflicts

        found = conflicts.conflicts(self._store)
        known = {(one.record.kind, one.record.id) for one in found}
        again = {
            key: one
            for key, one in self._again.items()
            if key not in known and reconsider.stands(self._store, one)
        }
        self._again = again
        return (*found, *again.values())

    def merged_today(self) -> tuple[MergedLine, ...]:
        """Return what merged by itself today, the last first."""
        from app.services.conflicts import settling as conflicts

        return conflicts.merged_today(self._store)

    def both(self, field: ConflictField, other: str | None) -> str:
        """Return the text that keeping both gives, as it is stored."""
        from app.services.conflicts import settling as conflicts

        return conflicts.both(field, other)

    def decide(self, record: RecordName, decisions: tuple[Decision, ...]) -> Changes:
        """Store what was chosen for the fields of a record; raises as `conflicts.decide`."""
        from app.services.conflicts import reconsider
        from app.services.conflicts import settling as conflicts

        key = (record.kind, record.id)
        if (again := self._again.get(key)) is None:
            return conflicts.decide(self._store, record, decisions)
        changes = reconsider.decide_again(self._store, again, decisions)
        del self._again[key]
        return changes

    def take_back(self, conflict: Conflict, done: Changes, progress: Progress) -> Undone:
        """Take back what was chosen; the question stands again. Raises as `undo`."""
        from app.services.conflicts import reconsider

        undone = reconsider.take_decision_back(self._store, done, progress)
        if undone.is_open or not conflict.fields:
            return undone
        record = conflict.record
        self._again[record.kind, record.id] = conflict
        touched = Changes(frozenset({(record.kind, record.id, record.root)}))
        return Undone(undone.changes | touched, is_open=True)

    def settle(self, record: RecordName, *, keep: bool) -> Changes:
        """Keep a record or let it go; raises as `conflicts.settle`."""
        from app.services.conflicts import settling as conflicts

        return conflicts.settle(self._store, record, keep=keep)
