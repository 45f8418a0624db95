"""Contacts: role, consent with its day, until when they work there, and at which place."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.services.companies.dossier_edits import add, edit
from tests.ui.dossier.steps import dossier, overview, retype


@pytest.fixture
def tab(store, enterprise, open_page, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 23))
    page = open_page(enterprise)
    page.room.show("contacts")
    return page.contacts


def row(store, enterprise, facts):
    rows = dossier(store, enterprise).contacts
    return next(one for one in rows if one.id == facts.contact_id)


def shown(tab):
    return [one.heading.text() for one in tab.contacts if one.isVisible()]


def pick(qtbot, field, text):
    """Open a choice, type words, and take the first line."""
    field.edit()
    field.field.clear()
    qtbot.keyClicks(field.field, text)
    qtbot.waitUntil(field.field._popup.isVisible)
    qtbot.keyClick(field.field._popup, Qt.Key.Key_Return)


def test_consent_is_kept_with_the_day_it_was_asked(qtbot, store, enterprise, tab):
    facts = tab.contacts[0]
    assert facts.grid.fields["consent"].text() == ""
    pick(qtbot, facts.grid.fields["consent"], "ja")
    kept = row(store, enterprise, facts)
    assert (kept.mail_consent, kept.mail_consent_on) == (True, date(2026, 11, 23))
    retype(facts.grid.fields["mail_consent_on"], "20/11/2026")
    assert row(store, enterprise, facts).mail_consent_on == date(2026, 11, 20)
    assert facts.grid.fields["consent"].text() == "Ja"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("morgen", "Deze dag moet nog komen."),
        ("31/02/2026", "Dit is geen dag. Schrijf bijvoorbeeld 20/11/2026."),
    ],
)
def test_a_day_that_cannot_be_is_refused(store, enterprise, tab, typed, why):
    facts = tab.contacts[0]
    retype(facts.grid.fields["ended_on"], typed)
    assert facts.grid.fields["ended_on"].note.words.text() == why
    assert row(store, enterprise, facts).ended_on is None


def test_who_left_is_folded_away_and_comes_back(qtbot, store, enterprise, tab):
    facts = tab.contacts[0]
    name, before = facts.heading.text(), shown(tab)
    retype(facts.grid.fields["ended_on"], "1/11/2026")
    assert row(store, enterprise, facts).ended_on == date(2026, 11, 1)
    qtbot.waitUntil(lambda: shown(tab) == [one for one in before if one != name])
    assert tab.past_button.text() == "Vroegere contacten (1)"
    tab.past_button.setFocus()
    qtbot.keyClick(tab.past_button, Qt.Key.Key_Space)
    assert shown(tab) == before
    facts = next(one for one in tab.contacts if one.heading.text() == name)
    assert facts.remark.text() == "tot 01/11/2026"
    facts.end_button.click()
    assert row(store, enterprise, facts).ended_on is None
    assert tab.past_button.isHidden()


def test_a_contact_stands_with_the_establishment_where_it_works(qtbot, store, enterprise, tab):
    facts, site = tab.contacts[0], dossier(store, enterprise).sites[0]
    edit(store, "establishment", site.id, name="Bakkerij")
    pick(qtbot, facts.grid.fields["site"], "Molen")
    assert row(store, enterprise, facts).establishment_id == site.id
    tab.window().room.show("overview")
    words = tab.window().overview.sites[0].grid._getters[-1][0].text()
    assert words.startswith(facts.heading.text())


def test_the_class_of_each_year_tells_why(store, enterprise, open_page):
    with_figures = add(store, "yearly_figures", enterprise, year=2024, staff=None)
    edit(store, "yearly_figures", with_figures.id, staff=Decimal(260))
    tab = overview(open_page(enterprise))
    assert tab.years._classes[with_figures.id].text() == "Groot"
    assert tab.years._reasons[with_figures.id].text() == "250 werknemers of meer"


def test_many_contacts_fill_the_screen_at_once_and_the_rest_comes_by_itself(
    qtbot, store, enterprise, open_page
):
    for number in range(2, 15):
        add(store, "contact", enterprise, name=f"Contact {number:02}")
    page = open_page(enterprise)
    page.room.show("contacts")
    made = page.contacts.contacts
    assert [one.heading.text() for one in made] == ["Mia Dauwe", "Contact 02"]
    qtbot.waitUntil(lambda: len(made) == 14)
    names = [one.heading.text() for one in made]
    assert names[1:] == [f"Contact {number:02}" for number in range(2, 15)]
    assert all(one.isVisible() for one in made)


def test_tab_goes_from_contact_to_contact_also_when_one_in_between_is_gone(
    qtbot, store, enterprise, open_page
):
    ids = [add(store, "contact", enterprise, name=f"Contact {n}").id for n in range(2, 6)]
    page = open_page(enterprise)
    page.room.show("contacts")
    qtbot.waitUntil(lambda: len(page.contacts.contacts) == 5)
    begin_field = page.contacts.contacts[4].grid.fields["email"]
    begin_field.edit()
    QTest.keyClicks(begin_field.field, "vijf@")
    qtbot.mouseClick(page.contacts.contacts[1].remove_button, Qt.MouseButton.LeftButton)
    left = page.contacts.contacts
    assert [one.contact_id for one in left[1:]] == ids[1:]
    assert left[3].grid.fields["email"].field.text() == "vijf@"  # though it was made anew
    for one, after in pairwise(left):
        one.grid.fields["ended_on"].setFocus()
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        assert after.isAncestorOf(page.window().focusWidget())
