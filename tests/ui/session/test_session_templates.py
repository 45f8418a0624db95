import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.sessions.templates import Template, save_template, templates
from tests.ui.session.steps import CTRL

LEFT = Qt.MouseButton.LeftButton
DOWN, ENTER, ESC = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
WHOLE = "## Agenda\n- \n## Afspraken\n- \n## Obstakels\n- \n## Volgende stap\n- "


def names(page):
    return [chip.text() for chip in page.body.picker.chips]


@pytest.fixture
def known(store, desk):
    save_template(store, Template("Eerste bezoek", "## Wie\n- ", "visit"))
    save_template(store, Template("Telefoon", "Gebeld met ", "call"))


def test_an_empty_note_offers_what_fits_the_kind_and_one_click_fills_it(
    qtbot, known, company, open_page
):
    page = open_page(parent=company.id)
    qtbot.waitUntil(page.body.picker.isVisible)
    assert names(page) == ["Eerste bezoek", "Volledig verslag"]
    QTest.mouseClick(page.body.picker.chips[0], LEFT)
    assert not page.body.picker.isVisible()
    QTest.keyClicks(page.body.note, "Jan")
    assert page.body.note.markup() == "## Wie\n- Jan"
    page.body.note.clear()
    QTest.keyClick(page.body.head.kind, DOWN)
    assert page.body.head.kind.key() == "call"
    qtbot.waitUntil(lambda: names(page) == ["Telefoon", "Volledig verslag"])


def test_down_and_enter_fill_it_and_undo_empties_it(qtbot, company, open_page):
    page = open_page(parent=company.id)
    qtbot.waitUntil(page.body.picker.isVisible)
    page.body.note.setFocus()
    QTest.keyClick(page.body.note, DOWN)
    assert page.body.picker.chips[0].hasFocus()
    QTest.keyClick(page.body.picker.chips[0], ENTER)
    assert page.body.note.markup() == WHOLE
    assert page.body.note.hasFocus()
    QTest.keyClick(page.body.note, Qt.Key.Key_Z, CTRL)
    assert page.body.note.markup() == ""
    assert page.body.picker.isVisible()


def test_esc_and_up_go_back_to_the_note(qtbot, desk, company, open_page):
    page = open_page(parent=company.id)
    qtbot.waitUntil(page.body.picker.isVisible)
    for key in (ESC, Qt.Key.Key_Up):
        QTest.keyClick(page.body.note, DOWN)
        with qtbot.assertNotEmitted(desk.back_requested):
            QTest.keyClick(page.body.picker.chips[0], key)
        assert page.body.note.hasFocus()


def test_typing_takes_the_picker_away(qtbot, company, open_page):
    page = open_page(parent=company.id)
    qtbot.waitUntil(page.body.picker.isVisible)
    QTest.keyClicks(page.body.note, "x")
    assert not page.body.picker.isVisible()


def test_templates_stand_among_the_blocks(known, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "/eer")
    assert page.body.block_list.names() == ["Eerste bezoek"]


def test_a_note_is_kept_as_a_template_and_that_is_undone(qtbot, store, desk, company, open_page):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "Onthaal ")
    menu = page.body.menu()
    action = next(one for one in menu.actions() if one.text() == "Bewaar notitie als sjabloon")
    assert action.isEnabled()
    action.trigger()
    assert [(one.name, one.kind) for one in templates(store)] == [("Onthaal", "visit")]
    qtbot.undo(desk)
    assert templates(store) == ()


def test_an_empty_note_is_no_template(company, open_page):
    menu = open_page(parent=company.id).body.menu()
    assert "Bewaar notitie als sjabloon" not in [one.text() for one in menu.actions()]
