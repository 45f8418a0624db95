from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from sqlmodel import select

from app.core import clock
from app.models.enterprise import Contact
from app.models.sync import Outbox
from app.services.coaching import load_session, save_session
from app.services.coaching_form import Agreed, Present, SessionForm
from app.services.drafts import DraftForm, keep_draft, list_drafts, new_draft_id
from app.services.files import list_files
from app.ui.national_number import NationalNumberHint
from app.ui.place import Place
from app.ui.session.page import SessionPage
from tests.coaching_samples import (
    add_company,
    add_team,
    make_desk,
    stored_actions,
    stored_sessions,
    utc,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
MONDAY = datetime(2026, 11, 23, 10, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def wall(monkeypatch):
    """A clock that stands still."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    monkeypatch.setattr(clock, "today", lambda: clock.local(MONDAY).date())


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store, purpose="Nieuwe bakkers blijven")


@pytest.fixture
def open_page(qtbot, desk):
    def make(**place):
        page = SessionPage(desk, Place("session", **place))
        qtbot.addWidget(page)
        page.resize(1158, 694)
        page.show()
        page.enter()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return make


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.clearFocus()


def store_it(qtbot, page, key=Qt.Key.Key_Return):
    with qtbot.waitSignal(page.model.saved):
        QTest.keyPress(page.body.note, key, CTRL)


def drafts(store):
    return [kept.form for kept in list_drafts(store)]


def local(moment):
    return clock.local(moment).strftime("%d/%m/%Y %H:%M")


def full_form(company):
    return SessionForm(
        enterprise_id=company.id,
        kind="visit",
        starts_at=utc(20, 9, 2) + timedelta(seconds=41),
        ends_at=utc(20, 10, 12) + timedelta(seconds=3),
        establishment_id=company.site,
        subject="Onthaal",
        note="Vaste **peter**",
        present=(Present(company.jan, "Zaakvoerder"), Present(None, "Ploegbaas nacht")),
        counts=(("neet", 1),),
        unique_persons=1,
        themes=("language",),
        agreements=(Agreed("Onthaalmap", "Mia D.", date(2026, 11, 30)),),
    )


def test_every_field_of_the_audit_file_is_stored(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    body = page.body
    write(body.head.day, "20/11")
    write(body.head.start, "10u02")
    write(body.head.end, "11.12")
    assert body.head.day.text() == "vr 20/11/2026"
    assert body.head.lasted.text() == "1 u 10"
    assert body.title.text() == "Bakkerij Janssens, bezoek van 20/11/2026"
    write(body.head.subject, "Onthaal in de nachtploeg")
    body.note.setFocus()
    QTest.keyClicks(body.note, "Vaste peter")
    QTest.mouseClick(body.agreements.add_button, LEFT)
    row = body.agreements.rows[0]
    QTest.keyClicks(row.text, "Onthaalmap met foto's")
    write(row.owner, "Mia D.")
    write(row.due, "30/11")
    write(body.result, "Peter per ploeg")
    write(body.next_step, "Map nalezen")
    write(body.next_on, "4/12")
    body.side.present.ticks[0][0].click()
    QTest.mouseClick(body.side.present.add_button, LEFT)
    QTest.keyClicks(body.side.present.role, "Ploegbaas nacht")
    QTest.keyPress(body.side.present.role, Qt.Key.Key_Return)
    QTest.mouseClick(body.side.present.workers.plus, LEFT)
    QTest.mouseClick(body.side.counts.steppers["neet"].plus, LEFT)
    QTest.mouseClick(body.side.counts.unique.plus, LEFT)
    QTest.mouseClick(body.side.themes.chips.chip("onboarding"), LEFT)
    body.side.confirm.how.setFocus()
    QTest.keyClick(body.side.confirm.how, Qt.Key.Key_Down)
    write(body.side.confirm.who, "Jan J.")
    store_it(qtbot, page)
    (logged,) = stored_sessions(store)
    found = load_session(store, logged.id)
    assert (local(found.starts_at), local(found.ends_at)) == (
        "20/11/2026 10:02",
        "20/11/2026 11:12",
    )
    assert (found.kind, found.establishment_id) == ("visit", company.site)
    assert (found.subject, found.note) == ("Onthaal in de nachtploeg", "Vaste peter")
    assert (found.goal, found.result) == ("Nieuwe bakkers blijven", "Peter per ploeg")
    assert found.present == (
        Present(company.jan, "owner"),
        Present(None, "Ploegbaas nacht"),
    )
    assert (found.unnamed_workers, found.counts, found.unique_persons) == (1, (("neet", 1),), 1)
    assert found.themes == ("onboarding",)
    (agreed,) = found.agreements
    assert (agreed.text, agreed.owner) == ("Onthaalmap met foto's", "Mia D.")
    assert agreed.due_on == date(2026, 11, 30)
    assert (found.next_action.text, found.next_action.due_on) == ("Map nalezen", date(2026, 12, 4))
    assert (found.confirmation, found.confirmed_by) == ("oral", "Jan J.")
    assert found.confirmed_on == date(2026, 11, 23)
    assert logged.completed_at == MONDAY
    assert {action.text for action in stored_actions(store)} == {
        "Onthaalmap met foto's",
        "Map nalezen",
    }
    assert drafts(store) == []
    assert page.body.pill.text == "Afgerond"


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("11:12", "10:02", "Einde ligt voor begin."),
        ("9", "25u", "Dit is geen tijd. Typ bijvoorbeeld 9u30 of 14:15."),
    ],
)
def test_a_wrong_time_is_said_under_the_fields_and_nothing_is_stored(
    store, company, open_page, start, end, sentence
):
    page = open_page(parent=company.id)
    write(page.body.head.start, start)
    write(page.body.head.end, end)
    QTest.keyPress(page.body.note, Qt.Key.Key_Return, CTRL)
    assert page.body.head.note.isVisible()
    assert page.body.head.note.words.text() == sentence
    assert page.focusWidget() is page.body.head.end
    assert stored_sessions(store) == []
    assert drafts(store)[0].fields["end"] == page.body.head.end.text()


def test_a_session_through_midnight_is_told_and_stored(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    write(page.body.head.day, "20/11")
    write(page.body.head.start, "22u")
    write(page.body.head.end, "1u")
    assert page.body.head.lasted.text() == "3 u 00"
    assert page.body.head.note.words.text() == "Loopt door tot na middernacht."
    store_it(qtbot, page)
    (logged,) = stored_sessions(store)
    assert local(logged.ends_at) == "21/11/2026 01:00"


def test_thirteen_hours_are_asked_once(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    write(page.body.head.day, "20/11")
    write(page.body.head.start, "7u")
    write(page.body.head.end, "20u")
    QTest.keyPress(page.body.note, Qt.Key.Key_Return, CTRL)
    assert "13 uur" in page.body.head.note.words.text()
    assert stored_sessions(store) == []
    store_it(qtbot, page)
    assert len(stored_sessions(store)) == 1


def test_ten_thousand_signs_as_subject_are_refused_and_kept(store, company, open_page):
    page = open_page(parent=company.id)
    page.body.head.subject.setText("a" * 10_000)
    page._on_edited()
    QTest.keyPress(page.body.note, Qt.Key.Key_Return, CTRL)
    assert "10.000 tekens is te lang" in page.body.head.subject_field.note.words.text()
    assert page.focusWidget() is page.body.head.subject
    assert drafts(store)[0].fields["subject"] == "a" * 10_000
    assert stored_sessions(store) == []


def test_odd_signs_stay_and_nul_goes(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    data = QMimeData()
    data.setText("Peter 👷🏽‍♀️\0 שלום")
    data.setHtml("<h1>Peter</h1><script>x</script>")
    page.body.note.insertFromMimeData(data)
    store_it(qtbot, page)
    assert stored_sessions(store)[0].note == "Peter 👷🏽‍♀️ שלום"


def test_an_edit_of_a_finished_session_changes_just_that(qtbot, store, company, open_page):
    saved = save_session(store, full_form(company), complete=True)
    with store.read() as session:
        before = len(session.exec(select(Outbox)).all())
    page = open_page(record=saved.id)
    assert page.body.done_button.text() == "Bewaar"
    write(page.body.result, "Peter gevonden")
    store_it(qtbot, page)
    with store.read() as session:
        rows = session.exec(select(Outbox)).all()[before:]
    assert [(row.kind, row.unit) for row in rows] == [("coaching_session", "result")]


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
    qtbot.waitUntil(lambda: [f.fields["note"] for f in drafts(store)] == ["x"], timeout=2000)
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


def test_saving_a_concept_stores_it_unfinished(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "nog bezig")
    store_it(qtbot, page, Qt.Key.Key_S)
    assert stored_sessions(store)[0].completed_at is None
    assert page.body.pill.text == "Concept"
    assert page.body.foot.status.text().endswith("nog niet afgerond")
    store_it(qtbot, page)
    assert len(stored_sessions(store)) == 1
    assert stored_sessions(store)[0].completed_at == MONDAY


def test_print_stores_first_and_asks_the_report(qtbot, store, company, desk, open_page):
    asked = Mock()
    desk.document_requested.connect(asked)
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "voor papier")
    store_it(qtbot, page, Qt.Key.Key_P)
    assert "Bakkerij Janssens" in asked.call_args.args[0].title
    assert stored_sessions(store)[0].note == "voor papier"


def test_the_end_leads_to_the_file_and_undo_back_to_a_concept(
    qtbot, store, company, desk, open_page
):
    noticed, went = Mock(), Mock()
    desk.noticed.connect(noticed)
    desk.go_requested.connect(went)
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "te vroeg")
    store_it(qtbot, page)
    saved = stored_sessions(store)[0]
    assert went.call_args.args[0] == Place("enterprise", record=company.id)
    assert page.place == Place("session", record=saved.id)  # what «back» leads to
    noticed.call_args.args[0].undo()
    assert stored_sessions(store)[0].completed_at is None
    assert went.call_args.args[0] == Place("session", record=saved.id)
    again = open_page(record=saved.id)
    assert again.body.pill.text == "Concept"
    assert again.body.note.markup() == "te vroeg"


def test_saving_keeps_the_page_and_ctrl_enter_closes_it(qtbot, store, company, desk, open_page):
    saved = save_session(store, full_form(company), complete=True)
    went, noticed = Mock(), Mock()
    desk.go_requested.connect(went)
    desk.noticed.connect(noticed)
    page = open_page(record=saved.id)
    write(page.body.result, "Peter gevonden")
    store_it(qtbot, page, Qt.Key.Key_S)
    went.assert_not_called()
    write(page.body.result, "Peter en meter gevonden")
    store_it(qtbot, page)
    assert went.call_args.args[0] == Place("enterprise", record=company.id)
    assert load_session(store, saved.id).result == "Peter en meter gevonden"
    noticed.assert_not_called()  # only a first end is told


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_what_cannot_be_stored_stays_on_the_page(qtbot, store, company, desk, open_page, key):
    went = Mock()
    desk.go_requested.connect(went)
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "blijft staan")
    page.body.head.subject.setText("a" * 10_000)
    page._on_edited()
    QTest.keyPress(page.body.note, key, CTRL)
    went.assert_not_called()
    assert page.body.isEnabled()
    assert drafts(store)[0].fields["note"] == "blijft staan"


def throw_away(page):
    QTest.mouseClick(page.body.more_button, LEFT)
    menu = QApplication.activePopupWidget()
    words = menu.actions()[0].text()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return words


def test_a_concept_that_was_thrown_away_comes_back_as_it_was(store, company, desk, open_page):
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
    assert load_session(store, saved.id) == before
    place = went.call_args.args[0]
    assert place.record == saved.id
    again = open_page(record=place.record, draft=place.draft)
    assert [chip.file.name for chip in again.body.files.chips] == ["map.pdf"]
    store_it(qtbot, again)
    assert stored_sessions(store)[0].completed_at == MONDAY


def test_of_a_finished_session_only_the_changes_are_thrown_away(store, company, desk, open_page):
    noticed = Mock()
    desk.noticed.connect(noticed)
    saved = save_session(store, full_form(company), complete=True)
    page = open_page(record=saved.id)
    write(page.body.head.subject, "Anders")
    assert throw_away(page) == "Gooi wijzigingen weg"
    assert load_session(store, saved.id).subject == "Onthaal"
    assert open_page(record=saved.id).body.head.subject.text() == "Onthaal"
    noticed.call_args.args[0].undo()
    assert open_page(record=saved.id).body.head.subject.text() == "Anders"


def test_where_nothing_was_typed_there_is_nothing_to_undo(store, company, desk, open_page):
    went, noticed = Mock(), Mock()
    desk.go_requested.connect(went)
    desk.noticed.connect(noticed)
    throw_away(open_page(parent=company.id))
    went.assert_called_once_with(Place("enterprise", record=company.id))
    noticed.assert_not_called()


def test_enter_adds_the_next_agreement_and_a_removed_one_comes_back(company, desk, open_page):
    noticed = Mock()
    desk.noticed.connect(noticed)
    page = open_page(parent=company.id)
    agreements = page.body.agreements
    QTest.mouseClick(agreements.add_button, LEFT)
    QTest.keyClicks(agreements.rows[0].text, "Een")
    QTest.keyClick(agreements.rows[0].text, Qt.Key.Key_Return)
    assert page.focusWidget() is agreements.rows[1].text
    QTest.keyClicks(agreements.rows[1].text, "Twee")
    assert agreements.head.count.text() == "2"
    QTest.mouseClick(agreements.rows[0].remove_button, LEFT)
    assert [row[1] for row in agreements.values()] == ["Twee"]
    noticed.call_args.args[0].undo()
    assert [row[1] for row in agreements.values()] == ["Een", "Twee"]


def test_files_are_attached_and_belong_to_the_stored_session(
    qtbot, store, company, open_page, tmp_path
):
    plan = tmp_path / "onthaalmap.pdf"
    plan.write_bytes(b"%PDF-1.7 map")
    page = open_page(parent=company.id)
    with qtbot.waitSignal(page.body.files.edited):
        page.body.files.attach([str(plan)])
    assert page.body.files.chips[0].accessibleName().startswith("onthaalmap.pdf")
    store_it(qtbot, page)
    found = load_session(store, stored_sessions(store)[0].id)
    assert found.files == (page.body.files.chips[0].file.id,)
    QTest.mouseClick(page.body.files.chips[0].remove_button, LEFT)
    assert load_session(store, found.id).files == ()


def test_online_has_no_establishment_and_another_place_is_typed(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    kind, site = page.body.head.kind, page.body.head.site
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert (kind.key(), site.currentText()) == ("online", "Online")
    QTest.keyClick(kind, Qt.Key.Key_Up)
    QTest.keyClick(kind, Qt.Key.Key_Up)
    assert site.currentText() == "Aalst, Molenstraat 14"
    site.setFocus()
    QTest.keyClick(site, Qt.Key.Key_Down)
    assert page.body.head.place.isVisible()
    write(page.body.head.place, "Stadhuis Ninove")
    store_it(qtbot, page)
    (logged,) = stored_sessions(store)
    assert (logged.place, logged.establishment_id) == ("Stadhuis Ninove", None)


def test_unique_persons_that_cannot_be_are_told(company, open_page):
    counts = open_page(parent=company.id).body.side.counts
    counts.steppers["neet"].plus.click()
    counts.steppers["other_language"].plus.click()
    for _ in range(3):
        counts.unique.plus.click()
    assert counts.note.words.text() == "Met deze aantallen zijn het er 1 tot 2."
    counts.unique.minus.click()
    assert not counts.note.isVisible()


def test_all_nine_groups_and_all_themes_can_be_reached(company, open_page):
    side = open_page(parent=company.id).body.side
    shown = side.counts.steppers
    assert sum(stepper.isVisible() for stepper in shown.values()) == 3
    assert side.counts.all_button.text() == "Toon alle 9"
    QTest.mouseClick(side.counts.all_button, LEFT)
    assert sum(stepper.isVisible() for stepper in shown.values()) == 9
    spins = [stepper.spin for stepper in shown.values()]
    spins[2].setFocus()
    for spin in spins[3:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert spin.hasFocus()
    QTest.mouseClick(side.themes.more, LEFT)
    assert len(side.themes.chips.findChildren(QWidget)) >= 9


def test_a_session_that_is_gone_says_so(company, open_page):
    page = open_page(record=company.id)
    assert page.body is None
    assert page.crumbs()[-1].text == "Sessie"


def test_a_contact_who_left_stays_present(qtbot, store, company, open_page):
    form = replace(full_form(company), present=(Present(company.jan, "Zaakvoerder"),))
    saved = save_session(store, form, complete=True)
    with store.write() as session:
        session.get_one(Contact, company.jan).deleted = True
    page = open_page(record=saved.id)
    assert page.body.side.present.ticks[-1][0].text() == "Vroegere contactpersoon"
    write(page.body.result, "x")
    store_it(qtbot, page)
    assert load_session(store, saved.id).present == (Present(company.jan, "Zaakvoerder"),)


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 100), ("light", 200)])
def test_nothing_is_cut_off(company, open_page, use_theme, mode, percent):
    use_theme(mode, percent)
    page = open_page(parent=company.id)
    for pane in (page.body._main, page.body.side):
        assert pane.widget().width() <= pane.viewport().width()


def test_every_control_has_a_name(company, open_page):
    page = open_page(parent=company.id)
    body = page.body
    fields = [body.head.day, body.head.start, body.head.end, body.head.kind, body.head.site]
    fields += [body.head.subject, body.note, body.result, body.next_step, body.next_on]
    fields += [body.side.goal.goal, body.side.confirm.how, body.side.confirm.who]
    assert all(field.accessibleName() for field in fields)


def test_the_function_of_a_contact_is_told_in_the_word_of_the_file(company, open_page):
    page = open_page(parent=company.id)
    ticks = [tick.accessibleName() for tick, _, _ in page.body.side.present.ticks]
    assert ticks == ["Jan J., zaakvoerder", "Mia D., personeelsdienst"]


@pytest.mark.parametrize("where", ["subject", "result", "next_step", "agreement_0_text"])
def test_a_national_number_is_asked_about_under_its_field(qtbot, company, open_page, where):
    page = open_page(parent=company.id)
    page.body.agreements.add_button.click()
    field = page.body.findChild(QLineEdit, where)
    QTest.keyClicks(field, "Bel 85.07.30-033.28 terug")
    hints = page.body.findChildren(NationalNumberHint)
    qtbot.waitUntil(lambda: any(hint.isVisible() for hint in hints))
    (hint,) = [hint for hint in hints if hint.isVisible()]
    assert hint.mapTo(page, QPoint()).y() > field.mapTo(page, QPoint()).y()
    QTest.mouseClick(hint.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert field.text() == "Bel  terug"
    assert not hint.isVisible()
    assert "Bel  terug" in str(page.fields())
    page.finish()
    assert not page.body.isEnabled()  # it never blocks


def test_a_national_number_in_the_note_is_taken_out_of_the_note(qtbot, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "Voor 85.07.30-033.28 werk")
    hint = page.body.number_hint
    qtbot.waitUntil(hint.isVisible)
    QTest.mouseClick(hint.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert page.body.note.markup() == "Voor  werk"
