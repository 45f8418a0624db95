"""Collects Python's garbage in small parts, in the user interface thread, between two events."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

TURN_MS: Final = 500
YOUNG: Final = 2_000  # new objects that are worth a look, about 1 ms
MIDDLE: Final = 10  # looks at the youngest before one at those that stayed: at most 35 ms
FULL: Final = 40  # of those before one at everything that was made since `freeze`
PAINTED_MS: Final = 100  # after a lock, the unlock window stands there by then


class Collector(QObject):
    """
    Takes the place of Python's own timing, from `begin` until `stop`.

    Python collects in whatever thread makes the next object, and its full collection stops all of
    them: 50 to 280 ms with the modules of this program. It could also take a widget away in a
    worker, where Qt allows that to nobody. Here modules are set apart by `freeze`, so that what is
    left to look at is small.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._was_on = True
        self._freezes_later = False
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self.turn)
        self._sweep = QTimer(self)
        self._sweep.setSingleShot(True)
        self._sweep.setInterval(PAINTED_MS)
        self._sweep.timeout.connect(self.sweep)

    @Slot()
    def begin(self) -> None:
        """Take over; nothing is collected before `freeze`, which comes when all is loaded."""
        self._was_on = gc.isenabled()
        gc.disable()

    @Slot()
    def freeze(self) -> None:
        """
        Set apart all that exists; call it when modules were loaded, which stay to the end.

        A window that exists too would never be collected. What is to be swept is swept before.
        """
        if self._sweep.isActive():
            self._freezes_later = True
            return
        gc.freeze()
        self._timer.start()

    @Slot()
    def turn(self) -> None:
        """Collect what is young, and now and then what is older."""
        if gc.get_count()[0] < YOUNG:
            return
        self._looks += 1
        middle, full = self._looks % MIDDLE == 0, self._looks % (MIDDLE * FULL) == 0
        gc.collect(2 if full else 1 if middle else 0)

    @Slot()
    def sweep_soon(self) -> None:
        """
        Collect all of it once the window that comes now is painted: 10 to 40 ms.

        After a lock: the pages are gone, but what they held is in memory until it is collected,
        and while nobody works nothing else asks for that.
        """
        self._sweep.start()

    @Slot()
    def sweep(self) -> None:
        """Collect everything that was made since `freeze`."""
        gc.collect(2)
        if self._freezes_later:
            self._freezes_later = False
            self.freeze()

    def stop(self) -> None:
        """Leave it to whoever had it before `begin`."""
        self._timer.stop()
        self._sweep.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
