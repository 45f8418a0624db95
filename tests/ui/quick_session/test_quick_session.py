import json
from datetime import UTC, date, datetime, timedelta
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from app.models.local import Draft
from app.models.sync import Outbox
from app.services.drafts import list_drafts
from app.services.sessions.coaching import save_session
from app.services.sessions.form import SessionForm
from app.ui.quick_session import placing
from tests.case_samples import begin, member, view
from tests.coaching_samples import (
    add_company,
    stored_actions,
    stored_sessions,
    utc,
)

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MONDAY = datetime(2026, 11, 23, 8, 2, 37, tzinfo=UTC)


def crash(panel):
    """The program ends without a word: nothing is kept any more."""
    panel._keeper.end()
    panel.hide()


def drafts(store):
    return [kept.form for kept in list_drafts(store)]


def test_opening_typing_and_one_key_log_a_session(store, company, wall, open_panel, desk, finish):
    told = Mock()
    desk.bus.changed.connect(told)
    panel = open_panel(company.id)
    assert panel.focusWidget() is panel.parts.note
    QTest.keyClicks(panel.parts.note, "Onthaal besproken")
    wall[0] += timedelta(minutes=37)
    finish(panel)
    (logged,) = stored_sessions(store)
    assert (logged.note, logged.kind) == ("Onthaal besproken", "visit")
    assert (logged.starts_at, logged.ends_at) == (MONDAY, MONDAY + timedelta(minutes=37))
    assert logged.completed_at is not None
    assert logged.establishment_id == company.site
    assert panel.isHidden()
    assert drafts(store) == []
    assert told.call_args.args[0].roots == {company.id}


def test_six_interactions_log_people_workers_and_an_action(
    qtbot, store, company, open_panel, finish
):
    panel = open_panel(company.id)
    QTest.keyClick(panel, Qt.Key.Key_O, ALT)  # 1: online
    jan = next(iter(panel.parts.people._contacts.values()))[0]
    QTest.mouseClick(jan, Qt.MouseButton.LeftButton)  # 2
    QTest.mouseClick(panel.parts.workers.plus, Qt.MouseButton.LeftButton)  # 3
    QTest.keyClick(panel, Qt.Key.Key_W, ALT)  # 4: +1 week
    qtbot.waitUntil(lambda: panel.parts.next_day.text() == "ma 30/11/2026")
    finish(panel)  # 5
    (logged,) = stored_sessions(store)
    (action,) = stored_actions(store)
    assert (logged.kind, logged.unnamed_workers, logged.establishment_id) == ("online", 1, None)
    assert (action.kind, action.due_on) == ("visit", date(2026, 11, 30))
    assert action.coach_id == store.actor
    with store.read() as session:
        kinds = {row.kind for row in session.exec(select(Outbox)) if row.root == company.id.hex}
    assert {"coaching_session", "attendee", "action"} <= kinds


@pytest.mark.parametrize(
    ("letter", "chosen"),
    [("B", "visit"), ("E", "call"), ("O", "online"), ("V", "meeting")],
)
def test_alt_and_a_letter_choose_the_kind(qtbot, company, open_panel, letter, chosen):
    panel = open_panel(company.id)
    panel.parts.kinds.set_value(None)
    QTest.keyClick(panel, Qt.Key(ord(letter)), ALT)
    qtbot.waitUntil(lambda: panel.parts.kinds.value() == chosen)


def test_without_a_company_the_note_is_kept_and_the_list_opens(store, open_panel):
    panel = open_panel()
    assert panel.parts.picker.is_open
    QTest.keyPress(panel.parts.picker.search, Qt.Key.Key_Escape)
    QTest.keyClicks(panel.parts.note, "Gebeld")
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)
    shown = panel.parts.enterprise_note
    assert shown.isVisible()
    assert shown.words.text() == "Geen onderneming gekozen. De notitie is bewaard als concept."
    assert panel.parts.picker.is_open
    assert drafts(store)[0].fields["note"] == "Gebeld"
    assert stored_sessions(store) == []


def test_typing_finds_a_company_and_enter_takes_it(store, company, open_panel):
    add_company(store, "Metaal Claes")
    panel = open_panel(company.id)
    panel.parts.picker.open()
    QTest.keyClicks(panel.parts.picker.search, "claes")
    QTest.keyClick(panel.parts.picker.search, Qt.Key.Key_Return)
    assert panel.model.choice.name == "Metaal Claes"
    assert panel.focusWidget() is panel.parts.note


def test_the_company_of_the_last_session_is_filled_in(store, company, open_panel):
    last = add_company(store, "Metaal Claes")
    for each, hour in ((company, 8), (last, 9)):
        form = SessionForm(each.id, "visit", utc(20, hour), utc(20, hour, 30))
        save_session(store, form, complete=True)
    panel = open_panel()
    assert panel.model.choice.name == "Metaal Claes"
    panel.parts.picker.open()
    assert [panel.parts.picker.hits.item(n).text() for n in range(2)] == [
        "Metaal Claes, Aalst",
        "Bakkerij Janssens, Aalst",
    ]


def test_hidden_and_shown_again_everything_is_there(store, company, wall, open_panel):
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "Half af")
    panel.parts.next._tiles["call"].click()
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not drafts(store)[0].is_open
    wall[0] += timedelta(minutes=5)
    panel.begin(None)
    assert panel.parts.note.markup() == "Half af"
    assert panel.parts.next.value() == "call"
    assert panel.parts.clock.starts_at == MONDAY
    assert panel.parts.clock.ends_at is None  # the clock runs on


def test_after_a_crash_text_choices_clock_and_cursor_come_back(company, wall, open_panel):
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "Onthaal nacht")
    panel.parts.note.set_cursor_place(4)
    panel.parts.kinds._tiles["call"].click()
    panel.parts.people.add_button.click()
    QTest.keyClicks(panel.parts.people.role_edit, "Ploegbaas nacht")
    QTest.keyClick(panel.parts.people.role_edit, Qt.Key.Key_Return)
    panel.parts.workers.plus.click()
    panel.parts.next._tiles["scan"].click()
    panel.keep()
    crash(panel)
    wall[0] += timedelta(minutes=10)
    again = open_panel(None)
    assert again.parts.note.markup() == "Onthaal nacht"
    assert again.parts.note.textCursor().position() == 4
    assert again.focusWidget() is again.parts.note
    assert again.parts.kinds.value() == "call"
    assert again.parts.next.value() == "scan"
    assert again.parts.workers.value() == 1
    assert [item.role for item in again.parts.people.present()] == ["Ploegbaas nacht"]
    assert again.parts.clock.starts_at == MONDAY
    assert again.parts.clock.lasted.text() == "00:10"
    assert again.model.choice.id == company.id


def test_the_moment_it_began_is_kept_before_a_key_is_typed(qtbot, store, company, open_panel):
    open_panel(company.id)
    qtbot.waitUntil(lambda: len(drafts(store)) == 1)
    assert drafts(store)[0].fields["starts_at"] == MONDAY.isoformat()


def test_a_key_is_on_disk_within_two_seconds(qtbot, store, company, open_panel):
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "x")
    qtbot.waitUntil(lambda: any(form.fields["note"] == "x" for form in drafts(store)))
    qtbot.waitUntil(lambda: panel.parts.saved.text().startswith("Concept bewaard om "))


def test_hiding_an_empty_one_leaves_no_draft(qtbot, store, company, open_panel):
    panel = open_panel(company.id)
    qtbot.waitUntil(lambda: len(drafts(store)) == 1)
    QTest.keyPress(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert drafts(store) == []


def test_a_note_of_more_than_a_megabyte_is_refused_and_kept(store, company, open_panel):
    panel = open_panel(company.id)
    data = QMimeData()
    data.setText("\n".join(["regel van een lange tekst"] * 42_000))
    panel.parts.note.insertFromMimeData(data)
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)
    assert "1 MB" in panel.parts.note_note.words.text()
    assert len(drafts(store)[0].fields["note"]) > 1024 * 1024


def test_emoji_and_right_to_left_text_are_kept(store, company, open_panel, finish):
    panel = open_panel(company.id)
    data = QMimeData()
    data.setText("Peter 👷🏽‍♀️\0 שלום مرحبا")
    panel.parts.note.insertFromMimeData(data)
    finish(panel)
    assert stored_sessions(store)[0].note == "Peter 👷🏽‍♀️ שלום مرحبا"


def test_undo_brings_the_panel_back_with_its_text(qtbot, store, company, desk, open_panel, finish):
    noticed = Mock()
    desk.noticed.connect(noticed)
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "te vroeg")
    finish(panel)
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not panel.desk.undo.is_busy)
    assert panel.isVisible()
    assert panel.parts.note.markup() == "te vroeg"
    assert panel.parts.clock.starts_at == MONDAY
    assert [row.deleted for row in stored_sessions(store)] == [True]
    finish(panel)
    assert [row.deleted for row in stored_sessions(store)] == [False]  # the same one again


def test_a_store_that_refuses_keeps_the_panel_and_its_text(company, desk, open_panel):
    failed = Mock()
    desk.failed.connect(failed)
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "blijft")
    panel.keep()
    panel.model.save = Mock()
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)
    panel._on_failed(OSError("disk"))
    assert panel.isVisible()
    assert panel.isEnabled()
    assert panel.parts.note.markup() == "blijft"
    assert "concept" in panel.parts.note_note.words.text()
    failed.assert_called_once()


def test_it_goes_on_in_full_with_its_draft(store, company, desk, open_panel):
    went = Mock()
    desk.go_requested.connect(went)
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "uitgebreid")
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    place = went.call_args.args[0]
    assert place.screen == "session"
    with store.read() as session:
        assert json.loads(session.get(Draft, place.draft).content)["note"] == "uitgebreid"
    assert panel.isHidden()


def test_every_control_has_a_name(company, open_panel):
    panel = open_panel(company.id)
    parts = panel.parts
    named = [parts.picker.shown, parts.note, parts.workers.spin, parts.full_button]
    named += [*parts.kinds._tiles.values(), *parts.next._tiles.values()]
    assert all(widget.accessibleName() or widget.text() for widget in named)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_off_at_full_size(company, open_panel, use_theme, mode):
    use_theme(mode, 100)
    panel = open_panel(company.id)
    assert (panel.width(), panel.height()) == (640, 640)
    for tile in (*panel.parts.kinds._tiles.values(), *panel.parts.next._tiles.values()):
        assert tile.width() >= tile.sizeHint().width() - 1
        assert tile.height() >= 44


def test_undo_puts_the_next_session_away_and_loses_nothing_of_it(
    qtbot, store, company, wall, desk, open_panel, finish
):
    noticed = Mock()
    desk.noticed.connect(noticed)
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "te vroeg")
    finish(panel)
    wall[0] = began = MONDAY + timedelta(hours=2)
    panel.begin(company.id)
    QTest.keyClicks(panel.parts.note, "de volgende")
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not panel.desk.undo.is_busy)
    assert panel.isVisible()
    assert panel.parts.note.markup() == "te vroeg"
    assert {form.fields["note"] for form in drafts(store)} == {"te vroeg", "de volgende"}
    finish(panel)
    panel.begin(None)
    assert panel.parts.note.markup() == "de volgende"
    assert panel.parts.clock.starts_at == began


def test_the_function_of_a_contact_is_told_in_the_word_of_the_file(company, open_panel):
    panel = open_panel(company.id)
    tiles = [tile for tile, _ in panel.parts.people._contacts.values()]
    assert [tile.accessibleName() for tile in tiles] == [
        "Jan J. zaakvoerder",
        "Mia D. personeelsdienst",
    ]


def test_a_national_number_in_the_note_is_asked_about_and_blocks_nothing(
    qtbot, store, company, open_panel, finish
):
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "Voor 85.07.30-033.28 werk")
    hint = panel.parts.sensitive
    qtbot.waitUntil(hint.isVisible)
    finish(panel)
    assert stored_sessions(store)[0].note == "Voor 85.07.30-033.28 werk"


def test_in_large_letters_it_stays_on_a_low_screen_with_its_frame(
    open_panel, company, use_theme, monkeypatch
):
    room = QSize(1364, 736)
    monkeypatch.setattr(placing, "room_for_window", lambda _screen: room)
    use_theme("light", 200)
    panel = open_panel()
    assert panel.size() == QSize(1280, 736)
    done = panel.parts.done_button
    assert done.visibleRegion().boundingRect() == done.rect()


def test_the_trajectory_that_runs_is_linked_by_itself(store, company, open_panel, finish):
    one = begin(store, member(company))
    panel = open_panel(company.id)
    QTest.keyClicks(panel.parts.note, "Onthaal besproken")
    finish(panel)
    (logged,) = stored_sessions(store)
    assert logged.trajectory_id == one.id
    (mine,) = view(store, one.id).members
    assert [(piece.criterion, piece.subject_id) for piece in mine.evidence] == [
        ("reports", logged.id)
    ]
