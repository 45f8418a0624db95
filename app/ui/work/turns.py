"""Building in parts, a turn of the event loop each, so that keys and paint come in between."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

TURN_MS: Final = 1  # with 0 the call may come before timers and keys that wait: two parts in a row


def in_next_turn(context: QObject, call: Callable[[], None]) -> None:
    """Make a call once Qt has answered what waits; never when `context` is gone by then."""
    QTimer.singleShot(TURN_MS, context, call)


class InTurns(QObject):
    """
    Does work that yields after each part, a part a turn, from the next turn on.

    It stops when `context` is gone, and at a part that raises: then it is over, and not done.
    Who needs the whole sooner calls `finish`, which raises what a part raises. `done` comes after
    the last part.
    """

    done = Signal()

    def __init__(self, parts: Iterator[None], context: QObject) -> None:
        super().__init__(context)
        self._parts = parts
        self._is_inside = False
        self.is_over = False
        self.is_done = False
        in_next_turn(self, self._turn)

    def finish(self) -> None:
        """Do all that is left, now; nothing when called by a part itself."""
        while not self.is_over and not self._is_inside:
            self._do_part()

    @Slot()
    def _turn(self) -> None:
        if not self.is_over:
            self._do_part()
            in_next_turn(self, self._turn)

    def _do_part(self) -> None:
        self._is_inside = True
        try:
            next(self._parts)
        except StopIteration:
            self.is_over = self.is_done = True
            self.done.emit()
        except BaseException:
            self.is_over = True
            raise
        finally:
            self._is_inside = False
