"""A server with a login by the organisation, and a laptop that begins one."""

import secrets
from urllib.parse import parse_qsl, urlsplit

import pytest

from app.server.context import Server
from app.server.invitations import challenge_of
from app.server.main import create_app
from app.server.people import put_person
from app.sync.protocol_accounts import NewPerson
from tests.server.http.conftest import KEYS, Asking, Laptop, ann, app, server, settings

__all__ = ["ann", "app", "server", "settings"]

HOME = "http://127.0.0.1:4711/klaar"


class Login:
    """One login, as the browser of a laptop sees it."""

    def __init__(self, app):
        self._asking = Asking(app)
        self.app = app
        self.verifier = secrets.token_urlsafe(32)
        self.state = secrets.token_urlsafe(16)

    def start(self, **more):
        asked = {"redirect": HOME, "state": self.state, "challenge": challenge_of(self.verifier)}
        return self._asking.ask("GET", "/oidc/start", params=asked | more)

    def finish(self, **came):
        return self._asking.ask("GET", "/oidc/done", params=came)

    def brought(self, answer):
        """What the browser brings back to the laptop."""
        assert answer.status_code == 302, answer.text
        place, _, query = answer.headers["location"].partition("?")
        said = dict(parse_qsl(query))
        assert (place, said.pop("state")) == (HOME, self.state)
        return said

    def enrol(self, code, **more):
        return Laptop(self.app).enrol(code, **({"verifier": self.verifier} | more))


def query_of(answer):
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


@pytest.fixture
def shared_engine(engine):
    """A database of its own: a login looks for its person in all partnerships."""
    return engine


@pytest.fixture
def organised(server, settings, ann):
    """Give the server a login by an organisation, and Bob an account to log in with."""

    def organise(issuer, email="bob@noord.be", **more):
        values = {"oidc_issuer": issuer, "oidc_client": "werkvloer"}
        fields = {name: getattr(server, name) for name in Server.__slots__}
        made = Server(
            **fields | {"settings": type(settings)(**settings.model_dump() | values | more)}
        )
        bob = NewPerson(
            id=secrets.token_hex(16), name="Bob", email=email, partner=ann.me["partner"],
            role="coach",
        )  # fmt: skip
        put_person(made, ann.me["partnership"], bob)
        assert made.keys == KEYS
        return Login(create_app(made, lambda: None)), bob

    return organise
