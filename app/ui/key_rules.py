"""
Which keys an action may have on the keyboards that coaches use.

On AZERTY the row of digits gives signs and `,` `.` `/` stand elsewhere or need Shift; Ctrl with Alt
is AltGr, that types `@` and `€`. What is left works on every keyboard: letters, function keys and
the keys that move, held with Ctrl, Alt or Shift as each of them needs.
"""

from typing import Any, Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
PREFIX: Final = QKeyCombination(CTRL, Qt.Key.Key_G)  # «Ga naar», before a letter
LETTERS: Final = range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)
FUNCTIONS: Final = range(Qt.Key.Key_F1.value, Qt.Key.Key_F12.value + 1)
MOVES: Final = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    }
)
# of every text field, of the windows of the system, and of what opens a list or a month
TYPING: Final = frozenset("ACVXYZBI")
SYSTEM: Final = frozenset({"F10", "Shift+F10", "Alt+F4", "Ctrl+F4", "F4", "Alt+Up", "Alt+Down"})


def portable(keys: QKeySequence) -> str:
    """Return keys as they are kept: `Ctrl+G, V`."""
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def chords(keys: QKeySequence) -> tuple[QKeyCombination, ...]:
    """Return the keys that are pressed one after another."""
    listed: Any = keys  # a list, that its type does not tell
    return tuple(listed[place] for place in range(keys.count()))


def trap(keys: QKeySequence) -> str:
    """
    Return why these keys cannot be given to an action, empty when they can.

    `altgr`, `azerty`, `typing` (a field or the system needs it), `modifier` (Ctrl or Alt is
    missing), `menu` (Alt with a letter opens a menu) or `chord` (two keys that do not begin with
    Ctrl+G).
    """
    pressed = chords(keys)
    if len(pressed) == 2 and pressed[0] == PREFIX:
        plain = pressed[1].keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        return "" if plain and pressed[1].key().value in LETTERS else "chord"
    if len(pressed) != 1 or pressed[0] == PREFIX:
        return "chord"
    return "typing" if portable(keys) in SYSTEM else _trap(pressed[0])


def _trap(pressed: QKeyCombination) -> str:
    held, code = pressed.keyboardModifiers(), pressed.key()
    if held & META or (held & CTRL and held & ALT):
        return "altgr"
    if code.value in FUNCTIONS:
        return ""
    if code.value in LETTERS:
        return _letter_trap(held, code)
    if code in MOVES:
        return "" if held & ALT else "typing"  # Ctrl and Shift move and choose in a field
    return "azerty" if held & (CTRL | ALT) else "modifier"


def _letter_trap(held: Qt.KeyboardModifier, code: Qt.Key) -> str:
    if held & ALT:
        return "" if held & SHIFT else "menu"
    if not held & CTRL:
        return "modifier"
    return "typing" if not held & SHIFT and chr(code.value) in TYPING else ""
