"""A file is of the cases for which a laptop proved to hold it; its hash alone gives nothing."""

import hashlib
from datetime import timedelta

import pytest

from app.core import clock
from app.server.blob_flow import sweep
from app.server.erasing import company_of, erase_company
from app.server.refusal import NotAllowed
from app.sync.changes import ALIVE
from tests.server.http.test_accounts import refused
from tests.server.http.test_blobs import (
    CONTENT,
    SHA,
    attachment,
    blob_rows,
    done,
    kept,
    offer,
    proof,
    proved,
    put,
    sent,
)
from tests.server.http.test_sync import push
from tests.server.partnership import change, company, edit, new_id


@pytest.fixture
def bob(joined, noord):
    return joined("Bob", noord, "coach")


@pytest.fixture
def dirk(joined, noord):
    """Another coach: he knows the hash of Bob's file, and has a case with a record of it."""
    return joined("Dirk", noord, "coach")


@pytest.fixture
def made(bob):
    one = company()
    push(bob, [one, attachment(one.row)])
    return one


@pytest.fixture
def his(dirk):
    one = company()
    push(dirk, [one, attachment(one.row)])
    return one


def has(laptop):
    answer = laptop.get(f"/blobs/{SHA}")
    if answer.status_code == 200:
        assert answer.content == CONTENT
        return True
    assert refused(answer, 404) == "unknown"
    return False


def test_who_knows_the_hash_of_a_file_and_no_more_gets_nothing(bob, made, dirk, his):
    """T4, T8: a record that names the file, and all that can be asked without the bytes."""
    kept(bob, made.row)
    state = offer(dirk, his.row).json()
    assert (state["state"], state["range"][1]) == ("prove", 65_536)
    assert refused(offer(dirk, his.row, nonce=state["nonce"], proof="0" * 64), 403) == "proof"
    assert refused(offer(dirk, his.row, **(proof(state) | {"nonce": "0" * 80})), 403) == "proof"
    assert done(dirk).status_code == 204  # it was whole
    assert not has(dirk)
    assert blob_rows(dirk) == []


def test_a_proof_is_of_one_laptop(bob, made, dirk, his):
    sent(bob, made.row)
    state = offer(dirk, his.row).json()
    assert refused(offer(bob, made.row, **proof(state)), 403) == "proof"


def test_who_sends_the_last_chunk_of_the_file_of_another_gets_nothing(bob, made, dirk, his):
    offer(bob, made.row)
    put(bob, 0)
    put(bob, 1)
    assert offer(dirk, his.row).json()["missing"] == [2]
    put(dirk, 2)
    assert done(dirk).status_code == 204
    assert not has(dirk)
    assert not has(bob)  # he did not prove it either
    assert proved(bob, made.row) == "have"
    assert has(bob)
    assert not has(dirk)


def test_a_file_of_two_cases_is_sent_once_and_proved_twice(ann, bob, made, dirk, his):
    kept(bob, made.row)
    assert proved(dirk, his.row) == "have"
    assert has(dirk)
    assert [root for root, _ in blob_rows(bob)] == [made.row]
    assert [root for root, _ in blob_rows(dirk)] == [his.row]
    assert [root for root, _ in blob_rows(ann)] == [made.row, his.row]


def test_a_file_is_offered_for_an_own_case_only(bob, made, dirk, his):
    kept(bob, made.row)
    assert refused(offer(dirk, made.row), 404) == "unknown"
    assert refused(offer(dirk, new_id()), 404) == "unknown"
    state = offer(dirk, his.row).json()
    assert refused(offer(dirk, made.row, **proof(state)), 404) == "unknown"


def test_a_case_that_is_lost_while_its_file_is_on_the_way(bob, made, server):
    state = offer(bob, made.row).json()
    assert state["state"] == "missing"
    other = server.records
    other.revoke(bob.me["partnership"], bob.me["person"], made.row)
    kept(bob, made.row)  # his record names it: nothing that he made is lost
    assert not has(bob)


def test_rights_are_judged_again_where_the_case_gets_the_file(dirk, made, server):
    who = type("Asker", (), {"person": dirk.me["person"], "partnership": dirk.me["partnership"]})
    with pytest.raises(NotAllowed):
        server.records.give_file(who, made.row, SHA, len(CONTENT))


def test_who_gets_a_case_gets_its_file_and_who_loses_it_does_not(bob, made, dirk):
    kept(bob, made.row)
    assert not has(dirk)
    lent = change(
        "case_share",
        new_id(),
        made.row,
        {ALIVE: True, "enterprise_id": made.row, "person_id": dirk.me["person"]},
        above=[("enterprise", made.row)],
    )
    push(bob, [lent])
    assert has(dirk)
    knew = {"epoch": None, "seq": 0, "ids": [lent.id]}
    push(bob, [edit(lent, ALIVE, value=False, knew=knew)])
    assert not has(dirk)
    push(bob, [edit(made, "coach_id", dirk.me["person"])])
    assert has(dirk)


def test_a_file_of_what_is_held_waits_with_it(ann, bob, dirk, server, monkeypatch):
    """Its author may hand it in, and nobody sees it until the record is applied."""
    made = company()
    push(bob, [made])
    push(dirk, [attachment(made.row)])
    kept(dirk, made.row)
    assert not has(bob)
    assert blob_rows(bob) == []
    late = clock.now() + timedelta(days=40)
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: late)
        assert sweep(server, bob.me["partnership"]) == 0
    (held,) = ann.get("/quarantine").json()["groups"]
    ann.ask("POST", f"/quarantine/{held['group']}", json={"decision": "apply"})
    assert has(bob)
    assert not has(dirk)
    assert blob_rows(bob) == [(made.row, {"sha256": SHA, "size": 2_510_000})]


def test_a_file_of_a_case_that_is_held_itself(ann, bob, dirk):
    made = company()
    wrong = edit(made, "name", "x" * (1 << 20) + "y")  # too long: all of it is held
    push(dirk, [made, wrong, attachment(made.row)])
    kept(dirk, made.row)
    assert not has(dirk)
    (held,) = ann.get("/quarantine").json()["groups"]
    ann.ask("POST", f"/quarantine/{held['group']}", json={"decision": "apply"})
    assert has(dirk)


def test_a_file_may_come_before_its_record(bob):
    made = company()
    push(bob, [made])
    kept(bob, made.row)
    assert not has(bob)
    push(bob, [attachment(made.row)])
    assert has(bob)
    assert len(blob_rows(bob)) == 1


def test_what_is_erased_leaves_the_file_of_another_case(bob, made, dirk, his, server):
    kept(bob, made.row)
    kept_his = proved(dirk, his.row)
    assert kept_his == "have"
    assert erase_company(server, company_of(server, made.row)) == 0
    assert not has(bob)
    assert has(dirk)
    assert erase_company(server, company_of(server, his.row)) == 1
    assert not has(dirk)
    assert refused(offer(bob, made.row), 404) == "unknown"


def test_a_file_that_goes_while_another_case_gets_it_is_asked_again(
    bob, made, dirk, his, server, monkeypatch
):
    kept(bob, made.row)
    give = server.records.give_file

    def late(*args):
        if has(bob):
            erase_company(server, company_of(server, made.row))
        return give(*args)

    monkeypatch.setattr(server.records, "give_file", late)
    state = offer(dirk, his.row).json()
    assert offer(dirk, his.row, **proof(state)).json()["state"] == "missing"
    kept(dirk, his.row)
    assert has(dirk)


def test_a_record_that_names_a_file_without_proof_does_not_keep_it(bob, made, his, server):
    kept(bob, made.row)
    assert erase_company(server, company_of(server, made.row)) == 1


def test_a_file_that_no_case_has_goes(bob, made, server, monkeypatch):
    sent(bob, made.row)
    later = clock.now() + timedelta(days=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweep(server, bob.me["partnership"]) == 1
    assert hashlib.sha256(CONTENT).hexdigest() == SHA
