"""Report «Bereik», counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.report import HIDDEN
from app.models.enterprise import Enterprise
from tests.report_samples import ANTWERP, BUILDING, YEAR

FUNNEL, PARTNERS, SIZES, SECTORS, REGIONS, THEMES, GROUPS = range(7)
MAY = date(2026, 5, 12)


@pytest.fixture
def three(world):
    """Claes: session; Maes: intake, in a trajectory, counts; Peeters (West): in a trajectory."""
    claes = world.firm("Claes", "0100000001", staff={2024: 5, 2025: 5})
    maes = world.firm("Maes", "0100000002", ANTWERP, BUILDING, staff={2025: 60})
    peeters = world.firm("Peeters", "0100000003", partner=world.west)
    world.session(claes, MAY, themes=("language",))
    world.intake(maes, MAY, ("language", "leadership"))
    world.case((maes, "Maes", "0100000002"), counts=date(2026, 6, 1))
    world.case((peeters, "Peeters", "0100000003"), partner=world.west)
    return claes, maes, peeters


def test_each_step_counts_companies_once(world, three):
    assert world.rows("reach", FUNNEL) == {
        "Contact": (2,),  # Claes, Maes
        "Intake": (1,),
        "In traject": (2,),  # Maes, Peeters
        "Telt mee": (1,),
    }
    world.session(three[0], MAY)  # once more
    assert world.rows("reach", FUNNEL)["Contact"] == (2,)


def test_they_stand_under_their_partner_size_sector_and_region(world, three):
    total = (2, 1, 2, 1)
    assert world.rows("reach", PARTNERS) == {
        "Partner Oost": (2, 1, 1, 1),
        "Partner West": (0, 0, 1, 0),
        None: total,
    }
    assert world.rows("reach", SIZES) == {
        "Micro": (1, 0, 0, 0),
        "Middelgroot": (1, 1, 1, 1),
        "Niet bekend": (0, 0, 1, 0),
        None: total,
    }
    assert world.rows("reach", SECTORS) == {
        "Industrie": (1, 0, 1, 0),
        "Bouw": (1, 1, 1, 1),
        None: total,
    }
    assert world.rows("reach", REGIONS) == {
        "Regio Antwerpen": (1, 1, 1, 1),
        "Denderregio": (1, 0, 1, 0),
        None: total,
    }


def test_a_company_may_have_more_themes(world, three):
    assert world.rows("reach", THEMES) == {
        "Taal op de werkvloer": (2, 1, 1, 1),
        "Leidinggeven": (1, 1, 1, 1),
        "Niet bekend": (0, 0, 1, 0),
        None: (2, 1, 2, 1),
    }


@pytest.mark.parametrize(
    ("wish", "contacts", "running"),
    [
        ({"theme": "leadership"}, 1, 1),
        ({"theme": "teamwork"}, 0, 0),
        ({"region": "REFREG11"}, 1, 1),
        ({"sector": "F"}, 1, 1),
        ({"sector": "A"}, 0, 0),
        ({"first": date(2026, 5, 13)}, 0, 2),
        ({"last": date(2026, 5, 11)}, 0, 2),
        ({"last": date(2026, 1, 31)}, 0, 0),  # trajectories began on 1 February
    ],
)
def test_filters_limit_it(world, three, wish, contacts, running):
    found = world.rows("reach", FUNNEL, replace(YEAR, **wish))
    assert (found["Contact"], found["In traject"]) == ((contacts,), (running,))


def test_the_count_date_decides_in_which_period_a_company_counts(world, three):
    for first, last, counted in (
        (date(2026, 1, 1), date(2026, 5, 31), 0),
        (date(2026, 6, 1), date(2026, 6, 30), 1),
        (date(2026, 6, 2), date(2026, 12, 31), 0),
    ):
        wish = replace(YEAR, first=first, last=last)
        assert world.rows("reach", FUNNEL, wish)["Telt mee"] == (counted,)


def test_two_partners_at_one_number_are_one_company(world):
    for name, partner in (("Claes", world.partner), ("Claes nv", world.west)):
        world.session(world.firm(name, "0100000001", partner=partner), MAY)
    assert world.rows("reach", PARTNERS) == {
        "Partner Oost": (1, 0, 0, 0),
        "Partner West": (1, 0, 0, 0),
        None: (1, 0, 0, 0),
    }


def test_few_workers_are_hidden_and_sensitive_groups_too_at_few_companies(world):
    firm = world.firm("Claes")
    world.intake(firm, MAY, neet=3, low_skilled=12, other_language=9)
    world.intake(world.firm("Maes"), MAY, fifty_plus=5)
    assert world.rows("reach", GROUPS) == {
        "NEET-jongere": (HIDDEN, 1),
        "Kortgeschoold": (12, 1),
        "50-plus": (5, 1),
        "Anderstalig": (HIDDEN, 1),  # nine, at one company
    }
    assert world.report("reach").has_hidden
    world.terms(smallest=3)
    assert world.rows("reach", GROUPS)["NEET-jongere"] == (3, 1)


def test_two_files_of_one_number_are_one_company_of_a_target_group(world):
    for name in ("Claes", "Claes nv"):
        world.intake(world.firm(name, "0100000001"), MAY, other_language=6)
    assert world.rows("reach", GROUPS) == {"Anderstalig": (HIDDEN, 1)}
    world.terms(smallest=2)
    assert world.rows("reach", GROUPS) == {"Anderstalig": (HIDDEN, 1)}


def test_what_is_in_the_bin_counts_no_more(world, three):
    with world.store.write() as session:
        session.get_one(Enterprise, three[0]).deleted = True
    assert world.rows("reach", FUNNEL)["Contact"] == (1,)
