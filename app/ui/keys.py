"""Keys of a page that work anywhere inside it, also where the shell has the same key."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
)
Keys = Mapping[QKeyCombination, Callable[[], object]]
Usual = Callable[[QKeyCombination], QKeyCombination | None]


def key(code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> QKeyCombination:
    """Return a key with its modifiers."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    return QKeyCombination(held, code)


class PageKeys(QObject):
    """
    Takes keys for a page before a shortcut of the window gets them.

    A field that needs the key to type with keeps it. Call `handle` from the page's `event`.

    Args:
        usual: Gives the key that stands in `keys` for the one that is pressed, None for no key.
    """

    def __init__(self, page: QWidget, keys: Keys, usual: Usual | None = None) -> None:
        super().__init__(page)
        self._keys, self._usual = dict(keys), usual

    def handle(self, event: QEvent) -> bool:
        """Return True when the event was one of the keys."""
        if not isinstance(event, QKeyEvent):
            return False
        pressed = QKeyCombination(event.modifiers() & MODIFIERS, Qt.Key(event.key()))
        usual = pressed if self._usual is None else self._usual(pressed)
        wanted = None if usual is None else self._keys.get(usual)
        if wanted is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            self._catch_press(event)
            return True
        if event.type() == QEvent.Type.KeyPress:
            event.accept()
            wanted()
            return True
        return False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            return False
        watched.removeEventFilter(self)
        return event.type() == QEvent.Type.KeyPress and self.handle(event)

    def _catch_press(self, event: QKeyEvent) -> None:
        """Take the press before the field: buttons eat Alt+arrows, tables Shift+Space."""
        focus = QApplication.focusWidget()
        if event.modifiers() & MODIFIERS and focus is not None:
            focus.installEventFilter(self)


def share_keys(dialog: QWidget) -> None:
    """
    Let keys of the whole program, such as Ctrl+L, work in a dialog over a window too.

    Qt gives a modal dialog only its own actions, also when those of the window are for the whole
    application.
    """
    above = dialog.parentWidget()
    while above is not None:
        for action in above.actions():
            if action.shortcutContext() is Qt.ShortcutContext.ApplicationShortcut:
                dialog.addAction(action)
        above = above.parentWidget()
