"""The conflicts of the open profile, on a laptop that knows no server yet: there are none."""

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.conflict_view import Conflict, ConflictField, Decision, MergedLine
from app.services.sync_view import RecordName
from app.storage.store import Store

UNLINKED = "sync.unlinked"


class StoreConflicts:
    """Nobody else writes in this profile."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is to decide."""
        return ()

    def merged_today(self) -> tuple[MergedLine, ...]:
        """Return what merged by itself."""
        return ()

    def both(self, field: ConflictField, other: str | None) -> str:
        """Return the text that keeping both gives."""
        raise UserError(UNLINKED, field=field.unit, other=other)

    def decide(self, record: RecordName, decisions: tuple[Decision, ...]) -> Changes:
        """Refuse: there is nothing to decide."""
        raise UserError(UNLINKED, record=record.id, count=len(decisions))

    def settle(self, record: RecordName, *, keep: bool) -> Changes:
        """Refuse: there is nothing to decide."""
        raise UserError(UNLINKED, record=record.id, keep=keep)
