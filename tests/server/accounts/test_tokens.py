"""T18: a stolen refresh token does not help, and is noticed."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert, update

from app.server.account_tables import DEVICE
from app.server.database import writing
from app.server.keys import ServerKeys
from app.server.refusal import Refusal
from app.server.tokens import (
    Bearer,
    new_tokens,
    read_access,
    refresh,
)
from app.sync.protocol_accounts import RefreshRequest
from tests.server.accounts.conftest import KEYS, NOON
from tests.server.memory import OutsideMemory

LIFE = timedelta(days=90)
PEN = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
BEARER = Bearer("p", "d")


@pytest.fixture
def tokens(engine, now):
    """The tokens of a laptop that has just been let in."""

    def begun(connection):
        connection.execute(
            insert(DEVICE).values(
                partnership_id="p",
                id="d",
                person_id="a",
                name="laptop",
                public_key=PEN.public_key().public_bytes_raw().hex(),
                app="1",
                added_at=NOON,
                is_blocked=False,
                is_revoked=False,
                generation=1,
            )
        )

    writing(engine, "p", begun)
    return new_tokens(KEYS, BEARER, 1)


def asked(token, pen=PEN, at="2026-03-02T12:00:00Z"):
    signature = pen.sign(f"refresh|{token}|{at}".encode()).hex()
    return RefreshRequest(refresh=token, at=at, signature=signature)


def rotate(engine, token):
    return refresh(engine, KEYS, asked(token), LIFE, OutsideMemory())


def refused(engine, request):
    with pytest.raises(Refusal) as caught:
        refresh(engine, KEYS, request, LIFE, OutsideMemory())
    assert caught.value.status == 401
    return caught.value.code


def test_an_access_token_says_which_laptop_for_ten_minutes(tokens, now):
    assert tokens.expires_in == 600
    now.pass_s(599)
    assert read_access(KEYS, tokens.access) == BEARER
    now.pass_s(2)
    with pytest.raises(Refusal, match="token"):
        read_access(KEYS, tokens.access)


@pytest.mark.parametrize(
    "token", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJkIn0.", "ë.ë.ë"]
)
def test_what_is_no_access_token_is_refused(now, token):
    with pytest.raises(Refusal, match="token"):
        read_access(KEYS, token)


def test_an_access_token_of_another_server_is_refused(tokens):
    with pytest.raises(Refusal, match="token"):
        read_access(ServerKeys.of(b"t" * 32), tokens.access)


def test_a_refresh_token_gives_the_next_one(engine, tokens):
    second = rotate(engine, tokens.refresh)
    third = rotate(engine, second.refresh)
    assert len({tokens.refresh, second.refresh, third.refresh}) == 3
    assert read_access(KEYS, third.access) == BEARER


def test_after_a_restore_a_token_of_a_later_generation_lets_its_laptop_in(engine, tokens, now):
    """The database knows generation 1 again, the laptop has the token of generation 3."""
    third = rotate(engine, rotate(engine, tokens.refresh).refresh)
    back = update(DEVICE).values(generation=1)
    writing(engine, "p", lambda connection: connection.execute(back))
    now.pass_s(3600)
    fourth = rotate(engine, third.refresh)
    fifth = rotate(engine, fourth.refresh)
    assert refused(engine, asked(third.refresh)) == "family_revoked"
    assert refused(engine, asked(fifth.refresh)) == "family_revoked"


def test_a_token_that_somebody_made_is_refused(engine, tokens):
    partnership, device, _, made_at, some, signed = tokens.refresh.split(".")
    forged = ".".join((partnership, device, "9", made_at, some, signed))
    assert refused(engine, asked(forged)) == "token"


@pytest.mark.parametrize("seconds", [0, 61, 30 * 86_400])
def test_the_token_before_is_good_until_the_new_one_is_used(engine, tokens, now, seconds):
    """The answer was lost, and the laptop slept: it has the old token, and may be away long."""
    rotate(engine, tokens.refresh)
    now.pass_s(seconds)
    second = rotate(engine, tokens.refresh)
    third = rotate(engine, second.refresh)
    assert refused(engine, asked(tokens.refresh)) == "family_revoked"
    assert refused(engine, asked(third.refresh)) == "family_revoked"


def test_a_doubled_request_gives_two_tokens_that_are_both_good(engine, tokens, now):
    """The network asked twice; the laptop keeps one answer and cannot know which."""
    one, other = rotate(engine, tokens.refresh), rotate(engine, tokens.refresh)
    now.pass_s(3600)
    assert rotate(engine, one.refresh)
    assert rotate(engine, other.refresh)  # what the first gave is not used yet


def test_using_a_copied_token_ends_the_login_for_both(engine, tokens, now):
    second = rotate(engine, tokens.refresh)
    third = rotate(engine, second.refresh)
    assert refused(engine, asked(tokens.refresh)) == "family_revoked"  # two back: no grace
    assert refused(engine, asked(third.refresh)) == "family_revoked"


def test_a_token_without_the_key_of_its_laptop_is_worth_nothing(engine, tokens):
    thief = Ed25519PrivateKey.from_private_bytes(b"t" * 32)
    assert refused(engine, asked(tokens.refresh, thief)) == "signature"
    moved = asked(tokens.refresh).model_copy(update={"at": "2026-03-02T12:00:01Z"})
    assert refused(engine, moved) == "signature"
    broken = asked(tokens.refresh).model_copy(update={"signature": "zz"})
    assert refused(engine, broken) == "signature"
    assert rotate(engine, tokens.refresh)  # and harms nobody


@pytest.mark.parametrize("token", ["", ".", "p.", "p.unknown", "q.unknown", "é.x", "p'--.x"])
def test_an_unknown_token_is_refused(engine, tokens, token):
    assert refused(engine, asked(token)) == "token"


@pytest.mark.parametrize(("seconds", "is_good"), [(7_775_999, True), (7_776_000, False)])
def test_a_token_is_over_after_ninety_days_of_rest(engine, tokens, now, seconds, is_good):
    now.pass_s(seconds)
    if is_good:
        assert rotate(engine, tokens.refresh)
    else:
        assert refused(engine, asked(tokens.refresh)) == "token_expired"
