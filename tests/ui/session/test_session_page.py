from datetime import date
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.core.errors import UserError
from app.models.sync import Outbox
from app.services.sessions.coaching import load_session, save_session
from app.services.sessions.form import Present
from app.ui.place import Place
from tests.coaching_samples import (
    stored_actions,
    stored_sessions,
)
from tests.ui.session.steps import CTRL, LEFT, MONDAY, drafts, full_form, local, store_it, write


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


def test_no_minutes_are_asked_once(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    write(page.body.head.start, "9u")
    write(page.body.head.end, "9u")
    QTest.keyPress(page.body.note, Qt.Key.Key_Return, CTRL)
    assert page.body.head.note.isVisible()
    assert page.body.head.note.words.text() == (
        "De sessie duurt 0 minuten. Klopt dat? Rond dan nog eens af."
    )
    assert stored_sessions(store) == []
    store_it(qtbot, page)
    assert len(stored_sessions(store)) == 1


def test_persons_that_cannot_be_are_asked_once_and_again_when_they_change(
    qtbot, store, company, open_page
):
    page = open_page(parent=company.id)
    counts = page.body.side.counts
    counts.steppers["neet"].plus.click()
    for _ in range(3):
        counts.unique.plus.click()
    QTest.keyPress(page.body.note, Qt.Key.Key_Return, CTRL)
    assert counts.note.words.text() == (
        "Met deze aantallen kan dit alleen 1 zijn. Toch juist? Rond dan nog eens af."
    )
    assert counts.unique.spin.hasFocus()
    assert stored_sessions(store) == []
    counts.unique.minus.click()
    assert counts.note.words.text() == "Met deze aantallen kan dit alleen 1 zijn."
    QTest.keyPress(page.body.note, Qt.Key.Key_Return, CTRL)
    assert stored_sessions(store) == []
    store_it(qtbot, page)
    assert load_session(store, stored_sessions(store)[0].id).unique_persons == 2


def test_a_concept_is_kept_without_a_question(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    write(page.body.head.start, "9u")
    write(page.body.head.end, "9u")
    store_it(qtbot, page, Qt.Key.Key_S)
    assert stored_sessions(store)[0].completed_at is None


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
    qtbot.waitUntil(lambda: asked.called)
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
    qtbot.waitUntil(lambda: went.called)
    assert went.call_args.args[0] == Place("enterprise", record=company.id)
    assert page.place == Place("session", record=saved.id)  # what «back» leads to
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert stored_sessions(store)[0].deleted
    place = went.call_args.args[0]
    assert (place.screen, place.record) == ("session", saved.id)
    again = open_page(record=place.record, draft=place.draft)
    assert again.body.pill.text == "Concept"
    assert again.body.note.markup() == "te vroeg"
    assert noticed.call_args.args[0].text == (
        "Ongedaan gemaakt: Sessie bij Bakkerij Janssens afgerond"
    )
    noticed.call_args.args[0].redo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert went.call_args.args[0] == Place("enterprise", record=company.id)
    assert [(row.note, row.deleted) for row in stored_sessions(store)] == [("te vroeg", False)]
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    again = open_page(record=place.record, draft=place.draft)
    store_it(qtbot, again)
    assert [(row.note, row.deleted) for row in stored_sessions(store)] == [("te vroeg", False)]


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
    qtbot.waitUntil(lambda: went.called)
    assert went.call_args.args[0] == Place("enterprise", record=company.id)
    assert load_session(store, saved.id).result == "Peter en meter gevonden"
    told = [call.args[0].text for call in noticed.call_args_list]
    assert told == ["Sessie bij Bakkerij Janssens bewaard"] * 2  # only a first end is «afgerond»
    noticed.call_args.args[0].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert load_session(store, saved.id).result == "Peter gevonden"
    assert went.call_args.args[0].draft is not None  # what was typed is back as a concept


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


def test_a_session_that_is_gone_says_so(company, open_page):
    page = open_page(record=company.id)
    assert page.body is None
    assert page.crumbs()[-1].text == "Sessie"


def test_what_was_stored_keeps_its_controls_and_the_undo_of_the_note(
    qtbot, store, company, open_page
):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "peter")
    page.body.agreements.add_texts(["Onthaalmap"])
    page.body.side.counts.steppers["neet"].set_value(2)
    page.body.side.counts.unique.set_value(2)
    row, steppers = page.body.agreements.rows[0], dict(page.body.side.counts.steppers)
    for _ in range(2):  # the second time it is known as the agreement that it is
        store_it(qtbot, page, Qt.Key.Key_S)
        QTest.keyClicks(page.body.note, "s")
    assert page.body.agreements.rows == [row]
    assert page.body.side.counts.steppers == steppers
    assert len(load_session(store, stored_sessions(store)[0].id).agreements) == 1
    page.body.note.undo()
    assert page.body.note.markup() == ""


def test_what_is_stored_and_cannot_be_read_again_is_told_and_tried_again(
    qtbot, store, company, desk, open_page, monkeypatch
):
    page, failed = open_page(parent=company.id), Mock()
    desk.failed.connect(failed)
    QTest.keyClicks(page.body.note, "peter")
    with monkeypatch.context() as busy:
        busy.setattr(page.model, "load", Mock(side_effect=UserError("store.busy", path="x")))
        with qtbot.waitSignal(page.model.saved) as saved:
            QTest.keyPress(page.body.note, Qt.Key.Key_S, CTRL)
        assert saved.args[1] is None
        assert failed.call_args.args[0].code == "store.busy"
        assert stored_sessions(store)[0].note == "peter"
        assert not page.body.isVisible()
        assert QApplication.focusWidget().text() == "Probeer opnieuw"
        with qtbot.waitSignal(page.model.saved):  # it is still busy
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert QApplication.focusWidget().text() == "Probeer opnieuw"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(page.body.note.isVisible)
    assert page.body.note.hasFocus()
    QTest.keyClicks(page.body.note, "en meter")
    store_it(qtbot, page, Qt.Key.Key_S)
    assert [row.note for row in stored_sessions(store)] == ["peteren meter"]
