"""The intake as a coach meets it: keys pressed, what is seen, and what is stored."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from app.models.coaching import Action
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.reference.loader import reference
from app.services.companies.intake import save_intake
from app.services.companies.intake_form import new_form
from app.services.drafts import list_drafts
from app.ui.intake.company_page import CompanyPage
from app.ui.intake.question_page import QuestionPage
from app.ui.place import Place
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.tab_order import stops
from tests.ui.intake.steps import ALT, CTRL, DAY, rows


def test_a_whole_file_is_made_with_the_keyboard(open_intake, store):
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "Drukkerij Meander")
    coach.bot.waitUntil(lambda: coach.sees("0 gevonden"))
    coach.press(Qt.Key.Key_Return)
    assert coach.field("name").text() == "Drukkerij Meander"
    assert coach.page.window().focusWidget().objectName() == "number"
    coach.type("number", "be 0123 456 749")
    coach.type("street", "Molenstraat")
    coach.type("house_number", "3")
    coach.type("postal_code", "9300")
    assert coach.field("municipality_nis").currentText() == "Aalst"
    assert coach.sees("Oost-Vlaanderen, referentieregio Denderregio")
    coach.choose("nace", "drukwerk")
    coach.choose("joint_committee", "130")
    coach.type("staff", "38,5")
    coach.type("turnover", "4.200.000,50")
    coach.type("contacts.0.name", "Hanne Wolvenare")
    assert coach.sees("Klein, onder 50")
    coach.type("contacts.0.email", "hanne@meander.be")
    coach.click("Wil uitnodigingen per mail")
    assert coach.sees("gevraagd op 23/11/2026")
    coach.click("Netwerk")
    coach.press(Qt.Key.Key_Right, ALT)
    coach.type("question", "Nieuwe mensen haken af.")
    coach.type("purpose", "Wie start, blijft.")
    coach.click("Onthaal")
    coach.type("counts.neet", "3")
    coach.type("unique_persons", "3")
    coach.type("first_step", "Rondgang")
    coach.type("first_step_on", "vr")
    coach.click("De onderneming gaat akkoord")
    assert coach.field("consent_by").text() == "Hanne Wolvenare"
    assert coach.sees("100%")
    coach.press(Qt.Key.Key_Return, CTRL)
    place = coach.waits_to_go()

    enterprise = rows(store, Enterprise)[0]
    assert (place.screen, place.record) == ("enterprise", enterprise.id)
    assert (enterprise.number, enterprise.purpose) == ("0123456749", "Wie start, blijft.")
    assert enterprise.nace_code.startswith("18")
    assert enterprise.joint_committee.startswith("130")
    assert rows(store, Establishment)[0].municipality_nis == "41002"
    figures = rows(store, YearlyFigures)[0]
    assert (figures.year, figures.staff, figures.turnover) == (
        2025,
        Decimal("38.5"),
        Decimal("4200000.5"),
    )
    contact = rows(store, Contact)[0]
    assert (contact.email, contact.mail_consent, contact.mail_consent_on) == (
        "hanne@meander.be",
        True,
        DAY,
    )
    intake = rows(store, Intake)[0]
    assert (intake.question, intake.themes, intake.source) == (
        "Nieuwe mensen haken af.",
        ("onboarding",),
        "network",
    )
    assert (intake.consent, intake.consent_on, intake.consent_by) == (True, DAY, "Hanne Wolvenare")
    assert [(row.target_group, row.number) for row in rows(store, IntakeCount)] == [("neet", 3)]
    action = rows(store, Action)[0]
    assert (action.text, action.due_on) == ("Rondgang", date(2026, 11, 27))
    assert list_drafts(store) == ()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("contacts.0.email", "hanne@lindeveld", "Het einde ontbreekt, zoals .be"),
        ("contacts.0.email", "hanne", "Het teken @ ontbreekt."),
        ("staff", "-3", "Dit getal kan niet onder 0 liggen."),
        ("staff", "veel", "Dit is geen getal."),
        ("staff", "999999999", "Dit kan niet kloppen: meer dan 1.000.000."),
        ("turnover", "1,234", "Hoogstens twee cijfers na de komma."),
        ("postal_code", "9999999", "Deze postcode bestaat niet"),
        ("year", "3026", "Een jaar tussen 1990 en 2026."),
        ("site_number", "2147812702", "Controlecijfer lijkt fout. Je kunt het toch bewaren."),
        ("contacts.0.phone", "0470", "Dit nummer lijkt te kort."),
    ],
)
def test_bad_input_is_told_under_its_field_and_stays(open_intake, field, typed, sentence):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type(field, typed)
    coach.field("name").setFocus()
    assert coach.sees(sentence)
    assert coach.field(field).text() == typed


def test_a_national_number_is_asked_about_and_stays_until_it_is_removed(open_intake):
    coach = open_intake()
    coach.press(Qt.Key.Key_Right, ALT)
    coach.press(Qt.Key.Key_Right, ALT)
    coach.field("question").insertPlainText("🥖 Voor 85.07.30-033.28 zoeken we werk")
    coach.wait("Dit lijkt een rijksregisternummer. Verwijder het?")
    assert "85.07.30-033.28" in coach.field("question").toPlainText()
    coach.click("Verwijder")
    assert coach.field("question").toPlainText() == "🥖 Voor  zoeken we werk"
    assert not coach.sees("Dit lijkt een rijksregisternummer.")
    coach.field("question").undo()
    coach.wait("Dit lijkt een rijksregisternummer. Verwijder het?")


def test_a_national_number_may_be_kept_and_one_that_is_not_comes_back_with_its_draft(
    open_intake, store
):
    coach = open_intake()
    coach.press(Qt.Key.Key_Right, ALT)
    coach.type("contacts.0.name", "85073003328")
    coach.wait("Dit lijkt een rijksregisternummer. Verwijder het?")
    coach.page.keep()
    again = open_intake(Place("intake", draft=list_drafts(store)[0].form.id))
    assert again.field("contacts.0.name").text() == "85073003328"
    again.wait("Dit lijkt een rijksregisternummer. Verwijder het?")
    again.click("Toch houden, met reden")
    again.bot.keyClicks(again.page.window().focusWidget(), "Tijdelijk, tot de aangifte")
    again.click("Houd")
    assert not again.sees("Dit lijkt een rijksregisternummer.")
    again.bot.keyClicks(again.field("contacts.0.name"), " Jan")
    again.page.keep()
    third = open_intake(Place("intake", draft=list_drafts(store)[0].form.id))
    assert third.field("contacts.0.name").text() == "85073003328 Jan"
    for hint in third.page.findChildren(SensitiveHint):
        hint.look()
    assert not third.sees("Dit lijkt een rijksregisternummer.")


def test_finishing_too_early_goes_to_what_is_missing(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.press(Qt.Key.Key_Return, CTRL)
    assert coach.sees("Nog nodig: 11. Vul aan, of bewaar onvolledig.")
    assert coach.field("number").hasFocus()
    assert rows(store, Enterprise) == []


def test_a_link_of_what_is_needed_jumps_to_its_field(open_intake):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    links = [b for b in coach.page.frame.needed.findChildren(QAbstractButton) if b.isVisible()]
    by_name = {link.accessibleName(): link for link in links}
    assert by_name["Pagina 3: Eerste stap"].text() == "Pagina 3"
    link = by_name["Pagina 3: Eerste stap"]
    coach.bot.waitUntil(lambda: link.width() >= link.sizeHint().width())
    coach.bot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert coach.field("first_step").hasFocus()


def test_fewer_persons_than_the_largest_group_warns(open_intake):
    coach = open_intake()
    coach.press(Qt.Key.Key_Right, ALT)
    coach.press(Qt.Key.Key_Right, ALT)
    coach.type("counts.neet", "4")
    coach.type("unique_persons", "2")
    assert coach.sees("Minder dan de grootste groep (4). Klopt het aantal?")


def test_a_postal_code_of_two_municipalities_asks_which_one(open_intake):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    code = next(code for code, places in reference()._postal_codes.items() if len(places) > 1)
    coach.type("postal_code", code)
    assert coach.sees("Kies de gemeente: deze postcode heeft er meer dan één.")
    coach.field("municipality_nis").setFocus()
    coach.press(Qt.Key.Key_Down)
    chosen = coach.field("municipality_nis").key()
    assert chosen in {place.nis for place in reference().places(code)}
    assert coach.page.model.reading.form.site.municipality_nis == chosen


def test_a_second_contact_is_added_and_taken_away(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.type("contacts.0.name", "Hanne")
    coach.click("Nog een contactpersoon")
    coach.bot.keyClicks(coach.field("contacts.1.name"), "Tom")
    coach.click("Nog een contactpersoon")
    coach.bot.keyClicks(coach.field("contacts.2.name"), "An")
    coach.page.frame.company.contacts._boxes[1].remove.click()
    assert coach.field("contacts.1.name").text() == "An"
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    assert sorted(row.name for row in rows(store, Contact)) == ["An", "Hanne"]


def test_an_incomplete_intake_goes_on_and_changes_only_what_was_typed(open_intake, store, desk):
    form = new_form(DAY)
    save_intake(store, form.__class__(**{**_values(form), "name": "Lindeveld", "question": "Wie?"}))
    coach = open_intake(Place("intake", record=form.enterprise_id))
    assert [crumb.text for crumb in coach.page.crumbs()] == ["Ondernemingen", "Lindeveld", "Intake"]
    assert coach.page.frame.company.pill.text == "Intake loopt"
    coach.type("street", "Kaai")
    told = []
    desk.bus.changed.connect(told.append)
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    assert rows(store, Establishment)[0].street == "Kaai"
    assert len(rows(store, Intake)) == 1
    assert "enterprise" not in told[0].kinds


def _values(form):
    return {name: getattr(form, name) for name in form.__slots__}


def test_every_control_has_a_name_for_a_screen_reader(open_intake):
    coach = open_intake()
    for page in range(3):
        coach.page.frame.show_page(page)
        for control in coach.page.findChildren(QWidget):
            reached = control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible()
            if reached and (isinstance(control, QLineEdit | QAbstractButton)):
                name = control.accessibleName() or getattr(control, "text", str)()
                assert name, (type(control), control.objectName())


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_at_1366_wide(open_intake, use_theme, percent):
    use_theme("light", percent)
    coach = open_intake(Place("intake", text="Drukkerij Meander " * 8))
    coach.page.resize(1066 if percent == 200 else 1158, 640)
    for page in range(3):
        coach.page.frame.show_page(page)
        area = coach.page.frame.pages.currentWidget()
        coach.bot.wait(1)
        for control in area.findChildren(QLineEdit):
            if control.isVisible():
                right = control.mapTo(area, control.rect().topRight()).x()
                assert right <= area.width(), (percent, control.objectName())


def test_another_year_is_another_row_and_one_that_is_there_is_refused(open_intake, store):
    form = new_form(DAY)
    figures = replace(form.figures, staff=Decimal(38))
    save_intake(store, replace(form, name="Lindeveld", figures=figures))
    root = form.enterprise_id
    with store.write() as session:
        session.add(YearlyFigures(root=root, enterprise_id=root, year=2024, staff=Decimal(30)))
    coach = open_intake(Place("intake", record=root))
    coach.type("year", "2024")
    coach.click("Bewaar onvolledig")
    coach.wait("Voor 2024 staan er al cijfers.")
    assert coach.field("year").hasFocus()
    coach.type("year", "2026")
    coach.type("staff", "44")
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    found = {row.year: row.staff for row in rows(store, YearlyFigures)}
    assert found == {2024: Decimal(30), 2025: Decimal(38), 2026: Decimal(44)}


def test_nothing_can_be_typed_while_the_intake_is_being_saved(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.click("Bewaar onvolledig")
    assert not coach.page.frame.isEnabled()
    coach.waits_to_go()
    assert coach.page.frame.isEnabled()


def test_the_function_of_a_contact_is_chosen_by_label_and_kept_as_code(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.type("contacts.0.name", "Ilse J.")
    function = coach.field("contacts.0.function")
    function.setFocus()
    coach.bot.keyClicks(function, "Personeelsv")
    assert function.currentText() == "Personeelsdienst"
    coach.click("Bewaar onvolledig")
    place = coach.waits_to_go()
    assert rows(store, Contact)[0].function == "hr"
    again = open_intake(Place("intake", record=place.record))
    assert again.field("contacts.0.function").currentText() == "Personeelsdienst"


def test_tab_follows_the_eye_on_the_page_of_the_company(qtbot, open_intake):
    coach = open_intake()
    coach.type("query", "Confiserie")
    coach.click("Vul de onderneming zelf in")
    qtbot.waitUntil(lambda: coach.page.window().focusWidget() is not None)
    qtbot.wait(50)  # the page is laid out
    read = [stop.objectName() for stop in stops(coach.page)]
    name, balance = read.index("name"), read.index("balance")
    assert read[name + 1 : name + 3] == ["number", "legal_form"]
    assert read[balance + 1] == "contacts.0.name"


def test_asking_twice_saves_once(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.page.model.save = save = Mock(wraps=coach.page.model.save)
    coach.click("Bewaar onvolledig")
    coach.page._on_incomplete()  # as by a key, which the page takes while its fields are off
    coach.waits_to_go()
    save.assert_called_once()


@pytest.mark.parametrize(("kind", "last"), [(CompanyPage, "source"), (QuestionPage, "consent")])
def test_a_page_is_built_in_parts_and_whole_at_once_for_who_cannot_wait(qtbot, desk, kind, last):
    page = kind(desk.reference)
    qtbot.addWidget(page)
    parts = 1
    while not page.build_part():
        parts += 1
    assert parts == 5
    assert page.fields.control(last) is not None
    assert page.build_part()
    at_once = kind(desk.reference)
    qtbot.addWidget(at_once)
    at_once.finish()
    assert at_once.fields.names() == page.fields.names()
