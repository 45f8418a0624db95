"""What is said of how wrong the forecast was, held against played projects."""

from datetime import date, timedelta
from random import Random

import pytest

from app.domain.forecast import forecast
from app.domain.forecast_tested import TESTED, back_test
from tests.domain.test_forecast import BEGIN, END, PROJECTS, played

SEEDS = range(6)  # of the fifty that the numbers are of


@pytest.mark.parametrize("said", TESTED[2:4])
def test_the_numbers_are_those_of_played_projects(said):
    today = BEGIN + timedelta(days=365 * said.years_gone)
    off, held = [], []
    for project in PROJECTS:
        for seed in SEEDS:
            runs = played(Random(f"{project} {seed}"), *PROJECTS[project])
            end = sum(run.counted_on is not None and run.counted_on <= END for run in runs)
            told = forecast(runs, BEGIN, END, today)
            off.append(100 * abs(told.expected - end) / end)
            held.append(100 * (told.low <= end <= told.high))
    assert sum(off) / len(off) == pytest.approx(said.off, abs=2)
    assert sum(held) / len(held) == pytest.approx(said.held, abs=8)


@pytest.mark.parametrize(
    ("day", "years"),
    [("2026-11-27", 3), ("2024-02-01", 1), ("2029-12-01", 5), ("2025-07-10", 2), ("2023-01-01", 1)],
)
def test_what_is_said_is_of_as_far_on(day, years):
    assert back_test(BEGIN, END, date.fromisoformat(day)).years_gone == years
