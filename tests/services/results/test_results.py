"""Where a partnership stands; the companies and what becomes of them stand in result_samples."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.core.errors import UserError
from app.domain.on_track import Reason
from app.models.base import new_id
from app.models.partnership import Partner
from app.models.results import PartnerKey, ProjectTerms, SharedStanding, Target
from app.reference.loader import reference
from app.services.results.chart import results_chart
from app.services.results.rows import Table
from app.services.results.shared import share_standing, shared_in
from app.services.results.targets import WHOLE, Scope, ScopeKind
from app.services.results.use_case import result_lines, results
from app.services.results.view import Point, ReasonCount, ResultWish
from app.services.undo import undo
from tests.case_samples import acting_as
from tests.coaching_samples import add_team
from tests.result_samples import ANTWERP_REGION, DAY, FIRST, GENT_REGION, WAAS_REGION, World


@pytest.fixture(scope="module")
def world(module_store):
    return World(module_store)


def told(world, rows=ScopeKind.PARTNER, scope=WHOLE, day=DAY):
    return results(world.store, reference(), day, ResultWish(rows, scope))


def names(world, which, scope=WHOLE):
    lines = result_lines(world.store, reference(), DAY, which, scope)
    return [line.company for line in lines]


def numbers(rows):
    return {row.name: (row.target, row.realised, row.running) for row in rows}


def test_each_company_is_in_one_number(world):
    found = told(world)
    assert (found.realised, found.running, found.on_track, found.at_risk) == (3, 6, 2, 4)
    assert names(world, "realised") == ["Janssens", "Noordveld", "Peeters"]
    assert names(world, "on_track") == ["De Kring", "Meander"]
    assert names(world, "at_risk") == ["Claes", "De Ketting", "Helder", "Lindeveld"]
    assert names(world, "running") == sorted(names(world, "on_track") + names(world, "at_risk"))


def test_each_risk_says_why(world):
    lines = result_lines(world.store, reference(), DAY, "at_risk", WHOLE)
    assert {line.company: line.reasons for line in lines} == {
        "Claes": (Reason.REOPENED,),
        "De Ketting": (Reason.SILENT,),
        "Helder": (Reason.REFUSED,),
        "Lindeveld": (Reason.NO_AGREEMENT,),
    }
    in_their_order = (Reason.REOPENED, Reason.REFUSED, Reason.NO_AGREEMENT, Reason.SILENT)
    assert told(world).reasons == tuple(ReasonCount(one, 1) for one in in_their_order)


def test_a_line_tells_where_a_company_stands(world):
    (line,) = result_lines(
        world.store, reference(), DAY, "realised", Scope(ScopeKind.REGION, GENT_REGION)
    )
    assert (line.company, line.title, line.partner) == ("Janssens", "Onthaal", "Partner Oost")
    assert (line.place, line.since, line.met, line.of) == ("Gent", date(2026, 11, 24), 6, 6)
    assert line.enterprise_id == world.companies["Janssens"].id
    assert line.member_id == world.members["Janssens"]


def test_what_was_promised_grows_with_the_days(world):
    found = told(world)
    # six up to the end of 2026, four in 2027; day 1065 of 1096: 6 x 1065 / 1096 = 5.83
    assert (found.target, found.planned) == (10, 6)
    assert found.plan == (
        Point(date(2023, 12, 31), 0),
        Point(date(2026, 12, 31), 6),
        Point(date(2027, 12, 31), 10),
    )


def test_the_history_tells_what_counted_at_the_end_of_each_quarter(world):
    history = told(world).history
    assert history[0] == Point(date(2023, 12, 31), 0)
    assert history[-5:] == (
        Point(date(2025, 12, 31), 0),
        Point(date(2026, 3, 31), 1),  # Peeters on 12/03
        Point(date(2026, 6, 30), 1),
        Point(date(2026, 9, 30), 2),  # Noordveld on 15/09
        Point(DAY, 3),  # Janssens on 24/11
    )
    # Claes counted in the second quarter of 2025, as it was known then; it does no longer
    assert Point(date(2025, 6, 30), 0) in history


def test_a_count_that_was_reopened_after_its_period_was_closed_is_told(world):
    found = told(world)
    assert (found.reopened, found.reopened_after_closing) == (1, 1)
    assert names(world, "reopened") == ["Claes"]


def test_only_what_is_complete_can_count_this_year(world):
    assert told(world).can_still_count_this_year == 1  # De Kring waits for a decision only
    assert names(world, "this_year") == ["De Kring"]


def test_a_report_that_no_company_confirmed_makes_a_dossier_incomplete(world):
    assert told(world).complete == 2
    assert names(world, "complete") == ["Janssens", "Noordveld"]


def test_rows_per_partner_add_up_to_the_whole(world):
    found = told(world)
    assert numbers(found.rows) == {
        "Partner Noord": (2, 1, 0),  # joined midway
        "Partner Oost": (5, 2, 3),
        "Partner West": (3, 0, 3),
    }
    assert sum(row.expected for row in found.rows) == found.forecast.expected
    assert not found.overlaps


def test_rows_per_region_go_by_the_main_establishment(world):
    found = told(world, ScopeKind.REGION)
    assert {row.code: (row.target, row.realised, row.running) for row in found.rows} == {
        ANTWERP_REGION: (None, 2, 0),
        GENT_REGION: (4, 1, 4),
        WAAS_REGION: (None, 0, 1),
        "": (None, 0, 1),  # Brussels has none
    }
    assert [row.name for row in found.rows][-1] == ""
    assert sum(row.expected for row in found.rows) == found.forecast.expected


def test_a_company_may_stand_under_more_themes(world):
    found = told(world, ScopeKind.THEME)
    assert found.overlaps
    assert {row.code: (row.target, row.realised, row.running) for row in found.rows} == {
        "language": (None, 2, 1),
        "leadership": (None, 0, 1),  # from the session that served it
        "onboarding": (3, 2, 1),
        "": (None, 0, 3),
    }


def test_a_partner_is_looked_at_alone(world):
    found = told(world, scope=Scope(ScopeKind.PARTNER, world.west.hex))
    assert (found.target, found.realised, found.running, found.at_risk) == (3, 0, 3, 2)
    # three from 2024 to 2027: 3 x 1065 / 1461 = 2.19
    assert found.planned == 2
    assert names(world, "running", found.scope) == ["Claes", "De Ketting", "Meander"]


def test_the_band_begins_today_and_ends_with_the_project(world):
    found = told(world)
    assert [one.day for one in found.band] == [DAY, date(2026, 12, 31), date(2027, 12, 31)]
    assert (found.band[0].low, found.band[0].expected, found.band[0].high) == (3, 3, 3)
    last = found.band[-1]
    told_at_end = (found.forecast.low, found.forecast.expected, found.forecast.high)
    assert (last.low, last.expected, last.high) == told_at_end
    assert 3 <= last.low <= last.expected <= last.high


def test_an_earlier_day_does_not_know_what_began_later(world):
    found = told(world, day=date(2026, 11, 23))
    assert found.realised == 2  # Janssens counts since the 24th


def test_without_a_server_the_last_change_here_is_told(world):
    own, *others = sorted(told(world).rows, key=lambda row: row.fresh is None)
    assert (own.name, own.fresh is not None, own.is_behind) == ("Partner Oost", True, False)
    assert {row.fresh for row in others} == {None}


def test_nothing_is_told_when_nobody_said_how_long_the_project_lasts(store):
    add_team(store)
    assert results(store, reference(), DAY, ResultWish()) is None
    assert result_lines(store, reference(), DAY, "running", WHOLE) == ()


def test_a_project_without_a_target_or_a_company_has_a_plain_zero(store):
    me = add_team(store)
    with store.write() as session:
        terms = {"valid_from": FIRST, "first": FIRST, "last": date(2027, 12, 31)}
        session.add(ProjectTerms(root=me.partnership_id, **terms))
    found = results(store, reference(), DAY, ResultWish())
    assert (found.target, found.planned, found.realised, found.running) == (None, None, 0, 0)
    assert (found.plan, found.forecast.is_weak) == ((), True)
    assert [(row.name, row.target, row.expected) for row in found.rows] == [
        ("Partner Oost", None, found.forecast.expected)
    ]


def test_shared_figures_are_those_of_the_day(world):
    found = told(world)
    made = share_standing(world.store, found, "Voor het overleg")
    shared = told(world).shared
    assert (shared.day, shared.by, shared.remark) == (DAY, "Els V.", "Voor het overleg")
    assert (shared.realised, shared.running, shared.on_track, shared.at_risk) == (3, 6, 2, 4)
    assert (shared.target, shared.planned, shared.expected) == (10, 6, found.forecast.expected)
    plain = tuple(replace(row, fresh=None, is_behind=False) for row in found.rows)
    assert shared.rows == plain
    undo(world.store, made)
    assert told(world).shared is None


def test_only_the_promotor_shares_and_only_the_whole(world):
    with acting_as(world.store, world.nora), pytest.raises(UserError, match="not_promotor"):
        share_standing(world.store, told(world))
    part = told(world, scope=Scope(ScopeKind.PARTNER, world.west.hex))
    with pytest.raises(ValueError, match="whole"):
        share_standing(world.store, part)


def lasting(store, root, first, last):
    """Let the project last from one day to another."""
    with store.write() as session:
        days = {"valid_from": date(2026, 1, 1), "first": first, "last": last}
        session.add(ProjectTerms(root=root, **days))


def test_what_counts_after_the_last_day_is_not_realised(store):
    world = World(store)
    lasting(store, world.partnership, FIRST, date(2026, 9, 15))
    found = told(world)
    # Peeters since 12/03, Noordveld on the last day itself; Janssens since 24/11 is too late
    assert (found.realised, found.forecast.expected) == (2, 2)
    assert names(world, "realised") == ["Noordveld", "Peeters"]
    late = next(one for one in result_lines(store, reference(), DAY, "at_risk", WHOLE)
                if one.company == "Janssens")  # fmt: skip
    assert late.reasons == (Reason.NO_TIME,)
    assert found.history[-1] == Point(date(2026, 9, 15), 2)
    assert (found.band, found.plan[-1].day) == ((), date(2026, 9, 15))


def test_before_the_first_day_lines_begin_with_the_project(store):
    world = World(store)
    lasting(store, world.partnership, date(2027, 1, 1), date(2028, 12, 31))
    found, eve = told(world), date(2026, 12, 31)
    assert found.history == (Point(eve, 3),)
    assert [one.day for one in found.band] == [eve, date(2027, 12, 31), date(2028, 12, 31)]
    chart = results_chart(found)
    days = [point[0] for one in (*chart.lines, chart.band) for point in one.points]
    assert (min(days), max(days), chart.now) == (chart.first, chart.last, None)


def test_between_two_periods_the_plan_does_not_grow(store):
    root = add_team(store).partnership_id
    lasting(store, root, FIRST, date(2026, 12, 31))
    with store.write() as session:
        for year, number in ((2024, 12), (2026, 6)):
            days = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
            session.add(Target(root=root, number=number, **days))
    found = results(store, reference(), DAY, ResultWish())
    assert found.plan == (
        Point(date(2023, 12, 31), 0),
        Point(date(2024, 12, 31), 12),
        Point(date(2025, 12, 31), 12),
        Point(date(2026, 12, 31), 18),
    )


def test_a_project_without_companies_has_no_rows_per_region(store):
    lasting(store, add_team(store).partnership_id, FIRST, date(2027, 12, 31))
    for rows in (ScopeKind.REGION, ScopeKind.THEME):
        assert results(store, reference(), DAY, ResultWish(rows)).rows == ()


def test_a_closed_partner_with_a_weight_has_a_row_for_it_bears_a_part_of_a_cut(store):
    me, gone = add_team(store), new_id()
    lasting(store, me.partnership_id, FIRST, date(2027, 12, 31))
    with store.write() as session:
        session.add(Partner(id=gone, root=me.partnership_id, name="Partner Weg", deleted=True))
        session.flush()
        key = {"partner_id": gone, "valid_from": FIRST, "weight": Decimal(40)}
        session.add(PartnerKey(root=me.partnership_id, **key))
    found = results(store, reference(), DAY, ResultWish())
    assert [row.name for row in found.rows] == ["Partner Oost", "Partner Weg"]


def test_a_partner_without_a_record_has_no_id_for_a_name():
    by = {kind: Table(None, kind, frozenset(), None, None) for kind in ScopeKind}
    unknown = "ab" * 16
    assert by[ScopeKind.PARTNER]._unknown(unknown) == "Onbekende partner"
    assert by[ScopeKind.PARTNER]._unknown("") == ""  # of companies that have none
    assert by[ScopeKind.REGION]._unknown("REFREG99") == "REFREG99"


FIGURES = dict.fromkeys(
    ("realised", "running", "on_track", "at_risk", "expected", "low", "high"), 3
)


@pytest.mark.parametrize(
    "figures",
    [
        {"realised": "drie"},
        FIGURES | {"expected": -1},
        FIGURES | {"high": 10**12},
        FIGURES | {"low": True},
        [],
    ],
)
def test_figures_that_cannot_be_read_are_passed_over(store, figures):
    me = add_team(store)
    with store.write() as session:
        session.add(
            SharedStanding(
                root=me.partnership_id,
                day=DAY,
                figures=figures,
                shared_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
                shared_by=store.actor,
            )
        )
    with store.read() as session:
        assert shared_in(session) is None
