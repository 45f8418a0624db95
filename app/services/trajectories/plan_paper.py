"""Use case: the action plan (actieplan) of a trajectory as a PDF."""

from collections.abc import Mapping
from uuid import UUID

from app.core import clock
from app.core.progress import Progress
from app.models.trajectory import PlanVersion
from app.reference.loader import Reference
from app.reports import action_plan as paper
from app.reports.values import Signature
from app.services.evidence.papers import origin_of
from app.services.trajectories.plans import PlanSignature, PlanView, plans_in
from app.services.trajectories.views import GoalView, TrajectoryView, view_in
from app.storage.store import Store


def plan_report(
    store: Store,
    reference: Reference,
    plan_id: UUID,
    structural: Mapping[str, str],
    progress: Progress | None = None,
) -> bytes:
    """
    Return one version of the plan as a PDF.

    Args:
        structural: The words for what a goal changes structurally, by code.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return paper.action_plan(plan_values(store, reference, plan_id, structural), progress)


def plan_values(
    store: Store, reference: Reference, plan_id: UUID, structural: Mapping[str, str]
) -> paper.ActionPlan:
    """Return what the paper of a plan tells."""
    with store.read() as session:
        trajectory_id = session.get_one(PlanVersion, plan_id).trajectory_id
        origin = origin_of(store, session)
        plan = next(one for one in plans_in(session, trajectory_id) if one.id == plan_id)
        view = view_in(session, trajectory_id)
    if view is None:
        raise LookupError(f"no trajectory {trajectory_id} in the store")
    return paper.ActionPlan(
        origin=origin,
        trajectory=view.title,
        purpose=view.purpose,
        companies=tuple(one.name for one in view.members if one.left_on is None),
        coach=", ".join(filter(None, (view.coach, view.partner))),
        number=plan.number,
        written_on=plan.written_on,
        remark=plan.form.remark,
        goals=tuple(goal_on_paper(one, structural) for one in view.goals),
        actions=actions_on_paper(plan, view),
        signatures=tuple(signature_on_paper(one, view, reference) for one in plan.signatures),
        record=plan_id,
    )


def goal_on_paper(one: GoalView, structural: Mapping[str, str]) -> paper.Goal:
    """Return a goal as paper tells it; `structural` as in `plan_report`."""
    return paper.Goal(
        text=one.text,
        indicator=one.indicator,
        start=one.start_value,
        planned=one.planned_value,
        end=one.reached_value,
        owner=one.owner,
        structural=structural.get(one.structural or "", "").lower(),
        reached=one.reached or "",
    )


def actions_on_paper(plan: PlanView, view: TrajectoryView) -> tuple[paper.PlanAction, ...]:
    """Return the actions of a version, each with the number of its goal."""
    numbers = {goal.id: number for number, goal in enumerate(view.goals, start=1)}
    return tuple(
        paper.PlanAction(
            one.text, one.owner, one.due_on, numbers.get(one.goal_id) if one.goal_id else None
        )
        for one in plan.form.actions
    )


def signature_on_paper(one: PlanSignature, view: TrajectoryView, reference: Reference) -> Signature:
    """Return a signature; of a joint trajectory with the company for which it is."""
    companies = {member.id: member.name for member in view.members}
    role = reference.label("contact_functions", one.role) if one.role else ""
    company = companies.get(one.member_id, "") if one.member_id else ""
    return Signature(
        name=one.name,
        role=", ".join(filter(None, (role, company))),
        signed_at=clock.local(one.signed_at),
        strokes=one.strokes,
        is_before_change=not one.is_current,
    )
