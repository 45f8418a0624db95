"""
Use cases: asking a coach for what a dossier lacks, again (herinner), and by one mail a coach.

Who asks mostly reads the trajectory only, so a request is a record of its own that a promotor may
write there (decision 0032). It stands in Vandaag of the coach until what it asks is there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain.matching import fold
from app.models.partnership import Person, Role
from app.models.proof import EvidenceRequest
from app.models.trajectory import TrajectoryMember
from app.services.changes import Changes
from app.services.packs.rows import GapRow, PackRow
from app.services.records import write
from app.services.standing import standing_trajectory
from app.storage.store import Store

TERM_DAYS: Final = 7  # that a coach gets


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that one coach is asked: the rows with what they lack."""

    coach_id: UUID
    coach: str
    email: str
    rows: tuple[PackRow, ...]


def ask_coach(store: Store, *gaps: GapRow, due_on: date | None = None) -> Changes:
    """
    Ask the coach for what is missing, all as one action; who was asked before is reminded.

    A reminder keeps the day on which it was first asked, and gives a new term.

    Args:
        due_on: Until when; None: a week.

    Raises:
        UserError: `evidence.no_coach` (name) when nobody coaches the trajectory,
            `trajectory.in_bin` (name).
    """
    today = clock.today()
    until = due_on or today + timedelta(days=TERM_DAYS)
    with store.write() as session:
        for one in gaps:
            if not one.gap.is_for_coach:
                raise ValueError(one.gap.code)
            known = session.get(EvidenceRequest, one.id)
            if known is None:
                session.add(_request(session, store.actor, one, until))
                session.flush()
            elif known.deleted:
                write(known, {"deleted": False, **_asking(store.actor, today, until)})
            else:
                write(known, {"reminded_on": today, "due_on": until})
        return Changes.of(session)


def _request(session: Session, actor: UUID, one: GapRow, until: date) -> EvidenceRequest:
    member = session.get_one(TrajectoryMember, one.member_id)
    trajectory = standing_trajectory(session, member.trajectory_id)
    if trajectory.coach_id is None:
        raise UserError("evidence.no_coach", name=trajectory.title)
    return EvidenceRequest(
        id=one.id,
        root=member.root,
        trajectory_id=member.trajectory_id,
        member_id=member.id,
        gap=one.gap.code.value,
        criterion=one.gap.criterion,
        subject_id=one.gap.subject_id,
        coach_id=trajectory.coach_id,
        **_asking(actor, clock.today(), until),
    )


def _asking(actor: UUID, day: date, until: date) -> dict[str, Any]:
    return {"asked_by": actor, "asked_on": day, "due_on": until, "reminded_on": None}


def by_coach(store: Store, rows: Iterable[PackRow]) -> tuple[Asked, ...]:
    """Return what each coach would be asked, by name; what nobody can mend is left out."""
    some: dict[UUID, list[PackRow]] = {}
    for row in rows:
        if row.coach_id is not None and any(one.gap.is_for_coach for one in row.gaps):
            some.setdefault(row.coach_id, []).append(row)
    with store.read() as session:
        query = select(Person.id, Person.name, Person.email).where(col(Person.id).in_(list(some)))
        people = {one: (name, email) for one, name, email in session.exec(query)}
    found = [
        Asked(coach, *people.get(coach, (its[0].coach, "")), tuple(its))
        for coach, its in some.items()
    ]
    return tuple(sorted(found, key=lambda one: (fold(one.coach), one.coach_id)))


def admins_of(store: Store, partner_id: UUID) -> tuple[tuple[str, str], ...]:
    """Return name and address of who administers a partner: they let its laptops synchronise."""
    query = (
        select(Person.name, Person.email)
        .join(Role, col(Role.person_id) == col(Person.id))
        .where(
            col(Person.partner_id) == partner_id,
            col(Role.role) == "partner_admin",
            ~col(Person.deleted),
            ~col(Role.deleted),
        )
        .order_by(col(Person.name))
    )
    with store.read() as session:
        return tuple(session.exec(query).all())
