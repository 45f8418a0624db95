"""What S19 asks; the real one stands on the store of the open profile."""

from typing import Protocol

from app.core.progress import Progress
from app.services.changes import Changes
from app.services.conflicts.view import Conflict, ConflictField, Decision, MergedLine
from app.services.syncing.view import RecordName
from app.services.undo import Undone


class ConflictService(Protocol):
    """What reads runs in a worker; what stores is as short as each save of a coach."""

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is to decide, the oldest first."""

    def merged_today(self) -> tuple[MergedLine, ...]:
        """Return what merged by itself today, the last first."""

    def both(self, field: ConflictField, other: str | None) -> str:
        """Return the text that keeping both gives, as it is stored."""

    def decide(self, record: RecordName, decisions: tuple[Decision, ...]) -> Changes:
        """Store what was chosen for the fields of a record."""

    def take_back(self, conflict: Conflict, done: Changes, progress: Progress) -> Undone:
        """Take back what was chosen, in a worker; the question stands again."""

    def settle(self, record: RecordName, *, keep: bool) -> Changes:
        """Keep a record that somebody deleted, or delete it with all that hangs on it now."""
