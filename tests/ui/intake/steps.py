"""A coach at the keyboard of an intake."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from sqlmodel import select

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
DAY = date(2026, 11, 23)  # a Monday


class Coach:
    """Hands and eyes on one intake."""

    def __init__(self, qtbot, page):
        self.bot, self.page = qtbot, page
        self.went = []
        page.desk.go_requested.connect(self.went.append)

    def field(self, name):
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        assert found.isVisible(), name
        return found

    def type(self, name, text):
        field = self.field(name)
        field.setFocus()
        field = self.page.window().focusWidget()
        self.bot.keyClick(field, Qt.Key.Key_A, CTRL)
        self.bot.keyClicks(field, text)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.bot.keyClick(self.page.window().focusWidget(), key, modifier)

    def choose(self, name, text):
        self.type(name, text)
        popup = self.field(name)._completer.popup()
        self.bot.waitUntil(popup.isVisible)
        self.bot.keyClick(popup, Qt.Key.Key_Return)

    def click(self, words):
        for button in self.page.findChildren(QAbstractButton):
            if button.text() == words and button.isVisible():
                self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        raise AssertionError(words)

    def sees(self, words):
        labels = self.page.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisible())

    def wait(self, words):
        self.bot.waitUntil(lambda: self.sees(words))

    def waits_to_go(self):
        self.bot.waitUntil(lambda: bool(self.went))
        return self.went[-1]


def rows(store, kind):
    with store.read() as session:
        return [row for row in session.exec(select(kind)) if not row.deleted]
