import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from app.domain.note_text import Block, BlockKind, Span, joined, parse, serialize
from app.ui.widgets.note_edit import RichNoteEdit
from app.ui.widgets.note_tools import NoteTools

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def note(qtbot):
    note = RichNoteEdit()
    qtbot.addWidget(note)
    note.resize(400, 200)
    note.show()
    note.setFocus()
    return note


def paste(note, text="", html=""):
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    note.insertFromMimeData(data)


def test_typed_lines_become_markup(note):
    QTest.keyClick(note, Qt.Key.Key_H, CTRL | SHIFT)
    QTest.keyClicks(note, "Onthaal")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "Elke ")
    QTest.keyClick(note, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(note, "nieuwe")
    QTest.keyClick(note, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(note, " bakker ")
    QTest.keyClick(note, Qt.Key.Key_I, CTRL)
    QTest.keyClicks(note, "altijd")
    QTest.keyClick(note, Qt.Key.Key_I, CTRL)
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClick(note, Qt.Key.Key_L, CTRL | SHIFT)
    QTest.keyClicks(note, "peter")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "map")
    assert note.markup() == "## Onthaal\nElke **nieuwe** bakker *altijd*\n- peter\n- map"


def test_a_heading_looks_heavy_and_is_not_bold(note):
    note.set_markup("## Kop")
    assert note.textCursor().block().begin().fragment().charFormat().fontWeight() == 600
    assert not note.is_bold
    QTest.keyClick(note, Qt.Key.Key_End)
    QTest.keyClick(note, Qt.Key.Key_H, CTRL | SHIFT)
    fragment = note.textCursor().block().begin().fragment()
    assert fragment.charFormat().fontWeight() == QFont.Weight.Normal
    assert note.markup() == "Kop"


def test_enter_on_an_empty_item_and_backspace_at_its_start_leave_the_list(note):
    note.set_markup("- peter")
    QTest.keyClick(note, Qt.Key.Key_End)
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "Verder")
    assert note.markup() == "- peter\nVerder"
    QTest.keyClick(note, Qt.Key.Key_Home, CTRL)
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    assert note.markup() == "peter\nVerder"


def test_enter_in_the_middle_of_a_heading_splits_it(note):
    note.set_markup("## Onthaal nacht")
    note.set_cursor_place(7)
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert note.markup() == "## Onthaal\n##  nacht"


def test_what_is_pasted_comes_in_plain(note):
    paste(note, "vet en **ster**\r\nregel\0 twee", "<b>vet en **ster**</b><table><td>x</table>")
    assert note.markup() == r"vet en \*\*ster\*\*" + "\nregel twee"


def test_a_line_break_is_a_new_line_of_the_note(note):
    QTest.keyClicks(note, "een")
    QTest.keyClick(note, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(note, "twee")
    assert note.markup() == "een\ntwee"


def test_undo_takes_back_typing_and_style_but_not_what_was_loaded(note):
    note.set_markup("oud")
    QTest.keyClick(note, Qt.Key.Key_L, CTRL | SHIFT)
    assert note.markup() == "- oud"
    note.undo()
    assert note.markup() == "oud"
    note.undo()
    assert note.markup() == "oud"


def test_loading_is_silent_and_typing_is_not(qtbot, note):
    with qtbot.assertNotEmitted(note.edited):
        note.set_markup("## a\n- b")
    with qtbot.waitSignal(note.edited):
        QTest.keyClicks(note, "x")


def test_tab_leaves_the_note(note):
    assert note.tabChangesFocus()


def test_the_buttons_follow_the_cursor(qtbot, note):
    tools = NoteTools(note)
    qtbot.addWidget(tools)
    note.set_markup("**vet**\n- item")
    QTest.keyClick(note, Qt.Key.Key_Right)
    assert tools.bold.isChecked()
    assert not tools.list.isChecked()
    QTest.keyClick(note, Qt.Key.Key_Down)
    assert tools.list.isChecked()
    QTest.mouseClick(tools.list, Qt.MouseButton.LeftButton)
    assert note.markup() == "**vet**\nitem"
    assert note.hasFocus()


def test_the_text_size_changes_letters_and_never_the_text(note, use_theme):
    note.set_markup("## Kop\n- *item*\nrest")
    note.set_cursor_place(6)
    use_theme(percent=200)
    assert note.markup() == "## Kop\n- *item*\nrest"
    assert note.textCursor().position() == 6
    assert note.textCursor().blockFormat().lineHeight() == 46


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufdd0\ufdd1"),
    max_size=12,
)
spans = st.lists(st.builds(Span, words.filter(bool), st.booleans(), st.booleans()), max_size=4)
blocks = st.builds(
    lambda kind, found: Block(kind, joined(found)), st.sampled_from(BlockKind), spans
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(note_blocks=st.lists(blocks, min_size=1, max_size=5))
def test_every_stored_note_comes_back_exactly(note, note_blocks):
    stored = serialize(note_blocks)
    note.set_markup(stored)
    assert parse(note.markup()) == parse(stored)
    assert note.markup() == stored
