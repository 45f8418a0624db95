"""The attendance mode of a meeting with people, at a moment that stands still."""

import pytest

from app.core import clock
from app.services.networks.meetings import (
    MeetingForm,
    invite,
    meeting_view,
    note_reply,
    plan_meeting,
)
from app.services.networks.use_cases import NetworkForm, start_network
from app.ui.attendance.window import AttendanceWindow
from tests.coaching_samples import add_team, make_desk, utc
from tests.ui.attendance.steps import APOLOGISED, EXPECTED, NOW, SILENT, member


@pytest.fixture(autouse=True)
def wall(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def meeting(store, desk):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    form = MeetingForm("bijeenkomst 3", utc(23, 10), utc(23, 11, 30), "Sint-Niklaas, zaal De Kade")
    meeting = plan_meeting(store, network, form).id
    invite(store, meeting, [member(one) for one in (*EXPECTED, *APOLOGISED, *SILENT)])
    for one in meeting_view(store, meeting).invitees:
        if one.name in dict(EXPECTED):
            note_reply(store, [one.id], "yes")
        elif one.name in dict(APOLOGISED):
            note_reply(store, [one.id], "no")
    return meeting


@pytest.fixture
def open_window(qtbot, desk, meeting, show_active):
    """Open the mode; it is read by then."""

    def make(width=1440, height=900):
        window = AttendanceWindow(desk, meeting)
        window.resize(width, height)
        show_active(window)
        window.view.setFocus()
        qtbot.waitUntil(lambda: window.actions_of.list is not None)
        return window

    return make
