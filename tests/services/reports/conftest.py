"""A partnership to report on."""

import pytest

from tests.report_samples import World


@pytest.fixture
def world(store):
    return World(store)
