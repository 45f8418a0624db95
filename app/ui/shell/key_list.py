"""F1: the keys that work everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QVBoxLayout

from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import KeyValueGrid, heading, muted


class KeyList(QDialog):
    """Lists the entries of the menus that have a key; made from the menus, so it is true."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Toetsen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share_keys(self)
        keys = KeyValueGrid()
        keys.set_pairs(
            [
                (
                    action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                    action.text().replace("&", ""),
                )
                for action in window.actions()
                if not action.shortcut().isEmpty()
            ]
        )
        close = Button(self.tr("Sluit"), "primary")
        close.clicked.connect(self.accept)
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(heading(self.tr("Toetsen die overal werken")))
        column.addWidget(muted(self.tr("Op een knop of in een menu staat de toets erbij.")))
        column.addWidget(keys)
        column.addLayout(actions)
        self.setMinimumWidth(420)
