"""Historiek by keyboard: find a change, read it in full, and put back what was before."""

from datetime import date, timedelta
from threading import current_thread, main_thread
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.models.coaching import CoachingSession
from app.models.enterprise import Contact
from app.reference.trajectories import question_sets
from app.services.companies.dossier_edits import edit, remove
from app.services.companies.file_history import HistoryQuery, history_rows
from app.services.scans.use_cases import answer, start_scan
from app.ui.history.page import HistoryPage
from app.ui.history.view import HistoryView
from app.ui.place import Place
from tests.coaching_samples import add_company, utc
from tests.file_samples import add_session

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_view(qtbot, desk, company, show_active):
    def make(query=None, size=(1158, 600)):
        view = HistoryView(desk, query or HistoryQuery(company.id))
        view.resize(*size)
        show_active(view)
        with qtbot.waitSignal(view.model.listed):
            view.begin()
        view.enter()
        return view

    return make


def lines(view):
    return [
        " | ".join(str(view.rows.index(row, column).data() or "") for column in range(1, 5))
        for row in range(view.rows.rowCount())
    ]


def shown_change(view):
    return view.detail.text.toPlainText().strip()


def name_of(store, contact):
    with store.read() as session:
        return session.get_one(Contact, contact).name


def test_each_change_is_a_line_the_last_first(store, company, open_view):
    edit(store, "contact", company.jan, name="Jan Janssens")
    edit(store, "enterprise", company.id, number="1999990144")
    remove(store, "contact", company.mia)
    view = open_view()
    assert lines(view)[:3] == [
        "Els V., OOST-1 | Contact Mia D. | Verwijderd | ",
        "Els V., OOST-1 | Onderneming | KBO-nummer | leeg → 1999.990.144",
        "Els V., OOST-1 | Contact Jan Janssens | Naam | Jan J. → Jan Janssens",
    ]
    assert lines(view)[-1] == "Els V., OOST-1 | Onderneming | Toegevoegd | "


def test_the_window_reads_nothing_to_show_the_first_page(store, company, open_view, monkeypatch):
    edit(store, "enterprise", company.id, purpose="Rust")
    readers = []

    def read(asked, ids):
        readers.append(current_thread())
        return history_rows(asked, ids)

    monkeypatch.setattr("app.ui.history.view_model.history_rows", read)
    view = open_view()
    assert lines(view)[0] == "Els V., OOST-1 | Onderneming | Doel in eigen woorden | leeg → Rust"
    assert len(readers) == 1
    assert main_thread() not in readers


def test_enter_shows_the_words_that_differ_and_esc_goes_back(store, company, open_view):
    visit = add_session(
        store, company.id, utc(20, 9), "De ploegbaas wil **twee** plekken en Mia belt morgen terug."
    )
    with store.write() as session:
        note = "De ploegbaas wil **drie** plekken en Mia belt morgen terug."
        session.get_one(CoachingSession, visit).note = note
    view = open_view()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.detail.isVisible()
    assert view.detail.title.text() == f"Sessie {clock.local(utc(20, 9)):%d/%m/%Y} – Notitie"
    assert shown_change(view) == "De ploegbaas wil tweedrie plekken en Mia belt morgen terug."
    assert "line-through" in view.detail.text.toHtml()
    assert view.detail.text.hasFocus()
    QTest.keyClick(view.detail.text, Qt.Key.Key_Escape)
    assert not view.detail.isVisible()
    assert view.table.hasFocus()


def test_the_change_follows_the_list(store, company, open_view):
    edit(store, "contact", company.jan, phone="053 12 34 56")
    edit(store, "contact", company.jan, email="jan@bakkerij.be")
    view = open_view()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert shown_change(view).split("\n") == ["Oud", "leeg", "Nieuw", "jan@bakkerij.be"]
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert shown_change(view).split("\n") == ["Oud", "leeg", "Nieuw", "053 12 34 56"]


def test_what_was_made_shows_its_fields(company, open_view):
    view = open_view()
    view.table.select_row(view.rows.rowCount() - 1)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert "Naam\nBakkerij Janssens" in shown_change(view)
    assert view.detail.preview.text() == "Dit staat in het dossier."
    assert not view.detail.button.isVisible()


def test_a_value_is_put_back_after_telling_what_changes_and_that_can_be_undone(
    qtbot, store, company, desk, told, open_view
):
    edit(store, "contact", company.jan, name="Fout")
    view = open_view()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.detail.preview.text() == "Zet terug: “Fout” wordt weer “Jan J.”."
    view.detail.button.setFocus()
    with qtbot.waitSignal(view.model.listed):
        QTest.keyClick(view.detail.button, Qt.Key.Key_Return)
    assert name_of(store, company.jan) == "Jan J."
    assert told[-1].text == "Teruggezet: Contact Fout, naam"
    assert lines(view)[0] == "Els V., OOST-1 | Contact Jan J. | Naam | Fout → Jan J."
    assert view.table.hasFocus()
    with qtbot.waitSignal(view.model.listed):
        told[-1].undo()
    assert name_of(store, company.jan) == "Fout"


def test_of_a_deleted_record_it_says_that_it_comes_back_too(store, company, open_view):
    edit(store, "contact", company.jan, name="Fout")
    remove(store, "contact", company.jan)
    view = open_view()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.detail.preview.text() == (
        "Dit staat in de prullenbak. Zet terug: het komt weer in het dossier."
    )
    view.table.select_row(1)
    assert view.detail.preview.text() == (
        "Zet terug: “Fout” wordt weer “Jan J.”. Dit staat in de prullenbak en komt ook terug."
    )
    view.detail.button.click()
    assert name_of(store, company.jan) == "Jan J."
    with store.read() as session:
        assert not session.get_one(Contact, company.jan).deleted


def test_what_cannot_be_put_back_says_why(store, company, desk, open_view):
    failed = Mock()
    desk.failed.connect(failed)
    edit(store, "enterprise", company.id, number="1999990144")
    edit(store, "enterprise", company.id, number="")
    view = open_view()
    add_company(store, "Ander", number="1999990144")
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    view.detail.button.click()
    assert failed.call_args.args[0].code == "intake.number_exists"


def test_search_and_filters_by_keyboard(qtbot, store, company, open_view):
    edit(store, "contact", company.jan, name="Jan Zandman")
    edit(store, "enterprise", company.id, purpose="Zand erover")
    view = open_view()
    QTest.keyClick(view.table, Qt.Key.Key_F, CTRL)
    assert view.filters.field.hasFocus()
    QTest.keyClicks(view.filters.field, "zand")
    with qtbot.waitSignal(view.model.listed):
        QTest.keyClick(view.filters.field, Qt.Key.Key_Return)
    assert len(lines(view)) == 2
    assert view.table.hasFocus()
    with qtbot.waitSignal(view.model.listed):
        view.filters.kind.setFocus()
        QTest.keyClicks(view.filters.kind, "Con")
    assert [line.split(" | ")[1] for line in lines(view)] == ["Contact Jan Zandman"]
    with qtbot.waitSignal(view.model.listed):
        view.filters.day.set_value(date(2020, 1, 1))
        view.filters.day.changed.emit(date(2020, 1, 1))
    assert view.stack.currentWidget() is view.nothing
    with qtbot.waitSignal(view.model.listed):
        view.filters.clear()
    assert len(lines(view)) == 6
    assert not view.filters.clear_button.isVisible()


def test_who_and_what_there_is_to_choose(store, company, open_view):
    view = open_view()
    kinds = [view.filters.kind.itemText(row) for row in range(view.filters.kind.count())]
    people = [view.filters.person.itemText(row) for row in range(view.filters.person.count())]
    assert kinds == ["Alles", "Onderneming", "Vestiging", "Contact"]
    assert people == ["Iedereen", "Els V."]


def test_a_change_elsewhere_comes_in_by_itself(qtbot, store, company, desk, open_view):
    view = open_view()
    before = len(lines(view))
    with qtbot.waitSignal(view.model.listed):
        desk.bus.tell(edit(store, "contact", company.jan, name="Elders").changes)
    assert len(lines(view)) == before + 1


def test_the_changes_of_one_session_are_a_page_of_their_own(
    qtbot, store, company, desk, show_active
):
    visit = add_session(store, company.id, utc(20, 9), "Onthaal")
    edit(store, "contact", company.jan, name="Niet hier")
    page = HistoryPage(desk, Place("history", record=visit, parent=company.id))
    show_active(page)
    qtbot.waitUntil(lambda: page.view.rows.rowCount() == 1)
    qtbot.waitUntil(lambda: page.crumbs()[1].text != "Dossier")  # its name is read meanwhile
    assert [crumb.text for crumb in page.crumbs()] == [
        "Ondernemingen",
        "Bakkerij Janssens",
        "Wijzigingen van de sessie",
    ]
    page.enter()
    assert page.view.table.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_button_is_in_sight_at_every_text_size(
    qtbot, store, company, open_view, use_theme, percent
):
    use_theme("light", percent)
    edit(store, "contact", company.jan, name="Fout")
    view = open_view(size=(1158, 420))
    QTest.keyClick(view.table, Qt.Key.Key_Return)

    def bottom():
        button = view.detail.button
        return button.mapTo(view, button.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: 0 < bottom() < view.height())
    assert view.stack.isVisible() is (percent == 100)


def test_a_day_ago_is_told_with_its_time(store, company, open_view, monkeypatch):
    yesterday = clock.now() - timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: yesterday)
    edit(store, "contact", company.jan, name="Gisteren")
    view = open_view()
    assert view.rows.index(0, 0).data() == f"{clock.local(yesterday):%d/%m/%Y %H:%M}"


def test_the_answers_of_a_scan_are_one_line_and_enter_shows_each_question(
    qtbot, store, company, open_view
):
    scan = start_scan(store, company.id, "baseline").id
    first, second = question_sets()[0].questions[:2]
    answer(store, scan, first.code, 2)
    answer(store, scan, second.code, 4)
    view = open_view()
    told = "Els V., OOST-1 | Antwoorden van de scan | Toegevoegd | 2 antwoorden, Enter toont ze"
    at = lines(view).index(told)
    view.table.select_row(at)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.rows.rowCount() == 2)
    assert lines(view) == [
        f"Els V., OOST-1 | Antwoord van de scan {one.text} | Toegevoegd | "
        for one in (second, first)
    ]
    assert not view.detail.isVisible()
    view.filters.clear_button.click()
    qtbot.waitUntil(lambda: told in lines(view))
