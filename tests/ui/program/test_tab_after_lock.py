"""After a lock one is back on the tab where one was."""

import pytest
from PySide6.QtCore import Qt

from app.services.networks.use_cases import NetworkForm, start_network
from app.services.trajectories.use_cases import NewMember
from app.ui.place import Place
from tests.case_samples import NUMBER, begin
from tests.ui.program.locking import lock

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(desktop, company):
    store = desktop.main.desk.store
    return {
        "enterprise": company,
        "trajectory": begin(store, NewMember(company, "Bakkerij Janssens", NUMBER)).id,
        "network": start_network(store, NetworkForm("Netwerk Waasland")).id,
    }


@pytest.mark.parametrize(
    ("screen", "second"),
    [("enterprise", "overview"), ("trajectory", "goals"), ("network", "members")],
)
def test_the_tab_that_was_shown_is_shown_again(desktop, places, screen, second):
    place = Place(screen, record=places[screen])
    desktop.main.way.go(place)
    desktop.wait(lambda: getattr(desktop.page, "room", None) is not None)
    desktop.wait(lambda: desktop.page.isAncestorOf(desktop.main.focusWidget()))
    desktop.press(Qt.Key.Key_Tab, CTRL)
    desktop.wait(lambda: desktop.page.room.current == second)
    lock(desktop)
    desktop.unlock()
    assert desktop.page.place == Place(screen, record=places[screen], unit=second)
    desktop.wait(lambda: getattr(desktop.page, "room", None) is not None)
    desktop.wait(lambda: desktop.page.room.current == second)
