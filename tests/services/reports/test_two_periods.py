"""Two periods laid side by side tell no small number, tried by somebody who asks for all."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.report import HIDDEN
from app.domain.suppression import Sum, grid_sums
from app.domain.whole_years import whole_years, year_words
from app.services.reports.hiding import Hiding, Numbers
from app.services.reports.periods import months_in
from app.services.reports.referral_grid import ALL, Grid, Made
from app.services.reports.referral_months import ReferralMonths
from tests.attacker import Attacker, nobody_finds

TODAY = date(2026, 11, 30)
few = st.sampled_from([0, 1, 3, 4, 5, 6, 12])


def made(day, outcome="hired", instrument="IBO", direction="out"):
    return Made(day, direction, instrument, outcome, "sent", None, 1, "east", "C", "R")


def many(numbers):
    return [made(day) for day, number in numbers.items() for _ in range(number)]


def shown(found, first, last):
    return ReferralMonths(Grid(found, 5), TODAY).shown(months_in(first, min(last, TODAY)))


def test_a_period_is_widened_to_whole_years():
    assert whole_years(date(2025, 11, 15), date(2026, 1, 3)) == (
        date(2025, 1, 1),
        date(2026, 12, 31),
    )
    assert year_words(date(2025, 11, 15), date(2026, 1, 3)) == "2025–2026"
    assert year_words(date(2026, 1, 1), date(2026, 1, 3)) == "2026"


def test_june_without_a_day_is_not_told():
    found = many({date(2026, 6, 12): 3, date(2026, 6, 20): 9, date(2026, 3, 2): 20})
    assert shown(found, date(2026, 6, 1), date(2026, 6, 30)) == 12
    for first, last in ((1, 11), (1, 29), (2, 30), (13, 30)):  # 9, or 3 less than the whole
        assert shown(found, date(2026, 6, first), date(2026, 6, last)) is None
    assert shown(found, date(2026, 3, 1), date(2026, 6, 11)) is None


def test_a_year_counts_as_whole_as_far_as_there_is_any():
    found = many({date(2026, 1, 5): 3, date(2026, 2, 5): 8, date(2026, 4, 5): 20})
    assert shown(found, date(2026, 1, 1), TODAY) == 31
    assert shown(found, date(2026, 1, 1), date(2026, 12, 31)) == 31
    assert shown(found, date(2026, 1, 1), TODAY - timedelta(days=1)) is None
    assert shown(found, date(2026, 1, 1), date(2026, 4, 30)) == 31  # the first quarter and April
    assert shown(found, date(2026, 2, 1), date(2026, 4, 30)) is HIDDEN  # 28 would tell the 3
    assert shown(found, date(2025, 1, 1), date(2025, 12, 31)) == 0


def test_of_a_year_of_few_no_month_is_told():
    found = many({date(2025, 2, 5): 3, date(2026, 2, 5): 8, date(2026, 4, 5): 20})
    assert shown(found, date(2025, 1, 1), date(2025, 12, 31)) is HIDDEN
    assert shown(found, date(2025, 1, 1), TODAY) is HIDDEN  # less 28 it would tell the 3
    assert shown(found, date(2026, 1, 1), TODAY) == 28


def test_over_two_years_stands_what_each_of_them_shows():
    # 3 and 12 hired: 15 less the 12 of 2026 would tell the 3
    found = many({date(2025, 5, 1): 3, date(2026, 5, 1): 12})
    found += [made(date(year, 5, 1), "started", "BIS") for year in (2025, 2026) for _ in range(9)]
    grid = Grid(found, 5)
    assert Grid(grid.years[2026], 5).hiding.shown(("IBO", "hired")) == 12
    assert grid.hiding.shown(("IBO", "hired")) is HIDDEN
    assert grid.hiding.shown(("IBO", "not_started")) == 0
    assert grid.parted(lambda one: one.instrument) == {"IBO": HIDDEN, "BIS": HIDDEN}


@settings(max_examples=10)
@given(st.lists(st.tuples(few, few), min_size=2, max_size=3))
def test_nobody_finds_a_small_number_in_reports_over_any_years(years):
    """Two numbers and their total each year; the attacker has the report over all runs."""
    one = Sum(ALL, ("a", "b"))
    tables = [Numbers({"a": a, "b": b, ALL: a + b}, (one,)) for a, b in years]
    nobody_finds(*_all_runs(tables))


def test_nobody_finds_a_small_number_in_two_years_of_a_table_of_two_ways():
    sums = grid_sums({ALL: ["a", "b"]}, ["x", "y"], ALL)
    tables = [_square((3, 12, 9, 7), sums), _square((8, 20, 6, 11), sums)]
    values, hidden, known = _all_runs(tables)
    assert (range(1, 2), ("a", "x")) not in hidden  # 8 in the second year
    assert (range(2), ("a", "x")) in hidden  # or 11 less 8 would tell the 3
    nobody_finds(values, hidden, known)


def test_the_attacker_finds_what_is_hidden_in_each_period_by_itself():
    """So would it be if a report over two years hid only what is small in both together."""
    one, two, both = ("2025", "2026", "both")
    values, sums = {one: 3, two: 12, both: 15}, [Sum(both, (one, two))]
    attacker = Attacker(values, {one}, sums)
    assert [n for n in range(1, 13) if attacker.can_be(one, n)] == [3]


@settings(max_examples=20)
@given(st.lists(few, min_size=4, max_size=4))
def test_nobody_finds_a_small_number_of_a_month_from_any_two_periods(numbers):
    """January to April; the attacker has the report over every run of months, and of the year."""
    found = many({date(2026, at, 5): number for at, number in enumerate(numbers, 1)})
    runs = list(combinations(range(5), 2))
    values = {(first, last): sum(numbers[first:last]) for first, last in runs}
    sums = [
        Sum((first, last), tuple((at, at + 1) for at in range(first, last)))
        for first, last in runs
        if last - first > 1
    ]
    hidden = {
        (first, last)
        for first, last in runs
        if shown(found, date(2026, first + 1, 1), _end(last)) is HIDDEN
    }
    if hidden == set(runs):  # of no month anything is told, not even that it is zero
        assert shown(found, date(2026, 1, 1), TODAY) in {HIDDEN, sum(numbers)}
        return
    nobody_finds(values | {"year": len(found)}, hidden, [*sums, Sum("year", ((0, 4),))])


def test_what_is_hidden_of_a_year_does_not_depend_on_the_order_of_the_records():
    numbers = {date(2026, at, 5): 3 if at == 2 else 7 for at in range(1, 7)}
    months = [date(2026, at, 1) for at in range(1, 7)]
    told = [
        [shown(found, day, _end(day.month)) for day in months]
        for found in (many(numbers), many(numbers)[::-1])
    ]
    assert told[0] == told[1]


def _end(month):
    return date(2026, month + 1, 1) - timedelta(days=1)


def _all_runs(tables):
    """The numbers of the reports over all runs of years, what they hide, and what adds up."""
    values, hidden, known = {}, set(), []
    for run in (range(*pair) for pair in combinations(range(len(tables) + 1), 2)):
        report = Hiding([tables[at] for at in run], 5)
        for cell in tables[0].values:
            values[run, cell] = sum(tables[at].values[cell] for at in run)
            if report.is_hidden(cell):
                hidden.add((run, cell))
            if len(run) > 1:
                known.append(Sum((run, cell), tuple((range(at, at + 1), cell) for at in run)))
        if len(run) == 1:
            sums = tables[0].sums
            known += [Sum((run, s.total), tuple((run, part) for part in s.parts)) for s in sums]
    return values, hidden, known


def _square(numbers, sums):
    cells = [(row, column) for row in "ab" for column in "xy"]
    values = Counter(dict(zip(cells, numbers, strict=True)))
    for row in "ab":
        values[row, ALL] = values[row, "x"] + values[row, "y"]
    for column in ("x", "y", ALL):
        values[ALL, column] = values["a", column] + values["b", column]
    return Numbers(values, sums)
