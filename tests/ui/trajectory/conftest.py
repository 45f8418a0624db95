"""A trajectory of two companies, and its page."""

import pytest

from app.services.trajectories.use_cases import NewMember
from app.ui.place import Place
from app.ui.trajectory.page import TrajectoryPage
from tests.case_samples import begin, member
from tests.coaching_samples import add_company, add_team, make_desk
from tests.file_samples import stop_clock


@pytest.fixture
def me(store, monkeypatch):
    stop_clock(monkeypatch)
    return add_team(store)


@pytest.fixture
def desk(store, me, runner, tmp_path):
    return make_desk(store, me, runner, tmp_path)


@pytest.fixture
def bakery(store, me):
    return add_company(store, number="1999990144")


@pytest.fixture
def builders(store, me):
    return add_company(store, "Peeters Bouw", number="1999990243")


@pytest.fixture
def joint(store, bakery, builders):
    """A joint trajectory, as screens see it."""
    return begin(store, member(bakery), NewMember(builders.id, "Peeters Bouw", "1999990243"))


@pytest.fixture
def open_page(qtbot, desk):
    def make(record, size=(1158, 700), unit="", *, is_there=True):
        page = TrajectoryPage(desk, Place("trajectory", record=record, unit=unit))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.enter()
        with qtbot.waitSignal(page.model.loaded if is_there else page.model.gone):
            qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.is_built)
        return page

    return make
