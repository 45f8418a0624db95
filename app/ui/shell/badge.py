"""The number beside «Vandaag»: how many things wait."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core import clock
from app.services.today import today_count
from app.ui.desk import Desk

log = logging.getLogger(__name__)

WAIT_MS = 50  # a stored session tells of several changes, and its window goes away


class TodayBadge(QObject):
    """Counts off the thread of the windows, once for all that happens in a moment."""

    counted = Signal(object)  # int

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._count)
        desk.bus.changed.connect(self.look)

    @Slot()
    @Slot(object)
    def look(self, _changes: object = None) -> None:
        """Count again soon."""
        self._wait.start()

    @Slot()
    def _count(self) -> None:
        store, day = self._desk.store, clock.today()
        if not store.is_closed:
            job = self._desk.runner.start(lambda _progress: today_count(store, day))
            job.succeeded.connect(self.counted)
            job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """Leave the old number: the page itself says what is wrong when one goes there."""
        log.warning("the badge is not counted", extra={"code": getattr(error, "code", "")})
