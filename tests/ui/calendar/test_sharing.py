"""The calendar as a file: once, and kept up to date at a chosen place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core.errors import UserError
from app.ui.calendar import feed as feeding
from app.ui.calendar.feed_trouble import FeedTrouble
from app.ui.calendar.page import CalendarPage
from app.ui.calendar.share_dialog import ShareDialog, ask_place
from app.ui.place import Place
from app.ui.shell.failure import FailureStrip
from app.ui.widgets.file_dialog import FileDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot, desk, show):
    page = show()
    qtbot.keyClick(page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.findChild(ShareDialog) is not None)
    return page.findChild(ShareDialog)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let the file be written at once."""
    monkeypatch.setattr(feeding, "WAIT_MS", 0)


def choose(qtbot, path):
    """Choose a place in the file dialog that is open."""

    def found():
        return next((w for w in QApplication.allWidgets() if isinstance(w, FileDialog)), None)

    qtbot.waitUntil(lambda: found() is not None)
    asked = found()
    asked.fileSelected.emit(str(path))
    asked.close()


def test_what_is_shown_is_saved_once(qtbot, plan, show, desk, tmp_path):
    plan(23, 9)
    page = show()
    page.share()
    asked = page.findChild(ShareDialog)
    asked.level.setFocus()
    qtbot.keyClick(asked.level, Qt.Key.Key_Right)  # Volledig
    qtbot.mouseClick(asked.export_button, LEFT)
    path = tmp_path / "week.ics"
    qtbot.waitUntil(lambda: asked.saving.dialog is not None)
    with qtbot.waitSignal(desk.noticed) as told:
        asked.saving.dialog.fileSelected.emit(str(path))
    assert told.args[0].text == "Agenda bewaard: week.ics"
    assert "Bakkerij Janssens" in path.read_text(encoding="utf-8")


def test_the_file_follows_what_is_planned(qtbot, store, desk, plan, dialog, tmp_path):
    path = tmp_path / "werkvloer.ics"
    with qtbot.waitSignal(desk.feed.written):
        desk.feed.set_path(str(path))
    assert dialog.place.text().endswith("werkvloer.ics")
    assert "BEGIN:VEVENT" not in path.read_text(encoding="utf-8")
    plan(23, 9)
    with qtbot.waitSignal(desk.feed.written):
        desk.bus.tell(None)
    written = path.read_text(encoding="utf-8")
    assert "SUMMARY:Bezet" in written
    assert "Janssens" not in written
    with qtbot.waitSignal(desk.feed.written):
        dialog.level.setFocus()
        qtbot.keyClick(dialog.level, Qt.Key.Key_Right)
    assert "Bakkerij Janssens" in path.read_text(encoding="utf-8")


def test_to_stop_leaves_the_file_and_writes_no_more(qtbot, desk, dialog, tmp_path):
    path = tmp_path / "werkvloer.ics"
    with qtbot.waitSignal(desk.feed.written):
        desk.feed.set_path(str(path))
    qtbot.mouseClick(dialog.stop_button, LEFT)
    assert desk.feed.path == ""
    assert dialog.place.text() == "Nog geen plaats gekozen."
    assert path.exists()


def test_a_place_that_cannot_be_written_is_told_with_another_way(qtbot, desk, dialog, tmp_path):
    with qtbot.waitSignal(desk.feed.failed):
        desk.feed.set_path(str(tmp_path / "weg" / "werkvloer.ics"))
    assert dialog.note.isVisible()
    assert dialog.choose_button.text() == "Kies een andere plaats"
    assert dialog.choose_button.hasFocus()
    good = tmp_path / "goed.ics"
    with qtbot.waitSignal(desk.feed.written):
        qtbot.mouseClick(dialog.choose_button, LEFT)
        choose(qtbot, good)
    assert good.exists()
    assert Path(desk.feed.path) == good


def test_over_the_page_it_is_told_once_and_a_place_can_be_chosen(
    qtbot, desk, show_active, tmp_path
):
    page = show_active(CalendarPage(desk, Place("agenda")))
    strip = FailureStrip(page)
    page.trouble = FeedTrouble(desk, strip, page)
    with qtbot.waitSignal(desk.feed.failed) as failed:
        desk.feed.set_path(str(tmp_path / "weg" / "werkvloer.ics"))
    assert isinstance(failed.args[0], UserError)
    assert strip.card is not None
    assert "agendabestand" in strip.card.title.text()
    desk.feed.write()
    qtbot.waitUntil(lambda: not desk.feed._is_writing)
    good = tmp_path / "goed.ics"
    with qtbot.waitSignal(desk.feed.written):
        ask_place(desk, page)
        choose(qtbot, good)
    assert good.exists()
    assert strip.card is None
