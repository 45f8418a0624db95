"""Context and button menus with round corners and icons of the theme."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui import icons


class Menu(QMenu):
    """A menu; `add` gives each line an icon and shows its key."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def add(self, text: str, slot: Callable[[], object], icon: str = "", key: str = "") -> QAction:
        """Add a line; `key` is shown only, the screen binds its own shortcuts."""
        action = QAction(text, self)
        if icon:
            action.setIcon(icons.icon(icon, "muted"))
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def refuse(self, action: QAction, why: str) -> None:
        """Show a line that cannot be chosen now, with the reason."""
        action.setEnabled(False)
        action.setToolTip(why)
        action.setWhatsThis(why)  # a screen reader tells this one
        self.setToolTipsVisible(True)
