"""Closing the program: what waits is sent, and nobody has to wait for it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.services.syncing.view import Chip
from app.ui.place import Place
from app.ui.sync.day_end import PATIENCE_MS, DayEnd, needs_closing
from tests.sync_samples import OVERVIEW, SENT

WAITING = Chip("waiting", waiting=3)


@pytest.fixture
def day(qtbot, desk, fake, show_active):
    """A desk on which three things wait, and what happened to the program."""
    fake.shown = replace(OVERVIEW, chip=WAITING, sync_on_open=False)
    desk.sync.begin()
    qtbot.waitUntil(lambda: desk.sync.chip == WAITING)
    desk.parent_window = show_active(QWidget())
    return desk


@pytest.fixture
def ended():
    return []


def begin(qtbot, desk, ended):
    dialog = DayEnd(desk, lambda: ended.append(1), desk.parent_window)
    dialog.begin()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_it_sends_and_closes_by_itself(qtbot, day, fake, ended):
    fake.be(chip=SENT)
    begin(qtbot, day, ended)
    qtbot.waitUntil(lambda: ended == [1])
    assert fake.asked == ["round"]


def test_enter_closes_at_once_while_it_still_sends(qtbot, day, fake, ended):
    fake.goes_on.clear()
    dialog = begin(qtbot, day, ended)
    qtbot.waitUntil(lambda: dialog.so_far.text() == "0 van 7")
    assert not dialog._patience.isActive()  # the server answers
    assert dialog.close_button.hasFocus()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ended == [1])
    fake.goes_on.set()


def test_without_any_answer_it_closes_by_itself_after_four_seconds(qtbot, day, fake, ended):
    fake.goes_on.clear()
    fake.be(chip=WAITING)
    dialog = begin(qtbot, day, ended)
    assert PATIENCE_MS == 4_000
    assert dialog._patience.interval() == PATIENCE_MS
    dialog._patience.timeout.emit()
    qtbot.waitUntil(lambda: ended == [1])
    fake.goes_on.set()


def test_what_is_to_decide_is_said_and_can_wait(qtbot, day, fake, ended):
    fake.be(chip=Chip("all_sent", to_decide=2))
    dialog = begin(qtbot, day, ended)
    qtbot.waitUntil(dialog.look_button.isVisible)
    assert dialog.text.text() == "2 te beslissen. Het kan ook morgen: er gaat niets verloren."
    assert dialog.close_button.hasFocus()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ended == [1])


def test_or_one_decides_now_and_the_program_stays(qtbot, day, fake, ended):
    fake.be(chip=Chip("all_sent", to_decide=2))
    dialog = begin(qtbot, day, ended)
    qtbot.waitUntil(dialog.look_button.isVisible)
    qtbot.waitUntil(lambda: day.sync.chip.to_decide == 2)
    with qtbot.waitSignal(day.go_requested) as gone:
        qtbot.mouseClick(dialog.look_button, Qt.MouseButton.LeftButton)
    assert gone.args == [Place("merging")]
    QApplication.processEvents()
    assert ended == []


def test_escape_goes_on_working(qtbot, day, fake, ended):
    fake.goes_on.clear()
    dialog = begin(qtbot, day, ended)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    fake.goes_on.set()
    qtbot.waitUntil(lambda: not day.sync.is_running)
    QApplication.processEvents()
    assert ended == []


def test_a_round_that_runs_already_is_waited_for(qtbot, day, fake, ended):
    fake.goes_on.clear()
    day.sync.begin_round()
    begin(qtbot, day, ended)
    fake.be(chip=SENT)
    fake.goes_on.set()
    qtbot.waitUntil(lambda: ended == [1])
    assert fake.asked == ["round", "round"]


@pytest.mark.parametrize(
    ("chip", "on", "needed"),
    [
        (WAITING, True, True),
        (WAITING, False, False),
        (Chip("running"), True, True),
        (Chip("problem", problems=1, waiting=1), True, True),
        (Chip("problem", problems=1), True, False),
        (Chip("offline", waiting=9), True, False),
        (Chip("braked", waiting=9), True, False),
        (SENT, True, False),
        (Chip("unlinked"), True, False),
    ],
)
def test_only_what_can_be_sent_now_keeps_the_program_open(desk, chip, on, needed):
    desk.sync.chip, desk.sync.syncs_on_close = chip, on
    assert needs_closing(desk.sync) is needed
