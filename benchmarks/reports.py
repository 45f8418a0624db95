"""
Measures every report of S17 over the whole project: 3,000 trajectories and 100,000 sessions.

`python -m benchmarks.reports --folder DIR` puts trajectories and referrals in that store when it
has none yet, prints one line a report and ends with 1 when one is over its budget. What the
processor took is judged on a machine that others use too.
"""

import sys
from datetime import date
from functools import partial
from typing import Final

from app.reference.loader import reference
from app.services.reports import coverage
from app.services.reports.kinds import ReportFilters
from app.services.reports.registry import REPORTS
from benchmarks import referrals
from benchmarks.measuring import Measures, begin_application, given_store
from benchmarks.pack_survey import finish
from benchmarks.results import promise
from benchmarks.trajectories import DAY, TRAJECTORIES, fill

REPORT_MS: Final = 300.0
PROJECT: Final = ReportFilters(date(2024, 1, 1), DAY, today=DAY)


def main() -> int:
    """Measure all reports but the map, which benchmarks/coverage.py measures."""
    store, _ = given_store(__doc__)
    _application = begin_application()  # garbage is collected as the program does
    fill(store, TRAJECTORIES)
    referrals.fill(store, referrals.REFERRALS)
    finish(store)
    promise(store)
    measures = Measures()
    for kind in REPORTS:
        if kind is not coverage.KIND:
            make = partial(kind.make, store, reference(), PROJECT)  # as the promotor sees it
            measures.take(kind.title.nl, REPORT_MS, make)
    return int(measures.failed)


if __name__ == "__main__":
    sys.exit(main())
