"""Builds all objects of the desktop program, connects and starts them."""

import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.core import paths
from app.core.log import set_up_log
from app.core.memory import share_heaps
from app.services.profiles.known import LOG, SETTINGS
from app.ui import app as application
from app.ui.collector import Collector
from app.ui.program import Program
from app.ui.settings import Settings
from app.ui.single_instance import SingleInstance
from app.ui.system_end import SystemEnd
from app.ui.tray import Tray

# Qt asks Python at each paint and measure, and every time it waits for its turn. With the 5 ms that
# Python gives a worker by itself, a window with 20 controls stands still for 20 to 30 ms.
TURN_S = 0.0002


def run(profile_folder: Path | None) -> int:
    """Run the program until its last window closes; a second start raises the first window."""
    app = application.create(sys.argv)
    instance = SingleInstance(profile_folder or paths.profiles_folder(), app)
    if instance.raised_the_first():
        return 0
    program = build(app, profile_folder)
    instance.raise_requested.connect(program.raise_window)
    Tray(program, program.settings)
    application.keep_silent()
    SystemEnd(program, app)
    program.begin()
    return app.exec()


def build(app: QApplication, profile_folder: Path | None) -> Program:
    """Return the program, not begun yet."""
    folder = None if profile_folder is None else profile_folder.resolve()
    with suppress(OSError):  # a folder that takes no log says so when the store is opened
        set_up_log(paths.log_folder() if folder is None else folder / LOG)
    settings = Settings((folder or paths.settings_folder()) / SETTINGS, app)
    application.dress(app, settings)
    sys.setswitchinterval(TURN_S)
    share_heaps()
    program = Program(folder, settings, app)
    collector = Collector(program)
    program.begun.connect(collector.begin)
    program.loaded.connect(collector.freeze)
    program.locked.connect(collector.sweep_soon)
    program.ended.connect(collector.stop)
    return program
