"""What is changed where it stands: facts, years, establishments and contacts."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.core.errors import UserError
from app.ui.dossier import view_model
from tests.file_samples import (
    GENT,
)
from tests.ui.dossier.steps import dossier, overview, press, retype


def test_the_purpose_is_edited_in_place_and_undone(qtbot, store, enterprise, open_page, told):
    page = open_page(enterprise)
    retype(page.head.purpose, "Iedereen welkom")
    assert dossier(store, enterprise).purpose == "Iedereen welkom"
    assert page.head.purpose._shown.text() == "“Iedereen welkom”"
    assert page.focusWidget() is page.head.purpose._shown
    told[-1].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert dossier(store, enterprise).purpose == "Nieuwe bakkers blijven"
    shown = page.head.purpose._shown
    qtbot.waitUntil(lambda: shown.text() == "“Nieuwe bakkers blijven”")


def test_escape_restores_the_purpose(store, enterprise, open_page, told):
    page = open_page(enterprise)
    page.head.purpose._shown.setFocus()
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.head.purpose.field, "Fout")
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Escape)
    assert not page.head.purpose.is_editing
    assert dossier(store, enterprise).purpose == "Nieuwe bakkers blijven"
    assert told == []


def test_leaving_the_page_keeps_what_is_typed(store, enterprise, open_page):
    page = open_page(enterprise)
    QTest.mouseClick(page.head.purpose._shown, Qt.MouseButton.LeftButton)
    page.head.purpose.field.setText("Bewaard bij weggaan")
    page.keep()
    assert dossier(store, enterprise).purpose == "Bewaard bij weggaan"


def test_a_wrong_number_stays_in_its_field_with_the_reason(store, enterprise, open_page):
    tab = overview(open_page(enterprise))
    field = tab.identity.fields["number"]
    retype(field, "1999.990.145")
    assert field.is_editing
    assert field.note.words.text() == "Controlecijfer klopt niet."
    assert dossier(store, enterprise).number == "1999990144"
    retype_again = field.field
    retype_again.clear()
    QTest.keyClicks(retype_again, "0400 000 086")
    QTest.keyClick(retype_again, Qt.Key.Key_Return)
    assert field._shown.text() == "0400.000.086"


@pytest.mark.parametrize(
    ("typed", "kept", "problem"),
    [
        ("x" * 10_000, None, "Te lang: 10000 tekens"),
        ("Bak\u202ekerij 🥐", "Bakkerij 🥐", ""),
        ("مخبز الأمل", "مخبز الأمل", ""),
        ("   ", None, "Dit veld mag niet leeg zijn."),
    ],
)
def test_strange_names_are_cleaned_or_refused(store, enterprise, open_page, typed, kept, problem):
    page = open_page(enterprise)
    field = overview(page).identity.fields["name"]
    field.edit()
    field.field.setText(typed)
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert dossier(store, enterprise).name == (kept or "Bakkerij Janssens")
    assert field.note.words.text().startswith(problem)
    assert page.head.name.text() == (kept or "Bakkerij Janssens")


def test_a_full_disk_is_told_under_the_field_and_loses_nothing(
    store, enterprise, open_page, monkeypatch
):
    def full(*_, **__):
        raise UserError("store.full", path=Path("werkvloer.db"))

    page = open_page(enterprise)
    monkeypatch.setattr(view_model, "edit", full)
    retype(page.head.purpose, "Te veel")
    assert page.head.purpose.field.text() == "Te veel"
    assert page.head.purpose.note.words.text().startswith("De schijf is vol.")
    assert dossier(store, enterprise).purpose == "Nieuwe bakkers blijven"


def test_an_activity_is_chosen_by_typing_words(qtbot, store, enterprise, open_page):
    field = overview(open_page(enterprise)).identity.fields["nace"]
    field.edit()
    field.field.clear()
    QTest.keyClicks(field.field, "25.62")
    qtbot.waitUntil(field.field._popup.isVisible)
    QTest.keyClick(field.field._popup, Qt.Key.Key_Return)
    assert dossier(store, enterprise).nace_code.startswith("2562")
    assert not field.is_editing


def test_a_postal_code_gives_the_place(store, enterprise, open_page):
    site = overview(open_page(enterprise)).sites[0]
    retype(site.grid.fields["postal_code"], "9000")
    assert dossier(store, enterprise).sites[0].municipality_nis == GENT
    assert site.heading.text() == "Gent, hoofdvestiging"
    shown = [label.text() for label in site.grid.findChildren(QLabel)]
    assert "Oost-Vlaanderen" in shown
    retype(site.grid.fields["postal_code"], "0001")
    assert "bestaat niet" in site.grid.fields["postal_code"].note.words.text()


def test_a_year_is_added_and_gives_the_class(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    tab = overview(page)
    assert tab.size_words.text().startswith("Klein: 10 tot 50 werknemers, ")
    qtbot.mouseClick(tab.add_year_button, Qt.MouseButton.LeftButton)
    staff = tab.years.field(2024, "staff")
    assert staff.is_editing
    QTest.keyClicks(staff.field, "twintig")
    QTest.keyClick(staff.field, Qt.Key.Key_Return)
    assert staff.note.words.text().startswith("Dit is geen getal")
    staff.field.clear()
    QTest.keyClicks(staff.field, "18,5")
    QTest.keyClick(staff.field, Qt.Key.Key_Return)
    assert staff._shown.text() == "18,5"
    assert [row.year for row in dossier(store, enterprise).years] == [2025, 2024]


def test_an_establishment_is_added_and_removed(qtbot, store, enterprise, open_page, told):
    page = open_page(enterprise)
    tab = overview(page)
    qtbot.mouseClick(tab.add_site_button, Qt.MouseButton.LeftButton)
    assert tab.sites[1].grid.fields["street"].is_editing
    press(page, Qt.Key.Key_Escape)
    assert page.head.site_button.text() == "Alle 2 vestigingen"
    qtbot.mouseClick(tab.sites[1].remove_button, Qt.MouseButton.LeftButton)
    assert len(dossier(store, enterprise).sites) == 1
    told[-1].undo()
    qtbot.waitUntil(lambda: len(tab.sites) == 2)


def test_another_establishment_becomes_the_main_one_and_undo_brings_it_back(
    qtbot, store, enterprise, open_page, told
):
    page = open_page(enterprise)
    tab = overview(page)
    qtbot.mouseClick(tab.add_site_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(tab.sites[1].grid.fields["street"].field, "Kaai")
    QTest.keyClick(tab.sites[1].grid.fields["street"].field, Qt.Key.Key_Return)
    retype(tab.sites[1].grid.fields["postal_code"], "9000")
    first, second = (facts.site_id for facts in tab.sites)
    assert "Maak hoofdvestiging" not in choices(tab.sites[0])
    choices(tab.sites[1])["Maak hoofdvestiging"].trigger()
    assert [facts.site_id for facts in tab.sites] == [second, first]
    assert [facts.heading.text() for facts in tab.sites] == ["Gent, hoofdvestiging", "Aalst"]
    assert tab.sites[0].more_button.hasFocus()
    assert [site.id for site in dossier(store, enterprise).sites if site.is_main] == [second]
    page.room.show("history")
    qtbot.waitUntil(lambda: "Hoofdvestiging" in history_words(page))
    told[-1].undo()
    qtbot.waitUntil(lambda: [facts.site_id for facts in tab.sites] == [first, second])


def test_when_the_main_establishment_is_removed_the_other_one_takes_over_until_undo(
    qtbot, store, enterprise, open_page, told
):
    page = open_page(enterprise)
    tab = overview(page)
    qtbot.mouseClick(tab.add_site_button, Qt.MouseButton.LeftButton)
    retype(tab.sites[1].grid.fields["postal_code"], "9000")
    first, second = (facts.site_id for facts in tab.sites)
    choices(tab.sites[0])["Verwijder deze vestiging"].trigger()
    qtbot.waitUntil(lambda: [facts.site_id for facts in tab.sites] == [second])
    assert tab.sites[0].heading.text() == "Gent, hoofdvestiging"
    told[-1].undo()
    qtbot.waitUntil(lambda: [facts.site_id for facts in tab.sites] == [first, second])
    assert [facts.heading.text() for facts in tab.sites] == ["Aalst, hoofdvestiging", "Gent"]


def choices(facts):
    return {action.text(): action for action in facts.menu().actions()}


def history_words(page):
    rows = page.history.rows
    cells = [
        str(rows.index(row, column).data())
        for row in range(rows.rowCount())
        for column in range(rows.columnCount())
    ]
    return " ".join(cells)


def test_a_contact_is_added_corrected_and_ended(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    page.room.show("contacts")
    qtbot.mouseClick(page.contacts.add_button, Qt.MouseButton.LeftButton)
    new = page.contacts.contacts[1]
    QTest.keyClicks(new.grid.fields["name"].field, "Jo Peeters")
    QTest.keyClick(new.grid.fields["name"].field, Qt.Key.Key_Return)
    retype(new.grid.fields["email"], "jo@")
    assert "klopt niet" in new.grid.fields["email"].note.words.text()
    QTest.keyClick(new.grid.fields["email"].field, Qt.Key.Key_Escape)
    retype(new.grid.fields["phone"], "0470 12")
    assert new.grid.fields["phone"].note.words.text() == "Dit nummer lijkt niet te kloppen."
    qtbot.mouseClick(new.end_button, Qt.MouseButton.LeftButton)
    found = dossier(store, enterprise).contacts[1]
    assert (found.name, found.phone, found.ended_on) == (
        "Jo Peeters", "0470 12", date(2026, 11, 23),
    )  # fmt: skip
    assert page.contacts.contacts[1].remark.text() == "tot 23/11/2026"
