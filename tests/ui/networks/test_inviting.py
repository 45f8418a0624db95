"""Inviting through the mail program of the coach, and the windows that a meeting opens."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from app.core.errors import UserError
from app.services.drafts import find_draft
from app.services.networks.evaluations import forms, remarks
from app.services.networks.meetings import meeting_view, move_meeting
from app.ui.attendance.window import AttendanceWindow
from app.ui.meeting import evaluation_window as module
from app.ui.meeting.evaluation_window import EvaluationWindow
from tests.coaching_samples import utc
from tests.ui.networks.steps import CTRL, press, type_in

KEY = Qt.Key


@pytest.fixture
def page(open_page, meeting):
    return open_page("meeting", meeting, "invitees")


def box_of(page):
    page.room.show("invitees").invite_button.click()
    return page.invite_box


def test_who_has_no_address_is_marked(page):
    box = box_of(page)
    assert [tick.text() for tick in box.ticks.values()] == ["An Claes"]
    words = [one.accessibleName() for one in box._pane.findChildren(module.QWidget)]
    assert "Bel of voeg adres toe" in words
    assert box.state.text().startswith("1 bericht")
    next(iter(box.ticks.values())).click()
    assert not box.open_button.isEnabled()
    assert not box.folder_button.isEnabled()
    press(page, KEY.Key_Escape)
    assert not box.isVisible()


def test_messages_go_to_a_folder_and_are_noted(qtbot, page, desk, store, meeting, tmp_path):
    box = box_of(page)
    box.choose_folder(str(tmp_path))
    qtbot.waitUntil(lambda: not box.isVisible())
    assert [path.name for path in tmp_path.glob("*.eml")] == ["An Claes.eml"]
    assert meeting_view(store, meeting).invitees[0].invited_at is not None
    tab = page.room.show("invitees")
    told = "1 nog niet uitgenodigd, 1 zonder mailadres"
    qtbot.waitUntil(lambda: tab.foot.status.text() == told)
    box = box_of(page)
    (tick,) = box.ticks.values()
    assert not tick.isChecked()  # she was invited
    box.close_box()
    qtbot.undo(desk)
    assert meeting_view(store, meeting).invitees[0].invited_at is None


def test_messages_are_opened_one_by_one_and_leave_no_trace(
    qtbot, page, desk, store, meeting, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    tab = page.room.show("invitees")
    tab.table.setFocus()
    press(page, KEY.Key_Down)
    press(page, KEY.Key_F2)
    type_in(page, "jo@peeters.example")
    press(page, KEY.Key_Return)
    box = box_of(page)
    box.open_button.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert box.state.text().startswith("Geopend: An Claes, 1 te gaan")
    assert box.open_button.text() == "Open het volgende"
    first, second = meeting_view(store, meeting).invitees
    assert first.invited_at is not None
    assert second.invited_at is None  # hers is not opened yet
    press(page, KEY.Key_Return)
    assert len(opened) == 2
    assert box.state.text() == "Geopend: Jo Peeters"
    paths = [url.toLocalFile() for url in opened]
    assert [path.rpartition("/")[2] for path in paths] == ["An Claes.eml", "Jo Peeters.eml"]
    assert all(Path(path).exists() for path in paths)
    press(page, KEY.Key_Return)  # «Sluit»
    assert box._grace.isActive()  # the mail program may still be starting
    box._grace.timeout.emit()
    assert not any(Path(path).exists() for path in paths)
    assert not box.isVisible()


def test_without_a_mail_program_the_box_says_what_to_do(qtbot, page, store, meeting, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    box = box_of(page)
    box.open_button.click()
    qtbot.waitUntil(box.note.isVisible)
    assert "Bewaar in een map" in box.note.words.text()
    assert meeting_view(store, meeting).invitees[0].invited_at is None
    assert box.folder_button.isEnabled()
    box.close_box()


def test_a_folder_that_refuses_is_told_and_nobody_is_noted(qtbot, page, store, meeting, tmp_path):
    box = box_of(page)
    box.choose_folder(str(tmp_path / "weg"))
    qtbot.waitUntil(box.note.isVisible)
    assert meeting_view(store, meeting).invitees[0].invited_at is None
    assert box.open_button.isEnabled()
    box.close_box()


def test_f11_opens_the_attendance_mode_with_what_was_typed_stored(
    qtbot, page, desk, store, meeting
):
    desk.settings.asks_after_attendance = False
    page.room.show("report").report.note.setFocus()
    type_in(page, "Nog net getypt")
    press(page, KEY.Key_F11)
    assert isinstance(desk.front, AttendanceWindow)
    assert meeting_view(store, meeting).form.report == "Nog net getypt"
    window = desk.front
    window.leave()
    assert desk.front is None
    assert page.isVisible()


def test_ctrl_p_asks_for_the_printed_list(page, desk):
    asked = []
    desk.document_requested.connect(asked.append)
    press(page, KEY.Key_P, CTRL)
    assert [one.file_name for one in asked] == ["Aanwezigheidslijst.pdf"]
    assert asked[0].make().startswith(b"%PDF")


def evaluation(page, desk):
    page.room.show("evaluation")
    desk.settings.asks_after_attendance = False
    page.open_evaluation()
    assert isinstance(desk.front, EvaluationWindow)
    return desk.front


def test_a_participant_fills_in_the_form_alone(qtbot, page, desk, store, meeting):
    window = evaluation(page, desk)
    assert page.window().isVisible() is False
    assert not window.form.done_button.isEnabled()
    for code in ("useful", "new"):
        QTest.keyClick(window.form.questions[code], KEY.Key_Right)
        QTest.keyClick(window.form.questions[code], KEY.Key_Right)
    QTest.keyClicks(window.form.remark, "Meer tijd")
    QTest.keyClick(window.form.remark, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.thanks)
    assert forms(store, meeting) == 1
    assert remarks(store, meeting) == ("Meer tijd",)
    assert window.form.typed() is None  # the next one sees nothing of it
    window.next_button.click()
    assert window.stack.currentWidget() is window.form
    window.leave()
    assert desk.front is None
    qtbot.waitUntil(lambda: page.room.show("evaluation").forms.text().startswith("1"))
    assert not desk.undo.can_undo  # no undo takes back what somebody answered


def test_a_form_that_is_half_filled_in_is_found_again(qtbot, page, desk, store, meeting):
    window = evaluation(page, desk)
    QTest.keyClick(window.form.questions["again"], KEY.Key_Right)
    QTest.keyClicks(window.form.remark, "Half")
    qtbot.waitUntil(lambda: find_draft(store, "evaluation", meeting) is not None)
    window.leave()
    again = evaluation(page, desk)
    assert again.form.typed() == {"again": "1", "remark": "Half"}
    again.leave()


def test_leaving_asks_the_passphrase_and_what_fails_stays(
    qtbot, page, desk, store, meeting, monkeypatch
):
    window = evaluation(page, desk)
    desk.settings.asks_after_attendance = True
    press(window, KEY.Key_F11)
    assert window.leave_box.isVisible()
    assert window.leave_box.stay_button.text() == "Blijf bij het formulier"
    window.leave_box.close_box()
    window.close()
    assert window.isVisible()
    window.leave_box.close_box()
    monkeypatch.setattr(module, "fill_in", refuse)
    QTest.keyClicks(window.form.remark, "Blijft staan")
    window.form.finish()
    qtbot.waitUntil(window.note.isVisible)
    assert window.form.remark.toPlainText() == "Blijft staan"
    desk.settings.asks_after_attendance = False
    window.leave()


def refuse(*_rest):
    raise UserError("store.full")


def test_of_a_meeting_that_is_over_nobody_is_left_to_invite(qtbot, open_page, desk, store, meeting):
    page = open_page("meeting", meeting)
    tab = page.room.show("invitees")
    assert tab.foot.status.text() == "2 nog niet uitgenodigd, 1 zonder mailadres"
    desk.bus.tell(move_meeting(store, meeting, utc(3, 13), utc(3, 15)))
    qtbot.waitUntil(lambda: tab.foot.status.text() == "De bijeenkomst is voorbij")
