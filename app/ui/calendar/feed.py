"""Keeps the calendar file at its chosen place up to date, while a profile is open."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from app.core import clock
from app.core.errors import UserError
from app.reference.loader import Reference
from app.services.changes import Changes
from app.storage.store import Store

if TYPE_CHECKING:
    from app.ui.desk import Desk

KINDS: Final = frozenset(
    {"appointment", "meeting", "network", "enterprise", "establishment", "person"}
)
WAIT_MS: Final = 1_500  # after a change: several come together
BUSY: Final = "busy"
FULL: Final = "full"


def busy_word() -> str:
    """Return the word that stands for every appointment at the privacy level «Bezet»."""
    return QCoreApplication.translate("CalendarFeed", "Bezet")


class CalendarFeed(QObject):
    """
    Writes the file some moments after a change; a place that cannot be written is told once.

    `written` comes after each writing, `failed` with the exception, `changed` when place or level
    became another.
    """

    changed = Signal()
    written = Signal()
    failed = Signal(object)

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._owner: UUID = desk.store.actor
        self._is_writing = self._is_stale = False
        self.error: Exception | None = None  # that the last writing ended with
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.write)
        desk.bus.changed.connect(self._on_changed)

    @property
    def path(self) -> str:
        """Where the file is; empty: there is none."""
        return self._desk.settings.feed_path(self._owner)

    @property
    def level(self) -> str:
        """How much it tells: busy or full."""
        return self._desk.settings.feed_level(self._owner)

    def set_path(self, path: str) -> None:
        """Keep the file there from now on; an empty path stops it, and what is there stays."""
        self._desk.settings.set_feed(self._owner, path, self.level)
        self._begin_anew()

    def set_level(self, level: str) -> None:
        """Tell more or less from now on."""
        self._desk.settings.set_feed(self._owner, self.path, level)
        self._begin_anew()

    @Slot()
    def look(self) -> None:
        """Write it soon: the program starts, or something changed."""
        if self.path:
            self._wait.start()

    @Slot()
    def write(self) -> None:
        """Write it now; what is asked while it is written is written after it."""
        if not self.path or self._desk.store.is_closed:
            return
        self._is_stale = self._is_writing
        if self._is_writing:
            return
        self._is_writing = True
        store, reference, path = self._desk.store, self._desk.reference, Path(self.path)
        busy, today = busy_word() if self.level == BUSY else "", clock.today()
        job = self._desk.runner.start(
            lambda _progress: _write(store, reference, path, today, busy),
            database=False,
        )
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    def _begin_anew(self) -> None:
        self.error = None
        self.changed.emit()
        self.write()

    @Slot(object)
    def _on_written(self, _nothing: object) -> None:
        self.error = None
        self.written.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        is_known, self.error = self.error is not None, error
        if not is_known or not isinstance(error, UserError):
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._is_writing = False
        if self._is_stale:
            self.write()

    @Slot(object)
    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self.look()


def _write(store: Store, reference: Reference, path: Path, today: date, busy: str) -> None:
    """Write it; what makes calendar files is loaded in the worker."""
    from app.services.day.calendar_feed import write_feed

    write_feed(store, reference, path, today, busy_title=busy)
