"""The two-year evaluation: only companies with both measures, always gross, small ones hidden."""

from datetime import date
from decimal import Decimal
from unittest.mock import Mock

import pytest

from app.domain.impact import People
from app.domain.languages import Language
from app.domain.report import HIDDEN
from app.models.scan import Scan
from app.reference.loader import reference
from app.services.reports.evaluation import evaluation
from app.services.reports.kinds import ReportFilters
from app.services.results.evaluation import scans_together
from app.services.results.impact import MeasureForm, keep_check, keep_measure
from app.services.trajectories.case_edits import write_fields
from app.services.trajectories.use_cases import GoalForm, NewMember, add_goal, close_trajectory
from tests.case_samples import begin
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise

ALL = ReportFilters(date(2024, 1, 1), date(2029, 12, 31), today=date(2029, 6, 1))
BEFORE = (People(40, 8, 10), People(20, 0, 2), People(10, 1, 1))
AFTER = (People(42, 6, 4, 6, 5), People(20, 3, 3, 1, 0), People(10, 0, 0, 0, 0))


@pytest.fixture
def trajectories(store):
    add_team(store)
    made = []
    for name in ("Een", "Twee", "Drie", "Vier"):
        company = add_enterprise(store, name)
        made.append(begin(store, NewMember(company, name, None), on=date(2026, 1, 5)))
    return made


def measure(store, trajectories, moment, some, day):
    for one, people in zip(trajectories, some, strict=False):
        keep_measure(store, one.members[0].id, moment, MeasureForm(day, people))


def tables(store, **wish):
    return evaluation(store, reference(), ALL if not wish else ReportFilters(**wish)).tables


def test_companies_with_both_measures_are_compared_and_their_number_is_said(store, trajectories):
    measure(store, trajectories, "baseline", (*BEFORE, People(99, 9, 9)), date(2026, 3, 2))
    measure(store, trajectories, "after_12", AFTER, date(2027, 11, 30))
    after_12, after_24, hires, *_ = tables(store)
    # 70 at the end, 9 in, 13 out of 72 on average; 72, 9, 7 of 71
    assert after_12.rows == (
        ("Nulmeting", 70, 9, 13, Decimal(13) / Decimal(72)),
        ("Na 12 maanden", 72, 9, 7, Decimal(7) / Decimal(71)),
    )
    assert after_12.note.startswith("3 van 4 ondernemingen")
    assert after_12.chart is not None
    assert after_24.rows == ()
    assert after_24.note.startswith("0 van 4 ondernemingen")
    assert hires.rows == (("Na 12 maanden", 3, 7, 5), ("Na 24 maanden", 0, None, None))


def test_of_two_companies_nothing_is_shown_and_a_small_number_hides_the_rate(store, trajectories):
    measure(store, trajectories, "baseline", BEFORE[:2], date(2026, 3, 2))
    measure(store, trajectories, "after_12", AFTER[:2], date(2027, 11, 30))
    after_12, _, hires, *_ = tables(store)
    assert after_12.rows == ()
    assert after_12.note.endswith("Vanaf 3 worden ze getoond.")
    assert hires.rows[0] == ("Na 12 maanden", 2, HIDDEN, HIDDEN)
    measure(store, trajectories, "baseline", [People(9, 1, 1)] * 3, date(2026, 3, 2))
    measure(store, trajectories, "after_12", [People(9, 1, 2, 1, 1)] * 3, date(2027, 11, 30))
    after_12, _, hires, *_ = tables(store)
    assert after_12.rows == (
        ("Nulmeting", 27, HIDDEN, HIDDEN, HIDDEN),
        ("Na 12 maanden", 27, HIDDEN, 6, HIDDEN),
    )
    assert hires.rows[0] == ("Na 12 maanden", 3, HIDDEN, HIDDEN)


def test_no_filter_parts_the_people_of_one_company_from_the_others(store, trajectories):
    measure(store, trajectories, "baseline", BEFORE, date(2026, 3, 2))
    measure(store, trajectories, "after_12", AFTER, date(2027, 11, 30))
    whole = tables(store)
    some = tables(store, first=ALL.first, last=ALL.last, today=ALL.today, region="REFREG11")
    before = tables(store, first=ALL.first, last=date(2027, 11, 29), today=ALL.today)
    for at in (0, 1, 2):
        assert some[at].rows == whole[at].rows
        assert before[at].rows == whole[at].rows  # also no two periods


def test_structural_goals_are_told_with_how_many_are_still_alive(store, trajectories):
    first = trajectories[0]
    goals = [
        add_goal(store, first.id, GoalForm(text, structural="onboarding")).id for text in "abc"
    ]
    add_goal(store, first.id, GoalForm("geen structureel doel"))
    write_fields(store, "trajectory_goal", goals[0], reached="yes")
    write_fields(store, "trajectory_goal", goals[1], reached="partly")
    close_trajectory(store, first.id, date(2026, 11, 30))
    keep_check(store, goals[0], 12, "yes", date(2027, 12, 1))
    keep_check(store, goals[1], 12, "no", date(2027, 12, 1))
    keep_check(store, goals[2], 24, "yes", date(2029, 7, 1))  # after the day of the report
    table = tables(store)[4]
    third = Decimal(1) / Decimal(3)
    assert table.rows == (
        ("Bereikt", 1, 3, third),
        ("Deels bereikt", 1, 3, third),
        ("Leeft nog na 12 maanden", 1, 2, Decimal("0.5")),
        ("Leeft nog na 24 maanden", 0, 0, None),
    )


def test_it_is_always_gross_in_each_language_and_empty_without_trajectories(store, trajectories):
    labels = {
        language: evaluation(
            store, reference(), ReportFilters(ALL.first, ALL.last, language=language)
        ).label
        for language in Language
    }
    assert labels[Language.NL] == "bruto: wat vanzelf gebeurd zou zijn, is niet afgetrokken"
    assert labels[Language.EN].startswith("gross")
    assert tables(store, first=date(2020, 1, 1), last=date(2020, 12, 31)) == ()


def test_without_a_rate_hours_have_no_cost(store, trajectories):
    assert tables(store)[5].rows == (("Samen", 4, 0, 0, 0, None, None, None),)


def test_the_first_baseline_is_compared_with_the_last_end(store, trajectories, monkeypatch):
    company, person = trajectories[0].members[0].enterprise_id, store.actor
    days = {
        date(2026, 3, 1): "baseline",
        date(2026, 11, 1): "end",
        date(2027, 2, 1): "baseline",  # of a second trajectory, that has no end yet
    }
    with store.write() as session:
        session.add_all(
            Scan(
                root=company,
                enterprise_id=company,
                person_id=person,
                set_number=1,
                moment=moment,
                started_on=day,
                completed_on=day,
            )
            for day, moment in days.items()
        )
    pairs = []
    monkeypatch.setattr(
        "app.services.results.evaluation.filled_of",
        lambda _session, scans: {one.id: one.completed_on for one in scans},
    )
    monkeypatch.setattr(
        "app.services.results.evaluation.compare",
        lambda before, after: pairs.append((before, after)) or Mock(themes=()),
    )
    with store.read() as session:
        assert scans_together(session, {company}, date(2027, 12, 31)).companies == 1
    assert pairs == [(date(2026, 3, 1), date(2026, 11, 1))]
