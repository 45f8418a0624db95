"""Marker words in the texts of records that a short day has no time to type: through services."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from app.domain.referral import Status
from app.models.base import new_id
from app.models.partnership import Role
from app.reference.loader import reference
from app.reference.trajectories import question_sets
from app.services.networks.meetings import (
    MeetingForm,
    add_case,
    add_meeting_action,
    add_point,
    plan_meeting,
    walk_in,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.quality.records import first_values, partnership_of, save_record
from app.services.referrals.actors import ActorForm, note_actor, save_actor, save_offer
from app.services.referrals.use_cases import (
    ReferralForm,
    make_referral,
    move_referral,
    store_outcome,
)
from app.services.results.monitoring import TakeIn, preview, take_in
from app.services.results.target_edits import TargetWish, TermsWish, write_target, write_terms
from app.services.retention.legal_holds import end_hold, holds, set_hold
from app.services.scans.use_cases import answer, start_scan
from app.services.trajectories.case_edits import partner_of
from app.services.trajectories.use_cases import (
    GoalForm,
    NewMember,
    TrajectoryForm,
    add_goal,
    enter_phase,
    start_trajectory,
    stop_trajectory,
)
from app.storage.store import Store

DAY, LAST = date(2026, 1, 5), date(2026, 12, 31)
FROM, TO = datetime(2026, 1, 5, 9, tzinfo=UTC), datetime(2026, 1, 5, 11, tzinfo=UTC)
TABLE = "Kwartaal;Sector;Gestart;Na 3 maanden\n2026-Q1;Industrie;30;20\n"
FIELDS = {
    "scan": ("remark",),
    "trajectory": ("title", "purpose", "goal", "sign", "owner", "skipped", "stopped"),
    "referral": ("reason", "receiver", "asked", "check", "need", "step", "outcome"),
    "improvement": ("title", "insight", "cause", "attempt", "measure", "effect", "tag"),
    "case_review": ("title", "situation", "question", "tried", "said", "taken"),
    "coordination_meeting": ("title", "place", "present", "agenda", "report", "decisions"),
    "meeting": (
        *("network", "purpose", "title", "place", "programme", "report", "guest", "company"),
        *("case", "asked", "said", "taken", "point", "action"),
    ),
    "target": ("remark", "source"),
    "actor": ("name", "phone", "address", "what", "contact", "offer"),
    "monitoring": ("source", "remark", "file"),
    "hold": ("reason", "ended"),
}


def word(kind: str, name: str) -> str:
    """Return a word that stands nowhere else."""
    return f"{kind}{name}stempel".replace("_", "").capitalize()


RECORD_MARKERS = {
    f"{kind}.{name}": word(kind, name) for kind, names in FIELDS.items() for name in names
}


def write_records(store: Store, enterprise_id: UUID, wanted: Path) -> None:
    """Fill the texts of all these records, as somebody with every right does."""
    root = partnership_of(store)
    with store.write() as session:
        session.add(Role(id=new_id(), root=root, person_id=store.actor, role="promotor"))
    scan = start_scan(store, enterprise_id, "baseline").id
    question = question_sets()[0].questions[0].code
    answer(store, scan, question, 3, remark=word("scan", "remark"))
    trajectory(store, enterprise_id)
    referral(store, enterprise_id)
    for kind in ("improvement", "case_review", "coordination_meeting"):
        typed = {name: word(kind, name) for name in FIELDS[kind]}
        save_record(store, kind, None, first_values(kind, store.actor) | typed)
    meeting(store)
    write_target(store, TargetWish(DAY, LAST, 5, remark=word("target", "remark")))
    write_terms(store, TermsWish(DAY, DAY, LAST, source=word("target", "source")))
    actor(store, enterprise_id)
    monitoring(store, wanted)
    set_hold(store, word("hold", "reason"))
    end_hold(store, holds(store)[0].id, word("hold", "ended"))


def trajectory(store: Store, enterprise_id: UUID) -> None:
    """One that skips a phase, has a goal, and is stopped."""
    title, purpose, goal, sign, owner, skipped, stopped = words("trajectory")
    form = TrajectoryForm(title, DAY, (NewMember(enterprise_id, "Firma", ""),), purpose)
    one = start_trajectory(store, form).id
    add_goal(store, one, GoalForm(goal, sign, owner=owner))
    enter_phase(store, one, "execution", DAY, skipping=skipped)
    stop_trajectory(store, one, DAY, stopped)


def referral(store: Store, enterprise_id: UUID) -> None:
    """One that nobody took up."""
    reason, receiver, asked, check, need, step, outcome = words("referral")
    form = ReferralForm(
        enterprise_id,
        "out",
        reason,
        DAY,
        receiver=receiver,
        receiver_contact=asked,
        check_text=check,
        needs={"why": need},
    )
    one = make_referral(store, form).id
    move_referral(store, one, Status.REFUSED, DAY, step)
    store_outcome(store, one, "not_started", outcome)


def meeting(store: Store) -> None:
    """A network and its meeting, with somebody who walked in and what came of it."""
    name, purpose, title, place, programme, report, guest, company, *more = words("meeting")
    case, asked, said, taken, point, action = more
    network = start_network(store, NetworkForm(name, purpose=purpose)).id
    form = MeetingForm(title, FROM, TO, place, programme=programme, report=report)
    one = plan_meeting(store, network, form).id
    walk_in(store, one, MemberForm(guest, company))
    add_case(store, one, title=case, question=asked, said=said, taken=taken)
    add_point(store, one, point)
    add_meeting_action(store, one, action)


def actor(store: Store, enterprise_id: UUID) -> None:
    """An organisation that does something at the company, and what our partner can do."""
    name, phone, address, what, contact, offer = words("actor")
    form = ActorForm(name, "other", phone=phone, address=address)
    note_actor(store, enterprise_id, save_actor(store, form).id, what, contact)
    with store.read() as session:
        partner = partner_of(session, store.actor)
    save_offer(store, partner, offer)


def monitoring(store: Store, wanted: Path) -> None:
    """Numbers from a file with a name."""
    source, remark, file = words("monitoring")
    path = wanted / f"{file}.csv"
    path.write_text(TABLE, encoding="utf-8")
    take_in(store, preview(store, reference(), path), TakeIn(source, DAY, remark))


def words(kind: str) -> list[str]:
    """Return the words of a kind, as its fields stand above."""
    return [word(kind, name) for name in FIELDS[kind]]
