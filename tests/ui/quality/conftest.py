"""The pages of the quality work on a fixed day."""

from dataclasses import replace
from datetime import date

import pytest

from app.core import clock
from app.services.quality.records import first_values, save_record
from app.ui.place import Place
from app.ui.shell.pages import make_page
from tests.coaching_samples import add_team, make_desk

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: WEDNESDAY)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def desk(store, runner, tmp_path, me):
    return make_desk(store, me, runner, tmp_path)


@pytest.fixture
def as_role(store, runner, tmp_path, me):
    """Give the desk of somebody with another role."""

    def make(role):
        return make_desk(store, replace(me, role=role), runner, tmp_path)

    return make


@pytest.fixture
def add(store):
    """Put a record in the store; return its id."""

    def make(of, **values):
        return save_record(store, of, None, first_values(of, store.actor) | values).id

    return make


@pytest.fixture
def open_page(qtbot, show_active):
    def make(desk, screen, **place):
        page = make_page(desk, Place(screen, **place), None)
        page.resize(1158, 700)
        show_active(page)
        page.enter()
        return page

    return make
