"""S21 on a laptop that came late: the server tells what went before, and on which laptop."""

import pytest

from app.core.errors import UserError
from app.models.enterprise import Contact
from app.services.companies.file_history import HistoryQuery, history_list, history_rows
from app.services.syncing import past_history
from app.services.syncing.past_history import fetch_history
from app.sync.link import Unreachable
from tests.coaching_samples import add_company


def call(laptop, contact, number):
    with laptop.store.write() as session:
        session.get_one(Contact, contact).phone = number


def phones(laptop, company):
    """What became of the phone of Jan, the last first: who, laptop, old and new."""
    found = history_list(laptop.store, HistoryQuery(company.id, ("contact", company.jan)))
    rows = history_rows(laptop.store, found.ids)
    return [
        (one.who, one.laptop, one.change.old, one.change.new)
        for one in (rows[each] for each in found.ids)
        if one.change.unit == "phone"
    ]


def test_history_tells_who_when_and_which_laptop_also_of_what_went_before(lea, tom):
    company = add_company(tom.store)
    tom.round()
    call(tom, company.jan, "1")
    tom.round()
    assert not fetch_history(tom.store, company.id)  # all of it was written here
    lea.round()
    assert phones(lea, company) == []  # a walk brings what stands there
    call(lea, company.jan, "2")
    mine = ("Lea D.", "ZUID-3", "1", "2")
    before = ("Tom B.", "ZUID-2", *_first(tom, company), "1")
    assert fetch_history(lea.store, company.id, ("contact", company.jan))
    assert phones(lea, company) == [mine, before]
    assert fetch_history(lea.store, company.id)  # the rest of the case
    assert not fetch_history(lea.store, company.id)
    lea.round()
    tom.round()
    assert phones(tom, company)[0] == mine


def _first(laptop, company):
    return (phones(laptop, company)[-1][2],)


def test_without_a_network_what_is_known_stays(lea, tom, monkeypatch):
    class Away:
        def __init__(self, *_):
            pass

        def case_history(self, _root, _after):
            raise Unreachable("sync.offline")

    company = add_company(tom.store)
    tom.round()
    lea.round()
    call(lea, company.jan, "2")
    monkeypatch.setattr(past_history, "HttpLink", Away)
    with pytest.raises(UserError, match=r"sync\.offline"):
        fetch_history(lea.store, company.id)
    assert [new for *_, new in phones(lea, company)] == ["2"]
