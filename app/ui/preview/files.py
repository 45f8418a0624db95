"""What shows a file of a company, or of a session, from memory."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.core.file_names import clean_file_name
from app.services.files.attachments import FileRow, file_bytes, save_copy
from app.ui.desk import Desk, DocumentRequest, Notice
from app.ui.widgets.file_dialog import FileDialog

PICTURES: Final = (".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".webp", ".tif", ".tiff")
# of a HEIC photo it is shown why it is not shown, and what can be done
SHOWN: Final = frozenset([".pdf", *PICTURES, ".heic", ".heif", ".txt", ".csv", ".md", ".log"])


def is_shown(file_name: str) -> bool:
    """Tell whether a file of this name can be looked at here."""
    return Path(file_name).suffix.lower() in SHOWN


def file_request(desk: Desk, file: FileRow) -> DocumentRequest:
    """Return what the preview window needs to show a file."""
    return DocumentRequest(file.name, file.name, partial(file_bytes, desk.store, file.id))


def save_as(page: QWidget, desk: Desk, file: FileRow) -> FileDialog:
    """Ask where a copy goes, and write it in the background."""
    title = QCoreApplication.translate("PreviewFiles", "Bewaar een kopie")
    dialog = FileDialog(page, title)
    dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(clean_file_name(file.name))
    dialog.fileSelected.connect(partial(_save, desk, file))
    dialog.open()
    return dialog


def _save(desk: Desk, file: FileRow, target: str) -> None:
    store, path = desk.store, Path(target)
    job = desk.runner.start(
        lambda progress: save_copy(store, file.id, path, progress), database=False
    )
    job.failed.connect(desk.failed)
    words = QCoreApplication.translate("PreviewFiles", "Kopie bewaard")
    job.succeeded.connect(lambda _done: desk.noticed.emit(Notice(words)))
