"""The write that ends a form, in a worker, while the window may lock at any moment."""

from collections.abc import Callable
from threading import Lock

from app.core.progress import Cancelled, Progress


class LastWork:
    """Is done as a whole, or given up before it begins; never half, and never after that."""

    def __init__(self, *parts: Callable[[], object]) -> None:
        self._parts = parts
        self._turn = Lock()
        self._is_given_up = self._is_done = False

    def run(self, _progress: Progress) -> object:
        """
        Do all parts, in a worker; return what the last one returned.

        Raises:
            Cancelled: It was given up.
        """
        with self._turn:
            if self._is_given_up:
                raise Cancelled
            done: object = None
            for part in self._parts:
                done = part()
            self._is_done = True
            return done

    def give_up(self) -> bool:
        """Let it not begin any more; one that runs is waited for. False: all of it was done."""
        with self._turn:
            self._is_given_up = True
            return not self._is_done
