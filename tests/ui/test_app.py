"""What went wrong is told without what it is about (threat T3)."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core.errors import UserError
from app.core.log import close_log, set_up_log
from app.ui import app as application
from app.ui.error_window import ErrorWindow, ProblemWindow

MARK = "Fatima El Idrissi"
ROOT = Path(__file__).parents[2]
SILENT = """
import logging, sys, threading
from pathlib import Path
from PySide6.QtCore import qWarning
from app.core.log import set_up_log
from app.ui import app
set_up_log(Path(sys.argv[1]))
app.keep_silent()
qWarning("Fatima El Idrissi")
def fail():
    raise ValueError("Fatima El Idrissi")
thread = threading.Thread(target=fail)
thread.start()
thread.join()
class Odd:
    def __del__(self):
        raise KeyError("Fatima El Idrissi")
Odd()
"""


@pytest.fixture
def path(tmp_path):
    """The file of a log that is set up; put back afterwards."""
    root = logging.getLogger()
    level, raises = root.level, logging.raiseExceptions
    yield set_up_log(tmp_path / "log")
    close_log()
    root.setLevel(level)
    logging.raiseExceptions = raises


def shown(kind):
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]


def tell(error):
    application._on_bug(type(error), error, None)


def test_a_bug_is_logged_and_printed_without_its_values(qtbot, path, capfd):
    tell(ValueError(MARK))
    (window,) = shown(ErrorWindow)
    qtbot.addWidget(window)
    printed = capfd.readouterr()
    assert MARK not in printed.err + printed.out
    assert json.loads(printed.err)["type"] == "ValueError"
    text = path.read_text(encoding="utf-8")
    assert MARK not in text
    (line,) = (json.loads(each) for each in text.splitlines())
    assert (line["message"], line["error"]["type"]) == ("bug", "ValueError")


def test_what_the_user_can_mend_gets_its_sentence_and_no_error_window(qtbot, capfd):
    tell(UserError("store.full", path=MARK))
    (window,) = shown(ProblemWindow)
    qtbot.addWidget(window)
    assert shown(ErrorWindow) == []
    assert window.card.title.text() == "De schijf is vol."
    assert MARK not in capfd.readouterr().err


def test_a_job_that_fails_unheard_is_logged_without_its_values(qtbot, path, runner):
    def fail(_progress):
        raise ValueError(MARK)

    job = runner.start(fail)
    with qtbot.waitSignal(job.finished):
        pass
    (line,) = (json.loads(each) for each in path.read_text(encoding="utf-8").splitlines())
    assert (line["message"], line["error"]["type"]) == ("a job failed", "ValueError")
    assert MARK not in json.dumps(line)


def test_qt_threads_and_lost_objects_print_nothing_of_what_they_hold(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", SILENT, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Fatima" not in done.stdout + done.stderr
    text = (tmp_path / "werkvloer.log").read_text(encoding="utf-8")
    assert "Fatima" not in text
    lines = [json.loads(each) for each in text.splitlines()]
    assert [line["message"] for line in lines] == ["qt", "lost", "lost"]
    assert lines[0]["kind"] == "QtWarningMsg"
    assert [line["error"]["type"] for line in lines[1:]] == ["ValueError", "KeyError"]
