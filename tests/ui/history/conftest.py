"""A file with some changes, for tests of its history."""

import pytest

from app.services.profiles.laptops import note_laptop
from tests.coaching_samples import add_company, add_team, make_desk


@pytest.fixture
def desk(store, runner, tmp_path):
    desk = make_desk(store, add_team(store), runner, tmp_path)
    note_laptop(store, "OOST-1")
    return desk


@pytest.fixture
def company(store, desk):
    return add_company(store)


@pytest.fixture
def told(desk):
    """The notices that were shown."""
    notices = []
    desk.noticed.connect(notices.append)
    return notices
