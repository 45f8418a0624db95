"""
Laptops that Hypothesis drives, on the real server: the engine of one, the heart of the other.

What the server itself must hold is compared with the model elsewhere (`oracle`), and so are the
laptops (`tests/sync/test_machine.py`). Here they meet, through restores of the database too: the
sums of both sides are equal at the end, and nothing that anybody wrote is gone.
"""

import os

import pytest
from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from tests.server.real_laptops import RealLaptops
from tests.sync.laptops import searching

SEED = int(os.environ.get("WERKVLOER_SEED", "700"))
HISTORIES = int(os.environ.get("WERKVLOER_HISTORIES", "3"))


@pytest.mark.parametrize("number", [SEED])  # so that a failure tells it
@pytest.mark.timeout(0)  # to find the fewest steps of a failure takes minutes
def test_laptops_and_server_hold_the_same_and_nothing_is_gone(new_house, number):
    machine = seed(number)(lambda: RealLaptops(new_house))
    run_state_machine_as_test(machine, settings=searching(HISTORIES))
