"""A desk on a Monday morning, for what plans and for what shows the plan."""

import pytest

from tests.coaching_samples import add_team, make_desk
from tests.ui.agenda.steps import stop_clock


@pytest.fixture(autouse=True)
def on_monday(monkeypatch):
    """It is Monday, 21 past eight."""
    stop_clock(monkeypatch)


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)
