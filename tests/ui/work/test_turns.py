"""Each part of a long building has a turn of the event loop of its own."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.ui.work.turns import InTurns, in_next_turn


class Builder(QObject):
    """Builds three parts and notes what comes between them."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def build(self):
        self.seen.append("part")
        if self.seen.count("part") < 3:
            in_next_turn(self, self.build)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def event(self, event):
        if event.type() == QEvent.Type.User:
            self.seen.append("key")
        return super().event(event)


def test_what_waits_comes_before_the_next_part(qtbot):
    builder = Builder()
    builder.build()
    qtbot.waitUntil(lambda: builder.seen.count("part") == 3)
    assert builder.seen == ["part", "key", "part", "key", "part"]


def test_nothing_is_built_for_what_is_gone(qtbot):
    builder, gone = Builder(), QWidget()
    in_next_turn(gone, builder.build)
    gone.deleteLater()
    in_next_turn(builder, lambda: builder.seen.append("later"))
    qtbot.waitUntil(lambda: "later" in builder.seen)
    assert builder.seen == ["later"]


def test_it_tells_when_all_parts_are_done(qtbot):
    context, seen = QObject(), []
    turns = InTurns((seen.append(part) for part in "abc"), context)
    turns.done.connect(lambda: seen.append("done"))
    qtbot.waitUntil(lambda: turns.is_done)
    assert seen == ["a", "b", "c", "done"]
