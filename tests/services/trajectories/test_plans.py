"""Versions of an action plan, and signatures under it and on the list of a meeting."""

from dataclasses import replace
from datetime import date

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.signing import Signature
from app.services.networks.attendance import sign_attendance
from app.services.networks.meetings import MeetingForm, invite, meeting_view, plan_meeting
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.retention.bin import throw_away
from app.services.sessions.signatures import Signer
from app.services.trajectories.case_edits import put_away, write_fields
from app.services.trajectories.plans import (
    PlanForm,
    PlannedAction,
    edit_plan,
    plans_of,
    sign_plan,
    write_plan,
)
from app.services.trajectories.use_cases import GoalForm, add_goal
from tests.case_samples import begin, member, undone_and_redone
from tests.coaching_samples import add_company, add_team, utc
from tests.services.sessions.test_signatures import INK

JAN = Signer("Jan J.", "owner")


@pytest.fixture
def one(store):
    add_team(store)
    return begin(store, member(add_company(store)))


def form(*texts, remark=""):
    return PlanForm(tuple(PlannedAction(text, "HR", date(2026, 12, 1)) for text in texts), remark)


def code_of(work, *arguments, **named):
    with pytest.raises(UserError) as caught:
        work(*arguments, **named)
    return caught.value.code


def test_versions_are_numbered_and_the_last_stands_first(store, one):
    goal = add_goal(store, one.id, GoalForm("Vaste peter")).id
    first = write_plan(store, one.id, PlanForm((PlannedAction(" Map ", goal_id=goal),)))
    second = write_plan(store, one.id, form("Map", "Peter", remark="Peter erbij"))
    new, old = plans_of(store, one.id)
    assert (new.number, new.form.remark, len(new.form.actions)) == (2, "Peter erbij", 2)
    assert old.form.actions == (PlannedAction("Map", goal_id=goal),)
    assert (old.written_on, old.written_by) == (clock.today(), "Els V.")
    undone_and_redone(store, second.changes, lambda: plans_of(store, one.id))
    edit_plan(store, first.id, form("Onthaalmap"))
    assert plans_of(store, one.id)[1].form == form("Onthaalmap")
    assert code_of(write_plan, store, one.id, PlanForm(())) == "plan.empty"
    assert code_of(write_plan, store, one.id, form(" ")) == "field.required"


def test_an_action_of_a_plan_stays_the_record_that_it_was(store, one):
    """Else what two laptops wrote to one version would stand there twice."""
    plan = write_plan(store, one.id, form("Map", "Peter", "Profiel")).id

    def actions():
        (found,) = plans_of(store, one.id)
        return found.form.actions

    first, second, third = actions()
    changes = edit_plan(
        store, plan, PlanForm((third, replace(first, owner="Jan"), *form("Mail").actions))
    )
    kept = actions()
    assert [(each.text, each.owner) for each in kept] == [
        ("Profiel", "HR"), ("Map", "Jan"), ("Mail", "HR")
    ]  # fmt: skip
    assert [each.id for each in kept[:2]] == [third.id, first.id]
    undone_and_redone(store, changes, actions)
    edit_plan(store, plan, PlanForm((second,)))  # somebody took it out, and it is typed on here
    assert [each.id for each in actions()] == [second.id]


def test_what_a_colleague_wrote_in_a_plan_meanwhile_stays(store, one):
    plan = write_plan(store, one.id, form("Map", "Peter", "Profiel", remark="Eerste")).id
    (began,) = plans_of(store, one.id)
    first, second, third = began.form.actions
    theirs = (replace(first, owner="Nora"), second, third, *form("Mail").actions)
    edit_plan(store, plan, PlanForm(theirs, "Van Nora"))
    mine = (first, replace(second, text="Meter"))  # and «Profiel» goes
    edit_plan(store, plan, PlanForm(mine, "Eerste"), began.form)
    (found,) = plans_of(store, one.id)
    assert {(each.text, each.owner) for each in found.form.actions} == {
        ("Map", "Nora"), ("Meter", "HR"), ("Mail", "HR")
    }  # fmt: skip
    assert found.form.remark == "Van Nora"


def test_a_signature_is_of_what_stood_there(store, one):
    plan = write_plan(store, one.id, form("Map")).id
    goal = add_goal(store, one.id, GoalForm("Vaste peter")).id
    (shown,) = plans_of(store, one.id)
    mine = one.members[0].id
    changes = sign_plan(store, plan, JAN, INK, member_id=mine, seen=shown.text_hash)
    (found,) = plans_of(store, one.id)[0].signatures
    assert (found.name, found.role, found.member_id, found.strokes) == (
        "Jan J.",
        "owner",
        mine,
        INK,
    )
    assert found.is_current
    undone_and_redone(store, changes, lambda: plans_of(store, one.id)[0].signatures)
    assert code_of(edit_plan, store, plan, form("Peter")) == "plan.signed"
    write_fields(store, "trajectory_goal", goal, text="Vaste meter")
    assert not plans_of(store, one.id)[0].signatures[0].is_current
    assert code_of(sign_plan, store, plan, JAN, INK, seen=shown.text_hash) == "signature.changed"
    write_fields(store, "trajectory_goal", goal, text="Vaste peter")
    assert plans_of(store, one.id)[0].signatures[0].is_current
    with store.read() as session:
        kept = session.get_one(Signature, found.id)
    kinds = {name.split("/")[0] for name in kept.signed_versions}
    assert kinds == {"trajectory", "trajectory_goal", "plan_version", "plan_action"}


def test_a_signature_needs_a_name_and_ink_and_a_plan_that_stands(store, one):
    plan = write_plan(store, one.id, form("Map")).id
    assert code_of(sign_plan, store, plan, Signer(" "), INK) == "signature.no_name"
    assert code_of(sign_plan, store, plan, JAN, ()) == "signature.no_ink"
    throw_away(store, "plan_version", plan)
    assert code_of(sign_plan, store, plan, JAN, INK) == "signature.changed"
    assert plans_of(store, one.id) == ()


def test_who_signs_the_list_is_there(store, one):
    network = start_network(store, NetworkForm("Waasland")).id
    times = {"starts_at": utc(26, 13), "ends_at": utc(26, 16)}
    meeting = plan_meeting(store, network, MeetingForm("Buddy", **times)).id
    invite(store, meeting, [MemberForm("An Claes", "Metaal Claes", "zaakvoerder")])
    (row,) = meeting_view(store, meeting).invitees
    changes = sign_attendance(store, row.id, INK)
    (now,) = meeting_view(store, meeting).invitees
    assert (now.attended, now.has_signed) == (True, True)
    undone_and_redone(store, changes, lambda: meeting_view(store, meeting).invitees)
    assert code_of(sign_attendance, store, row.id, ()) == "signature.no_ink"
    put_away(store, "invitee", row.id)
    assert code_of(sign_attendance, store, row.id, INK) == "signature.changed"
