"""The file dialog: that of the system where there is one, else Qt's with Dutch words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.keys import share_keys


class FileDialog(QFileDialog):
    """
    Asks for files without a loop of its own: `open` it and wait for its signals.

    It is a child of the page or window that asks, so that locking takes it away with them.
    """

    def __init__(self, parent: QWidget, title: str, folder: str = "") -> None:
        super().__init__(parent, title, folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # these two are English in Qt's own Dutch
        self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Map:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Soort:"))
        share_keys(self)
