"""
Random histories of real laptops hold the invariants of SYNC.

`WERKVLOER_SEED` and `WERKVLOER_HISTORIES` choose others and more, as `make soak` does.
"""

import os

import pytest

from tests.sync.machine import Machine
from tests.sync.machine_checks import after_a_step, at_rest

FIRST = int(os.environ.get("WERKVLOER_SEED", "500000"))
HISTORIES = int(os.environ.get("WERKVLOER_HISTORIES", "15"))
STEPS = (10, 80)  # least and most
FOUND = (  # seeds that once were bad
    1010,  # own edits of a record that the server lost
    1013,  # own changes of a case that was purged came back on the screen
    3021,  # own records of a case that waits for its walk
    4015,  # rows of others were given back once, and lost twice
    4018,  # own record under one that was rejected
    7005,  # a join record of which every unit has two heads
    8056,  # a restored server forgot that it had asked about a delete
    9030,  # own changes outlived the rows of others that they built on
)


def played(seed):
    """Run one history; return what was wrong with it, and how often each thing happened."""
    machine = Machine(seed)
    try:
        machine.start()
        for _ in range(machine.rng.randint(*STEPS)):
            k = machine.step()
            if found := after_a_step(machine, k):
                return found, machine.counts
        return at_rest(machine, settled=machine.settle()), machine.counts
    finally:
        machine.close()


@pytest.mark.parametrize("seed", [*FOUND, *range(FIRST, FIRST + HISTORIES)])
def test_a_random_history_holds(seed):
    assert played(seed)[0] == [], f"WERKVLOER_SEED={seed} WERKVLOER_HISTORIES=1"
