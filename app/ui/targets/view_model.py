"""The work behind S15: reading the results, the list behind a number, sharing and saving."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.services.results.targets import Scope, ScopeKind
from app.services.results.view import ResultWish, Which
from app.ui.desk import Desk, tell_done
from app.ui.targets.service import ResultsService, Standing
from app.ui.work.job import Job

WAIT_MS: Final = 300  # several changes are told in a moment
WHOLE_ROLES: Final = frozenset({"promotor", "auditor"})


class ResultsModel(QObject):
    """`told` carries a Standing or None, `listed` the lines behind a number with its code."""

    told = Signal(object)
    broken = Signal()
    listed = Signal(object, object)
    written = Signal(object)  # bytes of a spreadsheet

    def __init__(self, desk: Desk, service: ResultsService, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self.service, self._page = desk, service, page
        self.rows_by = ScopeKind.PARTNER
        self.standing: Standing | None = None
        self._serial = self._asked = 0  # of what was asked last: the figures, a list
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.refresh)
        desk.bus.changed.connect(self._on_changes)

    @property
    def scope(self) -> Scope:
        """Return what who works here sees: the whole, or their own partner."""
        me = self._desk.me
        if me.role in WHOLE_ROLES:
            return Scope()
        return Scope(ScopeKind.PARTNER, me.partner_id.hex)

    def show_rows(self, rows: ScopeKind) -> None:
        """Read a row for each of these."""
        self.rows_by = rows
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read it again; what was asked before is dropped."""
        self._serial += 1
        service, wish, serial = self.service, ResultWish(self.rows_by, self.scope), self._serial
        job = self._start(lambda _progress: (serial, service.read(wish)))
        job.succeeded.connect(self._on_told)
        job.failed.connect(partial(self._on_not_read, serial))

    def read_lines(self, which: Which, scope: Scope) -> None:
        """Read the companies behind a number; of two that are asked only the last is told."""
        self._asked += 1
        service, asked = self.service, self._asked
        job = self._start(lambda _progress: (asked, which, service.lines(which, scope)))
        job.succeeded.connect(self._on_lines)
        job.failed.connect(self._desk.failed)

    def share(self, standing: Standing, words: str) -> None:
        """Share the figures of the whole, as an action that can be undone."""
        service = self.service
        job = self._start(lambda _progress: service.share(standing))
        job.succeeded.connect(partial(tell_done, self._desk, words))
        job.failed.connect(self._desk.failed)

    def write(self) -> None:
        """Make a spreadsheet of what is shown."""
        standing, service = self.standing, self.service
        if standing is not None:
            job = self._start(lambda _progress: service.sheet(standing))
            job.succeeded.connect(self.written)
            job.failed.connect(self._desk.failed)

    def _start(self, work: Callable[[Progress], Any]) -> Job:
        return self._desk.runner.start(work, database=False)

    @Slot(object)
    def _on_told(self, read: tuple[int, Standing | None]) -> None:
        serial, standing = read
        if serial == self._serial:
            self.standing = standing
            self.told.emit(standing)

    def _on_not_read(self, serial: int, error: Exception) -> None:
        if serial == self._serial:
            self._desk.failed.emit(error)
            if self.standing is None:
                self.broken.emit()

    @Slot(object)
    def _on_lines(self, found: tuple[int, Which, object]) -> None:
        asked, which, lines = found
        if asked == self._asked:
            self.listed.emit(which, lines)

    @Slot(object)
    def _on_changes(self, _changes: object) -> None:
        """Read again what is on the screen; a page that is not reads when it is shown again."""
        if self._serial and self._page.isVisible():
            self._wait.start()
