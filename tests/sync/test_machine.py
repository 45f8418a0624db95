"""
Laptops that Hypothesis drives hold the invariants of SYNC.

`WERKVLOER_SEED` and `WERKVLOER_HISTORIES` choose others and more; `make soak` plays thousands.
"""

import os

import pytest
from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.laptops import searching
from tests.sync.machine import ModelLaptops

SEED = int(os.environ.get("WERKVLOER_SEED", "500000"))
HISTORIES = int(os.environ.get("WERKVLOER_HISTORIES", "20"))


@pytest.mark.parametrize("number", [SEED])  # so that a failure tells it
@pytest.mark.timeout(0)  # to find the fewest steps of a failure takes minutes
def test_laptops_hold_whatever_happens(number):
    run_state_machine_as_test(seed(number)(ModelLaptops), settings=searching(HISTORIES))
