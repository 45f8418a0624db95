"""Building in parts, a turn of the event loop each, so that keys and paint come in between."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

TURN_MS: Final = 1  # with 0 the call may come before timers and keys that wait: two parts in a row


def in_next_turn(context: QObject, call: Callable[[], None]) -> None:
    """Make a call once Qt has answered what waits; never when `context` is gone by then."""
    QTimer.singleShot(TURN_MS, context, call)
