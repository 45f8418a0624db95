"""Who is reached where, of what is in the store."""

from datetime import date

import pytest

from app.domain.coverage import NOBODY, Level, Reached
from app.models.base import new_id
from app.models.directory import DirectoryEntry
from app.models.partnership import Partner
from app.models.trajectory import Trajectory
from app.reference.loader import reference
from app.services.companies.merge import merge_companies
from app.services.results.coverage import companies_there, coverage
from app.services.results.coverage_rows import CoverageQuery
from app.services.trajectories.use_cases import NewMember
from tests.case_samples import NUMBER, add_colleague, begin
from tests.coaching_samples import add_team, utc
from tests.file_samples import add_enterprise, add_session, stop_clock
from tests.services.counting.test_count_paper import counting

AALST, HAALTERT, LOKEREN, NAMUR = "41002", "41024", "46029", "92094"
DENDER = "REFREG11"


@pytest.fixture
def me(store, monkeypatch):
    stop_clock(monkeypatch)
    return add_team(store)


def seen(store, level=Level.MUNICIPALITY, **query):
    """Numbers of the places where somebody is reached."""
    found = coverage(store, reference(), CoverageQuery(**query)).places[level]
    return {one.name: one.reached for one in found if not one.reached.is_white}


def add_entry(store, name, nis=LOKEREN, **values):
    with store.write() as session:
        company = values.pop("enterprise_id", new_id())
        session.add(
            DirectoryEntry(
                root=new_id(), enterprise_id=company, name=name, municipality_nis=nis, **values
            )
        )
    return company


def test_a_company_stands_where_its_main_place_is_once_it_had_a_session(store, me):
    bakery = add_enterprise(store, "Bakkerij Janssens")
    add_enterprise(store, "Nog nooit bezocht")
    add_session(store, bakery, utc(3, 9))
    add_session(store, bakery, utc(4, 9))
    assert seen(store) == {"Aalst": Reached(supported=1)}
    assert seen(store, Level.CANTON) == {"Aalst": Reached(supported=1)}
    assert seen(store, Level.PROVINCE) == {"Oost-Vlaanderen": Reached(supported=1)}
    found = coverage(store, reference(), CoverageQuery())
    assert len(found.white(Level.MUNICIPALITY)) == 284  # of 285; Brussels is not of Flanders
    assert len(found.white(Level.PROVINCE)) == 4


def test_two_files_of_one_number_are_one_company(store, me):
    for nis in (AALST, LOKEREN):
        add_session(store, add_enterprise(store, "Bakkerij", nis=nis, number=NUMBER), utc(3, 9))
    assert coverage(store, reference(), CoverageQuery()).total == Reached(supported=1)


def test_who_is_merged_stands_where_the_shown_file_is(store, me):
    one, other = add_enterprise(store, "Een"), add_enterprise(store, "Ander", nis=LOKEREN)
    add_session(store, other, utc(3, 9))
    merge_companies(store, one, other, {})
    assert seen(store) == {"Aalst": Reached(supported=1)}
    days = {"first": date(2026, 11, 3), "last": date(2026, 11, 3)}
    assert seen(store, **days) == {"Aalst": Reached(supported=1)}


def test_a_company_in_a_trajectory_is_told_until_it_ends_and_within_days_afterwards(store, me):
    bakery = add_enterprise(store, "Bakkerij")
    one = begin(store, NewMember(bakery, "Bakkerij", None), on=date(2026, 3, 1))
    assert seen(store) == {"Aalst": Reached(running=1)}
    with store.write() as session:
        found = session.get_one(Trajectory, one.id)
        found.status, found.closed_on = "closed", date(2026, 5, 31)
    assert seen(store) == {}
    assert seen(store, first=date(2026, 5, 31), last=date(2026, 12, 31)) == {
        "Aalst": Reached(running=1)
    }
    assert seen(store, first=date(2026, 6, 1)) == {}
    assert seen(store, last=date(2026, 2, 28)) == {}


def test_a_company_counts_from_its_day_on(store, me):
    nora = add_colleague(store, me)
    bakery = add_enterprise(store, "Bakkerij", number=NUMBER)
    counting(store, nora, "Bakkerij", NUMBER, company=bakery)
    assert seen(store) == {"Aalst": Reached(running=1, counted=1)}
    assert seen(store, last=date(2026, 11, 22)) == {"Aalst": Reached(running=1)}


def test_sessions_of_other_days_or_themes_do_not_count(store, me):
    add_session(store, add_enterprise(store, "Een"), utc(3, 9), themes=("onboarding",))
    add_session(store, add_enterprise(store, "Twee", nis=LOKEREN), utc(9, 9), themes=("language",))
    assert seen(store, first=date(2026, 11, 4)).keys() == {"Lokeren"}
    assert seen(store, last=date(2026, 11, 3)).keys() == {"Aalst"}
    assert seen(store, theme="onboarding").keys() == {"Aalst"}
    assert seen(store, theme="onboarding", first=date(2026, 11, 4)) == {}


def test_partner_region_and_sector_choose_companies(store, me):
    west = new_id()
    with store.write() as session:
        session.add(Partner(id=west, root=me.partnership_id, name="Partner West"))
    values = {"nace_code": "10711", "nace_version": "2025", "partner_id": west}
    add_session(store, add_enterprise(store, "Bakkerij", **values), utc(3, 9))
    add_session(store, add_enterprise(store, "Hotel", nis=HAALTERT, nace_code="5510"), utc(3, 9))
    add_session(store, add_enterprise(store, "Metaal", nis=LOKEREN), utc(3, 9))
    assert seen(store, sector="C").keys() == {"Aalst"}
    assert seen(store, partner=west).keys() == {"Aalst"}
    assert seen(store, region=DENDER).keys() == {"Aalst", "Haaltert"}
    found = coverage(store, reference(), CoverageQuery(region=DENDER))
    assert [one.name for one in found.places[Level.REGION]] == ["Denderregio"]
    assert found.total == Reached(supported=2)


def test_the_directory_tells_where_others_are(store, me):
    add_entry(store, "Van Tom", number=NUMBER, partner_id=me.partner_id)
    add_entry(store, "Van Tom, tweede dossier", nis=AALST, number=NUMBER)
    own = add_enterprise(store, "Van mij")
    add_entry(store, "Van mij", nis=AALST, enterprise_id=own)
    assert sum(one.elsewhere for one in seen(store).values()) == 1
    assert seen(store, partner=me.partner_id) == {"Lokeren": Reached(elsewhere=1)}
    assert seen(store, sector="C") == {}  # the directory knows no sector


def test_a_company_of_another_in_a_trajectory_is_where_the_directory_has_it(store, me):
    company = add_entry(store, "Wasserij Zuiver")
    begin(store, NewMember(company, "Wasserij Zuiver", None))
    begin(store, NewMember(new_id(), "Nergens gekend", None))
    assert seen(store) == {"Lokeren": Reached(running=1, elsewhere=1)}
    found = coverage(store, reference(), CoverageQuery())
    assert found.placeless == Reached(running=1, elsewhere=1)


def test_without_a_municipality_or_outside_flanders_stands_apart(store, me):
    add_session(store, add_enterprise(store, "Overal", nis=None), utc(3, 9))
    add_session(store, add_enterprise(store, "Oude code", nis="46014"), utc(3, 9))
    add_session(store, add_enterprise(store, "Namen", nis=NAMUR), utc(3, 9))
    found = coverage(store, reference(), CoverageQuery())
    assert (found.placeless, found.abroad) == (Reached(supported=2), Reached(supported=1))
    assert found.total == Reached(supported=3)
    assert seen(store) == {}
    in_region = coverage(store, reference(), CoverageQuery(region=DENDER))
    assert (in_region.placeless, in_region.abroad, in_region.total) == (NOBODY, NOBODY, NOBODY)


def test_only_the_promotor_sees_the_whole(store, me):
    assert not coverage(store, reference(), CoverageQuery()).is_whole
    store.actor = add_colleague(store, me)
    assert coverage(store, reference(), CoverageQuery()).is_whole


def test_the_companies_of_a_place_come_by_name_with_what_they_are(store, me):
    one = add_enterprise(store, "Élan Hotel")
    add_session(store, one, utc(3, 9))
    add_enterprise(store, "Nog nooit bezocht")
    add_entry(store, "Drukkerij Maes", nis=HAALTERT)
    add_session(store, nowhere := add_enterprise(store, "Overal", nis=None), utc(3, 9))

    def told(level, code):
        rows = companies_there(store, reference(), CoverageQuery(), level, code)
        return [(row.enterprise_id, row.name, row.municipality, row.reached) for row in rows]

    assert told(Level.REGION, DENDER) == [
        (None, "Drukkerij Maes", "Haaltert", Reached(elsewhere=1)),
        (one, "Élan Hotel", "Aalst", Reached(supported=1)),
    ]
    assert told(Level.MUNICIPALITY, None) == [(nowhere, "Overal", "", Reached(supported=1))]
    assert told(Level.MUNICIPALITY, LOKEREN) == []
