"""What is loaded ahead, and in which thread."""

import os
import subprocess
import sys

import pytest

# In a process of its own: here the other tests have loaded everything.
WORKER = """
import sys
from unittest.mock import Mock
from app.ui import warm_up
warm_up.{call}(Mock())
print(*(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "app.ui."))))
"""
WINDOWS = """
import sys
from pathlib import Path
import app.main
from app.ui import app as application
from app.ui.program import Program
from app.ui.settings import Settings
settings = Settings(Path(sys.argv[1]) / "settings.ini")
qt = application.create([])
program = Program(Path(sys.argv[1]), settings, qt)
program.begin()
program.loaded.connect(qt.quit)
qt.exec()
print("app.ui.dossier.page" in sys.modules, "app.services.timeline" in sys.modules)
"""


def output_of(script, *arguments):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.split()


@pytest.mark.parametrize("call", ["load_uses", "load_welcome"])
def test_a_worker_loads_nothing_of_qt(call):
    assert output_of(WORKER.format(call=call)) == ["app.ui.warm_up"]


def test_all_is_loaded_while_the_first_window_stands_there(tmp_path):
    assert output_of(WINDOWS, tmp_path) == ["True", "True"]
