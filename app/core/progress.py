"""Long work that tells how far it is and can be stopped, without Qt."""

from threading import Event
from typing import Protocol


class Cancelled(Exception):
    """The user stopped the work; what was not committed is undone."""


class Progress(Protocol):
    """What long work gets, to tell how far it is."""

    def step(self, done: int, total: int) -> None:
        """Tell that `done` of `total` steps are behind; raise Cancelled when asked to stop."""


class Silent:
    """A Progress that nobody looks at."""

    def step(self, done: int, total: int) -> None:
        """Do nothing."""


class CancelToken:
    """Set in one thread, checked in another."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

    def check(self) -> None:
        """Raise Cancelled once `cancel` was called."""
        if self._event.is_set():
            raise Cancelled
