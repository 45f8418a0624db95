"""A real database for servers in processes of their own, and a keyring that keeps nothing."""

import keyring
import pytest
from keyring.backends import fail

from tests.server.conftest import database, postgres, template  # noqa: F401 fixtures


@pytest.fixture(autouse=True)
def no_keyring():
    """The secret of a laptop stays in its own database."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)
