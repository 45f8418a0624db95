"""Judgements are made once, in portions when there are many, and nobody waits for another's."""

import threading

import pytest

from app.reference.loader import reference
from app.services.companies import judgements as judged
from app.services.companies.enterprises import EnterpriseQuery, unjudged_ids
from app.services.companies.judgements import judge
from app.services.companies.rows import enterprise_rows
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise, add_intake, stop_clock

WAIT_S = 10.0
INCOMPLETE = EnterpriseQuery(is_incomplete=True)


@pytest.fixture
def three(store, monkeypatch):
    stop_clock(monkeypatch)
    add_team(store)
    return [add_enterprise(store, name) for name in ("Een", "Twee", "Drie")]


def left(store, query=INCOMPLETE):
    return set(unjudged_ids(store, reference(), query))


def test_only_a_query_on_size_or_intake_must_judge(store, three):
    assert left(store, EnterpriseQuery()) == set()
    for query in (INCOMPLETE, EnterpriseQuery(size="micro"), EnterpriseQuery(order="intake")):
        assert left(store, query) == set(three)
    assert left(store, EnterpriseQuery(text="twee", order="intake")) == {three[1]}


def test_what_was_judged_is_judged_once_until_it_changes(store, three):
    judge(store, reference(), three[:2])
    assert left(store) == {three[2]}
    judge(store, reference(), three)
    assert left(store) == set()
    add_intake(store, three[0])
    assert left(store) == {three[0]}


def test_a_row_does_not_wait_for_a_portion_that_is_being_judged(store, three, monkeypatch):
    begun, go_on, plain = threading.Event(), threading.Event(), judged._judge

    def slow(session, known, ids):
        if len(ids) > 1:
            begun.set()
            assert go_on.wait(WAIT_S)
        return plain(session, known, ids)

    monkeypatch.setattr(judged, "_judge", slow)
    worker = threading.Thread(target=judge, args=(store, reference(), three))
    worker.start()
    assert begun.wait(WAIT_S)
    rows = enterprise_rows(store, reference(), three[:1])
    assert not go_on.is_set()
    go_on.set()
    worker.join(WAIT_S)
    assert rows[three[0]].name == "Een"
    assert left(store) == set()


def test_what_changes_while_it_is_judged_is_judged_again(store, three, monkeypatch):
    plain = judged._judge

    def changing(session, known, ids):
        found = plain(session, known, ids)
        add_intake(store, three[0], first_step="Bellen", consent=True)
        assert left(store) == set(three)  # another reader sees the change first
        return found

    monkeypatch.setattr(judged, "_judge", changing)
    judge(store, reference(), three)
    monkeypatch.undo()
    assert three[0] in left(store)
