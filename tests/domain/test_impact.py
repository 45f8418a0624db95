"""Before and after, goals that are alive, and cost; every expected value worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.impact import (
    Hint,
    People,
    before_and_after,
    check_days,
    cost_of,
    goals_alive,
    hints,
    measure_day,
    turnover_rate,
)

END = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("people", "found"),
    [
        (People(10, 0, 12), ()),  # 22 before, 16 on average
        (People(4, 10, 12), (Hint.LEAVERS,)),  # 6 before, 5 on average
        (People(4, 3, 5), ()),  # 6 before, 5 on average: as many is not more
        (People(4, 9, 2), (Hint.INFLOW,)),  # -3 before
        (People(4, 6, 2), ()),  # none before
        (People(10, 3, 1, 4), (Hint.HIRED,)),
        (People(10, 3, 1, 3), ()),
        (People(4, None, None, None, 5), (Hint.STAYED,)),
        (People(4, None, None, None, 4), ()),
        (People(leavers=9), ()),
        (People(0, 0, 0, 0, 0), ()),
        (People(), ()),
    ],
)
def test_odd_figures_get_a_hint_and_the_border_does_not(people, found):
    assert hints(people) == found


def test_the_turnover_rate_is_of_all_who_worked_there_together():
    first, second = People(40, 8, 10), People(20, 0, 2)  # 41 and 21 on average
    assert turnover_rate([first]) == Fraction(10, 41)
    assert turnover_rate([first, second]) == Fraction(12, 62)
    assert turnover_rate([first, People(20, 0)]) is None  # not all told
    assert turnover_rate([People(0, 0, 0)]) is None
    assert turnover_rate([]) is None


@pytest.mark.parametrize(
    ("moment", "status", "due"),
    [
        ("baseline", "running", date(2026, 4, 2)),
        ("baseline", "closed", None),
        ("after_12", "running", None),
        ("after_12", "stopped", None),
        ("after_12", "closed", date(2027, 11, 30)),
        ("after_24", "closed", date(2028, 11, 30)),
    ],
)
def test_a_measure_is_asked_once_its_day_came(moment, status, due):
    closed_on = None if status == "running" else END
    assert measure_day(moment, status, closed_on, date(2026, 3, 2)) == due


def test_no_baseline_is_asked_before_the_work_on_the_change_begins():
    assert measure_day("baseline", "running", None, None) is None


def test_goals_are_looked_at_after_one_and_two_years_of_what_was_closed():
    assert check_days("closed", END) == {12: date(2027, 11, 30), 24: date(2028, 11, 30)}
    assert check_days("closed", date(2028, 2, 29))[12] == date(2029, 2, 28)
    assert check_days("running", None) == check_days("stopped", END) == {}


def test_only_companies_with_both_measures_are_compared_and_their_number_is_said():
    told = [
        {"baseline": People(40, 8, 10), "after_12": People(42, 6, 4)},
        {"baseline": People(20, 0, 2), "after_12": People(20, 3, 3)},
        {"baseline": People(10, 1, 1), "after_12": People(10, 0, 0)},
        {"baseline": People(99, 9, 9)},
        {"baseline": People(7), "after_12": People(8, 1, 1)},  # the baseline is not whole
        {},
    ]
    found = before_and_after("after_12", told)
    assert (found.companies, found.of) == (3, 6)
    assert (found.before.staff, found.before.inflow, found.before.leavers) == (70, 9, 13)
    assert found.before.turnover == Fraction(13, 72)  # 41 + 21 + 10
    assert (found.after.staff, found.after.inflow, found.after.leavers) == (72, 9, 7)
    assert found.after.turnover == Fraction(7, 71)  # 41 + 20 + 10


def test_of_two_companies_nothing_is_shown_as_each_would_know_the_other():
    told = [{"baseline": People(40, 8, 10), "after_12": People(42, 6, 4)}] * 2
    found = before_and_after("after_12", told)
    assert (found.companies, found.of, found.before, found.after) == (2, 2, None, None)
    assert before_and_after("after_24", []).companies == 0


def test_a_goal_lives_wholly_or_partly_and_only_what_was_looked_at_is_counted():
    found = goals_alive(
        [
            ("yes", {12: "yes", 24: "partly"}),
            ("partly", {12: "no"}),
            ("no", {}),
            (None, {24: "no"}),
        ]
    )
    assert (found.goals, found.reached, found.partly) == (4, 1, 1)
    assert (found.checked, found.alive) == ({12: 2, 24: 2}, {12: 1, 24: 1})


def test_cost_is_rounded_once_half_up():
    found = cost_of(2, 240, counted=3, exact=Fraction(250))
    assert (found.trajectories, found.minutes, found.minutes_each) == (2, 240, 120)
    assert (found.total, found.per_trajectory) == (Decimal("250.00"), Decimal("125.00"))
    assert found.per_company == Decimal("83.33")
    # half a cent goes up
    assert cost_of(2, 60, 0, Fraction(1, 100)).per_trajectory == Decimal("0.01")


def test_what_there_is_nothing_to_divide_by_has_no_cost():
    found = cost_of(1, 60, counted=0, exact=Fraction(50))
    assert (found.total, found.per_company) == (Decimal("50.00"), None)
    assert cost_of(1, 60, 1, None).total is None
    none = cost_of(0, 0, 0, Fraction(0))
    assert (none.total, none.per_trajectory, none.minutes_each) == (Decimal("0.00"), None, None)
