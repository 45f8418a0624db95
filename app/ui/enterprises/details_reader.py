"""Reads what the pane beside the list tells of the chosen enterprise."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.services.companies.rows import EnterpriseDetails, enterprise_details
from app.ui.desk import Desk

WAIT_MS: Final = 30  # after the last row that an arrow key held down went by


class DetailsReader(QObject):
    """Reads in a worker; `read` carries the EnterpriseDetails asked for last, None: of nobody."""

    read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: UUID | None = None
        self._serial = 0  # of the last question: an answer to one before it comes too late
        self._is_telling = False  # of an enterprise, now
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._begin)

    def ask(self, record: UUID | None) -> None:
        """Ask for an enterprise; when for none, the answer comes before this returns."""
        self._wait.stop()
        self._asked = record
        self._begin()

    def ask_soon(self, record: UUID | None) -> None:
        """Ask in another turn, so that the row is painted as chosen before its details."""
        self._asked = record
        self._wait.start(WAIT_MS if self._is_telling else 0)

    @Slot()
    def _begin(self) -> None:
        self._serial += 1
        store, known, record = self._desk.store, self._desk.reference, self._asked
        if record is None:
            self._tell(None)
            return
        if store.is_closed:
            return
        serial = self._serial
        job = self._desk.runner.start(
            lambda _progress: (serial, enterprise_details(store, known, record)), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, answer: tuple[int, EnterpriseDetails | None]) -> None:
        serial, found = answer
        if serial == self._serial:
            self._tell(found)

    def _tell(self, found: EnterpriseDetails | None) -> None:
        self._is_telling = found is not None
        self.read.emit(found)
