"""F1: the keys that work everywhere, and those of each screen."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.key_map import KeyMap, shown
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import KeyValueGrid, heading, muted, strong
from app.ui.widgets.panes import ScrollPane

SIZE: Final = (780, 640)  # px at 100% text
LEFT: Final = 2  # screens in the left column, under the keys that work everywhere


class KeyList(QDialog):
    """The entries of the menus that have a key, made from the menus, and the keys of screens."""

    def __init__(self, window: QMainWindow, keys: KeyMap) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Toetsen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share_keys(self)
        self._pane = ScrollPane(margins=(24, 20, 24, 16))
        self._pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll
        self._pane.setAccessibleName(self.tr("Toetsen"))
        self._pane.column.addWidget(heading(self.tr("Toetsen")))
        self._pane.column.addWidget(
            muted(self.tr("Op een knop of in een menu staat de toets erbij."), wrap=True)
        )
        self._fill(window, keys)
        close = Button(self.tr("Sluit"), "primary", shortcut_hint="Esc")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        actions = QHBoxLayout()
        actions.setContentsMargins(24, 12, 24, 16)
        actions.addStretch(1)
        actions.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pane, 1)
        column.addLayout(actions)
        room = window.size()
        wide, high = (theme.current().px(size) for size in SIZE)
        self.resize(min(wide, room.width()), min(high, room.height()))
        self._pane.setFocus()

    def _fill(self, window: QMainWindow, keys: KeyMap) -> None:
        groups = keys.screens()
        parts = [self._part(self.tr("Overal"), _of_menus(window))]
        parts += [self._part(group.title, list(group.keys)) for group in groups]
        row = QHBoxLayout()
        row.setSpacing(32)
        for some in (parts[: LEFT + 1], parts[LEFT + 1 :]):
            column = QVBoxLayout()
            column.setSpacing(16)
            for part in some:
                column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._pane.column.addSpacing(8)
        self._pane.column.addLayout(row)
        self._pane.column.addStretch(1)

    def _part(self, title: str, keys: list[tuple[str, str]]) -> QWidget:
        part = QWidget(self._pane.body)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(strong(title))
        grid = KeyValueGrid()
        grid.set_pairs([(shown(key), words) for key, words in keys])
        column.addWidget(grid)
        return part


def _of_menus(window: QMainWindow) -> list[tuple[str, str]]:
    portable = QKeySequence.SequenceFormat.PortableText
    return [
        (action.shortcut().toString(portable), action.text().replace("&", ""))
        for action in window.actions()
        if not action.shortcut().isEmpty()
    ]
