"""The tab «Bestanden»."""

from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.domain.photo_place import has_place
from app.models.local import Blob
from app.models.server_link import ServerLink
from app.models.sync import BlobCase, BlobState
from app.reference.loader import Reference
from app.services.files import transfer
from app.services.files.attachments import file_bytes, list_files
from app.services.networks.attendance_print import attendance_pdf
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from app.services.syncing.view import FileState
from app.ui.dossier.file_badges import FileBadges
from app.ui.widgets.buttons import Button
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.notices import HintBar
from tests.coaching_samples import utc
from tests.photo_samples import photo


def test_a_dropped_file_stands_in_the_list_and_can_be_removed(
    qtbot, store, enterprise, open_page, told, tmp_path
):
    page = open_page(enterprise)
    page.room.show("files")
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
    qtbot.waitUntil(lambda: not page.desk.undo.is_busy)
    assert len(list_files(store, enterprise)) == 1


def test_a_copy_is_saved_where_the_coach_wants(qtbot, store, enterprise, open_page, tmp_path):
    page = open_page(enterprise)
    page.room.show("files")
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
    page.room.show("files")
    with qtbot.waitSignal(desk.failed) as failed:
        page.files.attach([Path("/nergens/virus.exe")])
    assert failed.args[0].code == "file.kind"


def opened(qtbot, store, enterprise, open_page, path):
    page = open_page(enterprise)
    page.room.show("files")
    page.files.attach([path])
    qtbot.waitUntil(page.files.table.isVisible)
    page.files.table.setFocus()
    return page


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_file_is_looked_at_from_memory(qtbot, desk, store, enterprise, open_page, tmp_path, key):
    path = tmp_path / "a.txt"
    path.write_bytes(b"inhoud")
    page = opened(qtbot, store, enterprise, open_page, path)
    with qtbot.waitSignal(desk.document_requested) as asked:
        QTest.keyClick(page.files.table, key)
    assert asked.args[0].file_name == "a.txt"
    assert asked.args[0].make() == b"inhoud"


def test_what_cannot_be_shown_is_offered_as_a_copy(
    qtbot, desk, store, enterprise, open_page, tmp_path
):
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    page = opened(qtbot, store, enterprise, open_page, path)
    with qtbot.assertNotEmitted(desk.document_requested):
        QTest.keyClick(page.files.table, Qt.Key.Key_Return)
    dialog = page.findChild(FileDialog)
    assert dialog.isVisible()
    dialog.close()


def test_files_of_the_clipboard_are_pasted(qtbot, store, enterprise, open_page, tmp_path):
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_bytes(b"inhoud")
    other.write_bytes(b"inhoud")
    page = opened(qtbot, store, enterprise, open_page, path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    QApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(page.desk.noticed) as told:
        QTest.keyClick(page.files.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()
    assert told.args[0].text == "1 bestand toegevoegd; b.txt stond al in dit dossier"
    assert [row.name for row in list_files(store, enterprise)] == ["b.txt", "a.txt"]


def test_an_empty_clipboard_says_so(qtbot, desk, store, enterprise, open_page, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"inhoud")
    page = opened(qtbot, store, enterprise, open_page, path)
    QApplication.clipboard().setText("tekst")
    with qtbot.waitSignal(desk.noticed) as told:
        QTest.keyClick(page.files.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "geen bestand" in told.args[0].text


def test_the_place_of_a_photo_is_asked_about(qtbot, store, enterprise, open_page, tmp_path):
    path = tmp_path / "werkpost.jpg"
    path.write_bytes(photo())
    page = open_page(enterprise)
    page.room.show("files")
    page.files.attach([path])
    qtbot.waitUntil(lambda: page.files.findChild(HintBar) is not None)
    assert list_files(store, enterprise) == ()
    strip = page.files.findChild(HintBar).findChildren(Button)[0]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.files.table.isVisible)
    (row,) = list_files(store, enterprise)
    assert not has_place(file_bytes(store, row.id))


def where(page):
    return page.files.rows.index(0, 4).data()


def test_each_file_says_where_it_is(qtbot, desk, store, enterprise, open_page, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"inhoud")
    page = opened(qtbot, store, enterprise, open_page, path)
    qtbot.waitUntil(lambda: where(page) == "Op deze laptop")
    sha256 = list_files(store, enterprise)[0].sha256
    with store.write() as session:
        session.add(
            ServerLink(address="https://x.example", server="5e", device="t", device_name="OOST")
        )
    desk.sync.chip_changed.emit(None)
    qtbot.waitUntil(lambda: where(page) == "Wacht")
    with store.write() as session:
        session.exec(select(BlobCase)).one().available_seq = 7
        session.add(BlobState(sha256=sha256))
    desk.sync.chip_changed.emit(None)
    qtbot.waitUntil(lambda: where(page) == "Verzonden")
    with store.write() as session:
        session.delete(session.exec(select(Blob)).one())
    desk.sync.chip_changed.emit(None)
    qtbot.waitUntil(lambda: where(page) == "Nog niet hier")
    with store.write() as session:
        session.get_one(BlobState, sha256).error = "server.too_large"
    desk.sync.chip_changed.emit(None)
    qtbot.waitUntil(lambda: where(page) == "Niet gelukt")


def test_where_a_file_was_before_does_not_come_after_where_it_is_now(qtbot, desk, monkeypatch):
    file, gate, asked = SimpleNamespace(sha256="5e"), Event(), []

    def states(_store, _hashes):
        asked.append(len(asked))
        is_first = len(asked) == 1
        assert not is_first or gate.wait(20)
        return {"5e": FileState("waiting" if is_first else "sent")}

    monkeypatch.setattr(transfer, "file_states", states)
    badges, told = FileBadges(desk), []
    badges.known.connect(lambda: told.append(badges.text(file)))
    badges.read([file])
    assert badges.text(file) == ""
    badges.read([file])
    gate.set()
    qtbot.waitUntil(lambda: told != [])
    assert (told, asked) == (["Verzonden"], [0, 1])


def test_a_file_that_is_not_here_and_cannot_be_fetched_is_told(
    qtbot, desk, store, enterprise, open_page, tmp_path
):
    path = tmp_path / "a.txt"
    path.write_bytes(b"inhoud")
    page = opened(qtbot, store, enterprise, open_page, path)
    with store.write() as session:
        session.delete(session.exec(select(Blob)).one())
        session.add(
            ServerLink(address="http://127.0.0.1:9", server="5e", device="t", device_name="OOST")
        )
    with qtbot.waitSignal(desk.failed) as failed:
        page.files.save(list_files(store, enterprise)[0], tmp_path / "kopie.txt")
    assert failed.args[0].code.startswith("sync.")
    assert not (tmp_path / "kopie.txt").exists()


def test_the_list_of_a_meeting_goes_to_that_meeting_and_not_in_the_file(
    qtbot, store, enterprise, open_page, told, tmp_path
):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    meeting = plan_meeting(store, network, MeetingForm("Buddy's", utc(26, 13), utc(26, 15))).id
    path = tmp_path / "scan.pdf"
    path.write_bytes(attendance_pdf(store, Reference(), meeting))
    page = open_page(enterprise)
    page.room.show("files")
    page.files.attach([path])
    qtbot.waitUntil(lambda: len(list_files(store, meeting)) == 1)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].text.startswith("Aanwezigheidslijst van Netwerk Waasland")
    assert list_files(store, enterprise) == ()
    assert page.files.empty.isVisible()
