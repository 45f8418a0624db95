"""Opening with the keyring of the system, and what that keyring may do."""

from threading import Event

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import InitError, KeyringLocked, PasswordSetError

from app.services.profiles.account import (
    change_passphrase,
    has_quick_unlock,
    prove,
    prove_with_device,
    set_quick_unlock,
    unlock,
    unlock_with_device,
)
from app.storage import sidecar
from tests.account_samples import OTHER, WORDS, Ring, refused


def test_quick_unlock_is_off_until_asked_for(profile, ring):
    assert not has_quick_unlock(profile)
    assert refused(unlock_with_device, profile).code == "account.quick_unlock_off"
    store = unlock(profile, WORDS)
    set_quick_unlock(store, on=True)
    store.close()
    assert has_quick_unlock(profile)
    [((service, key_id), held)] = ring.held.items()
    assert (service, key_id) == ("Werkvloer", sidecar.read_sidecar(profile.folder)[0].key_id)
    assert len(bytes.fromhex(held)) == 32
    assert held not in (profile.folder / sidecar.FILE).read_text()
    store = unlock_with_device(profile)
    assert held != store.key.value.hex()
    set_quick_unlock(store, on=False)
    store.close()
    assert not has_quick_unlock(profile)
    assert ring.held == {}
    unlock(profile, WORDS).close()


def test_the_passphrase_may_change_while_quick_unlock_stays(profile, ring):
    store = unlock(profile, WORDS)
    set_quick_unlock(store, on=True)
    change_passphrase(store, WORDS, OTHER)
    store.close()
    assert len(ring.held) == 1
    unlock_with_device(profile).close()


class PromptDismissedException(Exception):
    """As secretstorage has it."""


def raising(error, cause=None):
    def trouble():
        raise error from cause

    return trouble


TROUBLES = [
    (raising(InitError("no bus")), "keyring.none"),
    (raising(KeyringLocked("Can't get password")), "keyring.locked"),
    (raising(KeyringLocked("Failed to unlock the collection!")), "keyring.dismissed"),
    (raising(InitError("Failed to create"), PromptDismissedException()), "keyring.dismissed"),
    (raising(PasswordSetError("odd")), "keyring.failed"),
    (raising(ConnectionRefusedError()), "keyring.failed"),
    (raising(TimeoutError()), "keyring.failed"),
]


@pytest.mark.parametrize(("trouble", "code"), TROUBLES)
def test_each_trouble_of_the_keyring_has_its_code_and_the_passphrase_still_opens(
    profile, ring, trouble, code
):
    store = unlock(profile, WORDS)
    set_quick_unlock(store, on=True)
    ring.trouble = trouble
    before = (profile.folder / sidecar.FILE).read_bytes()
    assert refused(set_quick_unlock, store, on=True).code == code
    assert (profile.folder / sidecar.FILE).read_bytes() == before
    store.close()
    assert refused(unlock_with_device, profile).code == code
    unlock(profile, WORDS).close()


def test_a_prompt_that_hangs_is_left_behind(profile, ring):
    store = unlock(profile, WORDS)
    set_quick_unlock(store, on=True)
    store.close()
    hangs = Event()
    ring.trouble = hangs.wait
    error = refused(unlock_with_device, profile, wait_s=0.05)
    assert (error.code, error.values) == ("keyring.slow", {"wait_s": 0.05})
    unlock(profile, WORDS).close()
    hangs.set()


def test_quick_unlock_can_be_put_off_without_a_keyring(profile, ring):
    store = unlock(profile, WORDS)
    set_quick_unlock(store, on=True)
    ring.trouble = raising(KeyringLocked("Can't"))
    set_quick_unlock(store, on=False)
    store.close()
    assert not has_quick_unlock(profile)


@pytest.mark.usefixtures("ring")
def test_without_a_keyring_of_the_system_there_is_none(profile):
    store = unlock(profile, WORDS)
    keyring.set_keyring(NoKeyring())
    assert refused(set_quick_unlock, store, on=True).code == "keyring.none"

    class InTheClear(Ring):
        priority = 0.5  # what backends that write plain files say of themselves

    keyring.set_keyring(plain := InTheClear())
    assert refused(set_quick_unlock, store, on=True).code == "keyring.none"
    assert plain.held == {}
    store.close()
    assert not has_quick_unlock(profile)


@pytest.mark.parametrize("held", [None, "", "not hex", "00" * 32])
def test_a_key_that_the_keyring_lost_says_so(profile, ring, held):
    store = unlock(profile, WORDS)
    set_quick_unlock(store, on=True)
    store.close()
    [name] = ring.held
    ring.held[name] = held
    assert refused(unlock_with_device, profile).code == "keyring.lost"


def test_who_is_there_is_asked_of_a_profile_that_is_open(profile, ring):
    store = unlock(profile, WORDS)
    assert refused(prove, store, "wrong").values["tries_left"] == 4
    assert prove(store, WORDS) is store
    assert refused(prove_with_device, store).code == "account.quick_unlock_off"
    set_quick_unlock(store, on=True)
    assert prove_with_device(store) is store
    ring.held.clear()
    assert refused(prove_with_device, store).code.startswith("keyring.")
    store.close()
    assert refused(prove, store, WORDS).code == "store.locked"
