"""What Ctrl+V, a drop and «Teken» do anywhere on the page of a session."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.session.steps import CTRL, LEFT


@pytest.fixture
def clipboard(qapp):
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


@pytest.fixture
def copied(tmp_path):
    """A file as a file manager copies it: with its path as text."""
    path = tmp_path / "onthaalmap.pdf"
    path.write_bytes(b"%PDF-1.7 map")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    return data


def paste(page):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)


def names(page):
    return [chip.file.name for chip in page.body.files.chips]


@pytest.mark.parametrize("where", ["note", "subject", "count_neet", "kind", "present_0"])
def test_copied_files_are_attached_wherever_the_keyboard_is(
    qtbot, company, open_page, clipboard, copied, where
):
    page = open_page(parent=company.id)
    before = page.fields()
    clipboard.setMimeData(copied)
    page.body.findChild(object, where).setFocus()
    paste(page)
    qtbot.waitUntil(lambda: names(page) == ["onthaalmap.pdf"])
    assert page.fields() == before | {"files": page.fields()["files"]}


def test_a_picture_is_attached_and_leaves_the_chosen_words(qtbot, company, open_page, clipboard):
    page = open_page(parent=company.id)
    page.body.note.setFocus()
    QTest.keyClicks(page.body.note, "Vaste peter")
    page.body.note.selectAll()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#0b5cad"))
    clipboard.setImage(image)
    paste(page)
    qtbot.waitUntil(lambda: len(names(page)) == 1)
    assert names(page)[0].endswith(".png")
    assert page.body.note.markup() == "Vaste peter"


def test_text_stays_text_also_with_a_picture_of_it(company, open_page, clipboard):
    page = open_page(parent=company.id)
    data = QMimeData()
    data.setText("Vaste peter")
    data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    clipboard.setMimeData(data)
    for field in (page.body.note, page.body.result):
        field.setFocus()
        paste(page)
    assert page.fields()["note"] == page.fields()["result"] == "Vaste peter"
    assert page.fields()["files"] == []


def test_a_number_is_pasted_in_a_number_box(company, open_page, clipboard):
    page = open_page(parent=company.id)
    spin = page.body.side.counts.steppers["neet"].spin
    spin.setFocus()
    spin.selectAll()
    clipboard.setText("3")
    paste(page)
    assert page.fields()["counts"] == {"neet": 3}


def test_text_where_none_can_stand_is_told_of(qtbot, desk, company, open_page, clipboard):
    page = open_page(parent=company.id)
    clipboard.setText("Vaste peter")
    page.body.print_button.setFocus()
    with qtbot.waitSignal(desk.noticed) as told:
        paste(page)
    assert "geen bestand" in told.args[0].text


def test_a_clipboard_that_another_program_holds_gives_nothing(
    qtbot, desk, company, open_page, clipboard, monkeypatch
):
    monkeypatch.setattr(type(clipboard), "mimeData", lambda *_: None)
    page = open_page(parent=company.id)
    page.body.note.setFocus()
    paste(page)
    page.body.print_button.setFocus()
    with qtbot.waitSignal(desk.noticed) as told:
        paste(page)
    assert "geen bestand" in told.args[0].text
    assert page.fields()["note"] == ""


def test_a_file_over_the_note_is_not_for_the_note(company, open_page, copied):
    page = open_page(parent=company.id)
    over = page.body.note.viewport()
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        copied,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(over, enter)
    assert enter.isAccepted()  # by the page
    assert not page.body.note.canInsertFromMimeData(copied)


def test_sign_is_in_the_foot_and_shows_the_signatures(qtbot, company, open_page):
    page = open_page(parent=company.id)
    section = page.body.side.signatures
    page.resize(1158, 500)
    assert page.body.sign_button.isVisible()
    QTest.mouseClick(page.body.sign_button, LEFT)
    qtbot.waitUntil(lambda: section.dialog is not None and section.dialog.isVisible())
    section.dialog.close_box()
    seen = page.body.side.viewport()
    qtbot.waitUntil(lambda: 0 <= section.head.mapTo(seen, QPoint()).y() < seen.height())
