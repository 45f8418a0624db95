"""A line in the status bar."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, with its way back; after an undo, with the way to do it again."""

    text: str
    undo: Callable[[], None] | None = None
    redo: Callable[[], None] | None = None
