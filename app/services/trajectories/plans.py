"""Use cases on the action plan (actieplan) of a trajectory: versions, and who signed them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain.signed_plan import SignedAction, SignedGoal, SignedPlan, plan_hash
from app.domain.strokes import Strokes
from app.models.base import new_id
from app.models.partnership import Person
from app.models.signing import Signature
from app.models.trajectory import PlanAction, PlanVersion, Trajectory, TrajectoryGoal
from app.services.changes import Changes
from app.services.heads import versions_of
from app.services.record_names import names_of
from app.services.records import write
from app.services.sessions.signatures import Signer, checked_signer, ink_of
from app.services.standing import require_standing, standing_trajectory
from app.services.trajectories.case_edits import cleaned
from app.services.trajectories.use_cases import Made
from app.storage.store import Store

_GOAL: Final = ("id", "text", "indicator", "start_value", "planned_value", "owner", "structural")
_UNITS: Final = {
    "trajectory": frozenset({"title", "purpose"}),
    "trajectory_goal": frozenset({"@alive", *_GOAL}),
    "plan_version": frozenset({"number", "written_on", "remark"}),
    "plan_action": frozenset({"@alive", "goal_id", "text", "owner", "due_on"}),
}


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action of a plan as its form shows it; without an id it is new."""

    text: str
    owner: str = ""
    due_on: date | None = None
    goal_id: UUID | None = None
    id: UUID | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A version of a plan; `remark` tells what is new in it."""

    actions: tuple[PlannedAction, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PlanSignature:
    """A signature under a plan; not current: the plan or its goals were changed since."""

    id: UUID
    member_id: UUID | None  # the company that signed; None: of the only one
    name: str
    role: str
    strokes: Strokes
    signed_at: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """One version of a plan."""

    id: UUID
    number: int
    written_on: date
    written_by: str
    form: PlanForm
    text_hash: str  # of what somebody would sign now
    signatures: tuple[PlanSignature, ...]  # the first given first


def write_plan(store: Store, trajectory_id: UUID, form: PlanForm) -> Made:
    """
    Keep a new version of the plan, written today.

    Raises:
        UserError: `plan.empty`; `field.required`, `text.too_long` (field), `trajectory.in_bin`.
    """
    remark, actions = _checked(form)
    with store.write() as session:
        standing_trajectory(session, trajectory_id)
        numbers = select(PlanVersion.number).where(
            col(PlanVersion.trajectory_id) == trajectory_id, ~col(PlanVersion.deleted)
        )
        plan = PlanVersion(
            id=new_id(),
            root=trajectory_id,
            trajectory_id=trajectory_id,
            number=max(session.exec(numbers), default=0) + 1,
            written_on=clock.today(),
            written_by=store.actor,
            remark=remark,
        )
        session.add(plan)
        session.flush()
        session.add_all(_new_action(plan, at, values) for at, values in enumerate(actions))
        return Made(plan.id, Changes.of(session))


def edit_plan(
    store: Store, plan_id: UUID, form: PlanForm, begin: PlanForm | None = None
) -> Changes:
    """
    Write a version anew, as long as nobody signed it; what stands as it was is not written.

    Args:
        begin: The form as it stood before the coach typed: what stands as it began keeps what
            somebody wrote there since. None: all of the form counts.

    Raises:
        UserError: `plan.signed` (number); what `write_plan` raises.
    """
    remark, actions = _checked(form)
    with store.write() as session:
        plan = session.get_one(PlanVersion, plan_id)
        require_standing(session, plan)
        if _signatures(session, [plan_id]):
            raise UserError("plan.signed", number=plan.number)
        if begin is None or begin.remark != form.remark:
            write(plan, {"remark": remark})
        _keep_actions(session, plan, list(zip(form.actions, actions, strict=True)), begin)
        return Changes.of(session)


def plans_of(store: Store, trajectory_id: UUID) -> tuple[PlanView, ...]:
    """Return the versions of the plan, the last first."""
    with store.read() as session:
        return plans_in(session, trajectory_id)


def plans_in(session: Session, trajectory_id: UUID) -> tuple[PlanView, ...]:
    """Return what `plans_of` does, within a reading that goes on."""
    query = select(PlanVersion).where(
        col(PlanVersion.trajectory_id) == trajectory_id, ~col(PlanVersion.deleted)
    )
    plans = list(session.exec(query.order_by(col(PlanVersion.number).desc())))
    ids = [one.id for one in plans]
    people = names_of(session, Person, {one.written_by for one in plans})
    signatures, actions = _signatures(session, ids), _actions(session, ids)
    return tuple(
        _view(session, plan, people.get(plan.written_by, ""), actions, signatures) for plan in plans
    )


def sign_plan(
    store: Store,
    plan_id: UUID,
    signer: Signer,
    strokes: Strokes,
    *,
    member_id: UUID | None = None,
    seen: str = "",
) -> Changes:
    """
    Keep a signature under a version of the plan, with the hash of what stands there.

    Args:
        member_id: The company that signs, of a joint trajectory.
        seen: The `text_hash` of what the signer was shown.

    Raises:
        UserError: `signature.no_name`, `signature.no_ink`, `signature.too_long`,
            `signature.changed`; `text.too_long`, `trajectory.in_bin` (name).
    """
    who = checked_signer(signer, strokes)
    with store.write() as session:
        plan = session.get_one(PlanVersion, plan_id)
        require_standing(session, plan)
        actions = _actions(session, [plan_id])
        stands = _hash(session, plan, actions)
        if plan.deleted or (seen and stands != seen):
            raise UserError("signature.changed")
        session.add(
            Signature(
                root=plan.root,
                plan_version_id=plan_id,
                member_id=member_id,
                **who,
                signed_at=clock.now(),
                signed_hash=stands,
                signed_versions=_heads(session, plan, actions),
            )
        )
        return Changes.of(session)


def _checked(form: PlanForm) -> tuple[str, list[dict[str, Any]]]:
    if not form.actions:
        raise UserError("plan.empty")
    actions = [
        {
            **cleaned("plan_action", {"text": one.text, "owner": one.owner}),
            "due_on": one.due_on,
            "goal_id": one.goal_id,
        }
        for one in form.actions
    ]
    return cleaned("plan_version", {"remark": form.remark})["remark"], actions


def _new_action(plan: PlanVersion, position: int, values: dict[str, Any]) -> PlanAction:
    return PlanAction(
        id=new_id(), root=plan.root, plan_version_id=plan.id, position=position, **values
    )


def _keep_actions(
    session: Session,
    plan: PlanVersion,
    actions: Sequence[tuple[PlannedAction, dict[str, Any]]],
    begin: PlanForm | None,
) -> None:
    """Keep each action the record that it was: else what two laptops wrote stands there twice."""
    began = {} if begin is None else {one.id: one for one in begin.actions if one.id is not None}
    before = _actions(session, [plan.id])
    for position, (one, values) in enumerate(actions):
        row = None if one.id is None else session.get(PlanAction, one.id)
        if row is None or row.plan_version_id != plan.id:
            session.add(_new_action(plan, position, values))
        elif began.get(row.id) == one:
            write(row, {"position": position})
        else:
            write(row, {**values, "position": position, "deleted": False})
    kept = {one.id for one, _ in actions}
    for row in before:
        is_seen = begin is None or row.id in began  # else somebody added it since
        if row.id not in kept and is_seen:
            write(row, {"deleted": True})


def _actions(session: Session, plans: Sequence[UUID]) -> list[PlanAction]:
    query = (
        select(PlanAction)
        .where(col(PlanAction.plan_version_id).in_(plans), ~col(PlanAction.deleted))
        .order_by(col(PlanAction.position), col(PlanAction.id))
    )
    return list(session.exec(query))


def _signatures(session: Session, plans: Sequence[UUID]) -> list[Signature]:
    query = (
        select(Signature)
        .where(col(Signature.plan_version_id).in_(plans), ~col(Signature.deleted))
        .order_by(col(Signature.signed_at), col(Signature.id))
    )
    return list(session.exec(query))


def _goals(session: Session, trajectory_id: UUID) -> list[TrajectoryGoal]:
    query = (
        select(TrajectoryGoal)
        .where(col(TrajectoryGoal.trajectory_id) == trajectory_id, ~col(TrajectoryGoal.deleted))
        .order_by(col(TrajectoryGoal.position), col(TrajectoryGoal.id))
    )
    return list(session.exec(query))


def _hash(session: Session, plan: PlanVersion, actions: Iterable[PlanAction]) -> str:
    trajectory = session.get_one(Trajectory, plan.trajectory_id)
    return plan_hash(
        SignedPlan(
            id=plan.id,
            trajectory=trajectory.id,
            title=trajectory.title,
            purpose=trajectory.purpose,
            number=plan.number,
            written_on=plan.written_on,
            remark=plan.remark,
            goals=tuple(
                SignedGoal(**{name: getattr(goal, name) for name in _GOAL})
                for goal in _goals(session, trajectory.id)
            ),
            actions=tuple(
                SignedAction(one.id, one.goal_id, one.text, one.owner, one.due_on)
                for one in actions
                if one.plan_version_id == plan.id
            ),
        )
    )


def _heads(
    session: Session, plan: PlanVersion, actions: Iterable[PlanAction]
) -> dict[str, list[str]]:
    records = [("trajectory", plan.trajectory_id.hex), ("plan_version", plan.id.hex)]
    records += [("plan_action", one.id.hex) for one in actions]
    records += [("trajectory_goal", one.id.hex) for one in _goals(session, plan.trajectory_id)]
    found = versions_of(session, records, _UNITS)
    return {f"{kind}/{record}/{unit}": heads for kind, record, unit, heads in found}


def _view(
    session: Session,
    plan: PlanVersion,
    writer: str,
    actions: Sequence[PlanAction],
    signatures: Sequence[Signature],
) -> PlanView:
    mine = [one for one in actions if one.plan_version_id == plan.id]
    stands = _hash(session, plan, mine)
    return PlanView(
        id=plan.id,
        number=plan.number,
        written_on=plan.written_on,
        written_by=writer,
        form=PlanForm(
            tuple(
                PlannedAction(one.text, one.owner, one.due_on, one.goal_id, one.id) for one in mine
            ),
            plan.remark,
        ),
        text_hash=stands,
        signatures=tuple(
            PlanSignature(
                id=one.id,
                member_id=one.member_id,
                name=one.name,
                role=one.role,
                strokes=ink_of(one.strokes),
                signed_at=one.signed_at,
                is_current=one.signed_hash == stands,
            )
            for one in signatures
            if one.plan_version_id == plan.id
        ),
    )
