"""What the endurance run notices: bugs, errors in the log, warnings of Qt; each once, counted."""

import logging
import sys
import threading
from collections import deque

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from benchmarks.endurance_watch import Problems


@pytest.fixture
def actions():
    return deque(["open_list"], maxlen=20)


@pytest.fixture
def problems(actions, monkeypatch):
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)  # what the program would do
    problems = Problems(actions)
    problems.hook()
    yield problems
    logging.getLogger().removeHandler(problems)
    qInstallMessageHandler(None)


def test_a_problem_is_told_once_with_what_was_done_before_its_first_time(problems, actions):
    problems.add("a window stayed")
    actions.append("lock")
    problems.add("a window stayed")
    (found,) = problems.found.values()
    assert (found["count"], found["after"]) == (2, ["open_list"])


def test_a_bug_an_error_in_the_log_and_a_warning_of_qt_are_problems(problems, qapp):
    sys.excepthook(ValueError, ValueError("wrong"), None)
    logging.getLogger("app.some").error("a job failed", exc_info=KeyError("gone"))
    qWarning("QPainter::begin: Paint device returned engine == 0")
    kinds = [text.partition(":")[0] for text in problems.found]
    assert kinds == ["bug", "log", "qt"]
    assert "ValueError: wrong" in next(iter(problems.found))


def test_what_only_the_offscreen_platform_lacks_is_none(problems, qapp):
    qWarning("This plugin does not support raise()")
    assert problems.found == {}


def test_a_bug_that_a_thread_ends_with_is_a_problem(problems):
    thread = threading.Thread(target=lambda: {}["nothing"])
    thread.start()
    thread.join()
    assert [text.partition(":")[0] for text in problems.found] == ["thread"]
