"""When nobody is at the laptop: by the clock that counts, and by the clock on the wall."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.core import clock
from app.ui.shell import idle
from app.ui.shell.idle import IdleWatch


class Clocks:
    """Both clocks; while asleep only the one on the wall goes on."""

    def __init__(self):
        self.running_s, self.wall = 1000.0, datetime(2026, 11, 23, 8, tzinfo=UTC)

    def pass_by(self, seconds):
        self.running_s += seconds
        self.wall += timedelta(seconds=seconds)

    def sleep(self, seconds):
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def clocks(monkeypatch):
    clocks = Clocks()
    monkeypatch.setattr(idle, "monotonic", lambda: clocks.running_s)
    monkeypatch.setattr(clock, "now", lambda: clocks.wall)
    return clocks


@pytest.fixture
def field(show_active):
    return show_active(QLineEdit())


@pytest.fixture
def watch(clocks, field):
    watch = IdleWatch(10, field)
    watch._timer.stop()  # the test ticks
    return watch


def minutes_on(watch, clocks, minutes):
    """Let time pass, a tick every five seconds as in life; return what was told."""
    left, alone = [], []
    watch.ticked.connect(left.append)
    watch.left_alone.connect(lambda: alone.append(clocks.running_s))
    for _ in range(int(minutes * 12)):
        clocks.pass_by(5)
        watch.tick()
    watch.ticked.disconnect()
    watch.left_alone.disconnect()
    return left, alone


def test_it_comes_at_the_limit_once_and_not_before(watch, clocks):
    left, alone = minutes_on(watch, clocks, 9.75)
    assert alone == []
    assert (left[0], left[-1]) == (10, 1)
    assert minutes_on(watch, clocks, 0.25)[1] == [1600.0]
    assert minutes_on(watch, clocks, 30) == ([], [])


def test_a_key_begins_again(watch, clocks, field):
    minutes_on(watch, clocks, 9)
    QTest.keyClick(field.window().windowHandle(), Qt.Key.Key_A)
    assert minutes_on(watch, clocks, 9.75)[1] == []
    assert len(minutes_on(watch, clocks, 0.25)[1]) == 1


def test_a_move_of_the_mouse_begins_again(watch, clocks, field):
    minutes_on(watch, clocks, 9)
    QTest.mouseMove(field.window().windowHandle(), QPoint(5, 5))
    QTest.mouseMove(field.window().windowHandle(), QPoint(9, 9))
    assert minutes_on(watch, clocks, 9.75)[1] == []


def test_another_limit_counts_what_already_passed(qtbot, watch, clocks):
    minutes_on(watch, clocks, 6)
    with qtbot.waitSignal(watch.left_alone):
        watch.set_minutes(5)


def test_a_longer_limit_gives_more_time(watch, clocks):
    minutes_on(watch, clocks, 9)
    watch.set_minutes(30)
    assert minutes_on(watch, clocks, 20.5)[1] == []


def test_a_computer_that_slept_wakes_up_locked(qtbot, watch, clocks):
    minutes_on(watch, clocks, 1)
    clocks.sleep(60)
    with qtbot.waitSignal(watch.left_alone):
        watch.tick()


def test_a_busy_computer_that_ticks_late_is_not_asleep(qtbot, watch, clocks):
    clocks.pass_by(5 + 29)
    with qtbot.assertNotEmitted(watch.left_alone):
        watch.tick()


def test_a_clock_that_is_put_back_locks_nothing(qtbot, watch, clocks):
    clocks.sleep(-3600)
    with qtbot.assertNotEmitted(watch.left_alone):
        watch.tick()


def test_after_stop_it_is_silent(watch, clocks):
    watch.stop()
    assert minutes_on(watch, clocks, 20) == ([], [])
