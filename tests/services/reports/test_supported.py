"""EU indicator EECO19, counted by hand."""

from dataclasses import replace
from datetime import date

from app.domain.languages import Language
from tests.report_samples import YEAR

SIZES, YEARS, PARTNERS, LISTED = range(4)
PROJECT = replace(YEAR, first=date(2024, 1, 1))


def support(world, name, number, on=date(2026, 2, 1), partner=None, staff=None, firm=None):
    firm = firm or world.firm(name, number, staff=staff, partner=partner)
    world.case((firm, name, number), on=on, partner=partner)
    return firm


def test_large_ones_and_unknown_ones_stand_apart(world):
    for number, staff in enumerate((5, 9, 10, 49, 50, 249, 250)):
        support(world, f"Firma {number}", f"010000000{number}", staff={2025: staff})
    support(world, "Onbekend", "0100000009")
    assert world.rows("eeco19", SIZES) == {
        "Micro": (2,),
        "Klein": (2,),
        "Middelgroot": (2,),
        "EECO19": (6,),
        "Groot": (1,),
        "Grootte niet bekend": (1,),
        None: (8,),
    }


def test_each_counts_once_in_the_period_in_which_its_support_began(world):
    firm = support(world, "Claes", "0100000001", date(2025, 3, 1), staff={2024: 5})
    support(world, "Claes", "0100000001", firm=firm)  # again, in 2026
    support(world, "Claes nv", "0100000001", partner=world.west, staff={2024: 5})
    assert world.rows("eeco19", SIZES)["EECO19"] == (0,)  # 2026
    assert world.rows("eeco19", SIZES, PROJECT)["EECO19"] == (1,)
    assert world.rows("eeco19", YEARS, PROJECT) == {
        "2025": (1, 0, 0, 1, 0, 0),
        None: (1, 0, 0, 1, 0, 0),
    }
    assert world.rows("eeco19", PARTNERS, PROJECT) == {
        "Partner Oost": (1, 0, 0, 1, 0, 0),
        "Partner West": (1, 0, 0, 1, 0, 0),
        None: (1, 0, 0, 1, 0, 0),
    }


def test_the_size_is_that_of_the_years_that_had_closed_by_then(world):
    grows = {2022: 5, 2023: 5, 2024: 60, 2025: 60}  # medium after two years: with 2025
    support(world, "Claes", "0100000001", date(2025, 6, 1), staff=grows)
    support(world, "Maes", "0100000002", date(2026, 6, 1), staff=grows)
    found = world.rows("eeco19", YEARS, PROJECT)
    assert found["2025"] == (1, 0, 0, 1, 0, 0)
    assert found["2026"] == (0, 0, 1, 1, 0, 0)


def test_only_later_years_known_the_first_of_them_holds(world):
    support(world, "Claes", "0100000001", date(2024, 6, 1), staff={2025: 12, 2026: 300})
    assert world.rows("eeco19", YEARS, PROJECT)["2024"] == (0, 1, 0, 1, 0, 0)


def test_those_of_unknown_size_are_listed_so_that_somebody_mends_it(world):
    support(world, "Claes", "0100000001", staff={2025: 5})
    support(world, "Maes", "0417497106")
    (row,) = world.report("eeco19").tables[LISTED].rows
    assert row == ("Maes", "0417.497.106", "Aalst", "Partner Oost", date(2026, 2, 1))


def test_a_coach_sees_those_of_the_own_partner(world):
    support(world, "Claes", "0100000001", staff={2025: 5})
    support(world, "Maes", "0100000002", partner=world.west, staff={2025: 5})
    world.role("auditor")
    assert world.rows("eeco19", SIZES)["EECO19"] == (2,)
    world.role("coach")
    wish = replace(YEAR, partner=world.west)  # asked or not
    assert world.rows("eeco19", SIZES, wish)["EECO19"] == (1,)
    assert world.report("eeco19").scope[1] == "Partner: Partner Oost"


def test_sizes_have_their_names_in_each_language(world):
    support(world, "Claes", "0100000001", staff={2025: 60})
    french = world.rows("eeco19", SIZES, replace(YEAR, language=Language.FR))
    assert list(french)[:3] == ["Micro", "Petite", "Moyenne"]
