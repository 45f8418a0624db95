"""The first page: is there a file already?"""

import pytest
from PySide6.QtCore import Qt

from app.models.base import new_id
from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.models.partnership import Partner
from app.services.drafts import list_drafts
from app.ui.place import Place
from tests.coaching_samples import add_company
from tests.ui.intake.steps import ALT, rows


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


def test_a_company_of_a_colleague_is_told_and_is_not_opened(open_intake, store):
    with store.write() as session:
        west = Partner(root=new_id(), name="Partner West")
        session.add(west)
        session.flush()
        session.add(
            DirectoryEntry(
                root=new_id(), enterprise_id=new_id(), name="Drukkerij De Linde",
                number="0123456749", partner_id=west.id,
            )
        )  # fmt: skip
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "0123456749")
    coach.wait("1 gevonden")
    coach.wait("Wordt al begeleid: Partner West. Vraag om het dossier met je te delen.")
    assert not coach.page.search.pane.open_button.isVisible()
    with coach.bot.assertNotEmitted(coach.page.desk.go_requested):
        coach.press(Qt.Key.Key_Return)
    coach.click("Vul de onderneming zelf in")
    assert coach.field("number").text() == "0123.456.749"


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


def test_the_same_name_is_told_when_it_is_left_and_no_longer_once_its_place_is_another(
    open_intake, store
):
    add_company(store, "Bakkerij Janssens", number="1999990144")
    coach = open_intake()
    coach.click("Vul de onderneming zelf in")
    coach.field("name").setFocus()
    coach.bot.keyClicks(coach.field("name"), "BV janssens")
    coach.press(Qt.Key.Key_Tab)
    assert not coach.sees("Zelfde naam")
    coach.field("name").setFocus()
    coach.field("name").selectAll()
    coach.bot.keyClicks(coach.field("name"), "bakkerij janssens bv")
    coach.press(Qt.Key.Key_Tab)
    coach.wait("Zelfde naam: Bakkerij Janssens")
    coach.type("postal_code", "9300")
    coach.wait("Zelfde naam en postcode: Bakkerij Janssens")
    coach.field("postal_code").setFocus()
    coach.field("postal_code").selectAll()
    coach.bot.keyClicks(coach.field("postal_code"), "9000")
    coach.bot.waitUntil(lambda: not coach.sees("Zelfde naam"))


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


def test_a_digit_typed_after_a_click_replaces_the_number(open_intake):
    coach = open_intake()
    coach.press(Qt.Key.Key_Right, ALT)
    coach.press(Qt.Key.Key_Right, ALT)
    number = coach.field("counts.neet")
    coach.bot.mouseClick(number, Qt.MouseButton.LeftButton)
    coach.bot.waitUntil(lambda: number.lineEdit().selectedText() == "0")
    coach.bot.keyClicks(number, "4")
    assert coach.page.frame.question.counts.value() == {"neet": 4}
