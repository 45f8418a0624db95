"""Long work in the status bar: told after a second, stopped when asked."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.notice import Running
from app.ui.shell import work_line
from app.ui.shell.work_line import WorkLine


@pytest.fixture
def ground(show_active):
    return show_active(QWidget())


@pytest.fixture
def line(ground, monkeypatch):
    monkeypatch.setattr(work_line, "SHOWN_MS", 1)
    line = WorkLine(ground)
    line.resize(500, 30)
    return line


def start(runner, go, steps=()):
    def work(progress):
        for step in steps:
            progress.step(*step)
        while not go.wait(0.005):
            progress.step(*(steps[-1] if steps else (0, 0)))
        return "klaar"

    return runner.start(work)


def test_it_shows_how_far_the_work_is_and_goes_at_its_end(qtbot, runner, line):
    go = Event()
    line.follow(Running("Ongedaan maken: Overdracht", start(runner, go, [(2500, 5000)])))
    qtbot.waitUntil(lambda: not line.isHidden())
    assert line.words.text() == "Ongedaan maken: Overdracht"
    qtbot.waitUntil(lambda: line.percent.text() == "50%")
    go.set()
    qtbot.waitUntil(line.isHidden)


def test_work_of_less_than_a_second_is_not_told(qtbot, runner, line):
    line._timer.setInterval(60_000)
    go = Event()
    job = start(runner, go)
    line.follow(Running("Kort", job))
    with qtbot.waitSignal(job.finished):
        go.set()
    assert line.isHidden()
    assert not line._timer.isActive()


def test_stop_stops_it_once(qtbot, runner, line):
    job = start(runner, Event())
    line.follow(Running("Lang", job))
    qtbot.waitUntil(lambda: not line.isHidden())
    with qtbot.assertNotEmitted(job.succeeded), qtbot.waitSignal(job.finished):
        qtbot.mouseClick(line.stop, Qt.MouseButton.LeftButton)
        assert not line.stop.isEnabled()
    qtbot.waitUntil(line.isHidden)


def test_the_last_begun_is_shown_and_the_end_of_the_other_changes_nothing(qtbot, runner, line):
    first, second = Event(), Event()
    one = start(runner, first)
    line.follow(Running("Een", one))
    two = runner.start(lambda _progress: second.wait(20), database=False)
    line.follow(Running("Twee", two))
    qtbot.waitUntil(lambda: not line.isHidden())
    with qtbot.waitSignal(one.finished):
        first.set()
    assert line.words.text() == "Twee"
    assert not line.isHidden()
    second.set()
    qtbot.waitUntil(line.isHidden)
