"""
Measures who is reached where, on a store of real size with trajectories.

`python -m benchmarks.coverage --folder DIR` prints one line a measure and ends with 1 when one is
over its budget.
"""

import sys
from datetime import date
from functools import partial
from typing import Final

from app.domain.coverage import Level
from app.reference.loader import reference
from app.services.reports.coverage import coverage_report
from app.services.reports.kinds import ReportFilters
from app.services.results.coverage import companies_there, coverage
from app.services.results.coverage_rows import CoverageQuery
from benchmarks.measuring import Measures, given_store
from benchmarks.trajectories import TRAJECTORIES, fill

NUMBERS_MS: Final = 100.0
SESSIONS_MS: Final = 400.0  # the themes of 100,000 sessions
REPORT_MS: Final = 600.0  # with its maps, and small numbers hidden
HALF_YEAR: Final = (date(2026, 1, 1), date(2026, 6, 30))


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, _folder = given_store(__doc__)
    fill(store, TRAJECTORIES)
    known, measures = reference(), Measures()
    for name, budget, query in (
        ("all", NUMBERS_MS, CoverageQuery()),
        ("one sector", NUMBERS_MS, CoverageQuery(sector="C")),
        ("half a year", SESSIONS_MS, CoverageQuery(*HALF_YEAR)),
        ("one theme", SESSIONS_MS, CoverageQuery(theme="onboarding")),
    ):
        measures.take(name, budget, partial(coverage, store, known, query))
    inside = partial(companies_there, store, known, CoverageQuery(), Level.PROVINCE, "10000")
    measures.take("the companies of a province", SESSIONS_MS, inside)
    report = partial(coverage_report, store, known, ReportFilters(*HALF_YEAR))
    measures.take("the report", REPORT_MS, report)
    return int(measures.failed)


if __name__ == "__main__":
    sys.exit(main())
