"""T19: guessing a code does not get far."""

import pytest
from sqlalchemy import select

from app.server.account_tables import INVITATION
from app.server.invitations import (
    NOBODY,
    Shown,
    challenge_of,
    end_invitations,
    invite,
    normal_code,
    open_until,
    redeem,
)
from app.server.refusal import Refusal
from tests.server.accounts.conftest import KEYS, NOON

ANN, BOB = "a" * 32, "b" * 32
LAPTOP, OTHER = "11" * 32, "22" * 32


def made(engine, person=ANN, challenge=None):
    with engine.begin() as connection:
        return invite(connection, KEYS.code, "p", person, challenge)


def used(engine, code, key=LAPTOP, verifier=None, *, founds=False):
    return redeem(engine, KEYS.code, code, Shown(key, verifier, founds))


def wrong(code):
    """Return a code of the same invitation that differs in its last character."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def refused(engine, code, **rest):
    with pytest.raises(Refusal) as caught:
        used(engine, code, **rest)
    assert caught.value.status == 403
    return caught.value.code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ABCDE-FGHJK", "ABCDEFGHJK"),
        (" abcde fghjk\n", "ABCDEFGHJK"),
        ("OIL0123456", "0110123456"),
        ("ABCDEFGHJ", None),
        ("ABCDEFGHJKM", None),
        ("ABCDEFGHJU", None),
        ("", None),
    ],
)
def test_a_code_is_read_as_people_type_it(typed, code):
    assert normal_code(typed) == code


def test_a_code_lets_its_person_in(engine, now):
    code, until = made(engine)
    assert len(code) == 10
    assert (until - NOON).total_seconds() == 900
    assert used(engine, code.lower())[:2] == ("p", ANN)


def test_the_database_does_not_hold_the_code(engine, now):
    code, _ = made(engine)
    with engine.connect() as connection:
        row = connection.execute(select(INVITATION)).one()
    assert code not in str(row)
    assert code[3:] not in str(row)


def test_a_lost_answer_is_asked_again_by_the_same_laptop_alone(engine, now):
    code, _ = made(engine)
    first = used(engine, code)
    assert used(engine, code) == first
    assert refused(engine, code, key=OTHER) == "code_used"


@pytest.mark.parametrize(("days", "said"), [(0, "code_used"), (6, "code_used"), (7, "code_wrong")])
def test_who_comes_late_is_told_that_another_laptop_used_the_code(engine, now, days, said):
    code, _ = made(engine)
    used(engine, code)
    now.pass_s(900 + days * 86_400)
    made(engine, BOB)  # what is long over goes when somebody is invited
    assert refused(engine, code, key=OTHER) == said


@pytest.mark.parametrize(("seconds", "is_good"), [(899, True), (900, False)])
def test_a_code_lives_fifteen_minutes(engine, now, seconds, is_good):
    code, _ = made(engine)
    now.pass_s(seconds)
    if is_good:
        assert used(engine, code).person == ANN
    else:
        assert refused(engine, code) == "code_expired"


@pytest.mark.parametrize(("tries", "is_good"), [(4, True), (5, False), (6, False)])
def test_five_wrong_tries_end_a_code(engine, now, tries, is_good):
    code, _ = made(engine)
    assert [refused(engine, wrong(code)) for _ in range(tries)] == ["code_wrong"] * tries
    if is_good:
        assert used(engine, code).person == ANN
    else:
        assert refused(engine, code) == "code_spent"


def test_what_is_no_code_says_no_more_than_a_wrong_one(engine, now):
    assert refused(engine, "0000000000") == "code_wrong"
    assert refused(engine, "niets") == "code_wrong"


def test_a_new_code_ends_the_older_one_of_that_person_alone(engine, now):
    (old, _), (of_bob, _) = made(engine), made(engine, BOB)
    new, _ = made(engine)
    assert refused(engine, old) == "code_expired"
    assert used(engine, new).person == ANN
    assert used(engine, of_bob).person == BOB


def test_who_is_invited_is_known_until_it_is_used_or_over(engine, now):
    code, until = made(engine)
    made(engine, BOB)
    with engine.begin() as connection:
        assert open_until(connection, "p") == {ANN: until, BOB: until}
        assert open_until(connection, "q") == {}
    used(engine, code)
    with engine.begin() as connection:
        assert open_until(connection, "p") == {BOB: until}
        end_invitations(connection, "p", BOB)
        assert open_until(connection, "p") == {}


def test_a_code_of_a_login_needs_what_only_its_laptop_has(engine, now):
    # RFC 7636, appendix B
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    code, _ = made(engine, challenge=challenge_of(verifier))
    assert refused(engine, code) == "code_wrong"
    assert refused(engine, code, verifier="x" * 43) == "code_wrong"
    assert used(engine, code, verifier=verifier).person == ANN


def test_a_code_that_begins_a_partnership_is_not_used_up_by_who_brings_none(engine, now):
    code, _ = made(engine, NOBODY)
    for _ in range(6):
        assert refused(engine, code) == "code_founds"
    assert used(engine, code, founds=True).person == NOBODY
    assert refused(engine, code, key=OTHER, founds=True) == "code_used"
    assert refused(engine, wrong(code), founds=True) == "code_wrong"


def test_a_code_of_somebody_does_not_begin_a_partnership(engine, now):
    code, _ = made(engine)
    assert used(engine, code, founds=True).person == ANN
