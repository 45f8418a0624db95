"""A line in the status bar."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.work.job import Job


@dataclass(frozen=True, slots=True)
class Running:
    """Long work of which the status bar tells how far it is; stopped, it has changed nothing."""

    text: str
    job: "Job"


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, with its way back; after an undo, with the way to do it again."""

    text: str
    undo: Callable[[], None] | None = None
    redo: Callable[[], None] | None = None
