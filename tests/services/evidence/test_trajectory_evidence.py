"""Evidence of a company in a trajectory: what may be it, and what still shows something."""

from datetime import date

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.domain.criteria import State
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.network import Invitee, Meeting, Network
from app.models.referral import Referral
from app.models.scan import Scan
from app.models.signing import Signature
from app.models.trajectory import PlanVersion
from app.services.companies.merge import merge_companies
from app.services.evidence.pieces import (
    Offer,
    add_evidence,
    add_remark,
    offers,
    share_session,
)
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import put_away, write_fields
from app.services.trajectories.use_cases import NewMember
from app.services.undo import undo
from tests.case_samples import (
    NUMBER,
    acting_as,
    add_colleague,
    begin,
    member,
    offer,
    undone_and_redone,
    view,
)
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import add_session


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store, number=NUMBER)


@pytest.fixture
def nora(store, me):
    return add_colleague(store, me)


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


@pytest.mark.parametrize(
    ("criterion", "kind"),
    [("reports", "coaching_session"), ("baseline", "scan"), ("photos", "attachment"),
     ("plan", "plan_version"), ("agreement", "signature")],
)  # fmt: skip
def test_evidence_in_the_bin_shows_nothing_until_it_comes_back(store, full, criterion, kind):
    mine = full.members[0].id
    chosen = next(one for one in offers(store, mine, criterion) if one.kind == kind)
    add_evidence(store, mine, criterion, [chosen])

    def have():
        (found,) = view(store, full.id).members
        lines = found.standing.progress.lines
        have = next(one.have for one in lines if one.criterion.code == criterion)
        return have, [one.is_standing for one in found.evidence]

    assert have() == (1, [True])
    thrown = throw_away(store, kind, chosen.id)
    assert have() == (0, [False])
    undo(store, thrown)
    assert have() == (1, [True])


@pytest.mark.parametrize(("kind", "model"), [("referral", Referral), ("meeting", Meeting)])
def test_evidence_falls_with_the_case_that_it_stands_in(store, full, company, kind, model):
    mine = full.members[0].id
    with store.read() as session:
        record = session.exec(select(model)).one()
        case = ("network", record.root) if model is Meeting else ("enterprise", company.id)
    add_evidence(store, mine, "agreement", [Offer(kind, record.id, "x", date(2026, 11, 7))])
    assert view(store, full.id).members[0].standing.progress.met == 1
    throw_away(store, *case)
    assert view(store, full.id).members[0].standing.progress.met == 0


def test_a_scan_that_is_taken_up_again_shows_nothing(store, full):
    mine = full.members[0].id
    (scan,) = offers(store, mine, "baseline")
    add_evidence(store, mine, "baseline", [scan])
    write_fields(store, "scan", scan.id, completed_on=None)
    assert view(store, full.id).members[0].standing.progress.met == 0
