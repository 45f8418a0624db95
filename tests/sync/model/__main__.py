"""
Run random histories and print the seeds of the bad ones.

`python -m tests.sync.model --histories 10000 --seed 0 [--fault NAME] [--naive]`: by the heart of
the program, or by the naive one. It ends with 1 when a history was bad.
"""

import argparse
import sys
import time
from collections import Counter

from tests.sync.model.facts import Heart
from tests.sync.model.faults import FAULTS
from tests.sync.model.history import history


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="tests.sync.model")
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fault", choices=sorted(FAULTS), help="put a known mistake back")
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--stop", type=int, default=10, help="stop after this many bad ones")
    given = parser.parse_args()
    faults = frozenset([given.fault] if given.fault else [])
    counts: Counter[str] = Counter()
    bad, done, began = 0, 0, time.monotonic()
    for seed in range(given.seed, given.seed + given.histories):
        found, world = history(seed, faults, Heart)
        done += 1
        counts.update(world.counts)
        counts["log rows"] += len(world.central.log)
        if found:
            bad += 1
            print(f"seed {seed}: {'; '.join(found[:3])}", flush=True)  # noqa: T201
        if bad >= given.stop or time.monotonic() - began > given.seconds:
            break
    took = time.monotonic() - began
    print(f"{done} histories from seed {given.seed}, {bad} bad, {took:.0f} s")  # noqa: T201
    print(", ".join(f"{name} {n}" for name, n in sorted(counts.items())))  # noqa: T201
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
