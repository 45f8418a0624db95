"""The file dialog: that of the system where there is one, else Qt's with Dutch words."""

from typing import ClassVar, Final

from PySide6.QtCore import QDir, QSettings, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from app.ui.keys import share_keys

# Qt writes them, with the names of folders in plain, whenever a dialog goes
_KEPT_BY_QT: Final = ("history", "lastVisited")


class FileDialog(QFileDialog):
    """
    Asks for files without a loop of its own: `open` it and wait for its signals.

    It is a child of the page or window that asks, so that locking takes it away with them. Where
    the coach was is known while the program runs, and stands on no disk: a folder may have the
    name of a client.
    """

    _folder: ClassVar[str] = ""  # where something was chosen last
    _places: ClassVar[list[QUrl]] = []  # beside the files, as the coach left them

    def __init__(self, parent: QWidget, title: str, folder: str = "") -> None:
        super().__init__(parent, title, folder or FileDialog._folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # these two are English in Qt's own Dutch
        self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Map:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Soort:"))
        share_keys(self)
        self.setSidebarUrls(FileDialog._places or usual_places())
        self.destroyed.connect(forget_folders)

    @override
    def done(self, result: int) -> None:
        super().done(result)
        if result == FileDialog.DialogCode.Accepted:
            FileDialog._folder = self.directory().path()
        FileDialog._places = self.sidebarUrls()
        self.setSidebarUrls(usual_places())
        self.setHistory([])
        self.setDirectory(QDir.homePath())


def usual_places() -> list[QUrl]:
    """Return what Qt shows beside the files by itself: this computer and the home folder."""
    return [QUrl("file:"), QUrl.fromLocalFile(QDir.homePath())]


def forget_folders() -> None:
    """Take what Qt wrote of folders off the disk: locking takes a dialog away in any of them."""
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.beginGroup("FileDialog")
    for name in _KEPT_BY_QT:
        kept.remove(name)
    kept.setValue("shortcuts", QUrl.toStringList(usual_places()))  # without any, none are shown
