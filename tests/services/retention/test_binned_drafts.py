"""What was typed waits in the bin with what it is about, comes back with it, and goes with it."""

from dataclasses import replace

import pytest

from app.core.progress import Silent
from app.services.companies.file_history import HistoryQuery, history_list, restore_before
from app.services.day.today import load_today, today_count
from app.services.drafts import (
    DraftForm,
    find_draft,
    get_draft,
    keep_draft,
    list_drafts,
    new_draft_id,
)
from app.services.retention.bin import restore, throw_away
from app.services.retention.purge import purge_bin
from app.services.sessions.coaching import load_session, throw_away_concept
from app.services.undo import redo, undo
from app.storage.engine import DataKey, open_engine
from app.storage.store import Store
from tests.coaching_samples import add_company
from tests.services.retention.test_bin import DAY, company, count, log_session, wall

__all__ = ["company", "wall"]


def type_in(store, company, subject, *, kind="session"):
    """Keep a draft at a company; `subject` is what it is about."""
    fields = {"enterprise": str(company.id), "note": "Een uur getypt"}
    form = DraftForm(new_draft_id(), kind, subject, "Bakkerij", fields)
    keep_draft(store, form, is_new=True)
    return form


def is_in_sight(store, form):
    """Tell whether a draft can be met anywhere."""
    seen = (
        get_draft(store, form.id) is not None,
        find_draft(store, form.kind, form.subject) is not None,
        form.id in {kept.form.id for kept in list_drafts(store)},
        form.id in {kept.form.id for kept in list_drafts(store, only_open=True)},
        form.id in {row.id for row in load_today(store, DAY).drafts},
    )
    assert len(set(seen)) == 1
    assert today_count(store, DAY) == load_today(store, DAY).waiting
    return seen[0]


def test_a_draft_goes_out_of_sight_and_undo_brings_both_back(store, company):
    session_id = log_session(store, company)
    form = type_in(store, company, session_id)
    done = throw_away(store, "coaching_session", session_id)
    assert not is_in_sight(store, form)
    undone = undo(store, done)
    assert get_draft(store, form.id).form == form
    assert load_session(store, session_id) is not None
    again = redo(store, undone)
    assert not is_in_sight(store, form)
    undo(store, again.changes)
    assert get_draft(store, form.id).form == form


@pytest.mark.parametrize("kind", ["session", "quick_session", "appointment", "enterprise"])
def test_what_was_typed_at_a_company_comes_back_with_it_after_the_lock(store, company, kind):
    subject = company.id if kind in {"session", "enterprise"} else None
    form = type_in(store, company, subject, kind=kind)
    other = add_company(store, "Metaal")
    elsewhere = type_in(store, other, other.id)
    throw_away(store, "enterprise", company.id)
    assert not is_in_sight(store, form)
    assert is_in_sight(store, elsewhere)
    key = DataKey(store.key.value)
    again = Store(open_engine(store.path, key), store.actor, key=key)  # another start
    restore(again, "enterprise", company.id)
    assert get_draft(again, form.id).form == form
    assert is_in_sight(again, form)
    again.close()


def test_unsaved_changes_in_a_finished_session_come_back_with_the_last_of_both(store, company):
    session_id = log_session(store, company)
    form = type_in(store, company, session_id)
    throw_away(store, "coaching_session", session_id)
    throw_away(store, "enterprise", company.id)
    restore(store, "enterprise", company.id)
    assert not is_in_sight(store, form)  # its session lies there still
    restore(store, "coaching_session", session_id)
    assert get_draft(store, form.id).form == form


def test_a_session_that_brings_its_company_back_brings_its_draft_too(store, company):
    session_id = log_session(store, company)
    form = type_in(store, company, session_id)
    throw_away(store, "coaching_session", session_id)
    throw_away(store, "enterprise", company.id)
    restored = restore(store, "coaching_session", session_id)
    assert get_draft(store, form.id).form == form
    undo(store, restored.changes)
    assert not is_in_sight(store, form)


def test_what_is_typed_on_at_a_company_in_the_bin_is_kept_there(store, company):
    form = type_in(store, company, None, kind="quick_session")
    throw_away(store, "enterprise", company.id)
    longer = replace(form, fields=form.fields | {"note": "Verder getypt"}, serial=2)
    keep_draft(store, longer, is_new=False)
    late = type_in(store, company, company.id)
    assert (is_in_sight(store, form), is_in_sight(store, late)) == (False, False)
    restore(store, "enterprise", company.id)
    assert get_draft(store, form.id).form == longer
    assert is_in_sight(store, late)


def test_a_draft_that_takes_another_company_is_seen_again(store, company):
    form = type_in(store, company, None, kind="quick_session")
    throw_away(store, "enterprise", company.id)
    fields = form.fields | {"enterprise": str(add_company(store, "Metaal").id)}
    keep_draft(store, replace(form, fields=fields, serial=2), is_new=False)
    assert is_in_sight(store, form)


def test_a_concept_that_was_stored_comes_back_with_what_was_typed_since(store, company):
    session_id = log_session(store, company, complete=False)
    form = type_in(store, company, session_id)
    throw_away_concept(store, form.id, session_id, ())
    assert not is_in_sight(store, form)
    restore(store, "coaching_session", session_id)
    assert get_draft(store, form.id).form == form


def test_history_takes_a_draft_away_and_brings_it_back(store, company):
    session_id = log_session(store, company)
    form = type_in(store, company, session_id)
    throw_away(store, "coaching_session", session_id)
    restore(store, "coaching_session", session_id)
    of_it = HistoryQuery(
        company.id, record=("coaching_session", session_id), kind="coaching_session"
    )
    back, away = history_list(store, of_it).ids[:2]
    restore_before(store, back)
    assert not is_in_sight(store, form)
    restore_before(store, away)
    assert is_in_sight(store, form)


def test_a_draft_goes_for_good_with_what_it_is_about(store, company, wall):
    session_id = log_session(store, company, complete=False)
    type_in(store, company, session_id)
    type_in(store, company, None, kind="quick_session")
    stays = type_in(store, other := add_company(store, "Metaal"), other.id)
    throw_away(store, "enterprise", company.id)
    wall(90)
    purge_bin(store, Silent())
    assert count(store, "draft") == 3
    wall(91)
    purge_bin(store, Silent())
    assert count(store, "binned_draft") == 0
    assert [kept.form.id for kept in list_drafts(store)] == [stays.id]
    assert count(store, "draft") == 1
