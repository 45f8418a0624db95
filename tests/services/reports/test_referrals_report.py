"""Report «Doorverwijzingen», counted by hand and attacked."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from app.domain.languages import Language
from app.domain.report import HIDDEN
from app.models.referral import Referral
from tests.report_samples import ANTWERP, BUILDING, YEAR

GRID, DAYS, DIRECTIONS, STATUSES, PARTNERS, SECTORS, _REGIONS = range(7)
MADE = date(2026, 3, 2)


def add(world, firm, number, outcome=None, days=0, starters=None, **more):
    values = {"direction": "out", "instrument": "IBO", "status": "sent"}
    values |= {"partner_id": world.partner} | more
    world.add(
        *(
            Referral(
                root=firm,
                enterprise_id=firm,
                company_id=firm,
                company="Claes",
                made_on=MADE,
                status_on=MADE + timedelta(days=days),
                outcome=outcome,
                starters=starters,
                **values,
            )
            for _ in range(number)
        )
    )


def test_they_stand_by_instrument_and_outcome(world):
    firm = world.firm("Claes")
    add(world, firm, 6, "started", starters=1)
    add(world, firm, 7, "hired", starters=1, status="ended")
    add(world, firm, 5, instrument=None)
    add(world, firm, 8, direction="in_vdab", instrument=None)
    # started, hired, ended early, not started, something else, none yet, together, people
    assert world.rows("referrals", GRID) == {
        "Individuele beroepsopleiding": (6, 7, 0, 0, 0, 0, 13, 13),
        "Andere dienst": (0, 0, 0, 0, 0, 5, 5, 0),
        None: (6, 7, 0, 0, 0, 5, 18, 13),
    }
    assert world.rows("referrals", DIRECTIONS) == {
        "Naar een instrument of organisatie": (18,),
        "Van VDAB": (8,),
        "Van een Lokaal Partnerschap": (0,),
        "Naar een partner": (0,),
        None: (26,),
    }
    assert world.rows("referrals", STATUSES)["Afgerond"] == (7,)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (Language.NL, "Individuele beroepsopleiding"),
        (Language.FR, "Individuele beroepsopleiding (formation professionnelle individuelle)"),
        (Language.EN, "Individuele beroepsopleiding (individual training on the job)"),
    ],
)
def test_an_instrument_keeps_its_name_with_what_that_means(world, language, name):
    add(world, world.firm("Claes"), 6)
    rows = world.rows("referrals", GRID, replace(YEAR, language=language))
    assert next(iter(rows)) == name


def test_a_report_on_a_month_says_that_it_is_about_the_year(world):
    """Also on the screen, where the month that was chosen stands above it."""
    add(world, world.firm("Claes"), 6, day=date(2026, 3, 2))
    october = replace(YEAR, first=date(2026, 10, 1), last=date(2026, 10, 31))
    report = world.report("referrals", october)
    assert report.told[0].startswith("Doorverwijzingen van 2026. Elke telt één keer")
    assert report.tables[GRID].totals[-2] == 6


def test_days_run_to_the_last_step_of_those_with_an_outcome(world):
    firm = world.firm("Claes")
    add(world, firm, 5, "hired", days=10)
    add(world, firm, 5, "started", days=21)
    add(world, firm, 5)  # no outcome yet
    (row,) = [row for name, row in world.rows("referrals", DAYS).items() if name is not None]
    # 5 x 10 and 5 x 21: between them 15.5; together 155 over 10
    assert row == (10, Decimal("15.5"), Decimal("15.5"), 21)


def test_nothing_is_told_of_the_days_of_few(world):
    firm = world.firm("Claes")
    add(world, firm, 2, "hired", days=3)
    add(world, firm, 9, "started", days=3)
    assert world.rows("referrals", DAYS)["Individuele beroepsopleiding"] == (HIDDEN,) * 4


def test_nobody_works_out_a_small_number(world):
    """Fill in all that is hidden in every way that adds up: 2 and 3 are not the only answer."""
    firm = world.firm("Claes")
    for instrument, outcome, number in (
        ("IBO", "hired", 2),
        ("IBO", "started", 9),
        ("BIS", "hired", 8),
        ("BIS", "started", 12),
        ("WES", "hired", 3),
        ("WES", "started", 7),
    ):
        add(world, firm, number, outcome, instrument=instrument)
    rows = world.rows("referrals", GRID)
    totals = rows.pop(None)
    assert [row[1] for row in rows.values()] == [HIDDEN] * 3  # also the 8, that would tell 2 + 3
    answers = [set(), set(), set()]
    for hired in product(range(1, 14), repeat=3):
        started = [row[6] - own for row, own in zip(rows.values(), hired, strict=True)]
        if sum(hired) == totals[1] and sum(started) == totals[0] and min(started) >= 1:
            for some, own in zip(answers, hired, strict=True):
                some.add(own)
    assert all(min(some) == 1 and max(some) > 4 for some in answers)


def test_two_filters_cannot_be_laid_beside_each_other(world):
    add(world, world.firm("Claes"), 6)
    add(world, world.firm("Maes", nis=ANTWERP, nace=BUILDING), 2)
    add(world, world.firm("Roels", nis=ANTWERP, nace=BUILDING), 7, partner_id=world.west)
    whole = world.rows("referrals", GRID)
    assert world.rows("referrals", GRID, replace(YEAR, region="REFREG01")) == whole
    assert world.rows("referrals", GRID, replace(YEAR, partner=world.west)) == whole
    assert world.rows("referrals", PARTNERS) == {
        "Partner Oost": (8,),
        "Partner West": (7,),
        None: (15,),
    }
    assert world.rows("referrals", SECTORS) == {"Industrie": (6,), "Bouw": (9,), None: (15,)}


def test_a_sector_of_few_is_hidden_with_another(world):
    add(world, world.firm("Claes"), 6)
    add(world, world.firm("Maes", nace=BUILDING), 2)
    assert world.rows("referrals", SECTORS) == {
        "Industrie": (HIDDEN,),
        "Bouw": (HIDDEN,),
        None: (8,),
    }


def test_a_stack_with_a_hidden_part_does_not_end_with_what_is_left_of_it(world):
    firm = world.firm("Claes")
    add(world, firm, 2, "hired")
    add(world, firm, 9, "started")
    add(world, firm, 7, "not_started")
    add(world, firm, 8, "started", instrument="BIS")
    rows = {row.name: row for row in world.report("referrals").tables[GRID].chart.rows}
    assert {row.words for name, row in rows.items() if None in row.values} == {"×"}
    assert {row.words for name, row in rows.items() if None not in row.values} <= {""}


def test_who_sees_one_partner_has_no_table_by_partner(world):
    world.role("coach")
    add(world, world.firm("Claes"), 6)
    titles = [table.title for table in world.report("referrals").tables]
    assert titles[-2:] == ["Per sector", "Per regio"]
    assert "Per partner" not in titles


def test_other_counts_hide_what_this_report_hides(world):
    firm = world.firm("Claes")
    add(world, firm, 3, direction="in_vdab")
    add(world, firm, 10, direction="in_local")
    add(world, firm, 20, direction="partner")
    found = {name: row[0] for name, row in world.rows("others").items()}
    assert found["Doorverwijzingen van VDAB of een Lokaal Partnerschap"] is HIDDEN  # 13


def test_no_number_of_people_stands_in_a_part_of_the_whole(world):
    firm = world.firm("Claes")
    world.intake(firm, MADE, low_skilled=12)
    add(world, firm, 6)
    for wish in ({"region": "REFREG14"}, {"sector": "C"}, {"theme": "language"}):
        part = replace(YEAR, **wish)
        assert world.report("reach", part).tables[-1].rows == ()
        assert "Doorverwijzingen" not in [
            column.title for column in world.report("activities", part).tables[0].columns
        ]
    others = world.report("others", replace(YEAR, partner=world.partner))
    assert not any("oorverwijzing" in str(row[0]) for row in others.tables[0].rows)
    assert world.report("reach").tables[-1].rows == (("Kortgeschoold", 12, 1),)
