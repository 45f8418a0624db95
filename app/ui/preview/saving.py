"""Saves a document where the user says, through the file dialog of the system."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.file_names import clean_file_name
from app.core.progress import Progress
from app.services.files.documents import save_document
from app.ui.widgets.file_dialog import FileDialog
from app.ui.work.job import JobRunner


class Saving(QObject):
    """Asks where and writes in a job; `saved` carries the Path, `failed` the exception."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, window: QWidget, runner: JobRunner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._content = b""
        self.dialog: FileDialog | None = None

    def ask(self, content: bytes, file_name: str) -> None:
        """Open the file dialog, with a name proposed in the documents folder."""
        if self.dialog is not None:
            return
        self._content = content
        is_pdf = file_name.lower().endswith(".pdf")
        place = QStandardPaths.StandardLocation.DocumentsLocation
        title = self.tr("Bewaar als PDF") if is_pdf else self.tr("Bewaar een kopie")
        dialog = FileDialog(self._window, title, QStandardPaths.writableLocation(place))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        if is_pdf:
            dialog.setNameFilter(self.tr("PDF-bestanden (*.pdf)"))
            dialog.setDefaultSuffix("pdf")
        dialog.selectFile(clean_file_name(file_name, "document.pdf"))
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    def write(self, path: Path, content: bytes) -> None:
        """Write to a place that was chosen."""

        def work(progress: Progress) -> Path:
            del progress
            save_document(path, content)
            return path

        job = self._runner.start(work, database=False)
        job.succeeded.connect(self.saved)
        job.failed.connect(self.failed)

    @Slot(str)
    def _on_selected(self, chosen: str) -> None:
        self.write(Path(chosen), self._content)

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog, self._content = None, b""
