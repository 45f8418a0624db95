"""The work behind the coverage of Flanders: numbers of places, and the companies of one."""

from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.progress import Progress
from app.domain.coverage import Level
from app.services.changes import Changes
from app.services.reports.registry import report_choices
from app.services.results.coverage import CompanyThere, Coverage, companies_there, coverage
from app.services.results.coverage_rows import CoverageQuery
from app.ui.desk import Desk

KINDS: Final = frozenset(
    {
        *("enterprise", "establishment", "coaching_session", "directory_entry"),
        *("trajectory", "trajectory_member", "count_proposal", "count_confirmation"),
        "criterion_evidence",
    }
)
WAIT_MS: Final = 300  # several changes are told in a moment


class Inside(NamedTuple):
    """A place that somebody looks into; no code: the companies without a municipality."""

    level: Level
    code: str | None


class CoverageModel(QObject):
    """`read` carries a Coverage, `there` an Inside with its companies, `choices_read` filters."""

    read = Signal(object)
    there = Signal(object, object)
    choices_read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = CoverageQuery()
        self._inside: Inside | None = None
        self._serial = 0  # of what was asked last
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.refresh)
        desk.bus.changed.connect(self._on_changes)

    def begin(self) -> None:
        """Read what it can be limited to, and the numbers."""
        store = self._desk.store
        job = self._desk.runner.start(lambda _progress: report_choices(store), database=False)
        job.succeeded.connect(self.choices_read)
        job.failed.connect(self._desk.failed)
        self.refresh()

    def ask(self, query: CoverageQuery) -> None:
        """Read the numbers of other companies."""
        self._query = query
        self.refresh()

    def look_into(self, inside: Inside | None) -> None:
        """Read the companies of a place; None: of no place any more."""
        self._inside = inside
        if inside is not None:
            self._read_inside(inside)

    @Slot()
    def refresh(self) -> None:
        """Read the numbers again; what was asked before is dropped."""
        self._serial += 1
        store, reference = self._desk.store, self._desk.reference
        query, serial = self._query, self._serial

        def work(progress: Progress) -> tuple[int, Coverage]:
            del progress
            return serial, coverage(store, reference, query)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)
        if self._inside is not None:
            self._read_inside(self._inside)

    def _read_inside(self, inside: Inside) -> None:
        store, reference, query = self._desk.store, self._desk.reference, self._query

        def work(progress: Progress) -> tuple[Inside, CoverageQuery, tuple[CompanyThere, ...]]:
            del progress
            return inside, query, companies_there(store, reference, query, *inside)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_inside)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, found: tuple[int, Coverage]) -> None:
        serial, numbers = found
        if serial == self._serial:
            self.read.emit(numbers)

    @Slot(object)
    def _on_inside(self, found: tuple[Inside, CoverageQuery, tuple[CompanyThere, ...]]) -> None:
        inside, query, companies = found
        if inside == self._inside and query == self._query:
            self.there.emit(inside, companies)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self._wait.start()
