"""What waits in Vandaag beside actions and drafts; the days are worked out by hand."""

from datetime import date

import pytest

from app.core import clock
from app.domain.referral import Status
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.sync import ScopeRoot
from app.models.trajectory import CountProposal, CriterionEvidence
from app.services.day.rows import Group, company_of, reason_of
from app.services.day.snooze import Reason, snooze
from app.services.day.today import load_today, today_count, with_companies
from app.services.networks.meetings import MeetingForm, add_meeting_action, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from app.services.referrals.use_cases import (
    ReferralForm,
    make_referral,
    move_referral,
    store_outcome,
)
from app.services.retention.bin import throw_away
from app.services.scans.use_cases import answer, start_scan
from app.services.trajectories.case_edits import write_fields
from app.services.trajectories.use_cases import close_trajectory
from app.services.undo import undo
from tests.case_samples import acting_as, add_colleague, begin, member
from tests.coaching_samples import add_company, add_team, utc

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: WEDNESDAY)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store)


def matters(store, day=WEDNESDAY):
    return load_today(store, day).matters


def test_a_scan_that_was_put_aside_waits_with_the_drafts(store, company):
    scan = start_scan(store, company.id, "baseline").id
    first = load_today(store, WEDNESDAY).matters[0]
    assert (first.done, first.group) == (0, Group.DRAFTS)
    answer(store, scan, "onthaal_peter", value=3)
    (row,) = matters(store)
    assert (row.reason, row.about, row.what) == (Reason.SCAN, "Bakkerij Janssens", "baseline")
    assert (row.screen, row.record_id, row.done, row.of) == ("scan", scan, 1, first.of)
    today = load_today(store, WEDNESDAY)
    assert (today.count(Group.DRAFTS), today.waiting) == (1, 1)
    assert today_count(store, WEDNESDAY) == 1


def test_what_is_put_off_is_away_until_its_day(store, company):
    scan = start_scan(store, company.id, "baseline").id
    snooze(store, Reason.SCAN, scan, date(2026, 11, 27), company.id)
    assert matters(store) == ()
    assert today_count(store, WEDNESDAY) == 0
    assert len(matters(store, date(2026, 11, 27))) == 1


def test_what_is_put_off_of_a_file_that_is_only_read_is_away_too(store, me, company):
    trajectory = begin(store, member(company))
    with store.write() as session:
        session.merge(ScopeRoot(root=company.id.hex, state="live", level="read"))
    (row,) = with_companies(store, load_today(store, WEDNESDAY)).evidence
    changes = snooze(store, reason_of(row), row.id, date(2026, 11, 27), company_of(row))
    assert changes.roots == {me.partnership_id}
    assert with_companies(store, load_today(store, WEDNESDAY)).evidence == ()
    assert row.record_id == trajectory.id


def test_the_scan_of_a_colleague_is_theirs(store, me, company):
    with acting_as(store, add_colleague(store, me)):
        start_scan(store, company.id, "baseline")
    assert matters(store) == ()


def test_evidence_that_is_missing_is_told_of_running_trajectories(store, company):
    trajectory = begin(store, member(company))
    today = with_companies(store, load_today(store, WEDNESDAY))
    (row,) = today.evidence
    lines = trajectory.members[0].standing.progress
    assert (row.what, row.done, row.of) == (lines.missing[0].criterion.name, 0, lines.of)
    assert (row.about, row.record_id) == ("Bakkerij Janssens", trajectory.id)
    assert (today.count(Group.EVIDENCE), today.waiting) == (1, 0)
    first = lines.missing[0].criterion.code
    assert row.unit == f"criteria/{trajectory.members[0].id.hex}/{first}"
    with store.write() as session:
        session.add(
            CriterionEvidence(
                root=trajectory.id,
                trajectory_id=trajectory.id,
                member_id=trajectory.members[0].id,
                criterion=first,
                subject_kind="attachment",
                subject_id=new_id(),
                label="akkoord.pdf",
                dated=WEDNESDAY,
                added_by=store.actor,
            )
        )
    (row,) = with_companies(store, load_today(store, WEDNESDAY)).evidence
    assert row.done == 1


def test_the_look_back_on_a_closed_trajectory_is_due_half_a_year_later(store, company):
    trajectory = begin(store, member(company))
    close_trajectory(store, trajectory.id, WEDNESDAY)
    assert matters(store) == ()
    (row,) = matters(store, date(2027, 5, 24))  # Monday; it is due on Tuesday
    assert (row.reason, row.what, row.group) == (Reason.FOLLOW_UP, "6", Group.WEEK)
    assert (row.due_on, row.unit) == (date(2027, 5, 25), "follow")
    (row,) = matters(store, date(2027, 5, 26))
    assert row.group is Group.LATE
    assert (company_of(row), reason_of(row)) == (company.id, Reason.FOLLOW_UP)
    assert load_today(store, date(2027, 5, 26)).oldest == date(2027, 5, 25)


def test_what_is_about_a_company_in_the_bin_is_out_of_sight_with_it(store, me, company):
    trajectory, ended = begin(store, member(company)), begin(store, member(company), title="Buddy")
    propose(store, trajectory)
    close_trajectory(store, ended.id, date(2026, 5, 27))

    def seen():
        with acting_as(store, add_colleague(store, me)):
            theirs = matters(store)
        evidence = with_companies(store, load_today(store, WEDNESDAY)).evidence
        return {one.reason for one in (*matters(store), *evidence, *theirs)}

    assert seen() == {Reason.FOLLOW_UP, Reason.EVIDENCE, Reason.COUNT}
    thrown = throw_away(store, "enterprise", company.id)
    assert seen() == set()
    undo(store, thrown)
    assert seen() == {Reason.FOLLOW_UP, Reason.EVIDENCE, Reason.COUNT}


def propose(store, trajectory):
    with store.write() as session:
        session.add(
            CountProposal(
                root=trajectory.id,
                trajectory_id=trajectory.id,
                member_id=trajectory.members[0].id,
                proposed_by=store.actor,
                proposed_on=date(2026, 11, 23),
                met_on=date(2026, 11, 20),
            )
        )


def test_a_proposal_waits_for_those_who_confirm_but_not_for_who_proposed(store, me, company):
    trajectory = begin(store, member(company))
    propose(store, trajectory)
    assert matters(store) == ()  # a coach, and their own
    with acting_as(store, add_colleague(store, me)):
        (row,) = matters(store)
    assert (row.reason, row.group, row.due_on) == (Reason.COUNT, Group.TODAY, date(2026, 11, 23))
    assert row.unit == f"criteria/{trajectory.members[0].id.hex}/"
    with acting_as(store, add_colleague(store, me, "Tom D.", "coach")):
        assert matters(store) == ()


@pytest.mark.usefixtures("me")
def test_an_action_of_a_meeting_stands_with_its_network(store):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    form = MeetingForm("Bijeenkomst 3", utc(26, 13), utc(26, 15))
    meeting = plan_meeting(store, network, form).id
    add_meeting_action(store, meeting, "Verstuur het verslag", due_on=WEDNESDAY)
    (row,) = load_today(store, WEDNESDAY).actions
    assert (row.text, row.enterprise) == ("Verstuur het verslag", "Netwerk Waasland")
    assert (row.enterprise_id, row.meeting_id, row.coach) == (None, meeting, "")
    write_fields(store, "network", network, deleted=True)
    assert load_today(store, WEDNESDAY).actions == ()
    assert today_count(store, WEDNESDAY) == 0


def test_an_action_of_a_trajectory_stands_with_its_title(store, company):
    trajectory = begin(store, member(company))
    with store.write() as session:
        session.add(
            Action(
                root=trajectory.id,
                trajectory_id=trajectory.id,
                text="Bespreek het plan",
                due_on=WEDNESDAY,
                coach_id=store.actor,
            )
        )
    (row,) = load_today(store, WEDNESDAY).actions
    assert (row.enterprise, row.trajectory_id) == ("Onthaal nieuwe medewerkers", trajectory.id)


def refer(store, company, *steps, on=date(2026, 11, 12), **values):
    form = {"reason": "Vacature", "made_on": on, "instrument": "IBO", "check_text": "Nee"}
    made = make_referral(store, ReferralForm(company.id, "out", **{**form, **values})).id
    for step in steps:
        move_referral(store, made, step, on)
    return made


def test_a_referral_stays_until_its_outcome_is_stored(store, company):
    steps = (Status.SENT, Status.STARTED, Status.ENDED)
    made = refer(store, company, *steps, on=date(2026, 11, 13))
    (row,) = matters(store)
    assert (row.reason, row.group, row.what, row.about) == (
        Reason.REFERRAL,
        Group.LATE,
        "IBO",
        "Bakkerij Janssens",
    )
    assert (row.screen, row.record_id, row.unit) == ("referral", made, "outcome")
    assert (WEDNESDAY - row.due_on).days == 12
    assert today_count(store, WEDNESDAY) == 1
    snooze(store, Reason.REFERRAL, made, date(2026, 11, 27), company.id)
    assert matters(store) == ()
    snooze(store, Reason.REFERRAL, made, date(2026, 11, 26), company.id)
    store_outcome(store, made, "hired")
    assert matters(store, date(2026, 11, 26)) == ()


def test_a_referral_without_an_answer_or_never_sent_is_told_too(store, company):
    refer(store, company, Status.SENT, on=date(2026, 11, 11))  # 14 days: 25/11
    refer(store, company, on=date(2026, 11, 10))  # 14 days: 24/11
    refer(store, company, Status.SENT, on=date(2026, 11, 16))  # 30/11, not this week
    assert [(row.unit, row.group) for row in matters(store)] == [
        ("step_status", Group.LATE),
        ("reminder", Group.TODAY),
    ]


def test_a_referral_of_somebody_else_does_not_wait_here(store, me, company):
    with acting_as(store, add_colleague(store, me)):
        refer(store, company)
    assert matters(store) == ()


def test_what_another_partner_asks_waits_until_somebody_answers(store, me, company):
    west = new_id()
    tom = add_colleague(store, me, "Tom W.", "coach", west)
    with acting_as(store, tom):
        values = {"direction": "partner", "to_partner_id": me.partner_id, "instrument": None}
        form = ReferralForm(company.id, reason="Taal", made_on=WEDNESDAY, **values)
        made = make_referral(store, form).id
    assert matters(store) == ()
    with acting_as(store, tom):
        move_referral(store, made, Status.SENT, WEDNESDAY)
        assert matters(store) == ()  # the sender waits two weeks
    (row,) = matters(store)
    assert (row.unit, row.group) == ("accept", Group.TODAY)
    move_referral(store, made, Status.ACCEPTED, WEDNESDAY)
    assert matters(store) == ()


@pytest.mark.usefixtures("me")
def test_two_files_under_one_number_are_to_be_looked_at_unless_that_is_meant(store):
    first = add_company(store, "Bakkerij Janssens", number="1999990144")
    other = add_company(store, "Janssens BV", number="1999990144")
    with store.write() as session:
        session.get_one(Enterprise, first.id).coach_id = store.actor
    (row,) = matters(store)
    assert (row.reason, row.about, row.what) == (
        Reason.DUPLICATE,
        "Bakkerij Janssens",
        "Janssens BV",
    )
    assert (row.group, row.screen, row.record_id) == (Group.WEEK, "enterprise", first.id)
    with store.write() as session:
        session.get_one(Enterprise, other.id).duplicate_reason = "Twee bedrijven in één pand"
    assert matters(store) == ()
