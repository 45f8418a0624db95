"""The last question wins, and an answer ends the waiting at once."""

import pytest
from PySide6.QtCore import QObject, Signal

from app.ui.intake.view_model import Latest


class HandJob(QObject):
    """A job whose signals the test gives."""

    succeeded, failed, finished = Signal(object), Signal(object), Signal()


class HandRunner:
    """Starts nothing by itself."""

    def __init__(self):
        self.started = []

    def start(self, work):
        self.started.append((HandJob(), work))
        return self.started[-1][0]


@pytest.fixture
def hand_runner():
    return HandRunner()


@pytest.fixture
def latest(qapp, hand_runner):
    return Latest(hand_runner, qapp)


def test_an_answer_ends_the_waiting_before_its_job_ends(latest, hand_runner):
    answers = []
    latest.found.connect(lambda answer: answers.append((answer, latest.is_busy)))
    latest.ask(lambda: "Bakk")
    assert latest.is_busy
    [(job, _)] = hand_runner.started
    job.succeeded.emit("Bakkerij")
    assert answers == [("Bakkerij", False)]
    assert not latest.is_busy  # an Enter now is about what is seen
    job.finished.emit()
    assert not latest.is_busy


def test_a_question_between_an_answer_and_the_end_of_its_job_is_asked(latest, hand_runner):
    latest.ask(lambda: "B")
    first, _ = hand_runner.started[0]
    first.succeeded.emit("B")
    latest.ask(lambda: "Ba")
    assert latest.is_busy
    assert len(hand_runner.started) == 1
    first.finished.emit()
    assert latest.is_busy
    assert hand_runner.started[1][1](None) == "Ba"


def test_of_the_questions_asked_meanwhile_only_the_last_is_answered(latest, hand_runner):
    answers = []
    latest.found.connect(answers.append)
    for words in ("B", "Ba", "Bak"):
        latest.ask(lambda words=words: words)
    first, _ = hand_runner.started[0]
    first.succeeded.emit("B")
    first.finished.emit()
    second, work = hand_runner.started[1]
    assert work(None) == "Bak"
    second.succeeded.emit("Bak")
    second.finished.emit()
    assert answers == ["Bak"]


@pytest.mark.parametrize("ending", ["failed", "cancelled"])
def test_a_job_without_an_answer_ends_the_waiting_too(latest, hand_runner, ending):
    errors = []
    latest.failed.connect(errors.append)
    latest.ask(lambda: "B")
    job, _ = hand_runner.started[0]
    if ending == "failed":
        job.failed.emit(OSError("B"))
        assert not latest.is_busy
    job.finished.emit()
    assert not latest.is_busy
    assert len(errors) == (ending == "failed")
