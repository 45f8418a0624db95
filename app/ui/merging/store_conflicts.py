"""The conflicts of the open profile."""

from app.services.changes import Changes
from app.services.conflict_view import Conflict, ConflictField, Decision, MergedLine
from app.services.sync_view import RecordName
from app.storage.store import Store


class StoreConflicts:
    """What S19 asks, of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is to decide, the oldest first."""
        from app.services import conflicts

        return conflicts.conflicts(self._store)

    def merged_today(self) -> tuple[MergedLine, ...]:
        """Return what merged by itself today, the last first."""
        from app.services import conflicts

        return conflicts.merged_today(self._store)

    def both(self, field: ConflictField, other: str | None) -> str:
        """Return the text that keeping both gives, as it is stored."""
        from app.services import conflicts

        return conflicts.both(field, other)

    def decide(self, record: RecordName, decisions: tuple[Decision, ...]) -> Changes:
        """Store what was chosen for the fields of a record; raises as `conflicts.decide`."""
        from app.services import conflicts

        return conflicts.decide(self._store, record, decisions)

    def settle(self, record: RecordName, *, keep: bool) -> Changes:
        """Keep a record or let it go; raises as `conflicts.settle`."""
        from app.services import conflicts

        return conflicts.settle(self._store, record, keep=keep)
