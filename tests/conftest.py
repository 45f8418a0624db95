"""Fixtures of the whole suite; Qt runs without a window system unless told otherwise."""

import gc
import os
from functools import cache

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import keyring
import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.storage import sidecar
from app.ui import app as application
from app.ui import theme
from app.ui.collector import Collector
from app.ui.work.job import JobRunner
from tests.account_samples import Ring

gc.disable()  # while the modules are loaded, which stay: pytest_collection_finish
pytest_plugins = ["tests.storage_fixtures"]

# The same examples in each run, so that a change is judged by what it changed; to look further,
# HYPOTHESIS_PROFILE=search. What that finds becomes an @example. No example is judged by its time:
# how busy a machine is says nothing about the code.
UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, **UNHURRIED)
settings.register_profile("search", max_examples=1000, **UNHURRIED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# A passphrase is stretched for real, 0.2 s long, but once for each salt: copies of one profile open
# at once, here and in other processes.
sidecar.hash_secret_raw = cache(sidecar.hash_secret_raw)

PATIENCE_MS = 20_000  # for what ends a wait at once on a quick machine


class PatientBot(QtBot):
    """
    Waits as long for a slow machine as for a busy one; how quick a thing is, benchmarks tell.

    It keeps the widgets of its test, as the program keeps its pages: when a test has ended, garbage
    may be collected before Qt has closed them, and what Qt still asks of them would be gone.
    """

    def __init__(self, request):
        super().__init__(request)
        self._kept = []

    def addWidget(self, widget, **rest):  # noqa: N802
        super().addWidget(widget, **rest)
        self._kept.append(widget)

    def forget_deleted(self):
        """Keep no longer what the test deleted itself: pytest-qt would close it once more."""
        before, self._kept = len(self._kept), [one for one in self._kept if isValid(one)]
        if len(self._kept) < before:
            gc.collect()  # the keys of a page hold it in a ring

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **rest):  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **rest)

    def waitSignals(self, signals, *, timeout=PATIENCE_MS, **rest):  # noqa: N802
        return super().waitSignals(signals, timeout=timeout, **rest)

    def undo(self, desk):
        """Undo the last saved action, as Ctrl+Z does."""
        desk.undo.undo()
        self.waitUntil(lambda: not desk.undo.is_busy)

    def redo(self, desk):
        """Do again what was undone, as Ctrl+Y does."""
        desk.undo.redo()
        self.waitUntil(lambda: not desk.undo.is_busy)


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
def qtbot(qapp, request):
    """Drive and wait for the windows of a test, with patience."""
    return PatientBot(request)


def pytest_collection_finish():
    """Let no collection of garbage go through all that is loaded by now: it stays to the end."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Let go of what the test deleted."""
    try:
        return (yield)
    finally:
        bot = item.funcargs.get("qtbot")
        if bot is not None:
            bot.forget_deleted()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown():
    """
    Take the widgets of a test away before its fixtures go, not in a turn of the next test.

    They were closed just before. Whatever one still does in its next turn, it would do on a store
    that is closed by then: on a busy machine a test failed for what the next turn was late with.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return (yield)


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


@pytest.fixture
def ring():
    """The keyring that the program sees; the real one is put back."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)
