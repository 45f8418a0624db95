"""What was changed in a file, a line per action, without what was added."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update
from sqlmodel import col

from app.core import clock
from app.models.base import new_id
from app.models.sync import Outbox
from app.services.companies.dossier_edits import add, edit
from app.services.companies.timeline import change_keys, entry_rows
from app.services.history import record_history
from app.services.retention.bin import throw_away
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


def lines(store, company):
    keys = change_keys(store, company.id)
    rows = entry_rows(store, keys)
    return [rows[key.id].units for key in keys]


def test_what_is_only_added_is_no_change(store, company):
    add(store, "contact", company.id, name="Rik P.")
    assert change_keys(store, company.id) == ()


def test_each_action_is_one_entry_the_last_first(store, company, monkeypatch):
    edit(store, "contact", company.jan, phone="0470 12 34 56", email="jan@voorbeeld.be")
    monkeypatch.setattr(clock, "now", lambda: datetime(2030, 1, 2, 3, tzinfo=UTC))
    edit(store, "enterprise", company.id, purpose="Rust")
    keys = change_keys(store, company.id)
    assert [key.kind for key in keys] == ["change", "change"]
    assert keys[0].at == datetime(2030, 1, 2, 3, tzinfo=UTC)
    assert [set(units) for units in lines(store, company)] == [
        {("enterprise", "purpose")},
        {("contact", "phone"), ("contact", "email")},
    ]
    assert entry_rows(store, keys)[keys[0].id].who == "Els V."


def test_a_moment_that_is_none_was_long_ago_and_hides_nothing(store, company):
    edit(store, "enterprise", company.id, purpose="Rust")
    with store.write() as session:
        session.execute(update(Outbox).where(col(Outbox.unit) == "purpose").values(made_at="x"))
    (key,) = change_keys(store, company.id)
    assert key.at == clock.LONG_AGO
    assert record_history(store, "enterprise", company.id)[-1].at == clock.LONG_AGO


def test_a_clock_that_was_put_back_changes_no_order(store, company, monkeypatch):
    edit(store, "enterprise", company.id, purpose="Eerst")
    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    edit(store, "contact", company.jan, name="Daarna")
    assert lines(store, company)[0] == (("contact", "name"),)


def test_removing_and_taking_back_are_told_too(store, company):
    undo(store, throw_away(store, "contact", company.jan))
    assert lines(store, company) == [(("contact", "@alive"),), (("contact", "@alive"),)]


def test_another_file_has_none_of_it(store, company):
    edit(store, "enterprise", company.id, purpose="Rust")
    assert change_keys(store, new_id()) == ()
