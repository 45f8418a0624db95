"""What tests of locking share: a clock to turn, what is typed, and what is seen."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from app.core import clock
from app.ui.shell import idle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET = "Zorgvuldigheidsbonus"


class Wall:
    """A clock that a test turns: the time that passes, and the time on the wall."""

    def __init__(self, monkeypatch):
        self.passed_s, self._from = 0.0, clock.now()
        monkeypatch.setattr(idle, "monotonic", lambda: self.passed_s)
        monkeypatch.setattr(clock, "now", lambda: self._from)

    def goes_on(self, seconds, watch):
        """Let time pass while the program runs: its timer ticks all along."""
        for _ in range(round(seconds * 1000 / idle.TICK_MS)):
            self.passed_s += idle.TICK_MS / 1000
            self._from += timedelta(milliseconds=idle.TICK_MS)
            watch.tick()

    def sleeps(self, seconds):
        """Close the lid: only the time on the wall goes on."""
        self._from += timedelta(seconds=seconds)


def words_of(widget: QWidget) -> list[str]:
    """All that a widget holds as text."""
    found = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for name in ("text", "toPlainText", "placeholderText", "currentText", "title"):
        method = getattr(widget, name, None)
        if callable(method):
            try:
                found.append(str(method()))
            except TypeError:
                continue
    return found


def on_any_widget() -> str:
    return "\n".join(word for each in QApplication.allWidgets() for word in words_of(each))


def type_a_quick_note(desktop) -> None:
    desktop.press(Qt.Key.Key_F8)
    desktop.wait(lambda: QApplication.activeWindow() is not desktop.main)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    desktop.type("Bakk")
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    desktop.type(SECRET)


def open_intake(desktop) -> None:
    desktop.press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))


def lock(desktop) -> None:
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()


def seen() -> str:
    """All words in the windows that are shown."""
    shown = [each for each in QApplication.allWidgets() if each.isVisible()]
    return "\n".join(word for each in shown for word in words_of(each))
