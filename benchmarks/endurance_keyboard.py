"""Keys and clicks as the system gives them: to a window, which finds who they are for."""

import random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from app.ui.main_window import MainWindow
from app.ui.program import Program
from benchmarks.endurance_watch import Witness
from tests.journeys.hands import Hands, NotSeen, pause
from tests.journeys.watch import Watch


class Keyboard:
    """Keyboard and mouse of the coach; each use is written down before it happens."""

    def __init__(self, program: Program, chance: random.Random, witness: Witness) -> None:
        self.program, self.random, self.witness = program, chance, witness
        self.hands = Hands()

    def use(self, watch: Watch) -> None:
        """Leave what the eyes take out of what is timed."""
        self.hands = Hands(watch)

    @property
    def window(self) -> MainWindow:
        """The main window; a key of the action may have been the way out of it, such as Ctrl+L."""
        window = self.program.window
        if not isinstance(window, MainWindow):
            raise NotSeen("the main window")
        return window

    def press(self, target: QWidget, chord: str) -> None:
        """Press a chord as the system gives it: to the window, which finds who it is for."""
        combination = QKeySequence(chord)[0]
        handle = target.window().windowHandle()
        if handle is None or not target.window().isVisible():
            return
        QTest.keyPress(handle, combination.key(), combination.keyboardModifiers())
        if isValid(handle):  # Qt would let go what is held in a window that is gone
            QTest.keyRelease(handle, combination.key())
        pause(self.random.choice((0, 5, 15, 40)))

    def keys(self, *chords: str) -> None:
        """Press chords where the keyboard is."""
        for chord in chords:
            target = QApplication.focusWidget() or QApplication.activeWindow()
            if target is not None and isValid(target):
                self.witness.action(f"  key {chord} in {called(target)}")
                self.press(target, chord)

    def main_keys(self, *chords: str) -> None:
        """Press chords in the main window, which a coach clicks on first when another has them."""
        if not self.window.isActiveWindow() and QApplication.activeModalWidget() is None:
            self.window.activateWindow()
            pause(15)
        self.keys(*chords)

    def write(self, text: str) -> None:
        """Type a text where the keyboard is, letter by letter."""
        self.witness.action(f"  types {text[:20]!r}")
        for letter in text:
            focus = QApplication.focusWidget()
            handle = None if focus is None else focus.window().windowHandle()
            if handle is None:
                return
            QTest.keyClick(handle, letter)
        pause(15)

    def see(self, name: str) -> bool:
        """Tell whether a widget is on screen."""
        return self.hands.see(name) is not None

    def click(self, name: str) -> bool:
        """Click on what is called so, when it is on screen and nothing lies over its window."""
        found = self.hands.see(name)
        if found is None or is_covered(found):
            return False
        self.click_at(found)
        return True

    def click_at(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click as the system gives it: on a point of the window."""
        self.witness.action(f"  click {called(widget)}")
        window = widget.window()
        handle = window.windowHandle()
        if handle is None:
            return
        if not window.isActiveWindow():
            window.activateWindow()
            pause(15)
        if not isValid(widget):  # its page was taken away meanwhile
            return
        at = place or widget.rect().center()
        if not widget.visibleRegion().contains(at):
            widget.setFocus(Qt.FocusReason.TabFocusReason)  # a page scrolls to its field
            pause(15)
        if not isValid(widget) or not widget.visibleRegion().contains(at):
            return
        point = widget.mapTo(window, at)
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=point)
        pause(self.random.choice((0, 5, 15, 60)))


def is_covered(widget: QWidget) -> bool:
    """Tell whether a menu or a dialog keeps the mouse away from a widget."""
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return over is not None and widget.window() is not over


def called(widget: QWidget) -> str:
    """Return what a reader of the journal knows a widget by."""
    name = widget.accessibleName() or widget.objectName()
    if not name and isinstance(widget, QAbstractButton):
        name = widget.text()
    return f"{type(widget).__name__} {name[:30]}"
