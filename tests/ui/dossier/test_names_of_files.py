"""The names in the tab «Bestanden»: typed anew, and asked about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.drafts import list_drafts
from app.services.files.attachments import list_files
from app.services.sessions.sensitive import kept_marks

LEFT = Qt.MouseButton.LeftButton
NUMBER = "85.07.30-033.28"


@pytest.fixture
def show(qtbot, enterprise, open_page, tmp_path):
    """Show the tab with files of these names."""

    def make(*names):
        page = open_page(enterprise)
        page.room.show("files")
        paths = [tmp_path / name for name in names]
        for path in paths:
            path.write_bytes(f"%PDF-1.7 {path.name}".encode())
        page.files.attach(paths)
        qtbot.waitUntil(lambda: page.files.rows.rowCount() == len(names))
        page.files.table.setFocus()
        return page

    return make


def names(store, enterprise):
    return {row.name for row in list_files(store, enterprise)}


def type_name(page, words, key=Qt.Key.Key_Return):
    """Press F2, type over what is chosen, and end with a key."""
    QTest.keyClick(page.files.table, Qt.Key.Key_F2)
    (field,) = page.files.names.fields().values()
    QTest.keyClicks(field.field, words)
    QTest.keyClick(field.field, key)
    return field


def asks(qtbot, page, words):
    hint = page.files.names.hint
    qtbot.waitUntil(lambda: hint.isVisible() and words in hint.bar.text.text())
    return hint.bar


def test_a_name_is_typed_anew_keeps_its_ending_and_comes_back(qtbot, store, enterprise, show, told):
    page = show("map.pdf")
    type_name(page, "onthaalmap")  # the ending is not chosen, so it stays
    assert names(store, enterprise) == {"onthaalmap.pdf"}
    qtbot.waitUntil(page.files.table.hasFocus)
    assert page.files.names.fields() == {}
    assert page.files.rows.index(0, 0).data() == "onthaalmap.pdf"
    told[-1].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert names(store, enterprise) == {"map.pdf"}


@pytest.mark.parametrize(
    ("typed", "name"),
    [("virus.exe", "virus.exe.pdf"), ("../../x", "x.pdf"), ("map\u202efdp.exe", "mapfdp.exe.pdf")],
)
def test_a_name_cannot_become_another_kind_of_file(store, enterprise, show, typed, name):
    page = show("map.pdf")
    QTest.mouseClick(page.files.rename_button, LEFT)
    (field,) = page.files.names.fields().values()
    field.field.setText(typed)
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert names(store, enterprise) == {name}


def test_an_empty_name_is_refused_and_escape_leaves_it(qtbot, store, enterprise, show):
    page = show("map.pdf")
    field = type_name(page, "", Qt.Key.Key_Escape)
    qtbot.waitUntil(page.files.table.hasFocus)
    QTest.keyClick(page.files.table, Qt.Key.Key_F2)
    (field,) = page.files.names.fields().values()
    field.field.clear()
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert field.note.words.text() == "Dit veld mag niet leeg zijn."
    QTest.keyClick(field.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.files.names.fields() == {})
    assert names(store, enterprise) == {"map.pdf"}


def test_a_name_that_is_half_typed_is_a_draft_and_comes_back(
    qtbot, store, enterprise, show, open_page
):
    page = show("map.pdf")
    QTest.keyClick(page.files.table, Qt.Key.Key_F2)
    (field,) = page.files.names.fields().values()
    QTest.keyClicks(field.field, "onthaal")
    page.edits.keep_now()
    assert len(list_drafts(store)) == 1
    page.edits._keeper.end()  # as a kill leaves it
    again = open_page(enterprise)
    qtbot.waitUntil(lambda: again.files is not None)
    (field,) = again.files.names.fields().values()
    assert field.field.text() == "onthaal.pdf"
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert names(store, enterprise) == {"onthaal.pdf"}
    qtbot.waitUntil(lambda: list_drafts(store) == ())


def test_a_number_in_a_dropped_name_is_taken_out_and_comes_back(
    qtbot, store, enterprise, show, told
):
    page = show(f"attest {NUMBER}.pdf", "map.pdf")
    bar = asks(qtbot, page, "rijksregisternummer")
    QTest.mouseClick(bar.act_button, LEFT)
    assert names(store, enterprise) == {"attest.pdf", "map.pdf"}
    qtbot.waitUntil(page.files.names.hint.isHidden)
    told[-1].undo()
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert names(store, enterprise) == {f"attest {NUMBER}.pdf", "map.pdf"}
    asks(qtbot, page, "rijksregisternummer")


def test_a_word_in_a_name_is_shown_where_it_is_typed_anew(qtbot, store, enterprise, show):
    page = show("strafblad Jan.pdf")
    bar = asks(qtbot, page, "gerechtelijk verleden")
    QTest.mouseClick(bar.act_button, LEFT)
    field = QApplication.focusWidget()
    assert field.selectedText() == "strafblad"
    QTest.keyClicks(field, "attest")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(store, enterprise) == {"attest Jan.pdf"}
    qtbot.waitUntil(page.files.names.hint.isHidden)


def test_a_name_that_is_typed_anew_is_asked_about_and_kept_with_a_reason(
    qtbot, store, enterprise, show
):
    page = show("map.pdf")
    type_name(page, "strafblad")
    bar = asks(qtbot, page, "gerechtelijk verleden")
    QTest.mouseClick(bar.ask_button, LEFT)
    QTest.keyClicks(bar.reason, "Model van de overheid")
    QTest.keyClick(bar.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(page.files.names.hint.isHidden)
    qtbot.waitUntil(lambda: len(kept_marks(store, enterprise)) == 1)
    assert page.files.table.hasFocus()
    page.files.show_files()
    page.files.names.hint.look()
    assert page.files.names.hint.isHidden()
