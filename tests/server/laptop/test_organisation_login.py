"""The laptop logs in by an organisation: server, organisation and browser, over sockets."""

import secrets
import socket
import threading
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from app.core.errors import UserError
from app.core.progress import Cancelled, Silent
from app.server.settings import Settings
from app.services.people import who_am_i
from app.services.profiles import organisation_login
from app.services.profiles.enrol import create_joined
from app.services.profiles.organisation_login import Pages, log_in, offers_login
from app.services.profiles.team import NewMember, invite
from app.services.syncing.round import run_round
from tests.account_samples import WORDS
from tests.server.oidc.provider import Provider
from tests.server.oidc.test_certified import certified, logged_in

PAGES = Pages("Klaar <3", "Niet gelukt")


@pytest.fixture
def provider():
    made = Provider()
    yield made
    made.close()


@pytest.fixture
def organised(running, provider):
    """The server trusts the organisation."""
    settings = running.parts.settings.model_dump() | {
        "oidc_issuer": provider.issuer,
        "oidc_client": "werkvloer",
    }
    object.__setattr__(running.parts, "settings", Settings(**settings))
    return running


@pytest.fixture
def bob(organised, ann, provider):
    """A coach who never had a laptop, by the name that the organisation has for him."""
    email = f"{secrets.token_hex(8)}@noord.be"
    partner = who_am_i(ann.store).partner_id
    invite(ann.store, NewMember("Bob N.", email, partner, "coach"))
    provider.claims = {"sub": secrets.token_hex(8), "email": email}
    return email


class Browser:
    """Opens what it is given, in a thread of its own, and logs in."""

    def __init__(self, organised, provider, does=None):
        self._server, self._provider = organised.address, provider
        self._does = does or self.log_in
        self.page, self.places = None, []
        self._thread = None

    def __call__(self, place):
        self.places.append(place)
        self._thread = threading.Thread(target=self._does, args=(place,))
        self._thread.start()

    def log_in(self, place):
        sent = dict(parse_qsl(urlsplit(place).query))
        self.come_back(code=self._provider.log_in(sent), state=sent["state"])

    def refuse(self, place):
        sent = dict(parse_qsl(urlsplit(place).query))
        self.come_back(error="access_denied", state=sent["state"])

    def come_back(self, **said):
        with httpx.Client(trust_env=False, follow_redirects=True) as client:
            self.page = client.get(f"{self._server}/oidc/done", params=said)

    def end(self):
        self._thread.join()
        return self.page


def refused(call, *args):
    with pytest.raises(UserError) as told:
        call(*args)
    return told.value.code


def test_who_the_organisation_lets_in_joins_without_a_code(
    organised, provider, bob, keys, tmp_path
):
    assert offers_login(organised.address) is True
    browser = Browser(organised, provider)
    enrolled = log_in(organised.address, "NOORD-1", PAGES, browser, Silent())
    page = browser.end()
    assert (page.status_code, "Klaar &lt;3" in page.text) == (200, True)
    assert page.headers["cache-control"] == "no-store"
    assert (enrolled.person, enrolled.role) == ("Bob N.", "coach")
    made = create_joined(tmp_path / "profiles" / "bob", enrolled, WORDS)
    assert run_round(made.store, Silent()).error is None
    assert who_am_i(made.store).name == "Bob N."
    made.store.close()


def test_a_server_without_an_organisation_says_so(running):
    assert offers_login(running.address) is False
    assert refused(log_in, running.address, "X", PAGES, pytest.fail, Silent()) == "server.no_login"


def test_who_is_not_let_in_and_who_is_not_known_are_told(organised, provider, bob):
    browser = Browser(organised, provider)
    browser._does = browser.refuse
    asked = (organised.address, "X", PAGES, browser, Silent())
    assert refused(log_in, *asked) == "login.refused"
    assert "Niet gelukt" in browser.end().text
    provider.claims = {"sub": "wie", "email": "dirk@elders.be"}
    browser._does = browser.log_in
    assert refused(log_in, *asked) == "login.unknown"
    browser.end()


def test_an_organisation_that_is_away_is_told_before_a_browser_opens(organised, provider):
    provider.broken = True
    asked = (organised.address, "X", PAGES, pytest.fail, Silent())
    assert refused(log_in, *asked) == "server.login_provider"


def test_the_page_of_a_network_is_no_login(organised, monkeypatch):
    monkeypatch.setattr(
        organisation_login.Connection, "place", lambda *_: "https://hotel.example/?welkom=1"
    )
    assert refused(log_in, organised.address, "X", PAGES, pytest.fail, Silent()) == "sync.portal"
    monkeypatch.setattr(
        organisation_login.Connection, "place", lambda *_: "http://x.example/?response_type=code"
    )
    assert refused(log_in, organised.address, "X", PAGES, pytest.fail, Silent()) == "sync.portal"


@pytest.mark.slow
def test_the_certified_provider_lets_the_laptop_in(running, ann, keys):
    """The whole way of the real client: npm's oidc-provider, its forms, the server, the port."""
    done = f"{running.address}/oidc/done"
    with certified(done) as issuer:
        settings = running.parts.settings.model_dump() | {
            "oidc_issuer": issuer,
            "oidc_client": "werkvloer",
            "oidc_secret": "geheim-van-de-server",
        }
        object.__setattr__(running.parts, "settings", Settings(**settings))
        email = f"{secrets.token_hex(8)}@noord.be"
        partner = who_am_i(ann.store).partner_id
        invite(ann.store, NewMember("Bob N.", email, partner, "coach"))
        browser = Browser(running, None)

        def forms(place):
            answer = logged_in(place, email, done)
            with httpx.Client(trust_env=False, follow_redirects=True) as client:
                browser.page = client.get(answer.headers["location"])

        browser._does = forms
        assert log_in(running.address, "NOORD-1", PAGES, browser, Silent()).person == "Bob N."
        assert "Klaar" in browser.end().text


class Stops:
    """Is stopped at the third look."""

    looks = 0

    def step(self, _done, _total):
        self.looks += 1
        if self.looks == 3:
            raise Cancelled


def test_who_stops_waits_no_longer_and_the_port_is_closed(organised, provider, bob):
    places = []
    with pytest.raises(Cancelled):
        log_in(organised.address, "X", PAGES, places.append, Stops())
    assert len(places) == 1
    assert not [one for one in threading.enumerate() if one.name == "login"]


def test_a_browser_that_was_closed_is_told_after_a_while(organised, provider, monkeypatch):
    monkeypatch.setattr(organisation_login, "WAIT_S", 0.0)
    asked = (organised.address, "X", PAGES, lambda _: None, Silent())
    assert refused(log_in, *asked) == "login.slow"


def test_a_stranger_at_the_port_gets_nothing_and_changes_nothing(
    organised, provider, bob, monkeypatch
):
    """Another state, another path, somebody who says nothing: the login goes on."""
    ports = []
    real = organisation_login.ThreadingHTTPServer.__init__

    def noted(server, *args):
        real(server, *args)
        ports.append(server.server_port)

    monkeypatch.setattr(organisation_login.ThreadingHTTPServer, "__init__", noted)
    browser = Browser(organised, provider)

    def strange(place):
        home = f"http://127.0.0.1:{ports[0]}"
        with httpx.Client(trust_env=False) as client:
            for path in ("/aangemeld?state=anders&code=X", "/favicon.ico", "/aangemeld?code=X"):
                assert client.get(f"{home}{path}").status_code == 404
        socket.create_connection(("127.0.0.1", ports[0])).close()
        browser.log_in(place)

    browser._does = strange
    assert log_in(organised.address, "X", PAGES, browser, Silent()).person == "Bob N."
    browser.end()
