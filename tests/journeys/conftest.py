"""The real program, as `app.main.build` makes it, with the hands and eyes of its user."""

import hashlib
import logging
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel

from app.core.log import close_log
from app.main import build
from app.services.profiles.account import Enrolment, create_profile
from app.ui import theme
from app.ui.error_window import ErrorWindow
from app.ui.main_window import MainWindow
from app.ui.shell.sync_chip import StatusChip
from app.ui.unlock.page import UnlockWindow
from tests.coaching_samples import add_company
from tests.journeys.hands import Hands, visible

PASSPHRASE = "paars fietspad onder regen"
ELS = Enrolment("Els V.", "Partner Oost", "Inclusief Werken")


@pytest.fixture(scope="session")
def made_profile(tmp_path_factory):
    """A profile with one company, closed, and the code of its recovery sheet."""
    made = create_profile(tmp_path_factory.mktemp("made") / "profiel", ELS, PASSPHRASE)
    add_company(made.store)
    made.store.close()
    return made.profile.folder, made.recovery_code


@pytest.fixture
def folder(made_profile, tmp_path):
    """A copy of that profile for one test."""
    shutil.copytree(made_profile[0], tmp_path / "profiel")
    return tmp_path / "profiel"


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each file of a profile that holds something to lose."""
    kept = (path for path in sorted(folder.rglob("*")) if path.is_file())
    own = {"profile.lock", "instellingen.ini", "tries.json"}  # of this computer, not of the files
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in kept
        if path.name not in own and path.parent.name != "log"
    }


class Desktop:
    """One running program; `hands` are its user's."""

    def __init__(self, program):
        self.program, self.hands = program, Hands()

    @property
    def main(self) -> MainWindow:
        """The main window; there must be one."""
        assert isinstance(self.program.window, MainWindow), self.words()
        return self.program.window

    @property
    def unlock_window(self) -> UnlockWindow:
        """The unlock window; there must be one."""
        assert isinstance(self.program.window, UnlockWindow), self.words()
        return self.program.window

    def words(self) -> str:
        """All that stands on screen in labels, and in the state that the status bar shows."""
        shown = (*visible(QLabel), *visible(StatusChip))
        return "\n".join(one.text() for one in shown if one.text())

    def see(self, words: str) -> None:
        """Wait until these words stand on screen."""
        try:
            self.hands.wait(lambda: words in self.words(), words)
        except AssertionError:
            raise AssertionError(f"«{words}» is not among\n{self.words()}") from None

    def try_passphrase(self, passphrase: str = PASSPHRASE) -> None:
        """Type a passphrase, press Enter, wait for the answer."""
        window = self.unlock_window
        self.hands.into("Wachtwoord", passphrase)
        self.hands.keys("Return")
        self.hands.wait(
            lambda: self.program.window is not window or not window.model.is_busy, "an answer"
        )

    def unlock(self) -> None:
        """Open the profile."""
        self.try_passphrase()
        self.hands.wait(lambda: isinstance(self.program.window, MainWindow), "the main window")
        self.hands.wait(lambda: self.main.way.page is not None, "its page")
        self.hands.wait(
            lambda: QApplication.activeWindow() in {self.main, self.main._panel},
            "the main window in front",
        )


@pytest.fixture
def start(qapp, monkeypatch):
    """Start the program for a folder; no bug may come to light before the test ends."""
    bugs, programs = [], []
    locale, level, raises = QLocale(), logging.getLogger().level, logging.raiseExceptions
    shown, spoken = ErrorWindow.__init__, set(qapp.findChildren(QTranslator))

    def record(self, error, parent=None):
        bugs.append(error)
        shown(self, error, parent)

    monkeypatch.setattr(ErrorWindow, "__init__", record)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # `build` sets another

    def started(folder):
        program = build(qapp, folder)
        sys.excepthook = lambda _kind, error, _trace: bugs.append(error)
        program.settings.theme = "light"
        programs.append(program)
        program.begin()
        return Desktop(program)

    yield started
    for program in programs:
        end(program, qapp)
    close_log()
    logging.getLogger().setLevel(level)
    logging.raiseExceptions = raises
    QLocale.setDefault(locale)
    for translator in set(qapp.findChildren(QTranslator)) - spoken:  # those of the suite stay
        qapp.removeTranslator(translator)
        translator.deleteLater()
    theme.current().use("light", 100)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert bugs == []


def end(program, app: QApplication) -> None:
    """End a program as if its process ended, but in order."""
    program._close_profile()
    program._runner.stop()
    program.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def finish(qapp):
    """End a program before the test does, to start it again."""

    def finished(desktop):
        desktop.program._close_profile()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return finished
