"""The parts of the page: agreements, place, people, counts, names of controls."""

from dataclasses import replace
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.models.enterprise import Contact
from app.services.sessions.coaching import load_session, save_session
from app.services.sessions.form import Present
from app.ui.sensitive_hint import SensitiveHint
from tests.coaching_samples import (
    stored_sessions,
)
from tests.ui.session.steps import LEFT, full_form, store_it, write


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
def test_nothing_is_cut_off(qtbot, company, open_page, use_theme, mode, percent):
    use_theme(mode, percent)
    page = open_page(parent=company.id)
    for pane in (page.body._main, page.body.side):
        # the scroll bar that is shown while it is laid out goes in the next turn
        qtbot.waitUntil(lambda pane=pane: pane.widget().width() <= pane.viewport().width())


@pytest.mark.parametrize(("percent", "lines"), [(100, 1), (200, 2)])
def test_the_outcome_has_room_for_words(qtbot, company, open_page, use_theme, percent, lines):
    use_theme("light", percent)
    page = open_page(parent=company.id)
    fields = (page.body.result, page.body.next_step, page.body.next_on)
    qtbot.waitUntil(
        lambda: len({field.mapTo(page.body, QPoint()).y() for field in fields}) == lines
    )
    words = page.body.result.fontMetrics().horizontalAdvance("Elke ploeg heeft een peter")
    qtbot.waitUntil(lambda: page.body.result.width() > words)


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
    hints = page.body.findChildren(SensitiveHint)
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
    hint = page.body.sensitive
    qtbot.waitUntil(hint.isVisible)
    QTest.mouseClick(hint.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert page.body.note.markup() == "Voor  werk"
