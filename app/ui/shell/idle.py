"""Notices that nobody is at the laptop: no key, no mouse, or a computer that slept."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from app.core import clock

TICK_MS = 5_000
AGAIN_S = 60.0  # after a lock that did not work out
SLEPT_S = 30.0  # a tick this much later than planned: the computer slept
INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleWatch(QObject):
    """
    `left_alone` comes once after `minutes` without input; `ticked` carries the minutes left.

    It looks at the windows, not at every widget, so that it costs nothing while painting.
    """

    left_alone = Signal()
    ticked = Signal(object)  # int, whole minutes left, at least 1

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._limit_s = minutes * 60.0
        self._last_input = monotonic()
        self._last_tick = clock.now()
        self._over = False
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        QGuiApplication.instance().focusWindowChanged.connect(self._on_window)  # type: ignore[union-attr]  # there is one by now
        self._on_window(QGuiApplication.focusWindow())

    def set_minutes(self, minutes: int) -> None:
        """Change the limit; what passed already counts."""
        self._limit_s = minutes * 60.0
        self.tick()

    def stop(self) -> None:
        """Watch no longer."""
        self._over = True
        self._timer.stop()

    def resume(self) -> None:
        """Watch on: locking did not work out, and is tried again after a minute without input."""
        self._over = False
        self._last_input = monotonic() - self._limit_s + AGAIN_S
        self._timer.start()

    def restart(self) -> None:
        """Watch on, as if somebody just pressed a key."""
        self._over = False
        self._last_input, self._last_tick = monotonic(), clock.now()
        self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self._last_input = monotonic()
        return False

    @Slot()
    def tick(self) -> None:
        """Look at the clocks: the one that stands still in sleep, and the one on the wall."""
        now = clock.now()
        late_s = (now - self._last_tick).total_seconds() - TICK_MS / 1000
        self._last_tick = now
        left_s = self._limit_s - (monotonic() - self._last_input)
        if self._over:
            return
        if left_s <= 0 or late_s > SLEPT_S:
            self.stop()
            self.left_alone.emit()
        else:
            self.ticked.emit(max(1, -int(-left_s // 60)))

    @Slot(object)
    def _on_window(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(self._on_window_gone)
            self._last_input = monotonic()

    @Slot(QObject)
    def _on_window_gone(self, window: QObject) -> None:
        self._watched = [kept for kept in self._watched if kept is not window]
