"""Undo of a decision that others know puts its question again, on this laptop (decision 0021)."""

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.models.enterprise import Contact
from app.services.conflicts.settling import conflicts
from app.services.conflicts.view import Decision
from app.storage.applying import applying
from app.ui.merging.store_conflicts import StoreConflicts
from tests.coaching_samples import add_company, add_team
from tests.services.clash_samples import add_colleague, clash


@pytest.fixture
def asked(store):
    """What S19 asks, with one question: the phone of Jan."""
    me = add_team(store)
    company = add_company(store)
    clash(store, "contact", company.jan, "phone", "van Tom", add_colleague(store, me))
    return StoreConflicts(store)


def decided(store, asked, choice, **more):
    (found,) = asked.conflicts()
    changes = asked.decide(found.record, (Decision("phone", choice, **more),))
    with applying(store) as work:
        work.run("UPDATE outbox SET sent = 1 WHERE is_own")
    assert asked.conflicts() == ()
    return found, changes


def phone(store, found):
    with store.read() as session:
        return session.get_one(Contact, found.record.id).phone


@pytest.mark.parametrize("choice", ["mine", "other", "both"])
def test_the_question_stands_again_with_both_values(store, asked, choice):
    (first,) = asked.conflicts()
    before = phone(store, first)
    found, changes = decided(store, asked, choice)
    undone = asked.take_back(found, changes, Silent())
    assert undone.is_open
    assert found.record.id in undone.changes.ids("contact")
    assert phone(store, found) == before
    (again,) = asked.conflicts()
    (field,) = again.fields
    assert [side.value for side in (field.shown, *field.others)] == [before, "van Tom"]
    assert conflicts(store) == ()  # for all others it is settled


@pytest.mark.parametrize(
    ("choice", "more", "value"),
    [("mine", {}, None), ("other", {}, "van Tom"), ("both", {"text": "getypt"}, "getypt")],
)
def test_what_is_chosen_then_is_an_edit_like_any_other(store, asked, choice, more, value):
    found, changes = decided(store, asked, "other")
    asked.take_back(found, changes, Silent())
    before = phone(store, found)
    (field,) = found.fields
    other = field.others[0].change_id
    again = asked.decide(found.record, (Decision("phone", choice, other, **more),))
    assert phone(store, found) == (before if value is None else value)
    assert asked.conflicts() == ()
    assert again.is_reversible is (value is not None)


def test_both_texts_can_be_kept_the_second_time(store, asked):
    found, changes = decided(store, asked, "other")
    asked.take_back(found, changes, Silent())
    before = phone(store, found)
    asked.decide(found.record, (Decision("phone", "both"),))
    assert before in phone(store, found)
    assert "van Tom" in phone(store, found)


def test_a_value_that_is_another_by_then_takes_the_question_away(store, asked):
    found, changes = decided(store, asked, "other")
    asked.take_back(found, changes, Silent())
    with store.write() as session:
        session.get_one(Contact, found.record.id).phone = "nieuw"
    with pytest.raises(UserError, match=r"conflict\.changed"):
        asked.decide(found.record, (Decision("phone", "mine"),))
    assert asked.conflicts() == ()
    assert phone(store, found) == "nieuw"


def test_what_somebody_changed_since_is_not_undone(store, asked):
    found, changes = decided(store, asked, "other")
    with store.write() as session:
        session.get_one(Contact, found.record.id).phone = "nieuw"
    with pytest.raises(UserError, match=r"undo\.changed"):
        asked.take_back(found, changes, Silent())
    assert asked.conflicts() == ()
