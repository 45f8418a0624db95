from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.core.progress import Silent
from app.models.coaching import Action, Agreement, Attendee, SessionCount
from app.models.local import Draft
from app.models.sync import Outbox
from app.services.drafts import DraftForm, keep_draft, new_draft_id
from app.services.files.attachments import attach_files
from app.services.sessions.coaching import (
    load_session,
    save_session,
    show_file,
)
from app.services.sessions.form import Agreed, NextAction, Present, Served, SessionForm
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team, stored_actions, stored_sessions, utc


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


@pytest.fixture
def form(company):
    return SessionForm(
        enterprise_id=company.id,
        kind="visit",
        starts_at=utc(20, 9, 2),
        ends_at=utc(20, 10, 12),
        establishment_id=company.site,
        subject="Onthaal in de nachtploeg",
        goal="Nieuwe bakkers blijven",
        note="Vaste peter",
        result="Peter per ploeg",
        next_action=NextAction("task", "Onthaalmap nalezen", date(2026, 12, 4)),
        themes=("onboarding", "language"),
        present=(Present(company.jan, "Zaakvoerder"), Present(None, "Ploegbaas nacht")),
        unnamed_workers=2,
        counts=(("neet", 1), ("other_language", 2)),
        unique_persons=2,
        confirmation="oral",
        confirmed_by="Jan J.",
        confirmed_on=date(2026, 11, 20),
        agreements=(
            Agreed("Onthaalmap met foto's", "Mia D.", date(2026, 11, 30)),
            Agreed("Uren van de peter nakijken", "Jan J.", date(2026, 11, 27)),
        ),
    )


def outbox_since(store, position):
    with store.read() as session:
        rows = session.exec(select(Outbox).where(Outbox.position > position))
        return [(row.kind, row.unit) for row in rows.all()]


def last_position(store):
    with store.read() as session:
        return max(session.exec(select(Outbox.position)).all(), default=0)


def test_everything_in_the_form_comes_back_as_it_was(store, form):
    saved = save_session(store, form, complete=False)
    found = load_session(store, saved.id)
    assert {item.text for item in found.agreements} == {item.text for item in form.agreements}
    same = replace(found, id=None, agreements=form.agreements, themes=form.themes)
    assert same == replace(form, served=Served())
    assert found.themes == ("language", "onboarding")
    assert stored_sessions(store)[0].coach_id == store.actor


def test_only_a_finished_session_gives_actions(store, form):
    saved = save_session(store, form, complete=False)
    assert stored_actions(store) == []
    save_session(store, load_session(store, saved.id), complete=True)
    found = {(action.text, action.owner, action.due_on) for action in stored_actions(store)}
    assert found == {
        ("Onthaalmap met foto's", "Mia D.", date(2026, 11, 30)),
        ("Uren van de peter nakijken", "Jan J.", date(2026, 11, 27)),
        ("Onthaalmap nalezen", "", date(2026, 12, 4)),
    }
    assert {action.coach_id for action in stored_actions(store)} == {store.actor}


def test_finishing_twice_doubles_nothing_and_keeps_the_first_moment(store, form):
    saved = save_session(store, form, complete=True)
    first = stored_sessions(store)[0].completed_at
    again = save_session(store, load_session(store, saved.id), complete=True)
    assert not again.changes
    assert len(stored_actions(store)) == 3
    assert stored_sessions(store)[0].completed_at == first


def test_an_edit_writes_only_what_changed(store, form):
    saved = save_session(store, form, complete=True)
    before = last_position(store)
    kept = load_session(store, saved.id)
    save_session(store, replace(kept, note="Vaste peter, ook 's nachts"), complete=True)
    assert outbox_since(store, before) == [("coaching_session", "note")]


def test_a_changed_agreement_changes_its_action(store, form):
    saved = save_session(store, form, complete=True)
    kept = load_session(store, saved.id)
    later = replace(kept.agreements[0], due_on=date(2026, 12, 7))
    save_session(store, replace(kept, agreements=(later,)), complete=True)
    due = {action.text: action.due_on for action in stored_actions(store)}
    assert due == {
        kept.agreements[0].text: date(2026, 12, 7),
        "Onthaalmap nalezen": date(2026, 12, 4),
    }


def test_an_action_that_was_done_stays_when_its_agreement_goes(store, form):
    saved = save_session(store, form, complete=True)
    with store.write() as session:
        done = session.merge(
            next(action for action in stored_actions(store) if action.owner == "Mia D.")
        )
        done.done_on = date(2026, 11, 25)
    kept = load_session(store, saved.id)
    save_session(store, replace(kept, agreements=()), complete=True)
    assert {action.text for action in stored_actions(store)} == {
        "Onthaalmap met foto's",
        "Onthaalmap nalezen",
    }


def test_no_next_step_takes_the_action_away(store, form):
    saved = save_session(store, form, complete=True)
    save_session(store, replace(load_session(store, saved.id), next_action=None), complete=True)
    assert "Onthaalmap nalezen" not in {action.text for action in stored_actions(store)}
    assert stored_sessions(store)[0].next_step_on is None


def test_people_and_counts_follow_the_form(store, form, company):
    saved = save_session(store, form, complete=False)
    kept = load_session(store, saved.id)
    changed = replace(
        kept, present=(Present(company.mia, "Personeelsdienst"),), counts=(("neet", 3),)
    )
    save_session(store, changed, complete=False)
    found = load_session(store, saved.id)
    assert found.present == (Present(company.mia, "Personeelsdienst"),)
    assert found.counts == (("neet", 3),)
    with store.read() as session:  # hidden, never deleted
        assert len(session.exec(select(Attendee)).all()) == 3
        assert len(session.exec(select(SessionCount)).all()) == 2


def test_the_draft_ends_in_the_same_unit_of_work(store, form):
    draft = DraftForm(new_draft_id(), "session", form.enterprise_id, "Sessie", {"note": "x"})
    keep_draft(store, draft, is_new=True)
    save_session(store, form, complete=True, draft_id=draft.id)
    with store.read() as session:
        assert session.get(Draft, draft.id) is None


def test_what_is_refused_stores_nothing_and_keeps_the_draft(store, form):
    draft = DraftForm(new_draft_id(), "session", form.enterprise_id, "Sessie", {"note": "x"})
    keep_draft(store, draft, is_new=True)
    wrong = replace(form, ends_at=form.starts_at - timedelta(minutes=1))
    with pytest.raises(UserError, match=r"session\.end_before_start"):
        save_session(store, wrong, complete=True, draft_id=draft.id)
    assert stored_sessions(store) == []
    with store.read() as session:
        assert session.get(Draft, draft.id) is not None


@pytest.mark.parametrize(
    ("hours", "minutes", "refused"), [(23, 59, False), (24, 0, True), (30, 0, True)]
)
def test_a_session_of_a_day_or_more_is_refused(store, form, hours, minutes, refused):
    long = replace(form, ends_at=form.starts_at + timedelta(hours=hours, minutes=minutes))
    if refused:
        with pytest.raises(UserError, match=r"session\.too_long"):
            save_session(store, long, complete=True)
    else:
        save_session(store, long, complete=True)
    assert len(stored_sessions(store)) == (0 if refused else 1)


def test_a_subject_of_ten_thousand_signs_is_refused_with_its_length(store, form):
    with pytest.raises(UserError) as refused:
        save_session(store, replace(form, subject="a" * 10_000), complete=True)
    assert refused.value.code == "text.too_long"
    assert refused.value.values["field"] == "subject"
    assert refused.value.values["length"] == 10_000


def test_odd_signs_are_kept_and_nul_goes(store, form):
    note = "Peter 👷🏽‍♀️ שלום\0 مرحبا\nregel"
    saved = save_session(store, replace(form, note=note), complete=True)
    assert load_session(store, saved.id).note == "Peter 👷🏽‍♀️ שלום مرحبا\nregel"


def test_undoing_the_end_keeps_the_session_unfinished(store, form):
    concept = save_session(store, form, complete=False)
    saved = save_session(store, load_session(store, concept.id), complete=True)
    changes = undo(store, saved.changes).changes
    assert ("coaching_session", saved.id, form.enterprise_id) in changes.touched
    assert not load_session(store, saved.id).is_complete
    assert stored_actions(store) == []
    save_session(store, load_session(store, saved.id), complete=True)
    assert len(stored_actions(store)) == 3


def test_a_session_that_is_undone_is_hidden_with_all_below(store, form):
    saved = save_session(store, form, complete=True)
    undo(store, saved.changes)
    assert load_session(store, saved.id) is None
    assert stored_actions(store) == []
    with store.read() as session:
        assert all(row.deleted for row in session.exec(select(Agreement)))


def test_changes_tell_the_file_of_the_company(store, form):
    saved = save_session(store, form, complete=True)
    assert isinstance(saved.id, UUID)
    assert saved.changes.roots == {form.enterprise_id}
    assert saved.changes.ids("coaching_session") == {saved.id}
    assert len(saved.changes.ids("action")) == 3


def test_files_that_were_added_before_belong_to_the_session_once_it_is_stored(
    store, form, tmp_path
):
    plan = tmp_path / "plan.txt"
    plan.write_text("Onthaalmap")
    attached = attach_files(store, form.enterprise_id, [plan], Silent())
    saved = save_session(store, replace(form, files=attached.ids), complete=True)
    assert load_session(store, saved.id).files == attached.ids
    show_file(store, attached.ids[0], shown=False)
    assert load_session(store, saved.id).files == ()
    show_file(store, attached.ids[0], shown=True)
    assert load_session(store, saved.id).files == attached.ids


def in_the_file(store, which, **values):
    """Change an action as the file does."""
    with store.write() as session:
        action = session.exec(select(Action).where(Action.text == which)).one()
        for name, value in values.items():
            setattr(action, name, value)


@pytest.mark.parametrize("text", ["Onthaalmap met foto's", "Onthaalmap nalezen"])
def test_saving_a_note_leaves_what_was_done_to_the_actions(store, form, text):
    saved = save_session(store, form, complete=True)
    in_the_file(store, text, text="Herschreven", due_on=date(2027, 1, 8), owner="Els V.")
    kept = load_session(store, saved.id)
    save_session(store, replace(kept, note="Iets erbij"), complete=True)
    moved = next(action for action in stored_actions(store) if action.text == "Herschreven")
    assert (moved.due_on, moved.owner) == (date(2027, 1, 8), "Els V.")
    agreed = tuple(
        replace(item, text="Map, tweede druk") if item.text == text else item
        for item in kept.agreements
    )
    step = kept.next_action
    step = replace(step, text="Map, tweede druk") if step.text == text else step
    save_session(store, replace(kept, agreements=agreed, next_action=step), complete=True)
    renamed = next(action for action in stored_actions(store) if action.id == moved.id)
    assert (renamed.text, renamed.due_on) == ("Map, tweede druk", date(2027, 1, 8))
    assert len(stored_actions(store)) == 3


def test_an_action_that_was_removed_does_not_come_back_with_a_later_save(store, form):
    saved = save_session(store, form, complete=True)
    in_the_file(store, "Onthaalmap met foto's", deleted=True)
    in_the_file(store, "Onthaalmap nalezen", deleted=True)
    kept = load_session(store, saved.id)
    step = replace(kept.next_action, due_on=date(2026, 12, 11))
    save_session(store, replace(kept, note="Iets erbij", next_action=step), complete=True)
    assert [action.text for action in stored_actions(store)] == ["Uren van de peter nakijken"]


def test_the_kind_of_the_next_action_outlives_undo(store, form):
    call = NextAction("call", "Bellen", date(2026, 12, 4))
    concept = save_session(store, replace(form, next_action=call), complete=False)
    saved = save_session(store, load_session(store, concept.id), complete=True)
    undo(store, saved.changes)
    kept = load_session(store, saved.id)
    assert kept.next_action == call
    save_session(store, kept, complete=True)
    assert [action.text for action in stored_actions(store) if action.kind == "call"] == ["Bellen"]


def test_a_next_step_that_is_told_again_is_an_open_action_again(store, form):
    saved = save_session(store, form, complete=True)
    kept = load_session(store, saved.id)
    save_session(store, replace(kept, next_action=None), complete=True)
    save_session(store, kept, complete=True)
    assert len(stored_actions(store)) == 3


def test_what_was_not_typed_keeps_what_was_written_meanwhile(store, form):
    saved = save_session(store, form, complete=True)
    begin = load_session(store, saved.id)
    map_first, hours = begin.agreements
    elsewhere = replace(
        begin, subject="Elders", starts_at=utc(20, 9), counts=(("neet", 4), ("other_language", 2)),
        agreements=(replace(map_first, owner="Jan J."), hours),
    )  # fmt: skip
    save_session(store, elsewhere, begin=begin, complete=True)
    typed = replace(
        begin, note="Hier", counts=(("neet", 1), ("other_language", 3)),
        agreements=(map_first, replace(hours, text="Uren nagekeken"), Agreed("Nieuw")),
    )  # fmt: skip
    save_session(store, typed, begin=begin, complete=True)
    found = load_session(store, saved.id)
    assert (found.subject, found.note, found.starts_at) == ("Elders", "Hier", utc(20, 9))
    assert set(found.counts) == {("neet", 4), ("other_language", 3)}
    assert [(item.text, item.owner) for item in found.agreements] == [
        ("Onthaalmap met foto's", "Jan J."),
        ("Uren nagekeken", "Jan J."),
        ("Nieuw", ""),
    ]
    assert {action.text for action in stored_actions(store)} >= {"Uren nagekeken", "Nieuw"}


def test_an_agreement_removed_elsewhere_comes_back_when_it_was_changed_here(store, form):
    saved = save_session(store, form, complete=True)
    begin = load_session(store, saved.id)
    first, second = begin.agreements
    save_session(store, replace(begin, agreements=()), begin=begin, complete=True)
    typed = replace(begin, agreements=(replace(first, owner="De coach"), second))
    save_session(store, typed, begin=begin, complete=True)
    (found,) = load_session(store, saved.id).agreements
    assert (found.id, found.owner) == (first.id, "De coach")
