"""Trajectories in several phases, and the page that lists them."""

from datetime import date

import pytest

from app.services.trajectories.use_cases import NewMember, enter_phase
from app.ui.place import Place
from app.ui.trajectories.page import TrajectoriesPage
from tests.case_samples import begin, member
from tests.coaching_samples import add_company, add_team, make_desk
from tests.file_samples import stop_clock

BEGUN = date(2026, 11, 9)  # 14 days before the Monday of the tests


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
def many(store, bakery, builders):
    """Ids by title: two in Verkenning, of which one is silent, and a joint one in Analyse."""
    silent = begin(store, member(bakery), title="Taal in de bakkerij", on=date(2026, 10, 12))
    fresh = begin(store, NewMember(builders.id, "Peeters Bouw"), title="Peters", on=BEGUN)
    both = (member(bakery), NewMember(builders.id, "Peeters Bouw", "1999990243"))
    joint = begin(store, *both, title="Onthaal nieuwe medewerkers", on=BEGUN)
    enter_phase(store, joint.id, "analysis", BEGUN)
    return {one.title: one.id for one in (silent, fresh, joint)}


@pytest.fixture
def open_page(qtbot, desk):
    def make(size=(1158, 700), **place):
        page = TrajectoriesPage(desk, Place("trajectories", **place))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.enter()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.is_built and page.model.listing is not None)
        return page

    return make


@pytest.fixture
def page(open_page, many):
    return open_page()
