"""The keyring of the system fails in every way it can; the passphrase still opens."""

import threading
from contextlib import contextmanager

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from app.services.profiles import account, device_key
from app.services.profiles.account import read_profile, set_quick_unlock, unlock
from app.ui.main_window import MainWindow
from app.ui.unlock.page import UnlockWindow
from tests.account_samples import Ring
from tests.journeys.conftest import PASSPHRASE, hashes

UNCHANGED = "Je dossiers zijn niet gewijzigd."
WITH_PASSPHRASE = "Open met je wachtwoord."


@pytest.fixture
def ring(folder):
    """A keyring with the key of this profile: quick unlock is on."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    store = unlock(read_profile(folder), PASSPHRASE)
    set_quick_unlock(store, on=True)
    store.close()
    yield ring
    keyring.set_keyring(before)


def unlock_quickly(desktop):
    desktop.hands.click("Snel ontgrendelen")
    desktop.hands.wait(
        lambda: (
            not isinstance(desktop.program.window, UnlockWindow)
            or not desktop.unlock_window.model.is_busy
        ),
        "an answer",
    )


@pytest.mark.usefixtures("ring")
def test_quick_unlock_opens_without_a_passphrase(start, folder):
    desktop = start(folder)
    unlock_quickly(desktop)
    desktop.hands.wait(lambda: isinstance(desktop.program.window, MainWindow), "the main window")


@contextmanager
def hanging(ring, monkeypatch):
    """A keyring whose question nobody answers; the program waits 1 s instead of 30."""
    go_on = threading.Event()
    ring.trouble = go_on.wait
    real = device_key.read_device_key
    monkeypatch.setattr(account, "read_device_key", lambda key_id, _wait_s: real(key_id, 1.0))
    try:
        yield
    finally:
        go_on.set()


def fails_with(error):
    def trouble():
        raise error

    return trouble


@pytest.mark.usefixtures("ring")
def test_no_keyring_says_so_and_the_passphrase_opens(start, folder):
    keyring.set_keyring(NoKeyring())
    falls_back(start, folder, "Deze computer heeft geen sleutelbos om snel te ontgrendelen.")


def test_a_locked_keyring_says_so_and_the_passphrase_opens(start, folder, ring):
    ring.trouble = fails_with(KeyringLocked("locked"))
    falls_back(start, folder, "De sleutelbos van deze computer is vergrendeld.")


def test_a_keyring_that_hangs_is_given_up_and_the_passphrase_opens(
    start, folder, ring, monkeypatch
):
    with hanging(ring, monkeypatch):
        falls_back(start, folder, "De sleutelbos antwoordt niet binnen 1 seconde.")


def test_a_keyring_that_fails_says_so_and_the_passphrase_opens(start, folder, ring):
    ring.trouble = fails_with(RuntimeError("org.freedesktop.DBus.Error.Failed"))
    falls_back(start, folder, "De sleutelbos van deze computer gaf een fout.")


def falls_back(start, folder, sentence):
    before = hashes(folder)
    desktop = start(folder)
    unlock_quickly(desktop)
    desktop.see(sentence)
    desktop.see(f"{UNCHANGED} {WITH_PASSPHRASE}")
    assert hashes(folder) == before
    desktop.unlock()


def test_a_keyring_that_lost_the_key_says_how_to_turn_it_on_again(start, folder, ring):
    ring.held.clear()
    desktop = start(folder)
    unlock_quickly(desktop)
    desktop.see("De sleutel in de sleutelbos past niet bij dit profiel.")
    desktop.see("Open met je wachtwoord en zet snel ontgrendelen opnieuw aan.")
    desktop.unlock()
