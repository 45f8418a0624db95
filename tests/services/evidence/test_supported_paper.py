"""The list of supported enterprises, of what is in the store."""

from datetime import date

import pytest

from app.domain.enterprise_size import SizeClass
from app.models.base import new_id
from app.models.trajectory import Trajectory
from app.reference.loader import reference
from app.services.companies.merge import merge_companies
from app.services.counting.paper import count_sheet
from app.services.evidence.supported_paper import supported_list, supported_sheet, supported_values
from app.services.referrals.papers import deviations_sheet
from app.services.trajectories.members import set_member_days
from app.services.trajectories.use_cases import NewMember
from tests.case_samples import NUMBER, acting_as, add_colleague, answer_check, begin
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise, stop_clock
from tests.reports.samples import words_of
from tests.services.counting.test_count_paper import counting
from tests.sheet_samples import cells_of


@pytest.fixture
def me(store, monkeypatch):
    stop_clock(monkeypatch)
    return add_team(store)


def listed(store, *period):
    return supported_values(store, reference(), *period).companies


def start(store, company, name, number=None, on=date(2026, 5, 12)):
    return begin(store, NewMember(company, name, number), on=on)


def close(store, one, day):
    with store.write() as session:
        found = session.get_one(Trajectory, one.id)
        found.status, found.closed_on = "closed", day


def test_an_enterprise_in_two_trajectories_stands_once_with_the_whole_period(store, me):
    bakery = add_enterprise(store, "Bakkerij Janssens", number=NUMBER, staff=12)
    first = start(store, bakery, "Bakkerij Janssens", NUMBER, date(2026, 2, 1))
    close(store, first, date(2026, 4, 30))
    second = start(store, bakery, "Bakkerij Janssens", NUMBER, date(2026, 6, 1))
    (found,) = listed(store)
    assert (found.name, found.number, found.municipality) == (
        "Bakkerij Janssens",
        "1999.990.144",
        "Aalst",
    )
    assert (found.since, found.until, found.trajectories) == (date(2026, 2, 1), None, 2)
    assert (found.partners, found.size) == (("Partner Oost",), SizeClass.SMALL)
    assert found.counts_since is None
    close(store, second, date(2026, 9, 30))
    assert listed(store)[0].until == date(2026, 9, 30)


def test_whoever_took_part_in_a_period_stands_in_its_list_to_the_day(store, me):
    one = start(store, add_enterprise(store, "Een"), "Een", on=date(2026, 3, 1))
    close(store, one, date(2026, 5, 31))
    days = (date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31))
    january, february, march, may = days
    assert [len(listed(store, january, one)) for one in (february, march)] == [0, 1]
    assert [len(listed(store, one, date(2026, 12, 31))) for one in (may, date(2026, 6, 1))] == [
        1,
        0,
    ]
    assert len(listed(store)) == 1


def test_who_left_was_supported_until_that_day(store, me):
    first, second = (add_enterprise(store, name) for name in ("Een", "Twee"))
    joint = begin(store, NewMember(first, "Een", None), NewMember(second, "Twee", None))
    set_member_days(store, joint.members[0].id, joint.members[0].joined_on, date(2026, 8, 1), "Weg")
    by_name = {it.name: it for it in listed(store)}
    assert {name: it.until for name, it in by_name.items()} == {
        "Een": date(2026, 8, 1),
        "Twee": None,
    }


def test_merged_enterprises_stand_once_and_those_elsewhere_by_what_is_known(store, me):
    old, new = (add_enterprise(store, name, staff=12) for name in ("Oud", "Nieuw"))
    start(store, old, "Oud")
    start(store, new, "Nieuw")
    start(store, new_id(), "Elders", "1999990342")
    assert len(listed(store)) == 3
    merge_companies(store, new, old, {})
    found = listed(store)
    assert [it.trajectories for it in found] == [1, 2]
    assert (found[0].name, found[0].municipality, found[0].size) == ("Elders", "", None)


def test_the_day_since_which_it_counts_stands_with_it(store, me):
    nora = add_colleague(store, me)
    counting(store, nora, "Peeters Bouw", "1999990243")
    (found,) = listed(store)
    assert found.counts_since == date(2026, 11, 23)
    assert cells_of(count_sheet(store))[1][0] == "s:1999.990.243"
    with acting_as(store, nora):
        assert supported_values(store, reference()).origin.made_by == "Nora B."


def test_the_list_is_made_as_a_pdf_and_as_a_spreadsheet(store, me):
    start(store, add_enterprise(store, "Bakkerij Janssens"), "Bakkerij Janssens")
    assert "BakkerijJanssens" in words_of(supported_list(store, reference()))
    assert len(cells_of(supported_sheet(store, reference()))) == 2
    assert listed(store) != ()


def test_a_store_without_trajectories_gives_an_empty_list(store, me):
    assert listed(store) == ()
    assert "geenonderneming" in words_of(supported_list(store, reference()))


def test_the_deviations_are_a_spreadsheet_too(store, me):
    bakery = add_enterprise(store, "Bakkerij Janssens")
    answer_check(store, bakery, "job_coaching", "elsewhere", ("referral", new_id()), "Andere taken")
    rows = cells_of(deviations_sheet(store, {"job_coaching": "Jobcoaching"}))
    assert rows[1][1:3] == ["s:Bakkerij Janssens", "s:Jobcoaching"]
    assert rows[1][-1] == "s:Andere taken"
