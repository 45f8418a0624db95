"""The pages of networks and meetings, with a network to show."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.networks.meetings import MeetingForm, invite, plan_meeting
from app.services.networks.use_cases import MemberForm, NetworkForm, add_members, start_network
from app.ui.place import Place
from app.ui.shell.pages import make_page
from app.ui.widgets.tab_order import step
from tests.coaching_samples import add_team, make_desk, utc
from tests.file_samples import stop_clock

AN = MemberForm("An Claes", "Metaal Claes", "zaakvoerder", "an@claes.example")
JO = MemberForm("Jo Peeters", "Peeters Bouw")


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def network(store, desk):
    found = start_network(store, NetworkForm("Netwerk Waasland", ("onboarding",)))
    add_members(store, found.id, (AN, JO))
    return found.id


@pytest.fixture
def meeting(store, network):
    form = MeetingForm("Buddy's op de vloer", utc(26, 13), utc(26, 15), place="De Kade")
    made = plan_meeting(store, network, form).id
    invite(store, made, [AN, JO])
    return made


class Window(QWidget):
    """What Tab does in the main window."""

    def focusNextPrevChild(self, forward):  # noqa: N802
        step(self, forward=forward)
        return True


@pytest.fixture
def open_page(qtbot, desk, show_active):
    kept = []  # a test that keeps only a part of a page must not lose the rest

    def make(screen, record=None, unit="", size=(1158, 700)):
        window = Window()
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        page = make_page(desk, Place(screen, record=record, unit=unit), window)
        column.addWidget(page)
        kept.append((window, page))
        window.resize(*size)
        show_active(window)
        page.enter()
        if screen == "networks":
            qtbot.waitUntil(lambda: page._all is not None)
        else:
            qtbot.waitUntil(lambda: page.room is not None)
        return page

    return make


@pytest.fixture
def went(desk):
    """The places that were asked for."""
    places = []
    desk.go_requested.connect(places.append)
    return places


@pytest.fixture
def told(desk):
    """The notices that were shown."""
    notices = []
    desk.noticed.connect(notices.append)
    return notices
