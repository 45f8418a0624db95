"""People measured before and after, and structural goals looked at again."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.impact import People
from app.models.impact import GoalCheck, ImpactMeasure
from app.models.trajectory import Trajectory
from app.services.day.rows import Group
from app.services.day.snooze import Reason, snooze
from app.services.day.today import load_today
from app.services.packs.record_hashes import record_keys
from app.services.results.impact import MeasureForm, keep_check, keep_measure
from app.services.retention.bin import throw_away
from app.services.trajectories.use_cases import (
    GoalForm,
    NewMember,
    add_goal,
    close_trajectory,
    enter_phase,
    reopen_trajectory,
    stop_trajectory,
)
from tests.case_samples import NUMBER, acting_as, add_colleague, begin, undone_and_redone, view
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise

END = date(2026, 11, 30)
TOLD = MeasureForm(date(2026, 3, 2), People(40, 8, 10, 3, 2), "HR", "Een ploeg verhuisde")


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def bakery(store, me):
    company = add_enterprise(store, "Bakkerij", number=NUMBER)
    return begin(store, NewMember(company, "Bakkerij", NUMBER), on=date(2026, 1, 5))


def measures(store, one):
    return {it.moment: it for it in view(store, one.id).impact.measures}


def test_a_baseline_is_asked_once_the_work_begins_and_the_rest_after_the_end(store, bakery):
    assert [it.due_on for it in measures(store, bakery).values()] == [None] * 3
    enter_phase(store, bakery.id, "execution", date(2026, 3, 2), "Vraag was scherp")
    assert measures(store, bakery)["baseline"].due_on == date(2026, 4, 2)
    close_trajectory(store, bakery.id, END)
    assert [it.due_on for it in measures(store, bakery).values()] == [
        None,
        date(2027, 11, 30),
        date(2028, 11, 30),
    ]
    reopen_trajectory(store, bakery.id)
    assert measures(store, bakery)["after_12"].due_on is None
    stop_trajectory(store, bakery.id, END, "Failliet")
    assert [it.due_on for it in measures(store, bakery).values()] == [None] * 3


def test_what_a_company_told_is_kept_once_for_each_moment_and_undone(store, bakery):
    member = bakery.members[0].id
    changes = keep_measure(store, member, "baseline", TOLD)
    assert measures(store, bakery)["baseline"].done == TOLD
    undone_and_redone(store, changes, lambda: measures(store, bakery)["baseline"].done)
    mended = MeasureForm(date(2026, 3, 2), People(41))
    keep_measure(store, member, "baseline", mended)
    assert measures(store, bakery)["baseline"].done == mended


@pytest.mark.parametrize(
    ("people", "code"),
    [
        (People(-1), "amount.negative"),
        (People(), "impact.nothing"),
        (People(staff=100_000), "impact.too_many"),
    ],
)
def test_numbers_that_cannot_be_are_refused_and_zero_is_a_number(store, bakery, people, code):
    member = bakery.members[0].id
    with pytest.raises(UserError) as refused:
        keep_measure(store, member, "baseline", MeasureForm(END, people))
    assert refused.value.code == code
    assert keep_measure(store, member, "baseline", MeasureForm(END, People(hired=0)))


def test_structural_goals_are_looked_at_again_after_the_end(store, bakery):
    goal = add_goal(store, bakery.id, GoalForm("Onthaal met een peter", structural="onboarding")).id
    add_goal(store, bakery.id, GoalForm("Een feest"))
    assert view(store, bakery.id).impact.checks == ()
    close_trajectory(store, bakery.id, END)
    checks = view(store, bakery.id).impact.checks
    assert [(it.goal, it.months, it.due_on, it.alive) for it in checks] == [
        ("Onthaal met een peter", 12, date(2027, 11, 30), ""),
        ("Onthaal met een peter", 24, date(2028, 11, 30), ""),
    ]
    changes = keep_check(store, goal, 12, "partly", date(2027, 12, 1), "Eén ploeg stopte")
    found = view(store, bakery.id).impact.checks[0]
    assert (found.alive, found.checked_on, found.note) == (
        "partly",
        date(2027, 12, 1),
        "Eén ploeg stopte",
    )
    undone_and_redone(store, changes, lambda: view(store, bakery.id).impact.checks)


def test_nothing_is_written_in_a_case_in_the_bin(store, bakery):
    goal = add_goal(store, bakery.id, GoalForm("Peter", structural="onboarding")).id
    throw_away(store, "trajectory", bakery.id)
    with pytest.raises(UserError, match="in_bin"):
        keep_measure(store, bakery.members[0].id, "baseline", TOLD)
    with pytest.raises(UserError, match="in_bin"):
        keep_check(store, goal, 12, "yes", END)


def test_they_are_among_the_records_that_a_dossier_tells_from(store, bakery):
    goal = add_goal(store, bakery.id, GoalForm("Peter", structural="onboarding")).id
    keep_measure(store, bakery.members[0].id, "baseline", TOLD)
    keep_check(store, goal, 12, "yes", END)
    with store.read() as session:
        assert session.get_one(Trajectory, bakery.id)
        kinds = {kind for kind, _ in record_keys(session, bakery.id)}
    assert {ImpactMeasure.__tablename__, GoalCheck.__tablename__} <= kinds


def rows_on(store, day):
    found = load_today(store, day).matters
    return [
        (one.reason, one.what, one.group, one.due_on, one.done, one.of)
        for one in found
        if one.reason in {Reason.MEASURE, Reason.GOALS}
    ]


def test_a_baseline_that_lacks_stands_in_vandaag_a_month_after_the_work_began(store, bakery):
    enter_phase(store, bakery.id, "execution", date(2026, 3, 2), "Vraag was scherp")
    assert rows_on(store, date(2026, 3, 29)) == []  # Sunday; it is due on Thursday
    assert rows_on(store, date(2026, 3, 30)) == [
        (Reason.MEASURE, "baseline", Group.WEEK, date(2026, 4, 2), 0, 0)
    ]
    keep_measure(store, bakery.members[0].id, "baseline", TOLD)
    assert rows_on(store, date(2026, 5, 4)) == []


def test_measures_and_goals_are_due_one_and_two_years_after_the_end(store, bakery):
    goal = add_goal(store, bakery.id, GoalForm("Peter", structural="onboarding")).id
    add_goal(store, bakery.id, GoalForm("Onthaalmap", structural="procedures"))
    close_trajectory(store, bakery.id, date(2028, 2, 29))
    due = date(2029, 2, 28)
    assert rows_on(store, date(2029, 2, 25)) == []
    assert rows_on(store, due) == [
        (Reason.MEASURE, "after_12", Group.TODAY, due, 0, 0),
        (Reason.GOALS, "12", Group.TODAY, due, 0, 2),
    ]
    keep_check(store, goal, 12, "no", due)
    keep_measure(store, bakery.members[0].id, "after_12", TOLD)
    assert rows_on(store, date(2029, 3, 5)) == [(Reason.GOALS, "12", Group.LATE, due, 1, 2)]
    row = next(one for one in load_today(store, due).matters if one.reason is Reason.GOALS)
    snooze(store, Reason.GOALS, row.id, date(2029, 3, 6))
    assert rows_on(store, date(2029, 3, 5)) == []
    reopen_trajectory(store, bakery.id)
    assert rows_on(store, date(2029, 3, 7)) == []


def test_it_says_who_typed_the_numbers_last(store, bakery, me):
    keep_measure(store, bakery.members[0].id, "baseline", TOLD)
    assert measures(store, bakery)["baseline"].by == me.person_id
    other = add_colleague(store, me)
    with acting_as(store, other):
        more = MeasureForm(TOLD.measured_on, People(41), TOLD.told_by, TOLD.note)
        keep_measure(store, bakery.members[0].id, "baseline", more)
    found = view(store, bakery.id)
    (by,) = {one.by for one in found.impact.measures if one.done is not None}
    assert (by, found.impact.people) == (other, {other})
    assert by in found.names
