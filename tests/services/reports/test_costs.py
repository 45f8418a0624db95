"""Report «Uren en kost per traject», reckoned by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.report_samples import YEAR

D = Decimal
PARTNERS, TRAJECTORIES = range(2)


@pytest.fixture
def joint(world):
    """Return a trajectory of two companies that both count, with 90 and 100 minutes."""
    firms = [(world.firm(name, number), name, number) for name, number in NUMBERS]
    one = world.case(*firms, counts=date(2026, 6, 1), title="Samen sterk")
    world.served(one, date(2026, 3, 3), 90, *(firm for firm, _, _ in firms))
    world.served(one, date(2026, 7, 3), 100, firms[0][0])
    return one


NUMBERS = (("Claes", "0100000001"), ("Maes", "0100000002"))


def test_a_session_of_more_companies_costs_once(world, joint):
    world.terms(rate="60.00")
    # 190 minutes at 60: 190.00, over two companies 95.00
    line = ("Partner Oost", "Loopt", 2, 2, 190, 2, D("190.00"), D("95.00"))
    assert world.rows("costs", TRAJECTORIES)["Samen sterk"] == line
    assert world.rows("costs", PARTNERS) == {
        "Partner Oost": (1, 2, 190, 190, 2, D("190.00"), D("95.00")),
        None: (1, 2, 190, 190, 2, D("190.00"), D("95.00")),
    }


def test_each_session_has_the_rate_of_its_day(world, joint):
    world.terms(rate="60.00")
    world.terms(date(2026, 7, 3), "75.50")
    # 90 minutes at 60 is 90.00; 100 at 75.50 is 125.8333: together 215.83, each 107.92
    assert world.rows("costs", PARTNERS)[None][-2:] == (D("215.83"), D("107.92"))


def test_without_a_rate_there_is_no_cost_and_it_says_so(world, joint):
    assert world.rows("costs", PARTNERS)[None][-2:] == (None, None)
    assert "Er is geen uurtarief" in world.report("costs").told[1]


def test_a_day_without_a_rate_leaves_the_amount_empty(world, joint):
    world.terms(date(2026, 7, 1), "60.00")
    assert world.rows("costs", PARTNERS)[None][-2:] == (None, None)
    second_half = replace(YEAR, first=date(2026, 7, 1))
    assert world.rows("costs", PARTNERS, second_half)[None][-2] == D("100.00")


def test_a_trajectory_that_nobody_counts_by_has_no_cost_for_each(world):
    world.terms(rate="60.00")
    one = world.case((world.firm("Claes"), "Claes", None))
    world.served(one, date(2026, 3, 3), 30)
    assert world.rows("costs", TRAJECTORIES)["Onthaal"][-2:] == (D("30.00"), None)
    assert "er is geen kost per getelde onderneming" in world.report("costs").told[2]


def test_a_coach_sees_hours_and_no_money(world, joint):
    world.terms(rate="60.00")
    world.role("coach")
    made = world.report("costs")
    assert [column.title for column in made.tables[TRAJECTORIES].columns][-2:] == [
        "Uren",
        "Telt mee",
    ]
    assert not any("tarief" in line for line in made.told)
    assert made.label == "bruto"


def test_what_ended_before_the_period_and_took_no_hours_is_left_out(world):
    world.case(
        (world.firm("Claes"), "Claes", None),
        on=date(2025, 1, 1),
        status="closed",
        closed_on=date(2025, 6, 1),
    )
    assert world.report("costs").tables[TRAJECTORIES].rows == ()
