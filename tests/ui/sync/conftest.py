"""A desk whose sync is made up."""

import pytest

from tests.coaching_samples import add_team, make_desk
from tests.file_samples import stop_clock
from tests.sync_samples import FakeSync


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def fake(desk):
    """The made-up sync behind the desk."""
    desk.sync.service = fake = FakeSync()
    return fake
