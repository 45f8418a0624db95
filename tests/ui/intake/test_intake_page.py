"""The intake as a coach meets it: keys pressed, what is seen, and what is stored."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from sqlmodel import select

from app.core import clock
from app.models.coaching import Action
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.reference.loader import reference
from app.services.drafts import list_drafts
from app.services.intake import save_intake
from app.services.intake_form import ContactForm, new_contact_id, new_form
from app.ui.desk import Desk
from app.ui.intake.page import IntakePage
from app.ui.place import Place
from app.ui.settings import Settings
from tests.coaching_samples import add_company, add_team

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
DAY = date(2026, 11, 23)  # a Monday


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: DAY)
    me = add_team(store)
    return Desk(store, me, reference(), Settings(tmp_path / "settings.ini"), runner)


class Coach:
    """Hands and eyes on one intake."""

    def __init__(self, qtbot, page):
        self.bot, self.page = qtbot, page
        self.went = []
        page.desk.go_requested.connect(self.went.append)

    def field(self, name):
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        assert found.isVisible(), name
        return found

    def type(self, name, text):
        field = self.field(name)
        field.setFocus()
        field = self.page.window().focusWidget()
        self.bot.keyClick(field, Qt.Key.Key_A, CTRL)
        self.bot.keyClicks(field, text)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.bot.keyClick(self.page.window().focusWidget(), key, modifier)

    def choose(self, name, text):
        self.type(name, text)
        popup = self.field(name)._completer.popup()
        self.bot.waitUntil(popup.isVisible)
        self.bot.keyClick(popup, Qt.Key.Key_Return)

    def click(self, words):
        for button in self.page.findChildren(QAbstractButton):
            if button.text() == words and button.isVisible():
                self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        raise AssertionError(words)

    def sees(self, words):
        labels = self.page.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisible())

    def wait(self, words):
        self.bot.waitUntil(lambda: self.sees(words))

    def waits_to_go(self):
        self.bot.waitUntil(lambda: bool(self.went))
        return self.went[-1]


@pytest.fixture
def open_intake(qtbot, desk):
    pages = []

    def make(place=None):
        page = IntakePage(desk, place or Place("intake"))
        pages.append(page)
        page.resize(1158, 662)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        return Coach(qtbot, page)

    yield make
    for page in pages:  # before the runner stops: a page asks it for more
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def rows(store, kind):
    with store.read() as session:
        return [row for row in session.exec(select(kind)) if not row.deleted]


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


def test_the_arrows_walk_the_matches_while_the_focus_stays_in_the_field(open_intake, store):
    first = add_company(store, "Lindeveld Verpakking", number="1991483838")
    second = add_company(store, "Houtatelier De Linde", number="1990127620")
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "linde")
    coach.wait("2 gevonden")
    assert coach.page.search.matches.current().id == first.id
    coach.press(Qt.Key.Key_Down)
    assert coach.page.search.matches.current().id == second.id
    assert coach.field("query").hasFocus()
    coach.bot.waitUntil(lambda: coach.page.search.pane.name.text() == "Houtatelier De Linde")
    coach.wait("1990.127.620")
    coach.press(Qt.Key.Key_Up)
    coach.press(Qt.Key.Key_Up)
    coach.press(Qt.Key.Key_Return)
    assert coach.waits_to_go() == Place("enterprise", record=first.id)


def test_enter_before_the_matches_came_opens_the_first_one(open_intake, store):
    company = add_company(store, "Lindeveld Verpakking")
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "lindev")
    coach.press(Qt.Key.Key_Return)
    assert coach.waits_to_go() == Place("enterprise", record=company.id)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1999.990.145", "Controlecijfer klopt niet: 1999.990.145"),
        ("2999.990.145", "Een KBO-nummer begint met 0 of 1"),
        ("19999901", "Nog 2 cijfers"),
        ("199999014412", "Te lang: 12 cijfers"),
        ("BE 0123 456 749", "Geldig nummer: 0123.456.749"),
        ("bakker", "Typ een naam"),
    ],
)
def test_a_number_is_judged_while_it_is_typed(open_intake, typed, sentence):
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), typed)
    assert coach.sees(sentence)


def test_what_was_typed_first_is_carried_to_the_second_page(open_intake):
    coach = open_intake(Place("intake", text="Typed elsewhere"))
    assert coach.field("query").text() == "Typed elsewhere"
    coach.click("Vul de onderneming zelf in")
    assert coach.field("name").text() == "Typed elsewhere"
    coach.press(Qt.Key.Key_Left, ALT)
    coach.field("query").selectAll()
    coach.bot.keyClicks(coach.field("query"), "1999.990.145")
    coach.press(Qt.Key.Key_Right, ALT)
    assert coach.field("name").text() == ""
    assert coach.field("number").text() == "1999.990.145"
    assert coach.sees("Controlecijfer klopt niet: 1999.990.145")


def test_the_same_number_blocks_a_second_file_until_a_reason_is_given(open_intake, store):
    add_company(store, "Bakkerij Janssens", number="1999990144")
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Janssens en zonen")
    coach.type("number", "1999990144")
    coach.wait("Bestaat al: Bakkerij Janssens")
    coach.click("Bewaar onvolledig")
    coach.wait("Open het dossier, of geef een reden")
    assert len(rows(store, Enterprise)) == 1
    coach.click("Toch nieuw, met reden")
    coach.type("duplicate_reason", "Aparte ploeg")
    coach.click("Bewaar onvolledig")
    coach.waits_to_go()
    assert [row.duplicate_reason for row in rows(store, Enterprise)] == ["", "Aparte ploeg"]


def test_the_existing_file_can_be_opened_from_the_warning(open_intake, store):
    company = add_company(store, "Bakkerij Janssens", number="1999990144")
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "bakkerij janssens")
    coach.type("postal_code", "9300")
    coach.wait("Zelfde naam en postcode: Bakkerij Janssens")
    coach.click("Open bestaande")
    assert coach.waits_to_go() == Place("enterprise", record=company.id)
    coach.page.keep()
    assert len(list_drafts(store)) == 1  # what was typed stays


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


def test_a_national_number_may_be_kept_and_comes_back_in_sight_with_its_draft(open_intake, store):
    coach = open_intake()
    coach.press(Qt.Key.Key_Right, ALT)
    coach.type("contacts.0.name", "85073003328")
    coach.wait("Dit lijkt een rijksregisternummer. Verwijder het?")
    coach.click("Toch houden")
    assert not coach.sees("Dit lijkt een rijksregisternummer.")
    coach.bot.keyClicks(coach.field("contacts.0.name"), " Jan")
    coach.page.keep()
    again = open_intake(Place("intake", draft=list_drafts(store)[0].form.id))
    assert again.field("contacts.0.name").text() == "85073003328 Jan"
    again.wait("Dit lijkt een rijksregisternummer. Verwijder het?")


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


def test_a_click_on_open_opens_the_file_of_that_row(open_intake, store):
    add_company(store, "Lindeveld Verpakking", number="1991483838")
    second = add_company(store, "Houtatelier De Linde", number="1990127620")
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "linde")
    coach.wait("2 gevonden")
    view = coach.page.search.matches
    index = view.model().index(2, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Houtatelier De Linde, 1990.127.620"
    coach.bot.waitUntil(lambda: view.visualRect(index).height() > 0)
    row = view.visualRect(index)
    middle = row.center()
    coach.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert coach.page.search.matches.current().id == second.id
    assert coach.went == []
    middle.setX(row.right() - 40)
    coach.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert coach.waits_to_go() == Place("enterprise", record=second.id)


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
    assert [draft.form.fields["query"] for draft in list_drafts(store)] == ["x"]


def test_a_digit_typed_after_a_click_replaces_the_number(open_intake):
    coach = open_intake()
    coach.press(Qt.Key.Key_Right, ALT)
    coach.press(Qt.Key.Key_Right, ALT)
    number = coach.field("counts.neet")
    coach.bot.mouseClick(number, Qt.MouseButton.LeftButton)
    coach.bot.waitUntil(lambda: number.lineEdit().selectedText() == "0")
    coach.bot.keyClicks(number, "4")
    assert coach.page.frame.question.counts.value() == {"neet": 4}


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
    assert function.currentText() == "Personeelsverantwoordelijke"
    coach.click("Bewaar onvolledig")
    place = coach.waits_to_go()
    assert rows(store, Contact)[0].function == "hr"
    again = open_intake(Place("intake", record=place.record))
    assert again.field("contacts.0.function").currentText() == "Personeelsverantwoordelijke"


def test_tab_follows_the_eye_on_the_page_of_the_company(qtbot, open_intake):
    coach = open_intake()
    coach.type("query", "Confiserie")
    coach.click("Vul de onderneming zelf in")
    qtbot.waitUntil(lambda: coach.page.window().focusWidget() is not None)
    qtbot.wait(50)  # the page is laid out
    coach.field("name").setFocus()
    walked = []
    for _ in range(3):
        coach.press(Qt.Key.Key_Tab)
        walked.append(coach.page.window().focusWidget().objectName())
    assert walked[:2] == ["number", "legal_form"]
    coach.field("balance").setFocus()
    coach.press(Qt.Key.Key_Tab)
    assert coach.page.window().focusWidget().objectName() == "contacts.0.name"


def test_asking_twice_saves_once(open_intake, store):
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.type("name", "Lindeveld")
    coach.page.model.save = save = Mock(wraps=coach.page.model.save)
    coach.click("Bewaar onvolledig")
    coach.page._on_incomplete()  # as by a key, which the page takes while its fields are off
    coach.waits_to_go()
    save.assert_called_once()
