import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.server_link import ServerLink
from app.services.profiles import account, server_account
from app.services.profiles.device_key import SERVICE
from app.services.profiles.device_secret import DeviceSecret
from app.services.profiles.enrol import create_joined, enrol, join_again, prepare
from app.services.profiles.invitation import (
    Invitation,
    read_invitation,
    typed_invitation,
    write_invitation,
)
from app.services.profiles.known import read_profile
from app.services.profiles.server_account import connected, move_to, server_of
from app.services.profiles.team import people
from app.services.syncing.first_load import has_person
from app.storage.store import Store
from tests.account_samples import WORDS
from tests.services.fake_server import CODE, PERSON, link, serving

NOW = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_memory():
    """No test takes over the access token of another."""
    server_account._access.clear()


@pytest.fixture
def server():
    with serving() as server:
        server.routes["GET", "/people"] = (200, {"people": []})
        yield server


@pytest.fixture
def joined(server, ring, tmp_path, light_profiles):
    """A new profile of Els, joined."""
    enrolled = enrol(prepare(typed_invitation(CODE, server.address), "OOST-1"))
    made = create_joined(tmp_path / "profiles" / "els", enrolled, WORDS)
    yield made
    made.store.close()


def code_of(call, *args):
    with pytest.raises(UserError) as told:
        call(*args)
    return told.value.code


@pytest.mark.parametrize("typed", ["K7QM2XW9PA", " k7qm2-xw9pa ", "k7qm 2xw9 pa"])
def test_a_code_is_read_as_people_type_it(typed):
    invitation = typed_invitation(typed, "werkvloer.example")
    assert invitation == Invitation(CODE, "https://werkvloer.example")


def test_letters_that_look_like_digits_are_digits():
    assert typed_invitation("OIL0000000", "werkvloer.example").code == "0110000000"


@pytest.mark.parametrize("typed", ["", "K7QM2XW9P", "K7QM2XW9PAA", "K7QM2XW9PU", "K7QM2XW9P!"])
def test_what_can_be_no_code_is_refused_at_once(typed):
    assert code_of(typed_invitation, typed, "werkvloer.example") == "invitation.code"


def test_an_invitation_file_holds_what_was_written(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    given = Invitation(
        CODE, "https://werkvloer.example", NOW + timedelta(minutes=15), "Els", "Oost", "ab"
    )
    write_invitation(given, tmp_path / "els.werkvloer")
    assert read_invitation(tmp_path / "els.werkvloer") == given
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=15))
    assert code_of(read_invitation, tmp_path / "els.werkvloer") == "invitation.expired"


GOOD = {"code": CODE, "server_url": "https://werkvloer.example", "until": "2126-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "invitation.unreadable"),
        (b"\x00\xff", "invitation.unreadable"),
        (b"[]", "invitation.unreadable"),
        (b"[" * 60_000, "invitation.unreadable"),
        (json.dumps(GOOD).encode() + b" " * 70_000, "invitation.unreadable"),
        (json.dumps({**GOOD, "until": "morgen"}).encode(), "invitation.unreadable"),
        (json.dumps({**GOOD, "until": None}).encode(), "invitation.unreadable"),
        (json.dumps({**GOOD, "code": 7}).encode(), "invitation.code"),
        (json.dumps({**GOOD, "server_url": "http://werkvloer.example"}).encode(), "sync.plain"),
    ],
)
def test_a_file_that_is_no_invitation_is_refused(tmp_path, content, code):
    path = tmp_path / "x.werkvloer"
    path.write_bytes(content)
    assert code_of(read_invitation, path) == code
    assert code_of(read_invitation, tmp_path / "none") == "invitation.unreadable"


def test_names_in_a_file_are_not_needed(tmp_path):
    path = tmp_path / "x.werkvloer"
    path.write_text(json.dumps({**GOOD, "person_name": 7}))
    assert read_invitation(path).person == ""


def test_a_wrong_code_is_told_and_the_next_try_has_the_same_key(server):
    wrong = prepare(typed_invitation("0000000000", server.address), "OOST-1")
    assert code_of(enrol, wrong) == "server.code_wrong"
    assert code_of(enrol, wrong) == "server.code_wrong"
    first, second = (body["public_key"] for _, _, body in server.asked)
    assert first == second


@pytest.mark.parametrize(
    ("name", "told"),
    [(" OOST-1\n", "OOST-1"), ("", "Laptop"), ("\t", "Laptop"), ("x" * 99, "x" * 64)],
)
def test_a_laptop_has_a_name_that_can_be_shown(name, told):
    assert prepare(typed_invitation(CODE, "werkvloer.example"), name).laptop == told


def test_joining_makes_a_profile_of_the_person_that_the_server_knows(server, joined, ring):
    profile = read_profile(joined.profile.folder)
    assert (profile.name, profile.role, profile.partner) == ("Els V.", "coach", "Partner Oost")
    assert joined.store.actor == UUID(PERSON)
    assert not has_person(joined.store)  # that comes with the first round
    assert server_of(joined.store).device_name == "OOST-1"
    assert people(joined.store) == ()
    assert server.paths() == ["POST /devices/enrol", "GET /people"]  # no other token was needed
    assert (SERVICE, "server-toestel-1") in ring.held
    with joined.store.read() as session:
        assert session.get(ServerLink, 1).secret is None


def test_a_profile_that_is_opened_again_signs_for_its_next_token(server, joined, ring):
    joined.store.close()
    store = account.unlock(joined.profile, WORDS)
    assert people(store) == ()
    assert people(store) == ()  # the token is kept in memory
    store.close()
    assert server.paths()[1:] == ["POST /tokens/refresh", "GET /people", "GET /people"]
    assert "verversing-1" in ring.held[SERVICE, "server-toestel-1"]
    assert "toegang" not in str(ring.held)


def test_a_token_that_runs_out_is_exchanged_in_time(server, joined, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(server_account, "monotonic", lambda: now[0])
    server_account._access.clear()
    people(joined.store)
    now[0] += 600 - server_account.MARGIN_S
    people(joined.store)
    assert server.paths().count("POST /tokens/refresh") == 2


def test_a_token_that_the_server_forgot_is_exchanged_too(server, joined):
    server.access = "vergeten"
    assert people(joined.store) == ()
    assert server.paths()[-3:] == ["GET /people", "POST /tokens/refresh", "GET /people"]


def test_an_exchange_whose_answer_was_lost_is_done_again_at_once(server, joined, ring):
    """Else the server would take the token for stolen when the laptop comes back tomorrow."""
    server_account._access.clear()
    server.lost = 2
    assert people(joined.store) == ()
    assert server.paths().count("POST /tokens/refresh") == 3


def test_a_road_that_stays_away_is_told(server, joined):
    server_account._access.clear()
    server.lost = 3
    assert code_of(people, joined.store) == "sync.offline"


def test_the_server_may_move(server, joined):
    move_to(joined.store, "https://nieuw.example/")
    assert server_of(joined.store).address == "https://nieuw.example"
    move_to(joined.store, "http://afgeluisterd.example")
    assert server_of(joined.store).address == "https://nieuw.example"


def test_without_a_keyring_the_secret_is_in_the_encrypted_database(server, ring, tmp_path):
    def broken():
        raise RuntimeError("no keyring")

    ring.trouble = broken
    enrolled = enrol(prepare(typed_invitation(CODE, server.address), "OOST-1"))
    made = create_joined(tmp_path / "els", enrolled, WORDS)
    server_account._access.clear()
    assert people(made.store) == ()
    with made.store.read() as session:
        kept = session.get(ServerLink, 1).secret
    assert DeviceSecret.from_text(kept).refresh == "verversing-1"
    made.store.close()
    assert not [
        path
        for path in (tmp_path / "els").rglob("*")
        if path.is_file() and b"verversing-1" in path.read_bytes()
    ]


def test_once_the_keyring_works_the_secret_goes_there(server, store, ring):
    link(store, server)
    assert people(store) == ()
    with store.read() as session:
        assert session.get(ServerLink, 1).secret is None
    assert "verversing-1" in ring.held[SERVICE, "server-toestel-1"]


def test_an_emptied_keyring_asks_for_a_new_invitation_and_a_locked_one_for_patience(joined, ring):
    server_account._access.clear()

    class KeyringLocked(Exception):
        pass

    def locked():
        raise KeyringLocked

    ring.trouble = locked
    assert code_of(people, joined.store) == "sync.keyring"
    ring.trouble = lambda: None
    for kept in ("[]", "{}", '{"key": "zz", "refresh": ""}', "x"):
        ring.held[SERVICE, "server-toestel-1"] = kept
        assert code_of(people, joined.store) == "sync.keys_lost"
    ring.held.clear()
    assert code_of(people, joined.store) == "sync.keys_lost"


def test_a_profile_that_is_alone_says_so(store):
    assert server_of(store) is None
    assert code_of(people, store) == "sync.unlinked"


def test_a_new_invitation_lets_the_same_person_in_again(server, joined):
    server.keys.clear()
    server.access = "vergeten"
    assert code_of(people, joined.store) == "sync.revoked"
    assert server_of(joined.store).is_revoked
    join_again(joined.store, enrol(prepare(typed_invitation(CODE, server.address), "OOST-2")))
    assert people(joined.store) == ()
    found = server_of(joined.store)
    assert (found.is_revoked, found.device_name) == (False, "OOST-2")


def test_an_invitation_of_somebody_else_or_of_another_server_is_refused(server, joined, store):
    enrolled = enrol(prepare(typed_invitation(CODE, server.address), "OOST-2"))
    assert code_of(join_again, store, enrolled) == "sync.other_person"
    other = Store(joined.store._engine, joined.store.actor)
    with joined.store.write() as session:
        session.get_one(ServerLink, 1).server = "aa"
    assert code_of(join_again, other, enrolled) == "sync.other_server"


def test_the_road_is_closed_after_each_use(joined):
    with connected(joined.store) as road:
        pass
    assert road._client.is_closed
