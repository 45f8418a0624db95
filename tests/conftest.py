"""Fixtures of the whole suite; Qt runs without a window system unless told otherwise."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import app as application
from app.ui import theme
from app.ui.collector import Collector
from app.ui.work.job import JobRunner

pytest_plugins = ["tests.storage_fixtures"]


@pytest.fixture(scope="session")
def qapp(qapp_args, qapp_cls):
    """
    The application as the program sets it up: language, style and the light theme.

    Garbage is collected as in the program too. Left to Python, the worker of one test empties the
    widgets of the test before it while Qt still paints them.
    """
    app = QApplication.instance() or qapp_cls(qapp_args)
    app.setApplicationName("Werkvloer")
    application.speak_dutch(app)
    theme.current().install(app, "light")
    collector = Collector(app)
    collector.begin()
    collector.freeze()
    yield app
    collector.stop()


@pytest.fixture
def use_theme(qapp):
    """Change theme or text size in a test; put back afterwards."""
    yield theme.current().use
    theme.current().use("light", 100)


@pytest.fixture
def runner(qapp):
    """Start jobs; all of them have ended when the test ends."""
    runner = JobRunner()
    yield runner
    runner.stop()


@pytest.fixture
def show_active(qtbot):
    """Show a widget, kept until the test ends, as the window that has the keyboard."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show
