"""
Run random histories of real laptops and print the seeds of the bad ones.

`python -m tests.sync.soak --histories 10000 --seed 0`; it ends with 1 when a history was bad.
"""

import argparse
import sys
import time
import traceback
from collections import Counter

from tests.sync.test_machine import played


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="tests.sync.soak")
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--stop", type=int, default=10, help="stop after this many bad ones")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    bad, done, began = 0, 0, time.monotonic()
    for seed in range(given.seed, given.seed + given.histories):
        try:
            found, some = played(seed)
            counts.update(some)
        except Exception:  # noqa: BLE001 whatever it is, its seed is what is looked for
            found = [traceback.format_exc(limit=-4)]
        done += 1
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
