import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.text_blocks import TextBlocks
from app.ui.widgets.note_blocks import BlockList, TextBlock
from app.ui.widgets.note_edit import RichNoteEdit

CTRL = Qt.KeyboardModifier.ControlModifier
DOWN, UP, ENTER, ESC = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape
ALL = ["Agenda", "Afspraken", "Obstakels", "Volgende stap"]


class Page(QWidget):
    """A page that would go away at Esc, with a field after the note."""

    def __init__(self):
        super().__init__()
        self.escapes = 0
        self.note, self.after = RichNoteEdit(), QLineEdit()
        self.blocks = BlockList(self.note, TextBlocks(self).all)
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addWidget(self.after)

    @override
    def keyPressEvent(self, event):
        self.escapes += event.key() == ESC


@pytest.fixture
def page(show_active):
    page = Page()
    page.resize(480, 420)
    show_active(page)
    page.note.setFocus()
    return page


@pytest.fixture
def note(page):
    return page.note


@pytest.fixture
def blocks(page):
    return page.blocks


@pytest.mark.parametrize("before", ["", "Werf: ", "eerste regel\n"])
def test_a_sign_at_the_start_or_after_a_space_opens_the_list(note, blocks, before):
    for letter in before:
        QTest.keyClick(note, ENTER if letter == "\n" else letter)
    QTest.keyClicks(note, "/")
    assert blocks.names() == ALL


@pytest.mark.parametrize("text", ["en/of", "12/3", "km/", "https://x.be/"])
def test_a_sign_inside_a_word_is_a_sign(note, blocks, text):
    QTest.keyClicks(note, text)
    assert not blocks.is_open
    QTest.keyClick(note, ENTER)
    QTest.keyClicks(note, "verder")
    assert note.markup() == f"{text}\nverder"


@pytest.mark.parametrize("text", ["3 / 4 van de ploeg", "prijs / uur", "de map /home", "/x/y"])
def test_a_sign_that_no_block_answers_to_stays_a_sign(note, blocks, text):
    QTest.keyClicks(note, text)
    assert not blocks.is_open
    QTest.keyClick(note, ENTER)
    assert note.markup() == text + "\n"


def test_typing_filters_without_accents_and_capitals_and_by_any_word(note, blocks):
    QTest.keyClicks(note, "/a")
    assert blocks.names() == ["Agenda", "Afspraken"]
    QTest.keyClicks(note, "F")
    assert blocks.names() == ["Afspraken"]
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    assert blocks.names() == ALL
    QTest.keyClicks(note, "stap")
    assert blocks.names() == ["Volgende stap"]
    for _ in "stap":
        QTest.keyClick(note, Qt.Key.Key_Backspace)
    QTest.keyClicks(note, "volgende s")
    assert blocks.names() == ["Volgende stap"]


def test_a_slip_can_be_mended(note, blocks):
    QTest.keyClicks(note, "/agx")
    assert not blocks.is_open
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    assert blocks.names() == ["Agenda"]


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_the_chosen_block_gives_a_heading_and_an_empty_item(note, blocks, key):
    QTest.keyClicks(note, "/af")
    QTest.keyClick(note, key)
    assert not blocks.is_open
    assert note.hasFocus()
    QTest.keyClicks(note, "map tegen maandag")
    assert note.markup() == "## Afspraken\n- map tegen maandag"


def test_up_and_down_go_round(note):
    QTest.keyClicks(note, "/")
    QTest.keyClick(note, UP)
    QTest.keyClick(note, ENTER)
    assert note.markup() == "## Volgende stap\n- "
    QTest.keyClicks(note, "x ")
    QTest.keyClicks(note, "/")
    for _ in range(5):
        QTest.keyClick(note, DOWN)
    QTest.keyClick(note, ENTER)
    assert note.markup() == "## Volgende stap\n- x \n## Afspraken\n- "


def test_esc_leaves_the_sign_as_typed_and_closes_only_the_list(page, note, blocks):
    QTest.keyClicks(note, "x /")
    QTest.keyClick(note, ESC)
    assert not blocks.is_open
    assert page.escapes == 0
    QTest.keyClicks(note, "a")
    assert not blocks.is_open
    assert note.markup() == "x /a"
    QTest.keyClick(note, ESC)
    assert page.escapes == 1


def test_a_block_is_one_step_to_undo(note):
    QTest.keyClicks(note, "Rondgang /ob")
    QTest.keyClick(note, ENTER)
    assert note.markup() == "Rondgang \n## Obstakels\n- "
    QTest.keyClick(note, Qt.Key.Key_Z, CTRL)
    assert note.markup() == "Rondgang /ob"
    QTest.keyClick(note, Qt.Key.Key_Y, CTRL)
    assert note.markup() == "Rondgang \n## Obstakels\n- "


def test_what_stood_around_the_sign_stays(note):
    note.set_markup("- een **twee** drie\nvier")
    note.set_cursor_place(4)
    QTest.keyClicks(note, "/ag")
    QTest.keyClick(note, ENTER)
    assert note.markup() == "- een \n## Agenda\n- **twee** drie\nvier"
    QTest.keyClicks(note, "x")  # Qt types in the style of what follows at the start of a line
    assert note.markup() == "- een \n## Agenda\n- **xtwee** drie\nvier"


def test_a_template_leads_to_its_first_empty_line(show_active):
    page = Page()
    text = "## Bezoek\nGezien: *alles*\n- \n- "
    page.blocks = BlockList(page.note, lambda: [TextBlock("Bezoek", text, is_template=True)])
    show_active(page)
    page.note.setFocus()
    QTest.keyClicks(page.note, "/b")
    QTest.keyClick(page.note, ENTER)
    QTest.keyClicks(page.note, "hier")
    assert page.note.markup() == "## Bezoek\nGezien: *alles*\n- hier\n- "


def test_a_click_chooses(note, blocks):
    QTest.keyClicks(note, "/")
    area = blocks.list.visualItemRect(blocks.list.item(2))
    QTest.mouseClick(blocks.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert note.markup() == "## Obstakels\n- "
    assert note.hasFocus()


def test_leaving_the_note_or_the_sign_closes_the_list(page, note, blocks):
    QTest.keyClicks(note, "x /")
    page.after.setFocus()
    assert not blocks.is_open
    note.setFocus()
    QTest.keyClicks(note, " /")
    QTest.keyClick(note, Qt.Key.Key_Home)
    assert not blocks.is_open
    note.hide()
    assert blocks.list.parentWidget() is note


def test_a_note_that_is_hidden_as_at_a_lock_leaves_no_list_behind(page, note, blocks):
    QTest.keyClicks(note, "/")
    assert blocks.list.window() is page
    note.hide()
    assert not blocks.list.isVisible()


def test_shift_tab_and_keys_with_ctrl_are_not_taken(page, note, blocks):
    QTest.keyClicks(note, "/")
    QTest.keyClick(note, ENTER, CTRL)
    assert note.markup() == "/"
    QTest.keyClick(note, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert not blocks.is_open


def test_a_sign_from_a_screen_keyboard_opens_the_list_and_a_pasted_one_does_not(note, blocks):
    event = QInputMethodEvent()
    event.setCommitString("/")
    QApplication.sendEvent(note, event)
    assert blocks.names() == ALL
    QTest.keyClick(note, ESC)
    QTest.keyClick(note, ENTER)
    QApplication.clipboard().setText("/")
    note.paste()
    assert not blocks.is_open


def test_after_undo_of_a_deleted_sign_no_list_comes(note, blocks):
    QTest.keyClicks(note, "/")
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    assert not blocks.is_open
    note.undo()
    assert not blocks.is_open


def test_the_list_stays_inside_the_window(page, note, blocks):
    for _ in range(12):
        QTest.keyClick(note, ENTER)
    QTest.keyClicks(note, "/")
    place = blocks.list.geometry()
    assert page.rect().contains(place)
    sign = note.viewport().mapTo(page, note.cursorRect().center())
    assert not place.contains(sign)


def test_each_block_is_told_with_its_kind(note, blocks):
    QTest.keyClicks(note, "/ag")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert blocks.list.item(0).data(role) == "Agenda, tekstblok"
    assert blocks.list.accessibleName() == "Tekstblokken"
