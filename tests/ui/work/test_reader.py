"""What is asked while something is read is read once more after that."""

from threading import Event

import pytest
from PySide6.QtCore import QObject

from app.ui.work.job import JobRunner
from app.ui.work.reader import Reader


class Asked:
    """A reader of a number that a test changes, and of which each reading waits for the test."""

    def __init__(self, runner, parent):
        self.value, self.begun, self.gates = 1, [], []
        self.told, self.errors = [], []
        self.reader = Reader(runner, self.make, parent)
        self.reader.read.connect(self.told.append)
        self.reader.failed.connect(self.errors.append)

    def make(self):
        value, gate = self.value, Event()
        self.begun.append(value)
        self.gates.append(gate)

        def work():
            assert gate.wait(20)
            if value < 0:
                raise ValueError(value)
            return value

        return work


@pytest.fixture
def asked(qtbot):
    runner, parent = JobRunner(), QObject()
    given = Asked(runner, parent)
    yield given
    for gate in given.gates:
        gate.set()
    runner.stop()


def test_it_tells_what_was_read(asked, qtbot):
    asked.reader.ask()
    assert asked.reader.is_reading
    asked.gates[0].set()
    qtbot.waitUntil(lambda: asked.told == [1])
    assert not asked.reader.is_reading


def test_many_questions_meanwhile_are_one_more_reading(asked, qtbot):
    asked.reader.ask()
    asked.value = 2
    asked.reader.ask()
    asked.value = 3
    asked.reader.ask()
    assert asked.begun == [1]
    asked.gates[0].set()
    qtbot.waitUntil(lambda: asked.begun == [1, 3])
    asked.gates[1].set()
    qtbot.waitUntil(lambda: asked.told == [3])


def test_what_is_old_is_not_told_when_something_stands_there(asked, qtbot):
    asked.reader.ask()
    asked.gates[0].set()
    qtbot.waitUntil(lambda: asked.told == [1])
    asked.value = 2
    asked.reader.ask()
    asked.value = 3
    asked.reader.ask()
    asked.gates[1].set()
    qtbot.waitUntil(lambda: len(asked.gates) == 3)
    asked.gates[2].set()
    qtbot.waitUntil(lambda: asked.told == [1, 3])


def test_an_error_is_told_once_no_other_reading_follows(asked, qtbot):
    asked.value = -1
    asked.reader.ask()
    asked.value = -2
    asked.reader.ask()
    asked.gates[0].set()
    qtbot.waitUntil(lambda: len(asked.gates) == 2)
    asked.gates[1].set()
    qtbot.waitUntil(lambda: len(asked.errors) == 1)
    assert str(asked.errors[0]) == "-2"
    assert asked.told == []
    assert not asked.reader.is_reading


def test_it_reads_again_after_an_error(asked, qtbot):
    asked.value = -1
    asked.reader.ask()
    asked.gates[0].set()
    qtbot.waitUntil(lambda: len(asked.errors) == 1)
    asked.value = 5
    asked.reader.ask()
    asked.gates[1].set()
    qtbot.waitUntil(lambda: asked.told == [5])
