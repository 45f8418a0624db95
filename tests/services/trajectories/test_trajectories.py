"""A trajectory from its first day to the looks back."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.trajectory import Phase
from app.models.base import new_id
from app.models.coaching import Action
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    TrajectoryGoal,
    TrajectoryMember,
    TrajectoryPhase,
)
from app.reference.trajectories import CriterionEntry, checklists
from app.services.companies.file_history import HistoryQuery, history_list, history_rows
from app.services.counting.checklist import (
    Checklist,
    checklist_versions,
    next_version,
    version_numbered,
    write_checklist,
)
from app.services.evidence.pieces import share_session, unshare_session
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.retention.purge import purge_bin
from app.services.trajectories.case_edits import put_away, write_fields
from app.services.trajectories.lists import (
    TrajectoryQuery,
    trajectories_of,
    trajectory_ids,
    trajectory_rows,
)
from app.services.trajectories.use_cases import (
    GoalForm,
    NewMember,
    TrajectoryForm,
    add_goal,
    close_trajectory,
    enter_phase,
    join,
    leave,
    look_back,
    reopen_trajectory,
    set_phase_days,
    skip_phase,
    start_trajectory,
    stop_trajectory,
)
from app.services.trajectories.views import due_follow_ups, trajectory_view
from tests.case_samples import NUMBER, START, begin, member, undone_and_redone, view
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import add_session

JUNE = date(2026, 6, 1)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store, number=NUMBER)


def code_of(work, *arguments):
    with pytest.raises(UserError) as caught:
        work(*arguments)
    return caught.value.code


def test_a_trajectory_begins_in_its_first_phase_with_the_checklist_of_that_day(store, me, company):
    made = start_trajectory(store, TrajectoryForm(" Onthaal ", START, (member(company),)))
    found = view(store, made.id)
    assert (found.title, found.kind, found.phase, found.status) == (
        "Onthaal",
        "single",
        "exploration",
        "running",
    )
    assert found.phases == {"exploration": Phase(START)}
    assert (found.partner, found.coach, found.checklist.number) == ("Partner Oost", "Els V.", 1)
    (one,) = found.members
    assert (one.name, one.number, one.has_file, one.standing.progress.of) == (
        "Bakkerij Janssens",
        NUMBER,
        True,
        6,
    )
    undone_and_redone(store, made.changes, lambda: view(store, made.id).is_deleted)


def test_a_trajectory_needs_a_title_and_a_company(store, company):
    form = TrajectoryForm("Onthaal", START, ())
    assert code_of(start_trajectory, store, form) == "trajectory.no_company"
    form = TrajectoryForm(" ", START, (member(company),))
    assert code_of(start_trajectory, store, form) == "field.required"


def test_a_phase_begins_and_one_in_between_is_skipped(store, company):
    one = begin(store, member(company)).id
    assert code_of(enter_phase, store, one, "action_plan", JUNE) == "trajectory.phase_missing"
    skip_phase(store, one, "analysis", "De vraag was scherp")
    changes = enter_phase(store, one, "action_plan", JUNE)
    found = view(store, one)
    assert found.phase == "action_plan"
    assert found.phases["exploration"] == Phase(START, JUNE)
    assert found.phases["analysis"].skip_reason == "De vraag was scherp"
    undone_and_redone(store, changes, lambda: (view(store, one).phase, view(store, one).phases))


def test_more_phases_are_skipped_with_one_reason_when_a_later_one_begins(store, company):
    one = begin(store, member(company)).id
    assert code_of(enter_phase, store, one, "execution", JUNE, " ") == "trajectory.phase_missing"
    changes = enter_phase(store, one, "execution", JUNE, "Alles lag klaar")
    found = view(store, one)
    assert found.phases == {
        "exploration": Phase(START, JUNE),
        "analysis": Phase(skipped=True, skip_reason="Alles lag klaar"),
        "action_plan": Phase(skipped=True, skip_reason="Alles lag klaar"),
        "execution": Phase(JUNE),
    }
    undone_and_redone(store, changes, lambda: view(store, one).phases)


def test_the_days_of_a_phase_can_be_mended(store, company):
    one = begin(store, member(company)).id
    enter_phase(store, one, "analysis", JUNE)
    other = (store, one, "exploration", date(2026, 5, 20))
    assert code_of(set_phase_days, *other, date(2026, 5, 19)) == "trajectory.phase_ends_before"
    changes = set_phase_days(*other, date(2026, 5, 30))
    assert view(store, one).phases["exploration"] == Phase(date(2026, 5, 20), date(2026, 5, 30))
    undone_and_redone(store, changes, lambda: view(store, one).phases)


def test_companies_join_leave_and_come_back(store, company):
    other = add_company(store, "Peeters Bouw")
    one = begin(store, member(company)).id
    joined = join(store, one, NewMember(other.id, "Peeters Bouw"), JUNE)
    assert view(store, one).kind == "joint"
    again = NewMember(other.id, "Peeters Bouw")
    assert code_of(join, store, one, again, JUNE) == "trajectory.already_in"
    assert code_of(leave, store, joined.id, JUNE, " ") == "trajectory.leave_reason"
    leave(store, joined.id, JUNE + timedelta(days=9), "Overname")
    last = view(store, one).members[-1]
    assert (last.name, last.left_on, last.leave_reason) == (
        "Peeters Bouw",
        date(2026, 6, 10),
        "Overname",
    )
    join(store, one, again, date(2026, 9, 1))
    back = view(store, one).members[-1]
    assert (back.joined_on, back.left_on, back.leave_reason) == (date(2026, 9, 1), None, "")
    put_away(store, "trajectory_member", joined.id)
    assert [each.name for each in view(store, one).members] == ["Bakkerij Janssens"]
    assert join(store, one, again, JUNE).id == joined.id
    assert len(view(store, one).members) == 2


def test_a_company_of_another_coach_takes_part_without_its_file(store, company):
    one = begin(store, member(company), NewMember(new_id(), "Kwekerij Halverzon", "1999990243"))
    assert one.kind == "joint"
    assert [each.has_file for each in one.members] == [True, False]


def test_goals_stand_in_their_order_and_one_is_structural(store, company):
    one = begin(store, member(company)).id
    assert not view(store, one).has_structural_goal
    add_goal(store, one, GoalForm("Vaste peter", "Ploegen met peter", "0", "4", "HR"))
    made = add_goal(store, one, GoalForm("Onthaalmap", structural="onboarding"))
    found = view(store, one)
    assert [goal.text for goal in found.goals] == ["Vaste peter", "Onthaalmap"]
    assert found.has_structural_goal
    write_fields(store, "trajectory_goal", made.id, reached="partly", reached_value=" 2 ")
    assert view(store, one).goals[1].reached_value == "2"
    put_away(store, "trajectory_goal", made.id)
    assert [goal.text for goal in view(store, one).goals] == ["Vaste peter"]
    assert code_of(add_goal, store, one, GoalForm(" ")) == "field.required"


def test_closing_plans_the_looks_back_of_who_still_takes_part(store, company):
    other = add_company(store, "Peeters Bouw")
    one = begin(store, member(company), NewMember(other.id, "Peeters Bouw"))
    leave(store, one.members[1].id, JUNE, "Overname")
    end = date(2026, 11, 30)
    changes = close_trajectory(store, one.id, end)
    found = view(store, one.id)
    assert (found.status, found.closed_on) == ("closed", end)
    assert found.phases["exploration"].ended_on == end
    assert [(each.months, each.due_on, each.member_id) for each in found.follow_ups] == [
        (6, date(2027, 5, 30), one.members[0].id),
        (12, date(2027, 11, 30), one.members[0].id),
    ]
    undone_and_redone(store, changes, lambda: view(store, one.id).follow_ups)


def test_a_look_back_is_due_until_it_is_done(store, company):
    one = begin(store, member(company)).id
    close_trajectory(store, one, date(2026, 11, 30))
    first, second = view(store, one).follow_ups
    assert due_follow_ups(store, date(2027, 5, 29)) == ()
    assert [each.id for each in due_follow_ups(store, date(2027, 11, 30))] == [first.id, second.id]
    with pytest.raises(UserError, match="negative"):
        look_back(store, first.id, "partly", -1)
    look_back(store, first.id, "partly", 2, "Peter is weg")
    done = view(store, one).follow_ups[0]
    assert (done.done_on, done.holds, done.stayed, done.note) == (
        clock.today(),
        "partly",
        2,
        "Peter is weg",
    )
    assert [each.id for each in due_follow_ups(store, date(2027, 11, 30))] == [second.id]
    reopen_trajectory(store, one)
    found = view(store, one)
    assert (found.status, found.closed_on) == ("running", None)
    assert found.phases["exploration"].ended_on is None
    assert [each.id for each in found.follow_ups] == [first.id]  # what was done stays
    close_trajectory(store, one, date(2026, 12, 31))
    assert [each.due_on for each in view(store, one).follow_ups] == [
        date(2027, 5, 30),
        date(2027, 12, 31),
    ]


def test_stopping_needs_a_reason_and_plans_nothing(store, company):
    one = begin(store, member(company)).id
    assert code_of(stop_trajectory, store, one, JUNE, " ") == "trajectory.stop_reason"
    before = START - timedelta(days=1)
    assert code_of(stop_trajectory, store, one, before, "Stop") == "trajectory.closed_before"
    stop_trajectory(store, one, JUNE, "Faillissement")
    found = view(store, one)
    assert (found.status, found.stop_reason, found.follow_ups) == ("stopped", "Faillissement", ())


def test_lists_filter_search_and_sort(store, me, company):
    other = add_company(store, "Peeters Bouw")
    first = begin(store, member(company), title="Onthaal", on=date(2026, 3, 2)).id
    second = begin(store, NewMember(other.id, "Peéters Bouw"), title="Buddy").id
    skip_phase(store, second, "analysis", "Klein")
    enter_phase(store, second, "action_plan", JUNE)
    ids = lambda **query: trajectory_ids(store, TrajectoryQuery(**query))  # noqa: E731
    assert ids() == [first, second]
    assert ids(descending=True) == [second, first]
    assert ids(order="title") == [second, first]
    assert ids(order="title", descending=True) == [first, second]
    assert ids(order="started") == [first, second]
    assert ids(order="coach") == [second, first]
    assert ids(text="peeters bud") == [second]
    assert ids(phase="exploration") == [first]
    assert ids(coaches=frozenset([me.person_id])) == [first, second]
    assert ids(coaches=frozenset([new_id()])) == []
    assert trajectories_of(store, other.id) == [second]
    stop_trajectory(store, second, JUNE, "Faillissement")
    assert ids() == [first]
    assert ids(status=None) == [first, second]


def test_a_row_tells_progress_the_last_session_and_what_comes_next(store, company):
    one = begin(store, member(company)).id
    row = trajectory_rows(store, [one])[one]
    assert (row.met, row.of, row.companies, row.coach) == (0, 6, ("Bakkerij Janssens",), "Els V.")
    assert (row.last_on, row.next_on, row.silent_days(JUNE)) == (None, None, 20)
    held = add_session(store, company.id, utc(20, 9))
    shared = share_session(store, one, held)
    with store.write() as session:
        for day in (30, 28):
            session.add(Action(root=one, trajectory_id=one, text="Map", due_on=date(2026, 11, day)))
    row = trajectory_rows(store, [one])[one]
    (session_of,) = view(store, one).sessions
    assert row.last_on == date(2026, 11, 20)
    assert row.next_on == date(2026, 11, 28)
    assert (session_of.enterprise_ids, view(store, one).minutes) == ((company.id,), 70)
    undone_and_redone(store, shared, lambda: view(store, one).sessions)
    unshare_session(store, one, held)
    assert view(store, one).sessions == ()
    assert trajectory_view(store, new_id()) is None


def test_a_trajectory_in_the_bin_takes_nothing_new_and_comes_back(store, company):
    one = begin(store, member(company))
    throw_away(store, "trajectory", one.id)
    (row,) = list_bin(store, clock.today())
    assert (row.kind, row.name, row.enterprise) == ("trajectory", one.title, "")
    assert trajectory_ids(store, TrajectoryQuery()) == []
    with pytest.raises(UserError, match=r"trajectory\.in_bin"):
        enter_phase(store, one.id, "analysis", JUNE)
    with pytest.raises(UserError, match=r"trajectory\.in_bin"):
        leave(store, one.members[0].id, JUNE, "Overname")
    restore(store, "trajectory", one.id)
    enter_phase(store, one.id, "analysis", JUNE)


def test_what_comes_back_brings_its_trajectory_along(store, company):
    one = begin(store, member(company))
    goal = add_goal(store, one.id, GoalForm("Vaste peter")).id
    throw_away(store, "trajectory_goal", goal)
    throw_away(store, "trajectory", one.id)
    assert {row.enterprise for row in list_bin(store, clock.today())} == {"", one.title}
    assert restore(store, "trajectory_goal", goal).more == ("trajectory",)


def test_a_trajectory_whose_days_are_over_goes_with_all_that_is_in_it(store, company):
    one = begin(store, member(company))
    add_goal(store, one.id, GoalForm("Vaste peter"))
    throw_away(store, "trajectory", one.id)
    assert purge_bin(store, Silent(), kept_days=-1) == 1
    assert trajectory_view(store, one.id) is None
    with store.read() as session:
        for model in (TrajectoryMember, TrajectoryGoal, TrajectoryPhase):
            assert session.exec(select(model)).all() == []


def test_a_decision_on_the_count_is_kept(store, me, company):
    one = begin(store, member(company))
    with store.write() as session:
        proposal = new_id()
        of = {"root": one.id, "trajectory_id": one.id, "member_id": one.members[0].id}
        session.add(
            CountProposal(id=proposal, **of, proposed_by=store.actor, proposed_on=JUNE, met_on=JUNE)
        )
        session.flush()
        session.add(
            CountConfirmation(
                root=one.id,
                proposal_id=proposal,
                decision="counts",
                confirmed_by=store.actor,
                confirmed_on=JUNE,
            )
        )
    throw_away(store, "trajectory", one.id)
    assert purge_bin(store, Silent(), kept_days=-1) == 0
    assert view(store, one.id).is_deleted


def test_the_history_of_a_trajectory_has_all_that_was_done(store, company):
    one = begin(store, member(company)).id
    enter_phase(store, one, "analysis", JUNE)
    found = history_list(store, HistoryQuery(one))
    assert set(found.kinds) == {"trajectory", "trajectory_phase", "trajectory_member"}
    assert found.made is not None
    assert found.made.new["title"] == "Onthaal nieuwe medewerkers"
    rows = history_rows(store, found.ids).values()
    assert {row.about for row in rows if row.kind == "trajectory_member"} == {"Bakkerij Janssens"}


# -- the checklist -------------------------------------------------------------------------------


def test_a_new_checklist_serves_what_begins_from_its_day_on(store, company):
    (first,) = checklist_versions(store)
    old = begin(store, member(company)).id
    lines = (
        *first.criteria[:2],
        CriterionEntry("visit", "Bezoek", "", ("Eén", "Twee"), ("meeting",)),
    )
    wanted = Checklist(99, " Nieuwe lijst ", JUNE, lines)
    number, changes = write_checklist(store, wanted)
    assert number == 2
    second = checklist_versions(store)[1]
    assert second == Checklist(2, "Nieuwe lijst", JUNE, lines)
    new = begin(store, member(company), on=JUNE)
    assert (view(store, old).checklist, new.checklist) == (first, second)
    assert new.members[0].standing.progress.of == 3
    assert version_numbered((first, second), 7) == second
    assert next_version(second, date(2027, 1, 1)).number == 3
    undone_and_redone(store, changes, lambda: len(checklist_versions(store)))


@pytest.mark.parametrize(
    ("criteria", "code"),
    [
        ((), "criteria.none"),
        ((CriterionEntry("a", "A", "", (), ()),) * 2, "criteria.twice"),
        ((CriterionEntry("a", "A", "", (), (), 0),), "criteria.needed"),
    ],
)
def test_a_checklist_that_cannot_be_is_refused(store, me, criteria, code):
    assert code_of(write_checklist, store, Checklist(0, "Lijst", JUNE, criteria)) == code


def test_the_shipped_checklist_is_that_of_the_store(store, me):
    assert checklist_versions(store) == checklists()
