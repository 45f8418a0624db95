"""Quick unlock with the real keyring of the system; run by .ci/run under `.ci/with-keyring`."""

import gc
import os
from pathlib import Path

import keyring
import pytest
import secretstorage
from keyring.backends.SecretService import Keyring

from app.core.errors import UserError
from app.services.profiles.account import (
    Enrolment,
    create_profile,
    has_quick_unlock,
    set_quick_unlock,
    unlock,
    unlock_with_device,
)
from app.storage.sidecar import read_sidecar

WORDS = "vier losse woorden"
pytestmark = [
    pytest.mark.slow,
    # keyring leaves its connection to the bus open when it refuses; collected at the end of a test
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def collect():
    """Collect what keyring left open while its warning is expected."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def ring():
    """The keyring of the system; keyring would also find those that other tests define."""
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def profile(tmp_path):
    """A profile with quick unlock on, locked."""
    assert os.environ.get("WERKVLOER_REAL_KEYRING") == "1", "run it under .ci/with-keyring"
    made = create_profile(tmp_path / "p", Enrolment("Els V.", "Oost", "Inclusief"), WORDS)
    set_quick_unlock(made.store, on=True)
    made.store.close()
    return made.profile


def test_the_real_keyring_opens_the_profile_and_keeps_its_key_secret(profile):
    assert has_quick_unlock(profile)
    store = unlock_with_device(profile)
    key_id = read_sidecar(profile.folder)[0].key_id
    held = keyring.get_password("Werkvloer", key_id)
    assert len(bytes.fromhex(held)) == 32
    files = [path for path in Path(os.environ["XDG_DATA_HOME"]).rglob("*") if path.is_file()]
    assert files
    for spelt in (held.encode(), bytes.fromhex(held)):
        assert not [path for path in files if spelt in path.read_bytes()]
    set_quick_unlock(store, on=False)
    store.close()
    assert keyring.get_password("Werkvloer", key_id) is None


def test_a_locked_keyring_gives_up_and_the_passphrase_opens(profile):
    connection = secretstorage.dbus_init()
    secretstorage.get_default_collection(connection).lock()
    with pytest.raises(UserError) as caught:
        unlock_with_device(profile, wait_s=3)
    connection.close()
    # nobody answers the prompt: without a prompter it is dismissed or hangs
    assert caught.value.code in {"keyring.dismissed", "keyring.slow", "keyring.locked"}
    unlock(profile, WORDS).close()
