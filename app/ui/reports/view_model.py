"""The work behind S17: making a report, the last one that was asked."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.progress import Progress
from app.domain.report import Report
from app.services.reports.kinds import ReportFilters
from app.services.reports.registry import make_report, report_choices
from app.ui.desk import Desk

WAIT_MS: Final = 300  # several changes are told in a moment


class ReportModel(QObject):
    """`made` carries a Report, `choices_read` ReportChoices, `broken` that it was not made."""

    made = Signal(object)
    choices_read = Signal(object)
    broken = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[str, ReportFilters] | None = None
        self._serial = 0  # of what was asked last
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.refresh)

    def begin(self) -> None:
        """Read what reports can be limited to."""
        store = self._desk.store
        job = self._desk.runner.start(lambda _progress: report_choices(store), database=False)
        job.succeeded.connect(self.choices_read)
        job.failed.connect(self._desk.failed)

    def show(self, code: str, filters: ReportFilters) -> None:
        """Make a report; what was asked before it is dropped."""
        self._asked = code, filters
        self._serial += 1
        store, reference, serial = self._desk.store, self._desk.reference, self._serial

        def work(progress: Progress) -> tuple[int, Report]:
            del progress
            return serial, make_report(store, reference, code, filters)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_made)
        job.failed.connect(partial(self._on_failed, serial))

    @Slot()
    def refresh(self) -> None:
        """Make the same one again."""
        if self._asked is not None:
            self.show(*self._asked)

    def refresh_soon(self) -> None:
        """Make it again in a moment: something changed."""
        if self._asked is not None:
            self._wait.start()

    @Slot(object)
    def _on_made(self, found: tuple[int, Report]) -> None:
        serial, report = found
        if serial == self._serial:
            self.made.emit(report)

    def _on_failed(self, serial: int, error: Exception) -> None:
        if serial == self._serial:
            self.broken.emit()
        self._desk.failed.emit(error)
