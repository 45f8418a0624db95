"""What is typed in a file where it stands is asked about once it is stored."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.sensitive import About
from app.services.companies.dossier_edits import edit
from app.services.sessions.sensitive import TextPlace, keep_piece, kept_marks
from app.ui.sensitive_hint import SensitiveHint
from tests.ui.dossier.steps import dossier, overview, retype

LEFT = Qt.MouseButton.LeftButton
NUMBER = "85.07.30-033.28"


def contact_name(page):
    page.room.show("contacts")
    return page.contacts.contacts[0].grid.fields["name"]


def street(page):
    return overview(page).sites[0].grid.fields["street"]


FIELDS = {
    "purpose": lambda page: page.head.purpose,
    "name": lambda page: overview(page).identity.fields["name"],
    "street": street,
    "contact": contact_name,
}


def asks(qtbot, field, words):
    qtbot.waitUntil(lambda: "hint" in vars(field) and field.hint.isVisible())
    qtbot.waitUntil(lambda: words in field.hint.bar.text.text())
    return field.hint.bar


def keep(bar, reason):
    QTest.mouseClick(bar.ask_button, LEFT)
    QTest.keyClicks(bar.reason, reason)
    QTest.keyClick(bar.reason, Qt.Key.Key_Return)


@pytest.mark.parametrize("where", FIELDS)
def test_a_number_is_asked_about_under_its_value_and_taken_out(
    qtbot, enterprise, open_page, where, told
):
    page = open_page(enterprise)
    field = FIELDS[where](page)
    retype(field, f"Jan {NUMBER}")
    assert field.text() == f"Jan {NUMBER}"  # stored as it was typed
    bar = asks(qtbot, field, "rijksregisternummer")
    value = field._shown
    qtbot.waitUntil(lambda: bar.mapTo(page, QPoint()).y() > value.mapTo(page, QPoint()).y())
    QTest.mouseClick(bar.act_button, LEFT)
    assert field.text() == "Jan"
    assert not field.is_editing
    qtbot.waitUntil(field.hint.isHidden)
    told[-1].undo()
    qtbot.waitUntil(lambda: field.text() == f"Jan {NUMBER}")
    asks(qtbot, field, "rijksregisternummer")


def test_nothing_is_asked_while_it_is_typed(qtbot, enterprise, open_page):
    page = open_page(enterprise)
    purpose = page.head.purpose
    QTest.mouseClick(purpose._shown, LEFT)
    QTest.keyClicks(purpose.field, "zwanger")
    with qtbot.waitSignal(page.desk.bus.changed):  # it is the answer of another record
        page.model.add("Actie", "action", text="Bel", due_on=None)
    assert "hint" not in vars(purpose)
    assert purpose.field.text() == "zwanger"
    QTest.keyClick(purpose.field, Qt.Key.Key_Return)
    asks(qtbot, purpose, "gezondheid")


def test_a_word_is_shown_in_its_field(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    retype(page.head.purpose, "Werk na een strafblad")
    bar = asks(qtbot, page.head.purpose, "gerechtelijk verleden")
    QTest.mouseClick(bar.act_button, LEFT)
    assert page.head.purpose.field.hasFocus()
    assert page.head.purpose.field.selectedText() == "strafblad"
    QTest.keyClicks(page.head.purpose.field, "moeilijke start")
    QTest.keyClick(page.head.purpose.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.head.purpose.hint.isHidden)
    assert dossier(store, enterprise).purpose == "Werk na een moeilijke start"


def test_what_is_kept_with_a_reason_is_not_asked_about_again(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    retype(page.head.purpose, "Werk na een strafblad")
    bar = asks(qtbot, page.head.purpose, "gerechtelijk verleden")
    with qtbot.waitSignal(page.desk.noticed):
        keep(bar, "Doel van de onderneming")
    assert page.head.purpose.hint.isHidden()
    assert len(kept_marks(store, enterprise)) == 1
    assert page.head.purpose._shown.hasFocus()

    again = open_page(enterprise)
    retype(again.head.purpose, "Werk na een strafblad, ook deeltijds")
    retype(again.head.purpose, "Zwanger werken na een strafblad")
    asks(qtbot, again.head.purpose, "„Zwanger”")
    qtbot.undo(page.desk)  # the texts
    qtbot.undo(page.desk)
    qtbot.undo(page.desk)  # the reason
    assert kept_marks(store, enterprise) == frozenset()
    asks(qtbot, again.head.purpose, "„strafblad”")


def test_what_is_refused_is_asked_about_until_it_is_left(qtbot, store, enterprise, open_page):
    page = open_page(enterprise)
    name = FIELDS["name"](page)
    name.edit()
    name.field.setText(f"{NUMBER} {'x' * 300}")
    QTest.keyClick(name.field, Qt.Key.Key_Return)
    asks(qtbot, name, "rijksregisternummer")
    assert name.note.words.text().startswith("Te lang")
    QTest.keyClick(name.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(name.hint.isHidden)
    assert dossier(store, enterprise).name == "Bakkerij Janssens"


def test_a_reason_is_of_one_contact_only(qtbot, enterprise, open_page):
    page = open_page(enterprise)
    retype(contact_name(page), "Zwanger")
    keep(asks(qtbot, contact_name(page), "gezondheid"), "Zo heet ze")
    qtbot.waitUntil(contact_name(page).hint.isHidden)
    QTest.mouseClick(page.contacts.add_button, LEFT)
    new = page.contacts.contacts[1].grid.fields["name"]
    QTest.keyClicks(new.field, "Zwanger")
    QTest.keyClick(new.field, Qt.Key.Key_Return)
    asks(qtbot, new, "gezondheid")


def test_what_stood_there_is_asked_about_when_the_file_is_opened(
    qtbot, store, enterprise, open_page
):
    first = open_page(enterprise)
    retype(first.head.purpose, "Werk na een strafblad")
    asks(qtbot, open_page(enterprise).head.purpose, "gerechtelijk verleden")


def test_what_was_kept_in_the_intake_is_known_here(qtbot, store, enterprise, open_page):
    edit(store, "enterprise", enterprise, purpose="Werk na een strafblad")
    place = TextPlace(enterprise, enterprise, "purpose")  # as the form of the intake names it
    keep_piece(store, place, "strafblad", About.JUSTICE, "Doel van het project")
    page = open_page(enterprise)
    page.head.purpose.hint.look()
    assert page.head.purpose.hint.isHidden()


def test_tab_goes_from_the_value_to_its_question(qtbot, enterprise, open_page):
    page = open_page(enterprise)
    retype(page.head.purpose, NUMBER)
    bar = asks(qtbot, page.head.purpose, "rijksregisternummer")
    page.head.purpose._shown.setFocus()
    for wanted in (bar.act_button, bar.ask_button):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert wanted.hasFocus()


def test_a_file_without_questions_makes_none(qtbot, enterprise, open_page):
    page = open_page(enterprise)
    contact_name(page)
    overview(page)
    made = [hint for hint in page.findChildren(SensitiveHint) if hint.parent() is not None]
    assert made == [page.side.new_action.findChild(SensitiveHint)]
