"""An intake that is not finished: kept, brought back, and what it leaves alone."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from sqlmodel import select

from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.services.companies.intake import save_intake
from app.services.companies.intake_form import ContactForm, new_contact_id, new_form
from app.services.drafts import list_drafts
from app.ui.place import Place
from tests.coaching_samples import add_company
from tests.ui.intake.steps import ALT, DAY, rows


def test_a_name_of_10_000_letters_is_refused_with_its_length_and_kept_as_draft(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.field("name").setText("🥖שלום" * 2000)
    assert coach.sees("Te lang: 10000 tekens, hier passen er 200.")
    coach.click("Bewaar onvolledig")
    assert coach.sees("Zonder naam komt er nog geen dossier.")
    coach.page.keep()
    assert list_drafts(store)[0].form.fields["name"] == "🥖שלום" * 2000
    assert rows(store, Enterprise) == []


def test_what_cannot_be_stored_stays_as_a_draft_of_the_new_file(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.field("name").insert("Linde 🥖 שלום")  # an input method, not single keys
    coach.type("contacts.0.name", "Hanne")
    coach.type("contacts.0.email", "hanne@lindeveld")
    coach.click("Bewaar onvolledig")
    place = coach.waits_to_go()
    assert rows(store, Enterprise)[0].name == "Linde 🥖 שלום"
    assert rows(store, Contact)[0].email == ""
    coach.bot.waitUntil(lambda: list_drafts(store, only_open=True) == ())
    again = open_intake(Place("intake", record=place.record))
    assert again.field("contacts.0.email").text() == "hanne@lindeveld"
    assert again.sees("Het einde ontbreekt, zoals .be")


def test_a_draft_comes_back_with_its_page_its_field_and_its_cursor(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.press(Qt.Key.Key_Right, ALT)
    coach.type("question", "Wie blijft?")
    coach.press(Qt.Key.Key_Left)
    coach.press(Qt.Key.Key_Left)
    coach.page.keep()
    coach.wait("Concept bewaard om ")
    draft = list_drafts(store)[0].form
    assert (draft.kind, draft.title, draft.is_open) == ("intake", "Lindeveld", True)
    again = open_intake(Place("intake", draft=draft.id))
    question = again.field("question")
    assert question.hasFocus()
    assert question.toPlainText() == "Wie blijft?"
    assert question.textCursor().position() == 9
    again.press(Qt.Key.Key_Left, ALT)
    assert again.field("name").text() == "Lindeveld"


def test_where_the_cursor_went_after_the_last_letter_is_kept_too(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.page.keep()  # as happens by itself when nobody types for a moment
    coach.field("name").setFocus()
    coach.field("name").setCursorPosition(4)
    coach.page.keep()
    form = list_drafts(store)[0].form
    assert (form.focus, form.cursor) == ("name", 4)


def test_escape_stops_and_the_draft_stays(open_intake, store):
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "linde")
    with coach.bot.waitSignal(coach.page.desk.back_requested):
        coach.press(Qt.Key.Key_Escape)
    coach.page.keep()
    coach.page.leave()
    kept = list_drafts(store)[0].form
    assert (kept.fields["query"], kept.is_open) == ("linde", False)


def test_escape_without_a_word_leaves_nothing_behind(open_intake, store):
    coach = open_intake()
    with coach.bot.waitSignal(coach.page.desk.back_requested):
        coach.press(Qt.Key.Key_Escape)
    coach.page.keep()
    coach.page.leave()
    assert list_drafts(store) == ()


def test_coming_back_to_a_kept_intake_goes_on_with_the_stored_one(open_intake, store):
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "Lindeveld")
    coach.bot.waitUntil(lambda: coach.sees("0 gevonden"))
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    coach.page.keep()
    coach.page.leave()
    coach.page.enter()
    assert coach.page.crumbs()[-1].text == "Intake"
    coach.type("street", "Kaai")
    coach.click("Bewaar onvolledig")
    coach.bot.waitUntil(lambda: len(coach.went) == 2)
    assert len(rows(store, Enterprise)) == 1
    assert rows(store, Establishment)[0].street == "Kaai"
    assert list_drafts(store) == ()


def test_coming_back_after_opening_another_file_begins_anew(open_intake, store):
    add_company(store, "Lindeveld Verpakking")
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "lindeveld")
    coach.press(Qt.Key.Key_Return)
    coach.waits_to_go()
    coach.page.keep()
    coach.page.leave()
    coach.page.enter()
    assert coach.field("query").text() == ""
    coach.bot.keyClicks(coach.field("query"), "x")
    coach.page.keep()
    coach.bot.waitUntil(
        lambda: [draft.form.fields["query"] for draft in list_drafts(store)] == ["x"]
    )


def kept_draft_of(open_intake, store, do):
    """A file with one contact, and a draft of its intake that waits off the screen."""
    form = new_form(DAY)
    begin = {"name": "Lindeveld", "question": "Wie?", "first_step": "Rondgang"}
    contacts = (ContactForm(new_contact_id(), "Hanne", email="h@linde.be"),)
    figures = replace(form.figures, staff=Decimal("38.5"))
    save_intake(store, replace(form, contacts=contacts, figures=figures, **begin))
    coach = open_intake(Place("intake", record=form.enterprise_id))
    do(coach)
    coach.page.keep()
    coach.page.leave()
    return form


def test_a_kept_draft_brings_back_only_what_was_typed_in_it(open_intake, store):
    form = kept_draft_of(open_intake, store, lambda coach: coach.type("street", "Kaai"))
    with store.write() as session:
        root = form.enterprise_id
        session.get_one(Enterprise, root).purpose = "Groeien"
        session.add(Contact(root=root, enterprise_id=root, name="Later bijgekomen"))
    draft = list_drafts(store)[0].form
    coach = open_intake(Place("intake", draft=draft.id))
    assert coach.field("street").text() == "Kaai"
    assert coach.field("contacts.1.name").text() == "Later bijgekomen"
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    assert rows(store, Enterprise)[0].purpose == "Groeien"
    assert {row.name for row in rows(store, Contact)} == {"Hanne", "Later bijgekomen"}
    assert rows(store, Establishment)[0].street == "Kaai"
    assert list_drafts(store) == ()


def test_what_changes_in_the_file_while_the_intake_stands_open_stays(open_intake, store):
    form = new_form(DAY)
    save_intake(store, replace(form, name="Lindeveld", purpose="Mensen houden"))
    coach = open_intake(Place("intake", record=form.enterprise_id))
    with store.write() as session:
        session.get_one(Enterprise, form.enterprise_id).purpose = "Groeien"
    coach.type("street", "Kaai")
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    assert rows(store, Enterprise)[0].purpose == "Groeien"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("staff", "38;5"),
        ("year", "20225"),
        ("contacts.0.email", "hanne@linde"),
        ("contacts.0.name", ""),
        ("number", "0123.456.748"),
        ("postal_code", "9999x"),
    ],
)
def test_what_cannot_be_read_leaves_the_stored_value_alone(open_intake, store, field, typed):
    form = new_form(DAY)
    site = replace(form.site, postal_code="9300", municipality_nis="41002")
    figures = replace(form.figures, staff=Decimal("38.5"))
    contacts = (ContactForm(new_contact_id(), "Hanne", email="h@linde.be"),)
    more = {"contacts": contacts, "figures": figures, "site": site, "number": "0123456749"}
    save_intake(store, replace(form, name="Lindeveld", **more))
    coach = open_intake(Place("intake", record=form.enterprise_id))
    coach.type(field, typed)
    if not typed:
        coach.press(Qt.Key.Key_Delete)
    coach.type("street", "Kaai")
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    assert rows(store, Enterprise)[0].number == "0123456749"
    assert [(row.year, row.staff) for row in rows(store, YearlyFigures)] == [
        (2025, Decimal("38.5"))
    ]
    assert [(row.name, row.email) for row in rows(store, Contact)] == [("Hanne", "h@linde.be")]
    stored = rows(store, Establishment)[0]
    assert (stored.street, stored.postal_code, stored.municipality_nis) == ("Kaai", "9300", "41002")
    again = open_intake(Place("intake", record=form.enterprise_id))
    assert again.field(field).text() == typed


def test_the_leftover_of_a_saved_intake_does_not_revert_the_file_later(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.type("street", "Kaai")
    coach.type("staff", "38;5")
    coach.click("Bewaar onvolledig")
    place = coach.waits_to_go()
    with store.write() as session:
        session.get_one(Enterprise, place.record).name = "Lindeveld Verpakking"
        session.exec(select(Establishment)).one().street = "Dok"
    again = open_intake(Place("intake", record=place.record))
    assert again.field("name").text() == "Lindeveld Verpakking"
    assert again.field("street").text() == "Dok"
    assert again.field("staff").text() == "38;5"
    again.type("staff", "38,5")
    again.click("Bewaar onvolledig")
    again.waits_to_go()
    assert rows(store, YearlyFigures)[0].staff == Decimal("38.5")
    assert rows(store, Establishment)[0].street == "Dok"
    assert list_drafts(store) == ()
