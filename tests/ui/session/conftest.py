"""The page of a session, at a moment that stands still."""

import pytest

from app.core import clock
from app.ui.place import Place
from app.ui.session.page import SessionPage
from tests.coaching_samples import (
    add_company,
    add_team,
    make_desk,
)
from tests.ui.session.steps import MONDAY


@pytest.fixture(autouse=True)
def wall(monkeypatch):
    """A clock that stands still."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    monkeypatch.setattr(clock, "today", lambda: clock.local(MONDAY).date())


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store, purpose="Nieuwe bakkers blijven")


@pytest.fixture
def open_page(qtbot, desk, show_active):
    def make(**place):
        page = SessionPage(desk, Place("session", **place))
        page.resize(1158, 694)
        show_active(page)
        page.enter()
        qtbot.waitUntil(lambda: page.is_built)
        return page

    return make
