from datetime import UTC, datetime, timedelta

import pytest

from app.core.progress import Silent
from app.models.base import new_id
from app.models.coaching import Agreement, Attendee, CoachingSession
from app.reference.loader import reference
from app.services.changes import Changes
from app.services.companies.dossier import load_dossier
from app.services.companies.timeline import (
    EntryKey,
    Timeline,
    entry_rows,
    follow_timeline,
    load_timeline,
)
from app.services.drafts import DraftForm, keep_draft, new_draft_id
from app.services.files.attachments import attach_files
from tests.coaching_samples import add_team
from tests.file_samples import NOW, add_enterprise, add_intake, add_session, stop_clock


@pytest.fixture
def enterprise(store, monkeypatch):
    stop_clock(monkeypatch)
    add_team(store)
    return add_enterprise(store, "Bakkerij Janssens")


def test_everything_stands_in_one_line_the_last_first(store, enterprise, tmp_path):
    old = add_session(store, enterprise, datetime(2026, 10, 1, 9, tzinfo=UTC))
    intake = add_intake(store, enterprise)
    new = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC))
    path = tmp_path / "akkoord.pdf"
    path.write_bytes(b"%PDF-")
    own = attach_files(store, enterprise, [path], Silent()).ids[0]
    below = attach_files(store, enterprise, [path], Silent(), session_id=new).ids[0]
    timeline = load_timeline(store, enterprise)
    assert [key.id for key in timeline.of(frozenset({"session", "intake", "file"}))] == [
        own, new, intake, old,
    ]  # fmt: skip
    assert {key.id for key in timeline.of(frozenset({"file", "session_file"}))} == {own, below}
    rows = entry_rows(store, timeline.keys)
    assert rows[new].files == ("akkoord.pdf",)
    assert rows[own].size == 5


def test_a_session_shows_people_agreements_and_its_note_without_markup(store, enterprise):
    found = add_session(
        store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), "## Onthaal\n- **peter**\n- map"
    )
    contact = load_dossier(store, reference(), enterprise).contacts[0].id
    with store.write() as session:
        session.add(Attendee(root=enterprise, session_id=found, contact_id=contact))
        session.add(Attendee(root=enterprise, session_id=found, role="ploegbaas"))
        session.add(Agreement(root=enterprise, session_id=found, text="Map"))
    row = entry_rows(store, load_timeline(store, enterprise).keys)[found]
    assert row.people == ("Mia Dauwe", "ploegbaas")
    assert row.agreements == 1
    assert row.text == "Onthaal: peter · map"
    assert row.lasted == timedelta(hours=1, minutes=10)
    assert row.who == "Els V."


def test_a_long_note_is_cut_after_a_word(store, enterprise):
    found = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), "onthaal " * 1000)
    text = entry_rows(store, load_timeline(store, enterprise).keys)[found].text
    assert text.endswith("onthaal…")
    assert len(text) <= 401


def test_a_withdrawn_session_is_gone(store, enterprise):
    found = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC))
    keys = load_timeline(store, enterprise).keys
    with store.write() as session:
        session.get_one(CoachingSession, found).deleted = True
    assert load_timeline(store, enterprise).keys == ()
    assert entry_rows(store, keys) == {}


def test_one_establishment_has_its_own_line(store, enterprise):
    site = load_dossier(store, reference(), enterprise).sites[0].id
    here = add_session(
        store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), establishment_id=site
    )
    add_session(store, enterprise, datetime(2026, 11, 21, 9, tzinfo=UTC))
    assert [key.id for key in load_timeline(store, enterprise, site).keys] == [here]
    assert load_timeline(store, enterprise, new_id()).keys == ()


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("## Agenda\nZe wil blijven.\n## Wie?\nJan", "Agenda: Ze wil blijven. Wie? Jan"),
        ("Eerst dit\n\n  Dan  dat", "Eerst dit · Dan dat"),
        ("- peter\n- **map**", "peter · map"),
        ("", ""),
    ],
)
def test_the_lines_of_a_note_stay_apart(store, enterprise, note, shown):
    found = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), note)
    assert entry_rows(store, load_timeline(store, enterprise).keys)[found].text == shown


def test_a_subject_and_a_note_are_told_apart(store, enterprise):
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    found = add_session(store, enterprise, at, "Peter gevonden", subject="Onthaal")
    row = entry_rows(store, load_timeline(store, enterprise).keys)[found]
    assert (row.subject, row.text) == ("Onthaal", "Peter gevonden")


def keep(store, form_kind, about, **fields):
    form = DraftForm(new_draft_id(), form_kind, about, "Bakkerij Janssens", fields)
    keep_draft(store, form, is_new=True)
    return form.id


def test_sessions_that_were_never_stored_stand_there_as_drafts(store, enterprise):
    other = add_enterprise(store, "Metaal Claes")
    quick = keep(
        store,
        "quick_session",
        None,
        enterprise=str(enterprise),
        kind="call",
        starts_at="2026-11-21T09:05:00+00:00",
        note="Snel **gebeld**",
    )
    full = keep(
        store,
        "session",
        enterprise,
        enterprise=str(enterprise),
        session=None,
        kind="visit",
        day="vr 20/11/2026",
        start="ooit",
        subject="Onthaal",
        note="",
    )
    for where in (str(other), None):
        keep(store, "quick_session", None, enterprise=where, starts_at="2026-11-21T09:05:00+00:00")
    keep(store, "intake", enterprise, enterprise=str(enterprise))
    keys = load_timeline(store, enterprise).keys
    assert {(key.kind, key.id) for key in keys} == {("quick_draft", quick), ("draft", full)}
    at = {key.id: key.at for key in keys}
    assert at[quick] == datetime(2026, 11, 21, 9, 5, tzinfo=UTC)
    assert at[full] == NOW  # its begin cannot be read: when it was kept
    rows = entry_rows(store, keys)
    assert (rows[quick].code, rows[quick].text) == ("call", "Snel gebeld")
    assert (rows[full].subject, rows[full].who) == ("Onthaal", "Els V.")
    assert not any(row.is_complete for row in rows.values())


def test_changes_of_a_stored_session_are_told_at_that_session(store, enterprise):
    first = add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC))
    second = add_session(store, enterprise, datetime(2026, 11, 21, 9, tzinfo=UTC))
    keep(store, "session", first, enterprise=str(enterprise), session=str(first), note="Anders")
    keys = load_timeline(store, enterprise).keys
    assert {key.id for key in keys} == {first, second}
    rows = entry_rows(store, keys)
    assert rows[first].has_changes
    assert not rows[second].has_changes


def test_a_draft_belongs_to_the_establishment_that_was_chosen(store, enterprise):
    site = load_dossier(store, reference(), enterprise).sites[0].id
    found = keep(store, "session", enterprise, enterprise=str(enterprise), site=str(site))
    assert [key.id for key in load_timeline(store, enterprise, site).keys] == [found]
    assert load_timeline(store, enterprise, new_id()).keys == ()


def test_a_timeline_that_follows_changes_is_the_one_that_is_read_anew(store, enterprise, tmp_path):
    moved = add_session(store, enterprise, datetime(2026, 11, 2, 9, tzinfo=UTC))
    gone = add_session(store, enterprise, datetime(2026, 11, 3, 9, tzinfo=UTC))
    path = tmp_path / "akkoord.pdf"
    path.write_bytes(b"%PDF-")
    before = load_timeline(store, enterprise)
    changes = attach_files(store, enterprise, [path], Silent()).changes
    add_intake(store, enterprise)
    with store.write() as session:
        session.get_one(CoachingSession, moved).starts_at = datetime(2026, 9, 1, 9, tzinfo=UTC)
        session.get_one(CoachingSession, gone).deleted = True
        session.flush()
        changes |= Changes.of(session)
    after = follow_timeline(store, enterprise, None, before, changes)
    assert after == load_timeline(store, enterprise)
    assert [key.kind for key in after.keys] == ["file", "intake", "session"]
    assert after.keys[-1].id == moved


def test_a_session_that_was_not_touched_is_not_read_again(store, enterprise):
    found = add_session(store, enterprise, datetime(2026, 11, 2, 9, tzinfo=UTC))
    told = Timeline((EntryKey(datetime(2020, 1, 1, tzinfo=UTC), "session", found),))
    assert follow_timeline(store, enterprise, None, told, Changes()) == told
    touched = Changes(frozenset({("coaching_session", found, enterprise)}))
    after = follow_timeline(store, enterprise, None, told, touched)
    assert after == load_timeline(store, enterprise) != told


def test_of_many_changes_all_is_read(store, enterprise):
    found = add_session(store, enterprise, datetime(2026, 11, 2, 9, tzinfo=UTC))
    many = frozenset(("coaching_session", new_id(), enterprise) for _ in range(201))
    after = follow_timeline(store, enterprise, None, Timeline(()), Changes(many))
    assert [key.id for key in after.keys] == [found]
