"""The decision that a company in a trajectory counts."""

from datetime import date

import pytest

from app.core import clock
from app.core.errors import UserError
from app.domain.counting import Status
from app.models.base import new_id
from app.models.directory import DirectoryEntry, directory_entry_id, directory_root
from app.services.companies.merge import merge_companies
from app.services.counting.counts import (
    counted_total,
    decide,
    propose,
    standings,
    waiting_proposals,
    withdraw,
)
from app.services.retention.bin import restore, throw_away
from app.services.trajectories.case_edits import put_away
from app.services.trajectories.use_cases import NewMember
from app.services.undo import undo
from tests.case_samples import (
    CODES,
    NUMBER,
    acting_as,
    add_colleague,
    begin,
    complete,
    member,
    undone_and_redone,
    view,
)
from tests.coaching_samples import add_company, add_team


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store, number=NUMBER)


@pytest.fixture
def nora(store, me):
    return add_colleague(store, me)


def status(store, one):
    return standings(store, [one])[one].counted.status


def test_only_who_is_complete_is_proposed(store, company):
    one = begin(store, member(company)).members[0].id
    complete(store, one, CODES[:4])
    with pytest.raises(UserError) as caught:
        propose(store, one)
    assert caught.value.values["missing"] == "Eindmeting, Foto's van de aanpassing"
    assert status(store, one) is Status.NOT_YET


def test_it_counts_when_somebody_else_confirms(store, company, nora):
    trajectory = begin(store, member(company))
    one = trajectory.members[0].id
    complete(store, one)
    undone_and_redone(store, propose(store, one, "Klaar"), lambda: status(store, one))
    (proposal,) = waiting_proposals(store)
    assert (proposal.by, proposal.met_on, proposal.reason) == (
        store.actor,
        date(2026, 11, 5),
        "Klaar",
    )
    assert status(store, one) is Status.PROPOSED
    with pytest.raises(UserError, match=r"count\.own"):
        decide(store, proposal.id, "counts")
    with acting_as(store, nora):
        with pytest.raises(UserError, match=r"count\.reason"):
            decide(store, proposal.id, "not", " ")
        decide(store, proposal.id, "not", "Foto's zijn onscherp")
        assert status(store, one) is Status.REFUSED
        decide(store, proposal.id, "counts")
    found = standings(store, [one])[one]
    assert found.counted.status is Status.REFUSED  # of two decisions of one day the refusal holds
    assert [each.decision for each in found.proposals[0].decisions] == ["not", "counts"]
    assert waiting_proposals(store) == ()


def test_a_confirmed_company_counts_until_it_loses_a_criterion(store, company, nora):
    trajectory = begin(store, member(company))
    one = trajectory.members[0].id
    complete(store, one)
    propose(store, one)
    (proposal,) = waiting_proposals(store)
    with acting_as(store, nora):
        decide(store, proposal.id, "counts")
    assert (status(store, one), counted_total(store)) == (Status.COUNTS, 1)
    assert standings(store, [one])[one].counted.since == max(clock.today(), date(2026, 11, 5))
    photo = next(
        each
        for each in view(store, trajectory.id).members[0].evidence
        if each.criterion == "photos"
    )
    put_away(store, "criterion_evidence", photo.id)
    assert (status(store, one), counted_total(store)) == (Status.REOPENED, 0)


def test_a_company_in_two_trajectories_counts_once_by_its_number(store, me, company, nora):
    west = add_colleague(store, me, "Tom W.", "coach", new_id())
    first = begin(store, member(company))
    second = begin(store, NewMember(new_id(), "Bakkerij Janssens bv", NUMBER), title="Buddy")
    ids = [each.members[0].id for each in (first, second)]
    for one, by in zip(ids, (store.actor, west), strict=True):
        complete(store, one)
        with acting_as(store, by):
            propose(store, one)
    with acting_as(store, nora):
        for proposal in waiting_proposals(store):
            decide(store, proposal.id, "counts")
    found = standings(store, ids)
    assert counted_total(store) == 1
    assert {each.counted.status for each in found.values()} == {Status.COUNTS, Status.ELSEWHERE}
    partners = {one.proposals[0].partner_id for one in found.values()}
    assert {each.counted.others for each in found.values()} == {tuple(partners - {me.partner_id})}


def test_a_company_of_two_merged_files_counts_once_also_without_a_number(store, me, company, nora):
    other = add_company(store, "Bakkerij Janssens bv")
    first = begin(store, member(company))
    second = begin(store, NewMember(other.id, "Bakkerij Janssens bv", None), title="Buddy")
    ids = [each.members[0].id for each in (first, second)]
    for one in ids:
        complete(store, one)
        propose(store, one)
    with acting_as(store, nora):
        for proposal in waiting_proposals(store):
            decide(store, proposal.id, "counts")
    assert counted_total(store) == 2
    merge_companies(store, company.id, other.id, {})
    assert counted_total(store) == 1
    found = standings(store, ids)
    assert {each.counted.status for each in found.values()} == {Status.COUNTS, Status.ELSEWHERE}
    for one in ids:  # also when the other is not on the page
        assert standings(store, [one])[one] == found[one]


@pytest.mark.parametrize("joined_with", [None, "1999990243"])
@pytest.mark.parametrize("is_here", [True, False])
def test_the_number_of_the_file_counts_and_not_the_one_a_company_joined_with(
    store, me, nora, joined_with, is_here
):
    """It joined without a number, or with a wrong one; its file has the right one since."""
    one = add_company(store, number=NUMBER).id if is_here else new_id()
    if not is_here:
        with store.write() as session:
            entry = DirectoryEntry(
                id=directory_entry_id(one),
                root=directory_root(me.partnership_id),
                enterprise_id=one,
                number=NUMBER,
                name="Bakkerij Janssens",
            )
            session.add(entry)
    first = begin(store, NewMember(one, "Bakkerij Janssens", joined_with))
    second = begin(store, NewMember(new_id(), "Bakkerij Janssens bv", NUMBER), title="Buddy")
    ids = [each.members[0].id for each in (first, second)]
    for each in ids:
        complete(store, each)
        propose(store, each)
    with acting_as(store, nora):
        for proposal in waiting_proposals(store):
            decide(store, proposal.id, "counts")
    assert counted_total(store) == 1
    found = standings(store, ids)
    assert {each.counted.status for each in found.values()} == {Status.COUNTS, Status.ELSEWHERE}
    for each in ids:  # also when the other is not on the page
        assert standings(store, [each])[each] == found[each]


def test_what_is_in_the_bin_counts_not_and_waits_for_nobody(store, company, nora):
    one = begin(store, member(company))
    mine = one.members[0].id
    complete(store, mine)
    propose(store, mine)
    throw_away(store, "trajectory", one.id)
    assert waiting_proposals(store) == ()
    restore(store, "trajectory", one.id)
    (proposal,) = waiting_proposals(store)
    with acting_as(store, nora):
        decide(store, proposal.id, "counts")
    assert counted_total(store) == 1
    taken_out = put_away(store, "trajectory_member", mine)
    assert counted_total(store) == 0
    undo(store, taken_out)
    throw_away(store, "trajectory", one.id)
    assert counted_total(store) == 0
    restore(store, "trajectory", one.id)
    assert counted_total(store) == 1


def test_one_takes_back_a_proposal_on_which_nobody_decided(store, company, nora):
    one = begin(store, member(company)).members[0].id
    complete(store, one)
    propose(store, one)
    (proposal,) = waiting_proposals(store)
    with acting_as(store, nora), pytest.raises(UserError, match=r"count\.not_own"):
        withdraw(store, proposal.id)
    withdraw(store, proposal.id)
    assert waiting_proposals(store) == ()
    propose(store, one)
    (proposal,) = waiting_proposals(store)
    with acting_as(store, nora):
        decide(store, proposal.id, "counts")
    with pytest.raises(UserError, match=r"count\.decided"):
        withdraw(store, proposal.id)


def test_nothing_is_asked_of_nothing(store, me):
    assert standings(store, []) == {}
    assert counted_total(store) == 0
