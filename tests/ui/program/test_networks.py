"""Networks and meetings in the real program: by keys, across a lock, found again."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.drafts import list_drafts
from app.services.networks.meetings import MeetingForm, meeting_view, plan_meeting
from app.services.networks.use_cases import NetworkForm, network_rows, start_network
from app.ui.place import Place
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def meeting(desktop):
    store = desktop.main.desk.store
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    at = datetime(2026, 11, 26, 13, tzinfo=UTC)
    return plan_meeting(store, network, MeetingForm("Buddys", at, at.replace(hour=15))).id


def opened(desktop, screen):
    desktop.wait(lambda: desktop.page.place.screen == screen)
    if screen != "networks":
        desktop.wait(lambda: desktop.page.room is not None)
    desktop.wait(lambda: QApplication.focusWidget() not in {None, desktop.page})
    return desktop.page


def test_from_nothing_to_a_planned_meeting_by_keys_alone(desktop):
    store = desktop.main.desk.store
    desktop.press(KEY.Key_G, CTRL)
    desktop.press(KEY.Key_N)
    page = opened(desktop, "networks")
    assert isinstance(page.states.currentWidget(), EmptyState)
    desktop.press(KEY.Key_Return)  # «Nieuw netwerk»
    desktop.type("Netwerk Waasland")
    desktop.press(KEY.Key_Return)
    opened(desktop, "network")
    desktop.press(KEY.Key_N, CTRL)
    desktop.type("Buddys op de vloer")
    desktop.press(KEY.Key_Return, CTRL)
    page = opened(desktop, "meeting")
    assert page.head.title.text() == "Buddys op de vloer"
    assert page.crumbs()[1].text == "Netwerk Waasland"
    assert network_rows(store)[0].next_at is not None
    assert list_drafts(store) == ()


def test_what_is_typed_in_the_minutes_is_stored_by_locking(desktop, meeting):
    desktop.main.way.go(Place("meeting", record=meeting, unit="report"))
    page = opened(desktop, "meeting")
    assert page.room.current == "report"
    desktop.type("Half verslag")
    desktop.press(KEY.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    assert desktop.page.place == Place("meeting", record=meeting, unit="report")
    page = opened(desktop, "meeting")
    assert page.room.show("report").report.note.toPlainText() == "Half verslag"
    assert meeting_view(desktop.main.desk.store, meeting).form.report == "Half verslag"


def test_a_line_that_is_not_added_yet_is_found_again_after_a_lock(desktop, meeting):
    desktop.main.way.go(Place("meeting", record=meeting, unit="learning"))
    opened(desktop, "meeting")
    desktop.type("Een peter per ploeg")
    desktop.press(KEY.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    page = opened(desktop, "meeting")
    line = page.room.show("learning").point_line
    assert line.fields["text"].text() == "Een peter per ploeg"
    assert QApplication.focusWidget() is line.fields["text"]
    desktop.press(KEY.Key_Return)
    (point,) = meeting_view(desktop.main.desk.store, meeting).points
    assert point.text == "Een peter per ploeg"
    desktop.wait(lambda: list_drafts(desktop.main.desk.store) == ())


def test_the_search_leads_to_a_meeting_and_back_again(desktop, meeting):
    desktop.press(KEY.Key_K, CTRL)
    box = desktop.main.search._box
    desktop.wait(box.field.hasFocus)
    desktop.type("budd")
    desktop.wait(lambda: not box._is_awaited and box.results.current() is not None)
    desktop.wait(lambda: box.results.current().act == Place("meeting", record=meeting))
    desktop.press(KEY.Key_Return)
    page = opened(desktop, "meeting")
    page.head.network_button.click()
    page = opened(desktop, "network")
    assert isinstance(QApplication.focusWidget(), TableView)
    desktop.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert opened(desktop, "meeting").name() == "Buddys"
