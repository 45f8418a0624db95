"""Drafts: a late write never overwrites a later one, nor brings a finished draft back."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.core import clock
from app.services.drafts import (
    DraftForm,
    close_draft,
    discard_draft,
    drop_draft,
    find_draft,
    get_draft,
    keep_draft,
    list_drafts,
    new_draft_id,
)

COMPANY = UUID(int=7)


@pytest.fixture
def form():
    return DraftForm(
        id=new_draft_id(),
        kind="quick_session",
        subject=COMPANY,
        title="Bakkerij Janssens",
        fields={"note": "Onthaal in de nachtploeg: 🥖 “peter”"},
        focus="note",
        cursor=12,
    )


def test_a_draft_comes_back_as_it_was(store, form, monkeypatch):
    at = datetime(2026, 11, 23, 9, 39, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: at)
    assert keep_draft(store, form, is_new=True) == at
    kept = get_draft(store, form.id)
    assert kept.form == form
    assert kept.saved_at == at
    assert find_draft(store, "quick_session", COMPANY) == kept
    assert find_draft(store, "quick_session", None) is None
    assert find_draft(store, "session", COMPANY) is None


def test_a_later_keeping_takes_the_place_of_an_earlier_one(store, form):
    keep_draft(store, form, is_new=True)
    keep_draft(store, replace(form, fields={"note": "verder"}, serial=2), is_new=False)
    assert [kept.form.fields for kept in list_drafts(store)] == [{"note": "verder"}]


def test_an_earlier_keeping_that_comes_late_changes_nothing(store, form):
    keep_draft(store, replace(form, fields={"note": "laatste"}, serial=3), is_new=True)
    keep_draft(store, replace(form, fields={"note": "oud"}, serial=2), is_new=True)
    keep_draft(store, replace(form, fields={"note": "oud"}, serial=2), is_new=False)
    assert get_draft(store, form.id).form.fields == {"note": "laatste"}


def test_a_clock_set_back_loses_nothing(store, form, monkeypatch):
    keep_draft(store, form, is_new=True)
    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    keep_draft(store, replace(form, fields={"note": "later getypt"}, serial=2), is_new=False)
    assert get_draft(store, form.id).form.fields == {"note": "later getypt"}


def test_a_finished_draft_is_not_brought_back_by_a_late_write(store, form):
    keep_draft(store, form, is_new=True)
    with store.write() as session:
        drop_draft(session, form.id)
    keep_draft(store, replace(form, serial=2), is_new=False)
    assert list_drafts(store) == ()


def test_only_what_was_on_screen_opens_again(store, form):
    other = replace(form, id=new_draft_id(), subject=None)
    keep_draft(store, form, is_new=True)
    keep_draft(store, other, is_new=True)
    close_draft(store, form.id)
    assert [kept.form.id for kept in list_drafts(store, only_open=True)] == [other.id]
    assert {kept.form.id for kept in list_drafts(store)} == {form.id, other.id}


def test_a_draft_thrown_away_is_gone(store, form):
    keep_draft(store, form, is_new=True)
    discard_draft(store, form.id)
    discard_draft(store, form.id)  # twice does no harm
    assert get_draft(store, form.id) is None
