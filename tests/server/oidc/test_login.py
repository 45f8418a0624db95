"""Login by the organisation: who it lets in, and every way in which it could be cheated."""

from datetime import timedelta

import pytest
from joserfc.jwk import RSAKey

from app.core import clock
from tests.server.http.test_accounts import refused
from tests.server.oidc.conftest import query_of
from tests.server.oidc.provider import Provider


@pytest.fixture
def provider():
    made = Provider()
    yield made
    made.close()


@pytest.fixture
def login(organised, provider):
    return organised(provider.issuer)[0]


def finished(login, provider):
    sent = query_of(login.start())
    return login.finish(code=provider.log_in(sent), state=sent["state"])


def test_who_the_organisation_knows_joins_with_a_laptop(organised, provider):
    login, bob = organised(provider.issuer)
    brought = login.brought(finished(login, provider))
    assert brought.keys() == {"code"}
    answer = login.enrol(brought["code"])
    assert (answer.status_code, answer.json()["person"]) == (200, bob.id)


def test_the_browser_is_sent_with_pkce_state_and_nonce(login, provider):
    sent = query_of(login.start())
    assert sent["redirect_uri"] == "https://werkvloer.zuid.be/oidc/done"
    assert (sent["response_type"], sent["scope"]) == ("code", "openid email")
    assert (sent["code_challenge_method"], len(sent["code_challenge"])) == ("S256", 43)
    assert len(sent["nonce"]) >= 20
    assert login.state not in sent["state"]  # encrypted
    other = query_of(login.start())
    assert not {sent[each] for each in ("state", "nonce", "code_challenge")} & set(other.values())


def test_only_the_laptop_that_began_uses_the_code(login, provider):
    code = login.brought(finished(login, provider))["code"]
    assert refused(login.enrol(code, verifier=None), 403) == "code_wrong"
    assert refused(login.enrol(code, verifier="x" * 43), 403) == "code_wrong"
    assert login.enrol(code).status_code == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "other"},
        {"aud": "somebody else"},
        {"iss": "http://127.0.0.1:1"},
        {"exp": 1},
        {"azp": "somebody else"},
    ],
)
def test_a_token_that_is_not_for_this_login_is_refused(login, provider, claims):
    provider.claims = claims
    assert login.brought(finished(login, provider)) == {"error": "login_refused"}


def test_a_token_that_somebody_else_signed_is_refused(login, provider):
    provider.key = RSAKey.generate_key(2048, {"kid": "k"})
    assert login.brought(finished(login, provider)) == {"error": "login_refused"}


def test_a_code_of_another_login_is_refused(login, provider):
    first, second = query_of(login.start()), query_of(login.start())
    answer = login.finish(code=provider.log_in(first), state=second["state"])
    assert login.brought(answer) == {"error": "login_refused"}


def test_who_is_not_let_in_is_told(login):
    sent = query_of(login.start())
    answer = login.finish(error="access_denied", state=sent["state"])
    assert login.brought(answer) == {"error": "login_refused"}


def test_an_answer_of_another_organisation_is_refused(login, provider):
    sent = query_of(login.start())
    code = provider.log_in(sent)
    answer = login.finish(code=code, state=sent["state"], iss="https://elders")
    assert login.brought(answer) == {"error": "login_refused"}


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "dirk@noord.be"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": ""},
    ],
)
def test_who_has_no_account_here_is_told(login, provider, claims):
    provider.claims = claims
    assert login.brought(finished(login, provider)) == {"error": "login_unknown"}


@pytest.mark.parametrize(("sub", "said"), [("bob-1", "code"), ("eve", "error")])
def test_the_address_may_stand_beside_the_token(login, provider, sub, said):
    provider.claims = {"email": ..., "email_verified": ...}
    provider.me = {"sub": sub, "email": "bob@noord.be", "email_verified": True}
    assert login.brought(finished(login, provider)).keys() == {said}


def test_after_the_first_login_the_organisations_own_name_counts(login, provider):
    assert "code" in login.brought(finished(login, provider))
    provider.claims = {"email": "bob.nieuw@noord.be"}
    assert "code" in login.brought(finished(login, provider))
    provider.claims = {"sub": "somebody-else"}  # who got Bob's old address
    assert login.brought(finished(login, provider)) == {"error": "login_unknown"}


@pytest.mark.parametrize(("seconds", "is_good"), [(590, True), (601, False)])
def test_a_login_is_finished_within_ten_minutes(login, provider, monkeypatch, seconds, is_good):
    sent = query_of(login.start())
    later = clock.now() + timedelta(seconds=seconds)
    provider.claims = {"exp": int(later.timestamp()) + 60, "iat": int(later.timestamp())}
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = login.finish(code=provider.log_in(sent), state=sent["state"])
    if is_good:
        assert "code" in login.brought(answer)
    else:
        assert refused(answer, 400) == "login_over"


@pytest.mark.parametrize("state", ["", "x", "a.b.c.d.e"])
def test_a_state_that_is_not_ours_is_refused(login, state):
    assert refused(login.finish(code="c", state=state), 400) == "login_over"


@pytest.mark.parametrize(
    "more",
    [
        {"redirect": "http://elders.be/"},
        {"redirect": "https://127.0.0.1:4711/"},
        {"redirect": "http://127.0.0.1:4711/?al=iets"},
        {"redirect": "http://127.0.0.1:4711@elders.be/"},
        {"redirect": "http://elders.be\\@127.0.0.1:4711/"},
        {"redirect": "http://127.0.0.1:4711/#"},
        {"challenge": "kort"},
        {"method": "plain"},
        {"state": "kort"},
    ],
)
def test_the_browser_comes_back_to_a_laptop_or_nowhere(login, more):
    assert refused(login.start(**more), 422) == "invalid"


@pytest.mark.parametrize("wrong", ["broken", "other"])
def test_an_organisation_that_does_not_answer_as_itself(login, provider, wrong):
    if wrong == "broken":
        provider.broken = True
    else:
        provider.issuer_said = "https://elders"
    answer = login.start()
    assert refused(answer, 503) == "login_provider"
    assert int(answer.headers["retry-after"]) > 0


def test_without_an_organisation_there_is_no_login(app):
    from tests.server.oidc.conftest import Login

    assert refused(Login(app).start(), 404) == "no_login"
