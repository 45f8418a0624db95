"""Evidence of a company in a trajectory, and the decision that it counts."""

from datetime import date

import pytest

from app.core import clock
from app.core.errors import UserError
from app.domain.counting import Status
from app.domain.criteria import State
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.network import Invitee, Meeting, Network
from app.models.referral import Referral
from app.models.scan import Scan
from app.models.signing import Signature
from app.models.trajectory import PlanVersion
from app.services.bin import restore, throw_away
from app.services.case_edits import put_away
from app.services.company_merge import merge_companies
from app.services.counts import (
    counted_total,
    decide,
    propose,
    standings,
    waiting_proposals,
    withdraw,
)
from app.services.trajectories import NewMember
from app.services.trajectory_evidence import (
    Offer,
    add_evidence,
    add_remark,
    offers,
    share_session,
)
from app.services.undo import undo
from tests.case_samples import (
    NUMBER,
    acting_as,
    add_colleague,
    begin,
    member,
    undone_and_redone,
    view,
)
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import add_session

CODES = ("agreement", "baseline", "plan", "reports", "end", "photos")
NEEDED = {"reports": 3, "photos": 2}


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store, number=NUMBER)


@pytest.fixture
def nora(store, me):
    return add_colleague(store, me)


def offer(day=date(2026, 11, 5), kind="attachment"):
    return Offer(kind, new_id(), "bewijs.pdf", day)


def complete(store, one, codes=CODES, day=date(2026, 11, 5)):
    for code in codes:
        add_evidence(store, one, code, [offer(day) for _ in range(NEEDED.get(code, 1))])


def status(store, one):
    return standings(store, [one])[one].counted.status


# -- evidence ------------------------------------------------------------------------------------


def test_evidence_is_added_as_one_action_and_once(store, company):
    one = begin(store, member(company))
    mine = one.members[0].id
    first, second = offer(), offer(date(2026, 11, 8))
    changes = add_evidence(store, mine, "photos", [first, second], "Voor en na")
    (found,) = view(store, one.id).members
    line = next(each for each in found.standing.progress.lines if each.criterion.code == "photos")
    assert (line.state, line.met_on) == (State.MET, date(2026, 11, 8))
    assert [each.remark for each in found.evidence] == ["Voor en na", "Voor en na"]
    add_evidence(store, mine, "photos", [first])
    assert len(view(store, one.id).members[0].evidence) == 2
    put_away(store, "criterion_evidence", found.evidence[0].id)
    assert view(store, one.id).members[0].standing.progress.met == 0
    add_evidence(store, mine, "photos", [first], "Voor en na")
    assert view(store, one.id).members[0].standing.progress.met == 1
    undone_and_redone(
        store,
        add_evidence(store, mine, "agreement", [offer()]),
        lambda: view(store, one.id).members[0].evidence,
    )
    assert changes.kinds == {"criterion_evidence"}


def test_somebody_says_something_on_the_evidence(store, company, nora):
    one = begin(store, member(company))
    mine = one.members[0].id
    with acting_as(store, nora):
        add_remark(store, mine, "photos", " Een foto van de kaart volstaat. ")
    (remark,) = view(store, one.id).members[0].remarks
    assert (remark.criterion, remark.text, remark.person_id) == (
        "photos",
        "Een foto van de kaart volstaat.",
        nora,
    )
    with pytest.raises(UserError, match=r"field\.required"):
        add_remark(store, mine, "photos", " ")


@pytest.fixture
def full(store, company):
    """A company with one of everything that may be evidence, and some that may not."""
    one = begin(store, member(company))
    held = add_session(store, company.id, utc(20, 9), subject="Onthaal")
    share_session(store, one.id, held)
    of = {"root": company.id, "enterprise_id": company.id}
    file = {"size": 1, "sha256": "0" * 64, "added_at": utc(18, 9)}
    network, meeting, plan = new_id(), new_id(), new_id()
    with store.write() as session:
        session.add(
            CoachingSession(**of, coach_id=store.actor, kind="visit", starts_at=utc(21, 9),
                            ends_at=utc(21, 10))
        )  # fmt: skip
        session.add(Attachment(**of, **file, file_name="a.jpg", media_type="image/jpeg"))
        session.add(Attachment(**of, **file, file_name="a.txt", media_type="text/plain"))
        session.add(
            Attachment(root=one.id, trajectory_id=one.id, **file, file_name="t.pdf",
                       media_type="application/pdf")
        )  # fmt: skip
        for moment, done in (("baseline", date(2026, 10, 28)), ("end", None)):
            session.add(
                Scan(**of, set_number=1, moment=moment, started_on=date(2026, 10, 27),
                     completed_on=done, person_id=store.actor)
            )  # fmt: skip
        session.add(
            PlanVersion(id=plan, root=one.id, trajectory_id=one.id, number=2,
                        written_on=date(2026, 11, 6), written_by=store.actor)
        )  # fmt: skip
        session.add(
            Referral(**of, company_id=company.id, company="B", direction="out", reason="r",
                     made_on=date(2026, 11, 7), status_on=date(2026, 11, 7), instrument="IBO")
        )  # fmt: skip
        session.add(Network(id=network, root=network, name="Waasland"))
        session.flush()
        session.add(
            Meeting(id=meeting, root=network, network_id=network, title="Buddy's",
                    starts_at=utc(25, 9), ends_at=utc(25, 12))
        )  # fmt: skip
        session.flush()
        for attended in (True, None):
            session.add(
                Invitee(root=network, meeting_id=meeting, name="Jan", company="B",
                        enterprise_id=company.id, attended=attended)
            )  # fmt: skip
        ink = {"strokes": "[]", "signed_at": utc(24, 9), "signed_hash": "0", "signed_versions": {}}
        session.add(Signature(root=company.id, session_id=held, name="Jan J.", **ink))
        session.add(Signature(root=one.id, plan_version_id=plan, name="Mia D.", **ink))
    return one


@pytest.mark.parametrize(
    ("criterion", "labels"),
    [
        ("agreement", {"a.jpg", "a.txt", "t.pdf", "Jan J.", "Mia D."}),
        ("baseline", {"baseline"}),
        ("plan", {"2", "a.jpg", "a.txt", "t.pdf", "Jan J.", "Mia D."}),
        ("reports", {"Onthaal"}),
        ("end", set()),
        ("photos", {"a.jpg", "t.pdf"}),
        ("of_a_later_version", set()),
    ],
)
def test_what_serves_a_criterion_is_offered_when_it_is_finished(store, full, criterion, labels):
    found = offers(store, full.members[0].id, criterion)
    assert {one.label for one in found} == labels
    assert len(found) == len(labels)  # each once
    assert [one.dated for one in found] == sorted((one.dated for one in found), reverse=True)


def test_what_is_given_is_told(store, full):
    mine = full.members[0].id
    (report,) = offers(store, mine, "reports")
    assert (report.dated, report.is_given) == (date(2026, 11, 20), False)
    add_evidence(store, mine, "reports", [report])
    (again,) = offers(store, mine, "reports")
    assert again.is_given


def test_a_shared_session_serves_the_other_company_too(store, company):
    other = add_company(store, "Peeters Bouw")
    one = begin(store, member(company), NewMember(other.id, "Peeters Bouw"))
    held = add_session(store, company.id, utc(20, 9), subject="Samen")
    share_session(store, one.id, held, [other.id])
    for each in one.members:
        assert [found.id for found in offers(store, each.id, "reports")] == [held]
    with store.read() as session:
        assert session.get_one(CoachingSession, held).trajectory_id == one.id


def test_what_stands_in_a_merged_file_serves_whichever_file_takes_part(store, full, company):
    other = add_company(store, "Janssens BV")
    second = begin(store, NewMember(other.id, "Janssens BV"), title="Buddy")
    mine, its = full.members[0].id, second.members[0].id

    def labels(member_id, code):
        return {one.label for one in offers(store, member_id, code)}

    assert labels(its, "agreement") == set()
    merge_companies(store, other.id, company.id, {})
    assert labels(its, "agreement") == {"a.jpg", "a.txt", "Jan J."}
    assert labels(mine, "agreement") == {"a.jpg", "a.txt", "t.pdf", "Jan J.", "Mia D."}
    assert labels(its, "baseline") == labels(mine, "baseline") == {"baseline"}
    add_session(store, other.id, utc(22, 9), subject="In het andere dossier")
    assert labels(its, "reports") == labels(mine, "reports") == {"Onthaal", "In het andere dossier"}


# -- counting ------------------------------------------------------------------------------------


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
