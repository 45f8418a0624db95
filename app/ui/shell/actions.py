"""The menu bar: every entry works, and shows its key."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from app.ui.key_map import KeyMap
from app.ui.settings import Settings
from app.ui.theme import TEXT_SIZES, current

Slot = Callable[[], object]


class Menus(QObject):
    """Adds menus and entries to a window; an entry is an action of the window too."""

    def __init__(self, bar: QMenuBar, window: QMainWindow | QWidget, keys: KeyMap) -> None:
        super().__init__(window)
        self._bar, self._window, self._keys = bar, window, keys

    def menu(self, title: str) -> QMenu:
        """Add a menu."""
        return self._bar.addMenu(title)

    def add(self, menu: QMenu, name: str, text: str, slot: Slot) -> QAction:
        """Add an entry; it has the keys that the map gives to its `name`."""
        action = QAction(text, self._window)
        self._keys.add(name, action)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(slot)
        menu.addAction(action)
        self._window.addAction(action)
        return action


class LookMenu(QObject):
    """Theme and text size, kept in the settings of this computer."""

    def __init__(self, menu: QMenu, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        themes = {
            "system": self.tr("Thema van het systeem"),
            "light": self.tr("Licht"),
            "dark": self.tr("Donker"),
        }
        self._modes = self._group(menu, themes)
        menu.addSeparator()
        sizes = menu.addMenu(self.tr("Tekstgrootte"))
        self._sizes = self._group(sizes, {size: f"{size}%" for size in TEXT_SIZES})
        self._modes.triggered.connect(self._on_mode)
        self._sizes.triggered.connect(self._on_size)
        settings.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Tick what is in force, and let it be seen."""
        for group, chosen in (
            (self._modes, self._settings.theme),
            (self._sizes, self._settings.text_percent),
        ):
            for action in group.actions():
                action.setChecked(action.data() == chosen)
        look = current()
        if (look.mode, look.percent) != (self._settings.theme, self._settings.text_percent):
            look.use(self._settings.theme, self._settings.text_percent)

    def _group(self, menu: QMenu, words: dict[Any, str]) -> QActionGroup:
        group = QActionGroup(self)
        for value, word in words.items():
            action = QAction(word, group)
            action.setCheckable(True)
            action.setData(value)
            menu.addAction(action)
        return group

    def _on_mode(self, action: QAction) -> None:
        self._settings.theme = action.data()

    def _on_size(self, action: QAction) -> None:
        self._settings.text_percent = action.data()
