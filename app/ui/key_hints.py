"""Keys on buttons and in sentences that follow what a coach chooses under Toetsen."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel

from app.ui.key_map import USUAL, KeyMap
from app.ui.widgets.buttons import Button


class ButtonKey(QObject):
    """Shows the key of an action on a button, as it is now; it goes away with the button."""

    def __init__(self, keys: KeyMap, name: str, button: Button) -> None:
        super().__init__(button)
        self._keys, self._name = keys, name
        keys.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the key as it is now."""
        button = self.parent()
        if isinstance(button, Button):
            button.set_shortcut_hint(self._keys.shown(self._name))


class SentenceKeys(QObject):
    """
    Fills the keys of actions in the words of a label, as they are now; it goes away with it.

    Args:
        words: A sentence with the name of an action in braces right after a word, `bewaard{keep}.`:
            ` (Ctrl+S)` comes there, or nothing when the action has no key.
    """

    def __init__(self, keys: KeyMap, words: str, label: QLabel) -> None:
        super().__init__(label)
        self._keys, self._words = keys, words
        keys.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the keys as they are now."""
        label, keys = self.parent(), self._keys
        if isinstance(label, QLabel):
            label.setText(self._words.format_map({name: keys.beside(name) for name in USUAL}))
