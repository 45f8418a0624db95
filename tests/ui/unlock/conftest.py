"""Two profiles to open, and the window that opens them."""

import shutil

import pytest
from PySide6.QtCore import Qt

from app.services.profiles.account import create_profile, read_profile
from app.ui.unlock.page import UnlockWindow
from tests.ui.unlock.steps import ELS, NEW, PASSPHRASE, TOM


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Two closed profiles, and the code of the recovery sheet of the first."""
    base = tmp_path_factory.mktemp("profiles")
    first = create_profile(base / "een", ELS, PASSPHRASE)
    first.store.close()
    create_profile(base / "twee", TOM, NEW).store.close()
    return base, first.recovery_code


@pytest.fixture
def profiles(made, tmp_path):
    """A copy of both for one test."""
    shutil.copytree(made[0], tmp_path / "p")
    return tuple(read_profile(tmp_path / "p" / name) for name in ("een", "twee"))


@pytest.fixture
def code(made):
    return made[1]


@pytest.fixture
def show(show_active, runner, profiles):
    """Show the window; a store that it opened is closed when the test ends."""
    stores = []

    def shown(which=None, **options):
        window = UnlockWindow(which or profiles[:1], runner, **options)
        window.opened.connect(lambda store, _profile: stores.append(store))
        return show_active(window)

    yield shown
    for store in stores:
        store.close()


@pytest.fixture
def forgotten(qtbot, show):
    """The window after «Wachtwoord vergeten»."""
    window = show()
    qtbot.mouseClick(window.forgotten, Qt.MouseButton.LeftButton)
    return window
