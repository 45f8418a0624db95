"""Questions, improvements, cases and meetings of the partnership; the days are by hand."""

from datetime import date
from decimal import Decimal

import pytest

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.effort import Back, Still
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.quality import IncomingQuestion
from app.models.trajectory import TrajectorySession
from app.reference.effort import effort_limits
from app.reference.loader import Reference
from app.services.companies.dossier_edits import finish_action
from app.services.day.rows import Group
from app.services.day.snooze import Reason
from app.services.day.today import load_today, today_count
from app.services.quality.actions import add_task, tick_task
from app.services.quality.cases import bare_case, known_names
from app.services.quality.effort import stuck
from app.services.quality.flow import capacity_rows, demand_flow, question_waits, write_capacity
from app.services.quality.lists import improvement_rows, meeting_rows, question_rows, review_rows
from app.services.quality.papers import record_paper, register_pdf
from app.services.quality.questions import Asked, link_question, question_words
from app.services.quality.records import begin_record, first_values, save_record
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.search.finding import catch_up, search
from app.services.trajectories.use_cases import close_trajectory, enter_phase, reopen_trajectory
from app.services.undo import undo
from tests.case_samples import acting_as, add_colleague, begin, member
from tests.coaching_samples import add_company, add_team, utc
from tests.reports.samples import words_of

WEDNESDAY = date(2026, 11, 25)
QUESTION, IMPROVEMENT = "incoming_question", "improvement"
REVIEW, MEETING = "case_review", "coordination_meeting"


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: WEDNESDAY)


@pytest.fixture
def me(store):
    return add_team(store)


def make(store, kind, **values):
    return save_record(store, kind, None, first_values(kind, store.actor) | values).id


def ask(store, **values):
    return make(store, QUESTION, **{"text": "Kunnen jullie langskomen?"} | values)


def matters(store, day=WEDNESDAY):
    return load_today(store, day).matters


def test_a_question_stands_in_vandaag_of_its_owner_until_it_is_handled(store, me):
    other = add_colleague(store, me)
    one = ask(store, received_on=date(2026, 11, 20), company="Metaal Claes")
    (row,) = matters(store)
    assert (row.reason, row.group, row.about) == (Reason.QUESTION, Group.TODAY, "Metaal Claes")
    assert (row.screen, row.record_id, row.what) == (QUESTION, one, "Kunnen jullie langskomen?")
    assert today_count(store, WEDNESDAY) == 1
    began = begin_record(store, QUESTION, one).values
    save_record(store, QUESTION, one, {**began, "person_id": other}, begin=began)
    assert matters(store) == ()
    with acting_as(store, other):
        assert len(matters(store)) == 1
        began = begin_record(store, QUESTION, one).values
        save_record(store, QUESTION, one, {**began, "handling": "answered"}, begin=began)
        assert matters(store) == ()
    (row,) = question_rows(store)
    assert (row.handled_on, row.person, row.partner) == (WEDNESDAY, "Nora B.", "Partner Oost")


def test_a_question_is_of_the_partner_of_who_follows_it_up(store, me):
    one, west = ask(store), new_id()
    other = add_colleague(store, me, partner=west)
    began = begin_record(store, QUESTION, one).values
    save_record(store, QUESTION, one, {**began, "person_id": other}, begin=began)
    assert question_rows(store)[0].partner == "Partner West"
    assert demand_flow(store, date(2026, 12, 7), 4, west).questions == (1, 0)


def test_the_first_session_at_the_company_ends_the_wait(store, me):
    company = add_company(store)
    with store.write() as session:
        for day in (9, 12, 19):
            session.add(
                CoachingSession(
                    root=company.id,
                    enterprise_id=company.id,
                    coach_id=me.person_id,
                    kind="visit",
                    starts_at=utc(day, 10),
                    ends_at=utc(day, 11),
                )
            )
    ask(store, received_on=date(2026, 11, 10), enterprise_id=company.id)
    (point,) = question_waits(store, date(2026, 1, 1)).points
    assert (point.visited_on, point.days) == (date(2026, 11, 12), 2)
    assert demand_flow(store, date(2026, 11, 25), 26).hours == (2.0, 1.0)


def test_failure_demand_says_what_was_not_right_and_value_demand_does_not(store, me):
    with pytest.raises(UserError, match=r"field\.required") as refused:
        ask(store, demand="failure")
    assert refused.value.values["field"] == "failure"
    one = ask(store, demand="failure", failure="Nooit teruggebeld")
    began = begin_record(store, QUESTION, one).values
    save_record(store, QUESTION, one, {**began, "demand": "value"}, begin=began)
    assert begin_record(store, QUESTION, one).values["failure"] == ""


def test_an_improvement_waits_until_it_is_decided(store, me):
    one = make(store, IMPROVEMENT, title="Sneller bellen", due_on=date(2026, 11, 24))
    (row,) = matters(store)
    assert (row.reason, row.group, row.what) == (Reason.IMPROVEMENT, Group.LATE, "Sneller bellen")
    began = begin_record(store, IMPROVEMENT, one).values
    with pytest.raises(UserError, match=r"field\.required") as refused:
        save_record(store, IMPROVEMENT, one, {**began, "status": "stopped"}, begin=began)
    assert refused.value.values["field"] == "decision"
    said = {"status": "stopped", "decision": "Niemand wil het"}
    save_record(store, IMPROVEMENT, one, began | said, begin=began)
    assert matters(store) == ()
    assert improvement_rows(store)[0].decided_on == WEDNESDAY


def test_what_a_form_left_alone_stays_as_somebody_wrote_it_since(store, me):
    one = make(store, IMPROVEMENT, title="Sneller bellen")
    began = begin_record(store, IMPROVEMENT, one).values
    save_record(store, IMPROVEMENT, one, {**began, "cause": "Geen lijst"}, begin=began)
    save_record(store, IMPROVEMENT, one, {**began, "insight": "Drie dagen wachten"}, begin=began)
    values = begin_record(store, IMPROVEMENT, one).values
    assert (values["cause"], values["insight"]) == ("Geen lijst", "Drie dagen wachten")


def test_an_action_of_a_meeting_stands_in_vandaag_of_who_does_it_and_is_ticked_there(store, me):
    other = add_colleague(store, me)
    meeting = make(store, MEETING, title="Overleg november", held_on=date(2026, 11, 23))
    task = add_task(store, meeting, "Lijst maken", other, date(2026, 11, 25)).id
    assert load_today(store, WEDNESDAY).actions == ()
    with acting_as(store, other):
        (row,) = load_today(store, WEDNESDAY).actions
        assert (row.text, row.enterprise, row.coordination_id) == (
            "Lijst maken",
            "Overleg november",
            meeting,
        )
        finish_action(store, task)
        assert load_today(store, WEDNESDAY).actions == ()
    (row,) = meeting_rows(store)
    assert (row.open_tasks, row.tasks) == (0, 1)
    tick_task(store, task, done=False)
    assert begin_record(store, MEETING, meeting).tasks[0].done_on is None


def test_with_its_meeting_in_the_bin_an_action_is_out_of_sight_and_comes_back(store, me):
    meeting = make(store, MEETING, title="Overleg november")
    add_task(store, meeting, "Lijst maken", me.person_id, WEDNESDAY)
    throw_away(store, MEETING, meeting)
    assert load_today(store, WEDNESDAY).actions == ()
    assert meeting_rows(store) == ()
    assert [row.name for row in list_bin(store, WEDNESDAY)] == ["Overleg november"]
    restore(store, MEETING, meeting)
    assert len(load_today(store, WEDNESDAY).actions) == 1


def test_saving_is_undone_as_one(store, me):
    done = save_record(store, REVIEW, None, first_values(REVIEW, store.actor) | {"title": "Ploeg"})
    assert len(review_rows(store)) == 1
    undo(store, done.changes)
    assert review_rows(store) == ()


def test_a_planned_case_has_its_day(store, me):
    with pytest.raises(UserError, match=r"field\.required"):
        make(store, REVIEW, title="Ploeg", status="planned")
    one = make(store, REVIEW, title="Ploeg", status="discussed")
    assert begin_record(store, REVIEW, one).values["discussed_on"] == WEDNESDAY


def test_a_case_takes_no_name_of_a_trajectory(store, me):
    company = add_company(store)
    trajectory = begin(store, member(company))
    assert bare_case(store, Reference(), trajectory.id) == {
        "themes": (),
        "sector": None,
        "size": None,
    }
    found = known_names(store).find("Bakkerij Janssens, met Jan J.")
    assert len(found) == 2


def test_the_newest_hours_of_a_partner_hold_and_one_day_has_one_number(store, me):
    write_capacity(store, me.partner_id, date(2026, 1, 1), Decimal(60))
    write_capacity(store, me.partner_id, date(2026, 11, 1), Decimal(40))
    write_capacity(store, me.partner_id, date(2026, 11, 1), Decimal("45.5"))
    found = [(row.hours, row.holds) for row in capacity_rows(store, WEDNESDAY)]
    assert found == [(Decimal("45.5"), True), (Decimal(60), False)]
    with pytest.raises(UserError, match=r"quality\.hours"):
        write_capacity(store, me.partner_id, WEDNESDAY, Decimal(-1))


def test_a_week_has_its_questions_and_the_hours_that_there_were(store, me):
    write_capacity(store, me.partner_id, date(2026, 11, 9), Decimal(30))
    for day in (date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 15), date(2026, 11, 24)):
        ask(store, received_on=day)
    flow = demand_flow(store, WEDNESDAY, 26)
    assert flow.weeks == (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
    assert flow.questions == (1, 2, 0)
    assert flow.capacity == (None, 30.0, 30.0)
    assert demand_flow(store, WEDNESDAY, 26, new_id()).weeks == ()


def test_the_wait_ends_with_the_visit_that_the_question_tells(store, me):
    ask(store, received_on=date(2026, 11, 2), first_visit_on=date(2026, 11, 12))
    ask(store, received_on=date(2026, 11, 16))
    ask(store, received_on=date(2026, 11, 10), handling="dropped")
    found = question_waits(store, date(2026, 1, 1))
    assert [one.days for one in found.points] == [10]
    assert (found.waiting, found.longest) == (1, 9)


def test_a_running_trajectory_without_hours_is_not_looked_at(store, me):
    begin(store, member(add_company(store)))
    found = stuck(store, effort_limits(WEDNESDAY), WEDNESDAY)
    assert (found.still, found.running) == ((), 1)


def test_hours_without_movement_are_looked_at(store, me):
    trajectory = begin(store, member(add_company(store))).id  # since 12/05: 197 days, 28 weeks
    with store.write() as session:
        for day in range(1, 6):  # five hours each: 25, and alone 20 is the limit
            session.add(
                TrajectorySession(
                    root=trajectory,
                    trajectory_id=trajectory,
                    session_id=new_id(),
                    label="Bezoek",
                    starts_at=utc(day, 9),
                    minutes=300,
                    coach_id=me.person_id,
                )
            )
    (row,) = stuck(store, effort_limits(WEDNESDAY), WEDNESDAY).still
    assert row.still == Still(hours=25.0, weeks=28, limit=20.0, compared_with=0)
    assert (row.phase, row.companies) == ("exploration", ("Bakkerij Janssens",))
    enter_phase(store, trajectory, "analysis", date(2026, 11, 20))
    assert stuck(store, effort_limits(WEDNESDAY), WEDNESDAY).still == ()


def test_a_closed_case_comes_back_by_a_question_or_by_being_taken_up_again(store, me, monkeypatch):
    company = add_company(store)
    trajectory = begin(store, member(company)).id
    close_trajectory(store, trajectory, date(2026, 11, 2))
    ask(
        store,
        received_on=date(2026, 11, 20),
        enterprise_id=company.id,
        demand="failure",
        failure="De peter is weg",
    )
    limits = effort_limits(WEDNESDAY)
    (row,) = stuck(store, limits, WEDNESDAY).back
    assert (row.how, row.why, row.back_on) == (Back.ASKED, "De peter is weg", date(2026, 11, 20))
    now = clock.midnight(date(2026, 11, 24))
    monkeypatch.setattr(clock, "now", lambda: now)
    reopen_trajectory(store, trajectory)
    (row,) = stuck(store, limits, WEDNESDAY).back
    assert (row.how, row.closed_on, row.back_on) == (
        Back.REOPENED,
        date(2026, 11, 2),
        date(2026, 11, 24),
    )


def test_an_action_of_a_meeting_is_found(store, me):
    meeting = make(store, MEETING, title="Overleg november")
    add_task(store, meeting, "Wachtlijst herzien", me.person_id, WEDNESDAY)
    catch_up(store, Silent())
    hits = search(store, Reference(), "wachtlijst", {"action"}).hits
    assert [hit.coordination_id for hit in hits] == [meeting]
    throw_away(store, MEETING, meeting)
    catch_up(store, Silent())
    assert search(store, Reference(), "wachtlijst", {"action"}).hits == ()


def test_a_question_is_of_the_partnership(store, me):
    one = ask(store)
    with store.read() as session:
        assert session.get_one(IncomingQuestion, one).root == me.partnership_id


def test_a_question_is_of_the_company_whose_intake_came_of_it(store, me):
    one = ask(store, text="Hulp bij onthaal", themes=("onboarding",))
    assert question_words(store, one) == Asked("Hulp bij onthaal", ("onboarding",))
    company = add_company(store)
    changes = link_question(store, one, company.id, "Bakkerij Janssens")
    (row,) = question_rows(store)
    assert (row.company, row.handling, row.handled_on) == (
        "Bakkerij Janssens",
        "taken",
        WEDNESDAY,
    )
    undo(store, changes)
    assert question_rows(store)[0].handling == "open"
    assert question_words(store, new_id()) == Asked()


def test_a_case_on_paper_has_no_name_of_who_brings_or_prints_it(store, me):
    one = make(store, REVIEW, title="Onthaal zonder tijd", situation="Twintig mensen")
    words = words_of(record_paper(store, Reference(), REVIEW, one))
    assert "Onthaalzondertijd" in words
    assert "Twintigmensen" in words
    assert "Els" not in words


def test_minutes_on_paper_have_their_actions(store, me):
    meeting = make(store, MEETING, title="Overleg november", decisions="Samen bellen")
    add_task(store, meeting, "Lijst maken", me.person_id, WEDNESDAY)
    words = words_of(record_paper(store, Reference(), MEETING, meeting))
    for said in ("Overlegnovember", "Samenbellen", "Lijstmaken", "ElsV.", "25/11/2026"):
        assert said in words


def test_the_register_on_paper_has_every_improvement(store, me):
    make(store, IMPROVEMENT, title="Sneller bellen", insight="Drie dagen wachten")
    words = words_of(register_pdf(store))
    for said in ("Verbeterregister", "Snellerbellen", "Driedagenwachten", "Inzicht"):
        assert said in words


def hold(store, me, company, day):
    with store.write() as session:
        session.add(
            CoachingSession(
                root=company.id,
                enterprise_id=company.id,
                coach_id=me.person_id,
                kind="visit",
                starts_at=utc(day, 10),
                ends_at=utc(day, 11),
            )
        )


def test_weeks_before_anybody_wrote_questions_down_are_not_weeks_without_any(store, me):
    hold(store, me, add_company(store), 3)
    ask(store, received_on=date(2026, 11, 17))
    found = demand_flow(store, date(2026, 12, 7), 26)
    assert found.weeks == tuple(date(2026, 11, day) for day in (2, 9, 16, 23, 30))
    assert (found.asked_from, found.worked_from) == (2, 0)
    assert found.questions[found.asked_from :] == (1, 0, 0)


def test_weeks_with_nothing_count_once_there_was_something_before(store, me):
    ask(store, received_on=date(2026, 11, 2))
    found = demand_flow(store, date(2026, 12, 7), 3)
    assert found.weeks == tuple(date(2026, 11, day) for day in (16, 23, 30))
    assert (found.questions, found.asked_from, found.worked_from) == ((0, 0, 0), 0, 3)


def test_a_visit_before_the_question_does_not_end_the_wait(store, me):
    ask(store, received_on=date(2026, 11, 20), first_visit_on=date(2026, 11, 10))
    found = question_waits(store, date(2026, 1, 1))
    assert (found.points, found.waiting, found.longest) == ((), 1, 5)


def test_a_step_of_a_later_version_is_saved_with_what_it_says(store, me):
    said = {"status": "paused", "decided_on": date(2026, 11, 2)}
    one = make(store, IMPROVEMENT, title="Sneller bellen", **said)
    other = ask(store, demand="both", failure="Nooit teruggebeld")
    for kind, record in ((IMPROVEMENT, one), (QUESTION, other)):
        began = begin_record(store, kind, record).values
        save_record(store, kind, record, began, begin=began)
    found = begin_record(store, IMPROVEMENT, one).values
    assert {name: found[name] for name in said} == said
    assert begin_record(store, QUESTION, other).values["failure"] == "Nooit teruggebeld"
