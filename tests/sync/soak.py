"""
Let Hypothesis drive laptops for hours; print the seed and the fewest steps of what goes wrong.

`python -m tests.sync.soak --histories 10000 --seed 0`; it ends with 1 when a history was bad.
"""

import argparse
import sys
import time
import traceback
from collections import Counter

from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.laptops import searching
from tests.sync.machine import ModelLaptops

BATCH = 50  # histories of one seed
COUNTS: Counter[str] = Counter()


class Counted(ModelLaptops):
    """Tells how often each thing happened."""

    def teardown(self) -> None:
        try:
            super().teardown()
        finally:
            COUNTS.update(self.counts, histories=1)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="tests.sync.soak")
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--stop", type=int, default=3, help="stop after this many bad seeds")
    given = parser.parse_args()
    bad, began, last = 0, time.monotonic(), given.seed
    for last in range(given.seed, given.seed + -(-given.histories // BATCH)):
        try:
            run_state_machine_as_test(seed(last)(Counted), settings=searching(BATCH))
        except Exception:  # noqa: BLE001 whatever it is, its seed is what is looked for
            bad += 1
            print(f"seed {last}: {traceback.format_exc(limit=-3)}", flush=True)  # noqa: T201
        if bad >= given.stop or time.monotonic() - began > given.seconds:
            break
    took = time.monotonic() - began
    print(f"seeds {given.seed} to {last}, {bad} of them bad, {took:.0f} s")  # noqa: T201
    print(", ".join(f"{name} {n}" for name, n in sorted(COUNTS.items())))  # noqa: T201
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
