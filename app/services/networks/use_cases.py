"""Use cases on networks (ondernemersnetwerken): begin one, and who belongs to it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from app.core import clock
from app.domain.matching import fold
from app.models.base import new_id
from app.models.network import Meeting, Network, NetworkMember
from app.models.partnership import Person
from app.services.changes import Changes
from app.services.record_names import names_of
from app.services.standing import may_edit, standing_network
from app.services.trajectories.case_edits import cleaned, partner_of
from app.services.trajectories.use_cases import Made
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class NetworkForm:
    """A network as its form shows it."""

    name: str
    themes: tuple[str, ...] = ()
    region: str | None = None
    purpose: str = ""
    coach_id: UUID | None = None  # None: who begins it


@dataclass(frozen=True, slots=True)
class MemberForm:
    """Somebody of a company who belongs to a network; both ids None: of no file."""

    name: str
    company: str
    function: str = ""
    email: str = ""
    enterprise_id: UUID | None = None
    contact_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network in a list."""

    id: UUID
    name: str
    themes: tuple[str, ...]
    region: str | None
    coach_id: UUID | None
    coach: str
    members: int
    companies: int
    next_at: datetime | None  # the next meeting
    last_at: datetime | None  # the last one that began


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody who belongs to a network."""

    id: UUID
    name: str
    company: str
    function: str
    email: str
    enterprise_id: UUID | None
    contact_id: UUID | None


@dataclass(frozen=True, slots=True)
class NetworkView:
    """One whole network."""

    row: NetworkRow
    purpose: str
    members: tuple[MemberRow, ...]  # by company, then by name
    meetings: tuple[UUID, ...]  # the last first
    is_deleted: bool
    may_edit: bool  # who works here; else they read it


def start_network(store: Store, form: NetworkForm) -> Made:
    """
    Begin a network.

    Raises:
        UserError: `field.required`, `text.too_long` (field).
    """
    texts = cleaned("network", {"name": form.name, "purpose": form.purpose})
    with store.write() as session:
        one = new_id()
        session.add(
            Network(
                id=one,
                root=one,
                themes=form.themes,
                region=form.region,
                partner_id=partner_of(session, store.actor),
                coach_id=form.coach_id or store.actor,
                **texts,
            )
        )
        return Made(one, Changes.of(session))


def add_members(store: Store, network_id: UUID, members: tuple[MemberForm, ...]) -> Changes:
    """
    Let people belong to a network, all as one action; who belongs to it already is left out.

    Raises:
        UserError: `field.required`, `text.too_long` (field), `email.<problem>`, `network.in_bin`.
    """
    values = [
        cleaned("network_member", {name: getattr(one, name) for name in _MEMBER}) for one in members
    ]
    with store.write() as session:
        standing_network(session, network_id)
        known = {_key(one.name, one.company) for one in _members(session, network_id)}
        for one, texts in zip(members, values, strict=True):
            key = _key(texts["name"], texts["company"])
            if key not in known:
                known.add(key)
                session.add(
                    NetworkMember(
                        id=new_id(),
                        root=network_id,
                        network_id=network_id,
                        enterprise_id=one.enterprise_id,
                        contact_id=one.contact_id,
                        **texts,
                    )
                )
        return Changes.of(session)


def network_rows(store: Store) -> tuple[NetworkRow, ...]:
    """Return all networks that stand, by name."""
    with store.read() as session:
        rows = _rows(session, list(session.exec(select(Network).where(~col(Network.deleted)))))
    return tuple(sorted(rows, key=lambda row: (fold(row.name), row.id)))


def network_view(store: Store, network_id: UUID) -> NetworkView | None:
    """Return one network, None when it is not (or no longer) here."""
    with store.read() as session:
        one = session.get(Network, network_id)
        if one is None:
            return None
        meetings = (
            select(Meeting.id)
            .where(col(Meeting.network_id) == network_id, ~col(Meeting.deleted))
            .order_by(col(Meeting.starts_at).desc(), col(Meeting.id))
        )
        members = [
            MemberRow(
                id=each.id,
                name=each.name,
                company=each.company,
                function=each.function,
                email=each.email,
                enterprise_id=each.enterprise_id,
                contact_id=each.contact_id,
            )
            for each in _members(session, network_id)
        ]
        members.sort(key=lambda each: (fold(each.company), fold(each.name), each.id))
        return NetworkView(
            row=_rows(session, [one])[0],
            purpose=one.purpose,
            members=tuple(members),
            meetings=tuple(session.exec(meetings)),
            is_deleted=one.deleted,
            may_edit=may_edit(session, one),
        )


_MEMBER = ("name", "company", "function", "email")


def _members(session: Session, network_id: UUID) -> list[NetworkMember]:
    query = select(NetworkMember).where(
        col(NetworkMember.network_id) == network_id, ~col(NetworkMember.deleted)
    )
    return list(session.exec(query))


def _key(name: str, company: str) -> tuple[str, str]:
    return fold(name), fold(company)


def _rows(session: Session, networks: list[Network]) -> list[NetworkRow]:
    """Return the rows of networks, with a query for each of what stands around them."""
    ids = [one.id for one in networks]
    people, times = _people(session, ids), _times(session, ids)
    coaches = names_of(session, Person, {one.coach_id for one in networks if one.coach_id})
    return [
        NetworkRow(
            id=one.id,
            name=one.name,
            themes=one.themes,
            region=one.region,
            coach_id=one.coach_id,
            coach=coaches.get(one.coach_id, "") if one.coach_id else "",
            members=len(people[one.id]),
            companies=len(set(people[one.id])),
            next_at=times.get(one.id, (None, None))[0],
            last_at=times.get(one.id, (None, None))[1],
        )
        for one in networks
    ]


def _people(session: Session, ids: list[UUID]) -> dict[UUID, list[str]]:
    """Return of each network the company of each of its people, folded."""
    query = select(NetworkMember.network_id, NetworkMember.company).where(
        col(NetworkMember.network_id).in_(ids), ~col(NetworkMember.deleted)
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for network_id, company in session.exec(query):
        found[network_id].append(fold(company))
    return found


def _times(
    session: Session, ids: list[UUID]
) -> Mapping[UUID, tuple[datetime | None, datetime | None]]:
    """Return of each network when it meets next, and when it did last."""
    begins, now = col(Meeting.starts_at), clock.now()
    query = (
        select(
            col(Meeting.network_id),
            func.min(case((begins >= now, begins))),
            func.max(case((begins < now, begins))),
        )
        .where(col(Meeting.network_id).in_(ids), ~col(Meeting.deleted))
        .group_by(col(Meeting.network_id))
    )
    return {network_id: (coming, gone) for network_id, coming, gone in session.exec(query)}
