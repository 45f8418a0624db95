"""The hands and eyes of a coach: real key and mouse events on what is visible, and pictures."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from shiboken6 import isValid

STEP_MS = 15
PATIENCE_MS = 60_000  # beside other work a practice environment takes long to load


def pause(ms: int) -> None:
    """Let the program work; other than QTest.qWait, this lets its other threads work too."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class NotSeen(AssertionError):
    """Nothing like that is on screen."""


def bring_to_front() -> None:
    """Activate the youngest window: the offscreen platform has no window manager that does."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    windows.sort(key=lambda window: window.parentWidget() is not None)
    for _ in range(20):
        if windows and not windows[-1].isActiveWindow():
            windows[-1].activateWindow()
            pause(STEP_MS)


def label_of(widget: QWidget) -> str:
    """Return what a user, or a screen reader, calls this widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text).replace("&", "")


def visible(kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """Give every visible widget of a kind, the active window's first."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    windows.sort(key=lambda window: not window.isActiveWindow())
    for window in windows:
        if isinstance(window, kind):
            yield window
        yield from (widget for widget in window.findChildren(kind) if widget.isVisibleTo(window))


class Hands:
    """
    Counts what it does: a click or a key chord is one interaction, a text typed is one.

    Args:
        aside: Around each look at the screen: it goes through thousands of widgets, which takes
            time that the program has no part in.
        letter_ms: Between two letters; with 0 the program sees a whole text before it can answer.
    """

    def __init__(
        self, aside: AbstractContextManager[object] | None = None, letter_ms: int = 0
    ) -> None:
        self.interactions = 0
        self._aside = aside or nullcontext()
        self._letter_ms = letter_ms

    def see(self, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
        """Return the visible, enabled widget that is called so, if there is one."""
        with self._aside:
            starts = None
            for widget in visible(kind):
                if not widget.isEnabled():
                    continue
                label = label_of(widget)
                if label == name or widget.objectName() == name:
                    return widget
                if starts is None and label.startswith(name):
                    starts = widget
            return starts

    def wait(self, there: Callable[[], object], what: str) -> None:
        """Let the program work until something is so."""
        until = monotonic() + PATIENCE_MS / 1000
        while True:
            with self._aside:
                is_there = there()
            if is_there:
                return
            if monotonic() > until:
                raise NotSeen(what)
            pause(STEP_MS)

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Wait until it is on screen."""
        self.wait(lambda: self.see(name, kind) is not None, f"«{name}» is nowhere on screen")
        found = self.see(name, kind)
        assert found is not None
        return found

    def click(self, name: str, kind: type[QWidget] = QWidget) -> None:
        """Click on the middle of the widget that is called so."""
        self.click_at(self.find(name, kind))

    def click_at(self, widget: QWidget, area: QRect | None = None) -> None:
        """Click on a widget, or on a part of it."""
        place: QPoint = (area or widget.rect()).center()
        if not widget.window().isActiveWindow():  # a click brings a window to the front
            widget.window().activateWindow()
            pause(STEP_MS)
        self.interactions += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        pause(STEP_MS)

    def draw(self, widget: QWidget, line: Sequence[tuple[float, float]]) -> None:
        """Draw with the left button down; the points are parts of the widget's width and height."""
        self.interactions += 1
        places = [QPoint(int(x * widget.width()), int(y * widget.height())) for x, y in line]
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(widget, place)
            pause(STEP_MS)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])
        pause(STEP_MS)

    def into(self, name: str, text: str, kind: type[QWidget] = QWidget) -> None:
        """Click on a field and type; what stood in it goes."""
        field = self.find(name, kind)
        self.click_at(field)
        focus = self.focus()
        QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text, focus)

    def type(self, text: str, target: QWidget | None = None) -> None:
        """Type on the keyboard, letter by letter, where the cursor is."""
        self.interactions += 1
        for letter in text:
            widget = target if target is not None and target.hasFocus() else self.focus()
            if letter == "\n":
                QTest.keyClick(widget, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(widget, letter)
            if self._letter_ms:
                pause(self._letter_ms)
        pause(STEP_MS)

    def keys(self, chord: str) -> None:
        """Press a chord such as `Ctrl+Enter`, where the keyboard is."""
        if QApplication.activeWindow() is None:
            bring_to_front()
        self.press(QApplication.focusWidget() or QApplication.activeWindow(), chord)

    def press(self, target: QWidget | None, chord: str) -> None:
        """Press a chord on what has the keyboard, such as a list that is open."""
        assert target is not None, chord
        self.interactions += 1
        combination = QKeySequence(chord)[0]
        key, held = combination.key(), combination.keyboardModifiers()
        QTest.keyPress(target, key, held)
        if isValid(target) and target.isEnabled():  # else the key did its work: Qt drops the rest
            QTest.keyRelease(target, key, held)
        pause(STEP_MS)

    def menu(self, *path: str) -> None:
        """Choose an entry of the menu bar by its words."""
        self.interactions += len(path)
        for action in QApplication.activeWindow().findChildren(QAction):
            if action.text().replace("&", "").split("\t")[0] == path[-1] and action.isEnabled():
                action.trigger()
                pause(STEP_MS)
                return
        raise NotSeen(f"no menu entry «{path[-1]}»")

    def choose(self, words: str) -> None:
        """Choose an entry of the menu that is open, by its words."""
        self.wait(lambda: list(visible(QMenu)), f"no menu with «{words}»")
        for menu in visible(QMenu):
            for action in menu.actions():  # type: ignore[attr-defined]
                if action.text().replace("&", "").split("\t")[0] == words and action.isEnabled():
                    menu.setActiveAction(action)  # type: ignore[attr-defined]
                    self.press(menu, "Return")
                    return
        raise NotSeen(f"no menu entry «{words}»")

    def focus(self) -> QWidget:
        """Return what has the keyboard."""
        self.wait(QApplication.focusWidget, "nothing has the keyboard")
        return QApplication.focusWidget()


def picture(window: QWidget, path: Path) -> None:
    """Take a picture of a window as it is on screen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pause(60)  # hover, focus ring and layout settle
    assert window.grab().save(str(path)), path
