"""The real program on a real profile, for tests that lock, close and come back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt import exceptions
from shiboken6 import getCppPointer
from sqlmodel import select

from app.models.enterprise import Enterprise
from app.services.profiles.account import Enrolment, create_profile
from app.services.profiles.upkeep import back_up_daily
from app.ui.main_window import MainWindow
from app.ui.program import Program
from app.ui.settings import Settings
from app.ui.unlock.page import UnlockWindow
from tests.coaching_samples import add_company
from tests.ui.program.locking import Wall

PASSPHRASE = "paars fietspad onder regen"
ELS = Enrolment("Els V.", "Partner Oost", "Inclusief Werken")


@pytest.fixture(scope="session")
def made_profile(tmp_path_factory):
    """A profile with one company and its backup of today, closed."""
    folder = tmp_path_factory.mktemp("made") / "profile"
    store = create_profile(folder, ELS, PASSPHRASE).store
    add_company(store)
    back_up_daily(store)  # and tested: no program needs to, while a test goes on
    store.close()
    return folder


@pytest.fixture
def profile_folder(made_profile, tmp_path):
    """A copy of it for one test."""
    return Path(shutil.copytree(made_profile, tmp_path / "profile"))


def window_address():
    """Return where the window with the keyboard is in memory: a wrapper outlives its window."""
    window = QApplication.focusWindow()
    return None if window is None else getCppPointer(window)


def where_the_keyboard_is():
    """Tell the windows and the widget that have it."""
    where = {
        "focus window": QApplication.focusWindow(),
        "active window": QApplication.activeWindow(),
        "popup": QApplication.activePopupWidget(),
        "focus widget": QApplication.focusWidget(),
    }
    return "; ".join(f"{name}: {one!r}" for name, one in where.items())


class Desktop:
    """The program with the hands of its user."""

    def __init__(self, program, qtbot):
        self.program, self._qtbot = program, qtbot

    @property
    def main(self) -> MainWindow:
        """The main window; there must be one."""
        assert isinstance(self.program.window, MainWindow)
        return self.program.window

    @property
    def page(self):
        """The page that is shown."""
        return self.main.way.page

    @property
    def unlock_window(self) -> UnlockWindow:
        """The unlock window; there must be one."""
        assert isinstance(self.program.window, UnlockWindow)
        return self.program.window

    def unlock(self, passphrase=PASSPHRASE):
        """Type the passphrase and press Enter; wait until the first page stands there."""
        field = self.unlock_window.passphrase
        self._qtbot.keyClicks(field, passphrase)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)
        self.wait(lambda: isinstance(self.program.window, MainWindow))
        self.wait(lambda: self.main.place is not None)  # the page comes a turn after the window
        self.wait(lambda: QApplication.activeWindow() in self._windows())

    def _windows(self):
        """Return what may stand in front: the form that was open before a lock too."""
        return {self.main, self.main._panel, self.main.planner.dialog}

    def press(self, chord, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key where the keyboard is, as the window system would."""
        self.wait(self._has_settled)
        before = window_address()
        QTest.keyPress(QApplication.focusWindow(), chord, modifier)
        if window_address() == before:  # else the press took the window away, and the tool dies
            QTest.keyRelease(QApplication.focusWindow(), chord, modifier)

    def _has_settled(self):
        focus = QApplication.focusWidget()
        return focus is not None and focus.window().windowHandle() is QApplication.focusWindow()

    def type(self, text):
        """Type where the keyboard is."""
        for letter in text:
            QTest.keyClick(QApplication.focusWidget(), letter)

    def wait(self, condition):
        """Let the program work until it is so; who waits in vain is told where the keyboard was."""
        try:
            self._qtbot.waitUntil(condition)
        except exceptions.TimeoutError as error:
            error.add_note(where_the_keyboard_is())
            raise

    def wait_locked(self):
        """Wait for the unlock window."""
        self.wait(lambda: isinstance(self.program.window, UnlockWindow))


@pytest.fixture
def start(qapp, qtbot, profile_folder, tmp_path):
    """Start the program; what it opened is closed when the test ends."""
    started = []

    def begin(folder=profile_folder):
        settings = Settings(tmp_path / "instellingen.ini")
        settings.theme = "light"
        program = Program(folder, settings, qapp)
        started.append(program)
        program.begin()
        return Desktop(program, qtbot)

    yield begin
    for program in started:
        program._close_profile()
        program._runner.stop()
        program.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desktop(start):
    """The program with its profile open."""
    desktop = start()
    desktop.unlock()
    return desktop


@pytest.fixture
def company(desktop):
    """The id of the one company there."""
    with desktop.main.desk.store.read() as session:
        return session.exec(select(Enterprise.id)).one()


@pytest.fixture
def wall(monkeypatch):
    return Wall(monkeypatch)
