"""Whether Caps Lock is on: the system is asked where it tells, else the letters show it."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def from_system() -> bool | None:
    """Return what the system says, None where it does not say."""
    if sys.platform != "win32":
        return None
    import ctypes

    caps_lock = 0x14
    return bool(ctypes.windll.user32.GetKeyState(caps_lock) & 1)


def from_key(event: QKeyEvent, *, was_on: bool) -> bool:
    """Return what a key press shows: a capital without Shift, or a small letter with it."""
    if event.key() == Qt.Key.Key_CapsLock:
        return not was_on
    letter = event.text()
    if len(letter) != 1 or letter.lower() == letter.upper():
        return was_on
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isupper() != shift
