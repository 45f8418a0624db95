"""Reads what was changed in a file, after the file itself stands there."""

from PySide6.QtCore import QObject, Signal, Slot

from app.services.companies.timeline import EntryKey, change_keys
from app.ui.desk import Desk
from app.ui.dossier.view_model import DossierModel


class ChangeReader(QObject):
    """`read` carries the keys, each time after the timeline; an older answer is dropped."""

    read = Signal(object)  # tuple of EntryKey

    def __init__(self, desk: Desk, model: DossierModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._id = desk, model.id
        self._serial = 0
        model.timeline_changed.connect(self.look)
        model.timeline_kept.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Read again."""
        self._serial += 1
        store, wanted, serial = self._desk.store, self._id, self._serial
        job = self._desk.runner.start(
            lambda _progress: (serial, change_keys(store, wanted)), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, found: tuple[int, tuple[EntryKey, ...]]) -> None:
        serial, keys = found
        if serial == self._serial:
            self.read.emit(keys)
