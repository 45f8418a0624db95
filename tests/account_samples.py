"""A passphrase, a person and a keyring, for tests of profiles."""

import pytest
from keyring.backend import KeyringBackend

from app.core.errors import UserError
from app.services.profiles.account import (
    Enrolment,
)

WORDS = "vier losse woördèn"
OTHER = "heel andere woorden"
ELS = Enrolment("Els V.", "Partner Oost", "Inclusief Werken", email="els@oost.be")


class Ring(KeyringBackend):
    """A keyring of the system, in memory; `trouble` is called before everything."""

    priority = 5

    def __init__(self):
        self.held = {}
        self.trouble = lambda: None

    def get_password(self, service, username):
        self.trouble()
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        self.trouble()
        self.held[service, username] = password

    def delete_password(self, service, username):
        self.trouble()
        del self.held[service, username]


def refused(call, *args, **named):
    with pytest.raises(UserError) as caught:
        call(*args, **named)
    return caught.value
