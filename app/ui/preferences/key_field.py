"""A button that shows the key of an action, and takes the next key that is pressed on it."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.key_rules import PREFIX
from app.ui.keys import MODIFIERS
from app.ui.widgets.buttons import Button

ALONE = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)


class KeyField(Button):
    """
    Enter or a click lets it listen; `pressed_keys` carries the QKeySequence, Esc stops it.

    While it listens no shortcut of the window hears the keyboard. Ctrl+G waits for its letter.
    """

    pressed_keys = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", parent=parent)
        self._shown = ""
        self._first: QKeyCombination | None = None
        self.is_listening = False
        self.clicked.connect(self._on_clicked)

    def show_key(self, words: str) -> None:
        """Show a key as a coach knows it."""
        self._shown = words
        self.stop()

    @Slot()
    def stop(self) -> None:
        """Listen no longer."""
        self.is_listening, self._first = False, None
        self.setText(self._shown or self.tr("Geen toets"))

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if getattr(self, "is_listening", False) and isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                self._hear(event)
                return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_listening:
            self.stop()

    def _hear(self, event: QKeyEvent) -> None:
        event.accept()
        code = Qt.Key(event.key())
        if code in ALONE or event.isAutoRepeat():
            return
        pressed = QKeyCombination(event.modifiers() & MODIFIERS, code)
        if event.modifiers() & Qt.KeyboardModifier.MetaModifier:
            pressed = QKeyCombination(event.modifiers(), code)
        if code == Qt.Key.Key_Escape:
            self.stop()
        elif self._first is None and pressed == PREFIX:
            self._first = pressed
            self.setText(self.tr("Ctrl+G, en dan …"))
        else:
            keys = QKeySequence(pressed) if self._first is None else QKeySequence(PREFIX, pressed)
            self.stop()
            self.pressed_keys.emit(keys)

    @Slot()
    def _on_clicked(self) -> None:
        self.is_listening = True
        self.setText(self.tr("Druk de toets …"))
