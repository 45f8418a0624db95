"""The forecast: small cases worked out by hand, and projects that are played to their end."""

import math
from datetime import date, timedelta
from random import Random

import pytest

from app.domain.forecast import MONTH_DAYS, Forecast, Outlook, Run, forecast

BEGIN, END = date(2024, 1, 1), date(2029, 12, 31)


def test_the_last_day_tells_what_is_there():
    runs = [
        Run(date(2028, 1, 1), counted_on=date(2029, 3, 1)),
        Run(date(2029, 6, 1)),
        Run(date(2029, 6, 1), ended_on=date(2029, 9, 1)),
    ]
    told = forecast(runs, BEGIN, END, END)
    assert (told.realised, told.expected, told.low, told.high) == (1, 1, 1, 1)
    assert (told.from_running, told.from_new) == (0, 0)


def test_one_that_begins_today_with_a_month_to_go():
    # In its first months, of 1,000 imagined trajectories 5 count and 10 stop in a month: the chance
    # of either is 1 - exp(-0.015), and a third of that is a count.
    chance = (1 - math.exp(-0.015)) / 3
    told = forecast([Run(BEGIN)], BEGIN, BEGIN + timedelta(days=30), BEGIN)
    assert told.starts == 1.5  # one in the month at least, and half a one
    assert told.from_running == pytest.approx(chance)
    assert told.from_new == pytest.approx(1.5 * chance)
    # spread: p(1-p) + n + n²/2 + (p+n)²/5 = 0.004938 + 0.007444 + 0.000028 + 0.000031; its root
    # 0.1115, times 1.2816 is 0.143: below the middle nothing, above it less than one
    assert (told.low, told.expected, told.high) == (0, 0, 1)


def test_the_pace_is_that_of_the_last_year():
    long_ago = [Run(date(2024, 1, 15), ended_on=date(2024, 6, 1))] * 40
    lately = [Run(date(2026, 3, 1))] * 11
    told = forecast([*long_ago, *lately, Run(date(2027, 5, 1))], BEGIN, END, date(2026, 11, 30))
    assert told.starts == pytest.approx(11.5 / 12)  # what begins next year is not known today


def test_what_counts_later_is_not_known_today():
    run = Run(date(2025, 1, 1), counted_on=date(2026, 12, 15))
    told = forecast([run], BEGIN, END, date(2026, 12, 1))
    assert (told.realised, told.learnt_from, told.is_weak) == (0, 0, True)
    assert told.from_running > 0


def test_ten_counts_are_something_to_learn_from():
    runs = [Run(date(2024, 3, 1), counted_on=date(2025, 3, 1))] * 10
    assert not forecast(runs, BEGIN, END, date(2026, 1, 1)).is_weak


def test_who_mostly_stop_bring_less():
    start, over, today = date(2024, 3, 1), date(2025, 3, 1), date(2025, 6, 1)
    running = [Run(date(2025, 4, 1))] * 10
    good = forecast([*running, *[Run(start, counted_on=over)] * 20], BEGIN, END, today)
    bad = forecast([*running, *[Run(start, ended_on=over)] * 20], BEGIN, END, today)
    # 20 count at 12 months and nobody stops, or the other way round: of the ten, most and few
    assert good.from_running > 8 > 4 > bad.from_running


def played(random, rate, growth, share, lasts, spread):
    """A project: so many begin in a month, a share counts, most of them after so many months."""
    runs = []
    for month in range(72):
        now = rate * (1 + growth * (month / 72 - 0.5))
        for _ in range(sum(random.random() < now / 20 for _ in range(20))):
            start = BEGIN + timedelta(days=(month + random.random()) * MONTH_DAYS)
            months = random.lognormvariate(math.log(lasts), spread)
            over = start + timedelta(days=months * MONTH_DAYS)
            counts = random.random() < share
            runs.append(Run(start, over if counts else None, None if counts else over))
    return runs


PROJECTS = {
    "steady": (3.0, 0.0, 0.7, 12, 0.4),
    "growing": (3.0, 0.6, 0.7, 12, 0.4),
    "shrinking": (3.0, -0.6, 0.7, 12, 0.4),
    "small and slow": (1.2, 0.0, 0.5, 15, 0.5),
    "large and quick": (8.0, 0.0, 0.8, 9, 0.3),
}


def right_ones(project: str, year: int) -> tuple[float, float]:
    """In which share of 50 played projects the band held the end, and the mean error."""
    today, held, errors = BEGIN + timedelta(days=365 * year), 0, []
    for seed in range(50):
        runs = played(Random(f"{project} {seed}"), *PROJECTS[project])
        end = sum(run.counted_on is not None and run.counted_on <= END for run in runs)
        told: Forecast = forecast(runs, BEGIN, END, today)
        held += told.low <= end <= told.high
        errors.append(told.expected / end - 1)
    return held / 50, sum(errors) / 50


@pytest.mark.parametrize("project", PROJECTS)
def test_the_band_holds_the_end_of_played_projects(project):
    held, error = right_ones(project, 3)
    assert held >= 0.7  # 80 of 100 are promised; of 50 projects 35 can be chance
    assert abs(error) <= 0.12
    held, error = right_ones(project, 5)
    assert held >= 0.7
    assert abs(error) <= 0.04


def test_parts_learn_from_all_and_add_up_to_the_whole():
    today = date(2026, 11, 30)
    old = [Run(date(2025, 1, 1), counted_on=date(2026, 1, 1))] * 6
    east = [*old, Run(date(2026, 5, 1)), Run(date(2026, 6, 1))]
    west = [Run(date(2026, 6, 1))]
    outlook = Outlook([*east, *west], BEGIN, today)
    told = outlook.at(END)
    parts = outlook.parts([east, west, []], END)
    assert sum(parts) == pytest.approx(told.realised + told.from_running + told.from_new)
    # of the three that began in the last year two are East's: of what still begins two thirds
    assert parts[0] - parts[1] > 6 + told.from_new / 3
    assert parts[2] == 0
    assert outlook.parts([east, west], today) == (6, 0)


def test_without_a_start_in_the_last_year_parts_have_as_much_of_what_begins():
    outlook = Outlook([], BEGIN, date(2026, 11, 30))
    one, other = outlook.parts([[], []], END)
    assert one == other == pytest.approx(outlook.at(END).from_new / 2)


@pytest.mark.parametrize("runs", [[], [Run(date(2026, 6, 1))]])
def test_of_no_parts_nothing_is_expected(runs):
    assert Outlook(runs, BEGIN, date(2026, 11, 30)).parts([], END) == ()
