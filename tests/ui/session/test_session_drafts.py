"""A session that is not finished: kept, brought back, thrown away."""

from dataclasses import replace
from datetime import date
from unittest.mock import Mock

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.services.drafts import DraftForm, keep_draft, new_draft_id
from app.services.files.attachments import list_files
from app.services.sessions.coaching import load_session, save_session
from app.services.sessions.form import Agreed, Present
from app.ui.place import Place
from tests.coaching_samples import (
    stored_sessions,
    utc,
)
from tests.ui.session.steps import CTRL, LEFT, MONDAY, drafts, full_form, store_it, write


def test_opening_and_leaving_keeps_no_draft(store, company, desk, open_page):
    saved = save_session(store, full_form(company), complete=True)
    went_back = Mock()
    desk.back_requested.connect(went_back)
    page = open_page(record=saved.id)
    QTest.keyPress(page.body.note, Qt.Key.Key_Escape)
    page.leave()
    went_back.assert_called_once()
    assert drafts(store) == []


def test_two_fields_edited_and_left_with_escape_come_back(store, company, open_page):
    saved = save_session(store, full_form(company), complete=True)
    page = open_page(record=saved.id)
    write(page.body.head.subject, "Anders")
    page.body.note.setFocus()
    QTest.keyClick(page.body.note, Qt.Key.Key_End, CTRL)
    QTest.keyClicks(page.body.note, " erbij")
    QTest.keyPress(page.body.note, Qt.Key.Key_Escape)
    page.leave()
    assert load_session(store, saved.id).subject == "Onthaal"
    again = open_page(record=saved.id)
    assert again.body.head.subject.text() == "Anders"
    assert again.body.note.markup() == "Vaste **peter erbij**"
    assert "nog niet in de sessie" in again.body.foot.status.text()


def test_after_a_crash_all_fields_the_focus_and_the_cursor_come_back(store, company, open_page):
    page = open_page(parent=company.id)
    write(page.body.head.end, "25u")
    QTest.mouseClick(page.body.agreements.add_button, LEFT)
    QTest.keyClicks(page.body.agreements.rows[0].text, "Half een afspr")
    page.body.side.counts.steppers["fifty_plus"].plus.click()
    page.body.head.subject.setFocus()
    QTest.keyClicks(page.body.head.subject, "Onthaal")
    page.body.head.subject.setCursorPosition(3)
    page.keep()
    page._keeper.end()  # nothing more is written: the program is gone
    (kept,) = drafts(store)
    assert kept.is_open
    again = open_page(draft=kept.id)
    assert again.body.head.end.text() == "25u"
    assert again.body.agreements.rows[0].text.text() == "Half een afspr"
    assert again.body.side.counts.steppers["fifty_plus"].value() == 1
    assert again.focusWidget() is again.body.head.subject
    assert again.body.head.subject.cursorPosition() == 3
    assert again.fields() == kept.fields


def test_what_is_typed_is_on_disk_within_two_seconds(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "x")
    qtbot.waitUntil(lambda: [f.fields["note"] for f in drafts(store)] == ["x"])
    qtbot.waitUntil(lambda: "nog niet afgerond" in page.body.foot.status.text())


def test_a_new_session_at_the_same_company_goes_on_with_its_draft(store, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "gisteren begonnen")
    page.keep()
    page.leave()
    assert not drafts(store)[0].is_open
    assert open_page(parent=company.id).body.note.markup() == "gisteren begonnen"


def test_a_quick_session_goes_on_with_all_it_has(qtbot, store, company, open_page):
    fields = {
        "enterprise": str(company.id),
        "kind": "call",
        "starts_at": utc(23, 9, 5).isoformat(),
        "ends_at": utc(23, 9, 40).isoformat(),
        "present": [[str(company.mia), "Personeelsdienst"], [None, "Ploegbaas"]],
        "unnamed": 2,
        "note": "Snel **gebeld**",
        "next": "scan",
    }
    quick = DraftForm(new_draft_id(), "quick_session", None, "Bakkerij Janssens", fields)
    keep_draft(store, quick, is_new=True)
    page = open_page(draft=quick.id)
    assert [form.kind for form in drafts(store)] == ["session"]
    assert page.body.head.lasted.text() == "35 min"
    assert page.body.head.site.currentText() == "Telefonisch"
    store_it(qtbot, page)
    found = load_session(store, stored_sessions(store)[0].id)
    assert (found.kind, found.note, found.unnamed_workers) == ("call", "Snel **gebeld**", 2)
    assert set(found.present) == {
        Present(company.mia, "Personeelsdienst"),
        Present(None, "Ploegbaas"),
    }
    assert (found.next_action.kind, found.next_action.due_on) == ("scan", date(2026, 12, 7))


def throw_away(page):
    QTest.mouseClick(page.body.more_button, LEFT)
    menu = QApplication.activePopupWidget()
    words = menu.actions()[0].text()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return words


def test_a_concept_that_was_thrown_away_comes_back_as_it_was(
    qtbot, store, company, desk, open_page
):
    went, noticed = Mock(), Mock()
    desk.go_requested.connect(went)
    desk.noticed.connect(noticed)
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "toch niet")
    assert throw_away(page) == "Gooi concept weg"
    page.keep()
    page.leave()
    assert drafts(store) == []
    assert went.call_args.args[0] == Place("enterprise", record=company.id)
    notice = noticed.call_args.args[0]
    assert notice.text == "Concept van sessie bij Bakkerij Janssens weggegooid"
    notice.undo()
    qtbot.waitUntil(lambda: went.call_args.args[0].screen == "session")
    place = went.call_args.args[0]
    again = open_page(record=place.record, draft=place.draft)
    assert again.body.note.markup() == "toch niet"
    QTest.keyClicks(again.body.note, "of wel ")
    again.keep()
    assert drafts(store)[0].fields["note"] == "of wel toch niet"


def test_a_concept_that_is_stored_goes_with_all_below_it_and_comes_back(
    qtbot, store, company, desk, open_page, tmp_path
):
    went, noticed = Mock(), Mock()
    desk.go_requested.connect(went)
    desk.noticed.connect(noticed)
    (tmp_path / "map.pdf").write_bytes(b"%PDF-1.7 map")
    saved = save_session(store, full_form(company), complete=False)
    page = open_page(record=saved.id)
    with qtbot.waitSignal(page.body.files.edited):
        page.body.files.attach([str(tmp_path / "map.pdf")])
    before = load_session(store, saved.id)
    throw_away(page)
    assert load_session(store, saved.id) is None
    assert list_files(store, company.id) == ()
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert load_session(store, saved.id) == before
    place = went.call_args.args[0]
    assert place.record == saved.id
    again = open_page(record=place.record, draft=place.draft)
    assert [chip.file.name for chip in again.body.files.chips] == ["map.pdf"]
    store_it(qtbot, again)
    assert stored_sessions(store)[0].completed_at == MONDAY


def test_of_a_finished_session_only_the_changes_are_thrown_away(
    qtbot, store, company, desk, open_page
):
    noticed = Mock()
    desk.noticed.connect(noticed)
    saved = save_session(store, full_form(company), complete=True)
    page = open_page(record=saved.id)
    write(page.body.head.subject, "Anders")
    assert throw_away(page) == "Gooi wijzigingen weg"
    assert load_session(store, saved.id).subject == "Onthaal"
    assert open_page(record=saved.id).body.head.subject.text() == "Onthaal"
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert open_page(record=saved.id).body.head.subject.text() == "Anders"


def test_where_nothing_was_typed_there_is_nothing_to_undo(store, company, desk, open_page):
    went, noticed = Mock(), Mock()
    desk.go_requested.connect(went)
    desk.noticed.connect(noticed)
    throw_away(open_page(parent=company.id))
    went.assert_called_once_with(Place("enterprise", record=company.id))
    noticed.assert_not_called()


def change_elsewhere(store, session_id, **values):
    before = load_session(store, session_id)
    save_session(store, replace(before, **values), complete=True)


def test_a_draft_that_comes_back_keeps_what_was_changed_elsewhere_meanwhile(
    qtbot, store, company, open_page
):
    saved = save_session(store, full_form(company), complete=True)
    page = open_page(record=saved.id)
    write(page.body.head.subject, "Onthaal van de nacht")
    page.body.agreements.rows[0].owner.setFocus()
    QTest.keyClicks(page.body.agreements.rows[0].owner, " en Jan")
    page.keep()
    page.leave()
    (agreed,) = load_session(store, saved.id).agreements
    change_elsewhere(
        store,
        saved.id,
        subject="Elders gewijzigd",
        note="Elders geschreven",
        result="Peter gevonden",
        starts_at=utc(20, 9, 30),
        agreements=(agreed, Agreed("Elders afgesproken")),
        themes=("language", "onboarding"),
    )
    again = open_page(record=saved.id)
    body = again.body
    assert body.head.subject.text() == "Onthaal van de nacht"
    assert body.note.markup() == "Elders geschreven"
    assert body.result.text() == "Peter gevonden"
    assert body.head.start.text() == clock.local(utc(20, 9, 30)).strftime("%H:%M")
    assert [row.text.text() for row in body.agreements.rows] == ["Onthaalmap", "Elders afgesproken"]
    assert body.agreements.rows[0].owner.text() == "Mia D. en Jan"
    store_it(qtbot, again)
    found = load_session(store, saved.id)
    assert (found.subject, found.note) == ("Onthaal van de nacht", "Elders geschreven")
    assert (found.result, found.starts_at) == ("Peter gevonden", utc(20, 9, 30))
    assert set(found.themes) == {"language", "onboarding"}
    assert [item.text for item in found.agreements] == ["Onthaalmap", "Elders afgesproken"]


def test_a_page_that_is_open_stores_only_what_was_typed_in_it(qtbot, store, company, open_page):
    saved = save_session(store, full_form(company), complete=True)
    page = open_page(record=saved.id)
    write(page.body.result, "Hier")
    change_elsewhere(store, saved.id, note="Elders geschreven")
    store_it(qtbot, page)
    found = load_session(store, saved.id)
    assert (found.result, found.note) == ("Hier", "Elders geschreven")
    assert page.body.note.markup() == "Elders geschreven"


def test_a_draft_of_before_it_kept_how_it_began_wins_as_a_whole(store, company, open_page):
    saved = save_session(store, full_form(company), complete=True)
    page = open_page(record=saved.id)
    write(page.body.result, "Hier")
    page.keep()
    (kept,) = drafts(store)
    fields = {name: value for name, value in kept.fields.items() if name != "begin"}
    assert fields != kept.fields
    old = replace(kept, fields=fields, serial=kept.serial + 1)
    page._keeper.end()
    keep_draft(store, old, is_new=False)
    change_elsewhere(store, saved.id, note="Elders geschreven")
    again = open_page(record=saved.id)
    assert (again.body.result.text(), again.body.note.markup()) == ("Hier", "Vaste **peter**")


def test_a_finished_session_goes_to_the_bin_and_comes_back_with_what_was_typed(
    qtbot, store, company, desk, open_page
):
    went, noticed = Mock(), Mock()
    desk.go_requested.connect(went)
    desk.noticed.connect(noticed)
    saved = save_session(store, full_form(company), complete=True)
    page = open_page(record=saved.id)
    write(page.body.head.subject, "Anders")
    actions = {action.text(): action for action in page.body.menu().actions()}
    actions["Historiek van de sessie"].trigger()
    assert went.call_args.args[0] == Place("history", record=saved.id, parent=company.id)
    actions["Naar prullenbak"].trigger()
    assert load_session(store, saved.id) is None
    assert drafts(store) == []
    assert went.call_args.args[0] == Place("enterprise", record=company.id)
    assert noticed.call_args.args[0].text == "Sessie bij Bakkerij Janssens naar de prullenbak"
    page.keep()
    page.leave()
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    place = went.call_args.args[0]
    assert open_page(record=place.record, draft=place.draft).body.head.subject.text() == "Anders"
    assert load_session(store, saved.id).subject == "Onthaal"


def test_a_concept_is_thrown_away_and_has_no_bin(company, open_page):
    page = open_page(parent=company.id)
    assert [action.text() for action in page.body.menu().actions()] == ["Gooi concept weg"]
