"""A dossier with a record of every kind that it is told from."""

from datetime import UTC, date, datetime

from sqlmodel import select

from app.models.base import new_id
from app.models.coaching import Action, Agreement, Attendee, SessionCount
from app.models.enterprise import Contact
from app.models.evidence import Attachment
from app.models.intake import IntakeCount
from app.models.network import Invitee, Meeting, Network
from app.models.referral import FundingCheck, Referral
from app.models.scan import Question, QuestionSet, Scan, ScanAnswer
from app.models.signing import Signature
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    FollowUp,
    TrajectoryGoal,
)
from app.services.evidence.pieces import Offer, add_evidence, add_remark, share_session
from app.services.trajectories.plans import PlanForm, PlannedAction, write_plan
from app.services.trajectories.use_cases import NewMember
from tests.case_samples import NUMBER, acting_as, add_colleague, begin
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise, add_intake, add_session

DAY = date(2026, 11, 2)
MORNING = datetime(2026, 11, 2, 9, tzinfo=UTC)


def put(store, *records):
    with store.write() as session:
        for one in records:
            session.add(one)
            session.flush()


def filled(store):
    """A trajectory with every kind of record that its dossier tells; return it and its company."""
    me = add_team(store)
    bakery = add_enterprise(store, "Bakkerij Janssens", number=NUMBER, staff=12)
    of_it = {"root": bakery, "enterprise_id": bakery}
    intake = add_intake(store, bakery)
    put(store, IntakeCount(root=bakery, intake_id=intake, target_group="low_skilled", number=2))
    one = begin(store, NewMember(bakery, "Bakkerij Janssens", NUMBER))
    mine = {"root": one.id, "trajectory_id": one.id}
    member = {**mine, "member_id": one.members[0].id}
    held = add_session(store, bakery, MORNING, subject="Verslag", trajectory_id=one.id)
    share_session(store, one.id, held)
    with store.read() as session:
        contact = session.exec(select(Contact.id)).one()
    below = {"root": bakery, "session_id": held}
    agreement = new_id()
    put(
        store,
        Attendee(contact_id=contact, **below),
        SessionCount(target_group="low_skilled", number=3, **below),
        Agreement(id=agreement, text="Peter kiezen", **below),
        Action(text="Peter kiezen", agreement_id=agreement, **below),
        Signature(
            name="Mia", strokes="[]", signed_at=MORNING, signed_hash="", signed_versions={}, **below
        ),
        TrajectoryGoal(text="Onthaal", **mine),
        FollowUp(months=6, due_on=DAY, **member),
    )
    write_plan(store, one.id, PlanForm((PlannedAction("Peters zoeken"),), "Eerste"))
    questions, scan = new_id(), new_id()
    put(
        store,
        QuestionSet(id=questions, root=me.partnership_id, number=2, valid_from=DAY),
        Question(root=me.partnership_id, set_id=questions, code="q1", theme="start", text="Hoe?"),
        Scan(
            id=scan,
            set_number=2,
            moment="baseline",
            started_on=DAY,
            completed_on=DAY,
            person_id=store.actor,
            **of_it,
        ),
        ScanAnswer(root=bakery, scan_id=scan, question="q1", value=3),
        FundingCheck(
            asked_on=DAY,
            person_id=store.actor,
            support="job_coaching",
            subject_kind="referral",
            subject_id=new_id(),
            answer="nobody",
            **of_it,
        ),
        Referral(
            company_id=bakery,
            company="Bakkerij",
            direction="out",
            made_on=DAY,
            status_on=DAY,
            **of_it,
        ),
    )
    network, meeting = new_id(), new_id()
    put(
        store,
        Network(id=network, root=network, name="Oost"),
        Meeting(
            id=meeting,
            root=network,
            network_id=network,
            title="Onthaal",
            starts_at=MORNING,
            ends_at=MORNING,
        ),
        Invitee(root=network, meeting_id=meeting, name="Mia", enterprise_id=bakery, attended=True),
        Invitee(root=network, meeting_id=meeting, name="Van elders", enterprise_id=new_id()),
    )
    file = Attachment(
        file_name="plan.pdf",
        media_type="application/pdf",
        size=3,
        sha256="a" * 64,
        added_at=MORNING,
        added_by=store.actor,
        **of_it,
    )
    put(store, file)
    add_evidence(
        store,
        one.members[0].id,
        "photos",
        [Offer("attachment", file.id, "plan.pdf", DAY), Offer("meeting", meeting, "Onthaal", DAY)],
    )
    add_remark(store, one.members[0].id, "photos", "Mooi")
    proposal = new_id()
    put(
        store,
        CountProposal(id=proposal, proposed_by=store.actor, proposed_on=DAY, met_on=DAY, **member),
    )
    with acting_as(store, add_colleague(store, me)):
        put(
            store,
            CountConfirmation(
                root=one.id,
                proposal_id=proposal,
                decision="counts",
                confirmed_by=store.actor,
                confirmed_on=DAY,
            ),
        )
    return one.id, bakery
