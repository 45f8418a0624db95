"""What the form of a coaching session (sessie) shows around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from app.models.coaching import CoachingSession, SessionCount
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.intake import IntakeCount
from app.models.lists import EnterpriseKey
from app.reference.loader import Reference
from app.services.companies.family import family, one_of_each, shown, shown_column
from app.services.companies.name_search import has_word, words_of
from app.services.sessions.form import NextAction
from app.services.sessions.trajectory import SessionTrajectory, session_trajectories
from app.services.standing import may_edit
from app.storage.store import Store

_LAST_SESSIONS: Final = 100  # looked through for the recent enterprises
_ACTION_KINDS: Final = {"call": "call", "scan": "scan", "referral": "refer"}  # by code of a chip


@dataclass(frozen=True, slots=True)
class EnterpriseChoice:
    """One line of the list of enterprises."""

    id: UUID
    name: str
    postal_code: str  # of its main establishment, or empty
    municipality_nis: str
    last_session_on: date | None = None


@dataclass(frozen=True, slots=True)
class SiteChoice:
    """An establishment (vestiging) of the enterprise."""

    id: UUID
    name: str
    street: str
    house_number: str
    postal_code: str
    municipality_nis: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class ContactChoice:
    """A contact who may have been present."""

    id: UUID
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class SessionContext:
    """The enterprise of a session, as its form needs it."""

    enterprise_id: UUID
    name: str
    purpose: str  # what the enterprise wants, in its own words
    sites: tuple[SiteChoice, ...]
    contacts: tuple[ContactChoice, ...]
    groups_used: tuple[str, ...]  # target groups counted before, the most used first
    themes_used: tuple[str, ...]
    trajectories: tuple[SessionTrajectory, ...] = ()  # that it may serve, those that run first
    may_edit: bool = True  # who works here; else they only read the file


def session_context(store: Store, enterprise_id: UUID) -> SessionContext | None:
    """Return what surrounds a session at this enterprise; None: it is not there."""
    with store.read() as session:
        found = session.get(Enterprise, shown(session, enterprise_id))
        if found is None or found.deleted:
            return None
        last = _last_session(session, enterprise_id)
        return SessionContext(
            enterprise_id=found.id,
            name=found.name,
            purpose=found.purpose,
            sites=_sites(session, enterprise_id),
            contacts=contacts_of(session, enterprise_id),
            groups_used=_groups_used(session, family(session, enterprise_id)),
            themes_used=() if last is None else last.themes,
            trajectories=session_trajectories(session, found.id),
            may_edit=may_edit(session, found),
        )


def chosen_action(reference: Reference, code: str | None, day: date) -> NextAction | None:
    """Return what a chip for the next action means when it is chosen on `day`; None: nothing."""
    chip = next((chip for chip in reference.next_actions(day) if chip.code == code), None)
    if chip is None or chip.days is None:
        return None
    return NextAction(
        _ACTION_KINDS.get(chip.code, "visit"), chip.label, day + timedelta(days=chip.days)
    )


def recent_enterprises(store: Store, limit: int = 5) -> tuple[EnterpriseChoice, ...]:
    """Return the enterprises of this coach's last sessions, the last first."""
    query = (
        select(shown_column(CoachingSession.enterprise_id))
        .where(col(CoachingSession.coach_id) == store.actor, ~col(CoachingSession.deleted))
        .order_by(col(CoachingSession.starts_at).desc())
        .limit(_LAST_SESSIONS)
    )
    with store.read() as session:
        ids = list(dict.fromkeys(session.exec(query)))
        known = {choice.id: choice for choice in _choices(session, ids)}
        return tuple(known[found] for found in ids if found in known)[:limit]


def find_enterprises(
    store: Store, reference: Reference, text: str, limit: int = 8
) -> tuple[EnterpriseChoice, ...]:
    """Return enterprises that have every word of `text`, as the list of companies finds them."""
    query = select(col(EnterpriseKey.enterprise_id))
    for word in words_of(text):
        query = query.where(has_word(word, reference))
    with store.read() as session:
        ids = list(session.exec(query.order_by(col(EnterpriseKey.name_key)).limit(limit)))
        known = {choice.id: choice for choice in _choices(session, ids)}
        return tuple(known[found] for found in ids if found in known)


def enterprise_choice(store: Store, enterprise_id: UUID) -> EnterpriseChoice | None:
    """Return the line of one enterprise."""
    with store.read() as session:
        return next(iter(_choices(session, [enterprise_id])), None)


def enterprise_sites(store: Store, enterprise_id: UUID) -> tuple[SiteChoice, ...]:
    """Return the establishments of an enterprise, the main one first."""
    with store.read() as session:
        return _sites(session, enterprise_id)


def _choices(session: Session, ids: list[UUID]) -> list[EnterpriseChoice]:
    """Return lines with the place that the list of companies shows."""
    query = (
        select(
            col(Enterprise.id),
            col(Enterprise.name),
            col(EnterpriseKey.postal_code),
            col(EnterpriseKey.municipality_nis),
        )
        .outerjoin(EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(Enterprise.id))
        .where(col(Enterprise.id).in_(ids), ~col(Enterprise.deleted))
    )
    return [
        EnterpriseChoice(found, name, postal_code or "", nis or "")
        for found, name, postal_code, nis in session.exec(query)
    ]


def _is_of(session: Session, model: Any, enterprise_id: UUID) -> ColumnElement[bool]:
    """Return the condition that a record is shown with a company, whichever file it stands in."""
    return col(model.enterprise_id).in_(family(session, enterprise_id))


def _last_session(session: Session, enterprise_id: UUID) -> CoachingSession | None:
    query = (
        select(CoachingSession)
        .where(_is_of(session, CoachingSession, enterprise_id), ~col(CoachingSession.deleted))
        .order_by(col(CoachingSession.starts_at).desc())
    )
    return session.exec(query.limit(1)).first()


def _sites(session: Session, enterprise_id: UUID) -> tuple[SiteChoice, ...]:
    query = (
        select(Establishment)
        .where(_is_of(session, Establishment, enterprise_id), ~col(Establishment.deleted))
        .order_by(col(Establishment.is_main).desc(), col(Establishment.id))
    )
    return tuple(
        SiteChoice(
            row.id,
            row.name,
            row.street,
            row.house_number,
            row.postal_code or "",
            row.municipality_nis or "",
            row.is_main,
        )
        for row in one_of_each(session.exec(query), enterprise_id)
    )


def contacts_of(session: Session, enterprise_id: UUID) -> tuple[ContactChoice, ...]:
    """Return the contacts of a company that have not left."""
    query = (
        select(Contact)
        .where(
            _is_of(session, Contact, enterprise_id),
            col(Contact.ended_on).is_(None),
            ~col(Contact.deleted),
        )
        .order_by(col(Contact.id))
    )
    return tuple(
        ContactChoice(row.id, row.name, row.function)
        for row in one_of_each(session.exec(query), enterprise_id)
    )


def _groups_used(session: Session, roots: Sequence[UUID]) -> tuple[str, ...]:
    """Return the target groups of this file, from its sessions and its intake."""
    used: dict[str, int] = {}
    for kind in (SessionCount, IntakeCount):
        rows = select(col(kind.target_group), func.count()).where(
            col(kind.root).in_(roots), ~col(kind.deleted)
        )
        for group, times in session.exec(rows.group_by(col(kind.target_group))):
            used[group] = used.get(group, 0) + times
    return tuple(sorted(used, key=lambda group: (-used[group], group)))
