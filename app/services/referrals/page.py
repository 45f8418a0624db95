"""What the page of one referral begins with."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.enterprise import Enterprise
from app.models.trajectory import Trajectory, TrajectoryGoal, TrajectoryMember
from app.services.companies.family import of_company
from app.services.drafts import KeptDraft, find_draft, get_draft
from app.services.people import coach_names, partner_names, who_am_i
from app.services.referrals.instruments import CatalogueRow, catalogue
from app.services.referrals.use_cases import ReferralView, referral_view
from app.services.standing import may_edit
from app.storage.store import Store

DRAFT_KIND = "referral"


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A goal of a trajectory of the company, that a referral can serve; or the whole trajectory."""

    trajectory_id: UUID
    trajectory: str
    goal_id: UUID | None = None
    goal: str = ""


@dataclass(frozen=True, slots=True)
class ReferralBegin:
    """All that the page shows: the referral as it is stored, if it is, and what was typed."""

    company_id: UUID
    company: str
    view: ReferralView | None
    kept: KeptDraft | None
    catalogue: tuple[CatalogueRow, ...]
    partners: tuple[tuple[UUID, str], ...]  # others than one's own
    goals: tuple[GoalChoice, ...]
    people: dict[UUID, str]
    is_asked: bool = False  # it is of another partner, who asks one's own
    may_edit: bool = True  # else it is only read here


def begin_referral(
    store: Store,
    day: date,
    *,
    referral_id: UUID | None,
    company_id: UUID | None,
    draft_id: UUID | None,
) -> ReferralBegin | None:
    """Return what a page begins with; None: there is no such referral, company or draft (here)."""
    kept = None if draft_id is None else get_draft(store, draft_id)
    if kept is not None:
        stored, company = kept.form.fields.get("referral"), kept.form.fields["enterprise"]
        referral_id, company_id = None if stored is None else UUID(stored), UUID(company)
    view = None if referral_id is None else referral_view(store, referral_id)
    if view is not None:
        company_id = view.row.company_id
    elif referral_id is not None:
        return None
    if company_id is None:
        return None
    kept = kept or find_draft(store, DRAFT_KIND, referral_id or company_id)
    with store.read() as session:
        name = _company_name(session, company_id) or (view and view.row.company)
        goals = _goals(session, company_id)
        file = session.get(Enterprise, company_id)
        is_ours = file is None or may_edit(session, file)
    if not name:
        return None
    me, partners = who_am_i(store), partner_names(store)
    asks_us = view is not None and view.form.to_partner_id == me.partner_id
    return ReferralBegin(
        company_id=company_id,
        company=name,
        view=view,
        kept=kept,
        catalogue=catalogue(store, day),
        partners=tuple((one, name) for one, name in partners.items() if one != me.partner_id),
        goals=goals,
        people=coach_names(store),
        may_edit=is_ours if view is None else view.may_edit,
        is_asked=asks_us and view is not None and view.row.coach_id != me.person_id,
    )


def _company_name(session: Session, company_id: UUID) -> str:
    found = session.get(Enterprise, company_id)
    return "" if found is None else found.name


def _goals(session: Session, company_id: UUID) -> tuple[GoalChoice, ...]:
    running = (
        select(Trajectory.id, Trajectory.title)
        .join(TrajectoryMember, col(TrajectoryMember.trajectory_id) == col(Trajectory.id))
        .where(
            of_company(TrajectoryMember.enterprise_id, company_id),
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
            col(Trajectory.status) == "running",
        )
        .order_by(col(Trajectory.started_on), col(Trajectory.id))
    )
    found = []
    for trajectory_id, title in session.exec(running):
        found.append(GoalChoice(trajectory_id, title))
        goals = (
            select(TrajectoryGoal.id, TrajectoryGoal.text)
            .where(col(TrajectoryGoal.trajectory_id) == trajectory_id, ~col(TrajectoryGoal.deleted))
            .order_by(col(TrajectoryGoal.position), col(TrajectoryGoal.id))
        )
        found += [GoalChoice(trajectory_id, title, one, text) for one, text in session.exec(goals)]
    return tuple(found)
