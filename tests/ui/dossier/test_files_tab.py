"""The tab «Bestanden»."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from app.services.files import list_files


def test_a_dropped_file_stands_in_the_list_and_can_be_removed(
    qtbot, store, enterprise, open_page, told, tmp_path
):
    page = open_page(enterprise)
    page.tabs.setCurrentIndex(3)
    assert page.files.empty.isVisible()
    path = tmp_path / "onthaalmap.pdf"
    path.write_bytes(b"%PDF-")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.files.dropEvent(drop)
    qtbot.waitUntil(page.files.table.isVisible)
    assert page.files.rows.index(0, 0).data() == "onthaalmap.pdf"
    page.files.table.setFocus()
    QTest.keyClick(page.files.table, Qt.Key.Key_Delete)
    assert list_files(store, enterprise) == ()
    told[-1].undo()
    assert len(list_files(store, enterprise)) == 1


def test_a_copy_is_saved_where_the_coach_wants(qtbot, store, enterprise, open_page, tmp_path):
    page = open_page(enterprise)
    page.tabs.setCurrentIndex(3)
    path = tmp_path / "a.txt"
    path.write_bytes(b"inhoud")
    page.files.attach([path])
    qtbot.waitUntil(page.files.table.isVisible)
    target = tmp_path / "kopie.txt"
    page.files.save(list_files(store, enterprise)[0], target)
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == b"inhoud"


def test_a_refused_file_is_told(qtbot, desk, enterprise, open_page):
    page = open_page(enterprise)
    page.tabs.setCurrentIndex(3)
    with qtbot.waitSignal(desk.failed) as failed:
        page.files.attach([Path("/nergens/virus.exe")])
    assert failed.args[0].code == "file.kind"
