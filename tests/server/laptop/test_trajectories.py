"""A joint trajectory of two partners, over a real server: who sees what, and who decides."""

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.domain.counting import Status
from app.models.enterprise import Enterprise
from app.models.trajectory import Trajectory
from app.services.counting.counts import (
    counted_total,
    decide,
    propose,
    standings,
    waiting_proposals,
)
from app.services.evidence.pieces import add_remark
from app.services.profiles.team import NewMember as Invited
from app.services.profiles.team import add_partner, invite
from app.services.trajectories import use_cases as trajectories
from app.services.trajectories.case_edits import put_away, write_fields
from app.services.trajectories.use_cases import GoalForm, NewMember, add_goal, leave
from app.services.trajectories.views import trajectory_view
from tests.case_samples import START, begin, member, view
from tests.coaching_samples import add_company
from tests.services.counting.test_counts import complete

OTHER = "1999990243"


def ids(laptop, model):
    with laptop.store.read() as session:
        return set(session.exec(select(model.id)))


def rounds(*laptops):
    for laptop in laptops:
        laptop.round()


@pytest.fixture
def wim(ann, join):
    """A coach of another partner."""
    west = add_partner(ann.store, "Partner West")
    ann.round()
    made = invite(ann.store, Invited("Wim W.", "wim@west.be", west, "coach"))
    found = join(made.invitation.code, "WEST-1")
    found.round()
    return found


@pytest.fixture
def joint(ann, tom, wim):
    """Tom has a trajectory with his company and with the one of Wim, of another partner."""
    ours = add_company(tom.store, number="1999990144")
    theirs = add_company(wim.store, "Peeters Bouw", number=OTHER)
    wim.round()
    one = begin(tom.store, member(ours), NewMember(theirs.id, "Peeters Bouw", OTHER))
    rounds(tom, wim, ann)
    return one, ours, theirs


def test_both_partners_work_in_it_and_neither_gets_the_file_of_the_other(joint, ann, tom, wim):
    one, ours, theirs = joint
    assert [each.has_file for each in view(wim.store, one.id).members] == [False, True]
    assert ids(wim, Enterprise) == {theirs.id}
    assert ids(tom, Enterprise) == {ours.id}
    add_goal(wim.store, one.id, GoalForm("Vaste peter", structural="onboarding"))
    rounds(wim, tom)
    assert view(tom.store, one.id).has_structural_goal
    assert [each.has_file for each in view(ann.store, one.id).members] == [True, True]


def test_the_promotor_decides_on_what_a_partner_proposes_and_writes_nothing_else(
    joint, ann, tom, wim
):
    one, _, _ = joint
    theirs = one.members[1].id
    complete(wim.store, theirs)
    propose(wim.store, theirs)
    rounds(wim, ann)
    with pytest.raises(UserError, match=r"case\.read_only"):
        write_fields(ann.store, "trajectory", one.id, title="Van Ann")
    (proposal,) = waiting_proposals(ann.store)
    decide(ann.store, proposal.id, "counts")
    add_remark(ann.store, theirs, "photos", "Goed zo")
    rounds(ann, tom, wim)
    for laptop in (ann, tom, wim):
        found = standings(laptop.store, [theirs])[theirs]
        assert found.counted.status is Status.COUNTS
        assert counted_total(laptop.store) == 1
        assert view(laptop.store, one.id).members[1].remarks[0].text == "Goed zo"


def test_a_company_that_left_keeps_its_people_and_one_taken_out_does_not(joint, tom, wim):
    one, _, theirs = joint
    leave(tom.store, one.members[1].id, START, "Overname")
    rounds(tom, wim)
    assert view(wim.store, one.id).members[1].leave_reason == "Overname"
    put_away(tom.store, "trajectory_member", one.members[1].id)
    rounds(tom, wim)
    assert trajectory_view(wim.store, one.id) is None
    assert ids(wim, Trajectory) == set()
    assert ids(wim, Enterprise) == {theirs.id}
    trajectories.join(tom.store, one.id, NewMember(theirs.id, "Peeters Bouw", OTHER), START)
    rounds(tom, wim)
    assert len(view(wim.store, one.id).members) == 2
