"""Files of a session are looked at from their chips, and pasted from the clipboard."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.photo_place import has_place
from app.services.files.attachments import file_bytes, list_files
from app.ui.widgets.buttons import Button
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.notices import HintBar
from tests.photo_samples import photo
from tests.ui.session.steps import LEFT


@pytest.fixture
def page(open_page, company):
    return open_page(parent=company.id)


@pytest.fixture
def clipboard(qapp):
    board = QApplication.clipboard()
    yield board
    board.clear()


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "map.pdf"
    path.write_bytes(b"%PDF-1.7 map")
    return path


def chip_of(qtbot, page, path):
    page.body.files.attach([str(path)])
    qtbot.waitUntil(lambda: len(page.body.files.chips) == 1)
    return page.body.files.chips[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, None])
def test_a_chip_asks_to_look_at_its_file(qtbot, page, desk, paper, key):
    chip = chip_of(qtbot, page, paper)
    with qtbot.waitSignal(desk.document_requested) as asked:
        if key is None:
            QTest.mouseClick(chip, LEFT)
        else:
            chip.setFocus()
            QTest.keyClick(chip, key)
    (request,) = asked.args
    assert request.file_name == "map.pdf"
    assert request.make() == b"%PDF-1.7 map"


def test_what_cannot_be_shown_is_offered_as_a_copy(qtbot, page, desk, tmp_path):
    path = tmp_path / "verslag.docx"
    path.write_bytes(b"PK document")
    chip = chip_of(qtbot, page, path)
    with qtbot.assertNotEmitted(desk.document_requested):
        QTest.mouseClick(chip, LEFT)
    dialog = page.findChild(FileDialog)
    target = tmp_path / "kopie.docx"
    with qtbot.waitSignal(desk.noticed):
        dialog.fileSelected.emit(str(target))
    assert target.read_bytes() == b"PK document"
    dialog.close()


def test_a_picture_of_the_clipboard_is_attached(qtbot, page, store, company, clipboard):
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#B35900"))
    clipboard.setImage(image)
    QTest.mouseClick(page.body.files.paste_button, LEFT)
    qtbot.waitUntil(lambda: len(page.body.files.chips) == 1)
    (row,) = list_files(store, company.id)
    assert row.name.startswith("beeld 2026-11-23")
    again = QImage.fromData(file_bytes(store, row.id), "PNG")
    assert (again.width(), again.pixelColor(3, 3)) == (30, QColor("#B35900"))


def test_files_of_the_clipboard_are_attached(qtbot, page, store, company, clipboard, paper):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    clipboard.setMimeData(data)
    QTest.mouseClick(page.body.files.paste_button, LEFT)
    qtbot.waitUntil(lambda: [chip.file.name for chip in page.body.files.chips] == ["map.pdf"])


def test_an_empty_clipboard_says_so(qtbot, page, desk, clipboard):
    clipboard.setText("tekst")
    with qtbot.waitSignal(desk.noticed) as told:
        QTest.mouseClick(page.body.files.paste_button, LEFT)
    assert "geen bestand en geen beeld" in told.args[0].text


def test_the_same_bytes_again_are_told(qtbot, page, desk, paper):
    chip_of(qtbot, page, paper)
    with qtbot.waitSignal(desk.noticed) as told:
        page.body.files.attach([str(paper)])
    assert told.args[0].text == "map.pdf stond al in dit dossier"


def test_a_folder_that_is_dropped_is_told(qtbot, page, desk, tmp_path):
    with qtbot.waitSignal(desk.failed) as told:
        page.body.files.attach([str(tmp_path)])
    assert told.args[0].code == "file.folder"
    assert page.body.files.chips == []


@pytest.fixture
def holiday(tmp_path):
    path = tmp_path / "werkpost.jpg"
    path.write_bytes(photo())
    return path


def button(page, words):
    return next(one for one in page.body.files.findChildren(Button) if one.text() == words)


@pytest.mark.parametrize(
    ("words", "stays"), [("Verwijder de plaats", False), ("Laat ze staan", True)]
)
def test_the_place_of_a_photo_is_asked_about(qtbot, page, store, company, holiday, words, stays):
    page.body.files.attach([str(holiday)])
    qtbot.waitUntil(lambda: bool(page.body.files.findChildren(HintBar)))
    assert "werkpost.jpg vertelt waar" in page.body.files.findChild(HintBar).text.text()
    assert page.body.files.chips == []
    QTest.mouseClick(button(page, words), LEFT)
    qtbot.waitUntil(lambda: len(page.body.files.chips) == 1)
    (row,) = list_files(store, company.id)
    assert has_place(file_bytes(store, row.id)) is stays


def test_with_the_setting_it_goes_unasked_and_is_told(qtbot, page, desk, store, company, holiday):
    desk.settings.strips_place = True
    with qtbot.waitSignal(desk.noticed) as told:
        page.body.files.attach([str(holiday)])
    assert told.args[0].text == "Plaats verwijderd uit werkpost.jpg"
    (row,) = list_files(store, company.id)
    assert not has_place(file_bytes(store, row.id))
