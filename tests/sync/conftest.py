"""Two people, and the server between them."""

import pytest

from tests.sync.desks import ANN, BOB, Desk
from tests.sync.fake_server import new_central


@pytest.fixture
def central():
    return new_central()


@pytest.fixture
def ann(central):
    desk = Desk(central, ANN)
    yield desk
    desk.store.close()


@pytest.fixture
def bob(central):
    desk = Desk(central, BOB)
    yield desk
    desk.store.close()
