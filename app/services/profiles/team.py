"""
People, laptops and partners as an administrator manages them; the server judges who may.

All of it is asked of the server at once and nothing is kept here: call it in a job beside the
database. What changes of people and roles comes to the screens by the next round.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

from app.models.base import new_id
from app.services.profiles.invitation import Invitation
from app.services.profiles.server_account import connected, server_of
from app.services.record_names import linked_names, record_names
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, readers_of
from app.sync.link import NotOurs
from app.sync.protocol import Message
from app.sync.protocol_accounts import (
    Closing,
    DeviceInfo,
    HeldGroup,
    InvitationAnswer,
    NewName,
    NewPartner,
    NewPerson,
    PartnerKind,
    PartnerMerge,
    PartnersAnswer,
    PeopleAnswer,
    PersonInfo,
    PreviewAnswer,
    QuarantineAnswer,
    QuarantineDecision,
    RoleName,
)


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A laptop of somebody."""

    id: str
    name: str
    added_at: datetime
    last_seen: datetime | None
    app: str  # version
    is_blocked: bool
    is_this: bool = False  # the one that asks


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody of the partnership, with their laptops."""

    id: UUID
    name: str
    email: str
    partner_id: UUID
    partner: str
    role: str
    is_active: bool
    invited_until: datetime | None  # an invitation is open until
    devices: tuple[DeviceLine, ...]


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody to invite."""

    name: str
    email: str
    partner_id: UUID
    role: RoleName


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody with an invitation to hand over."""

    person_id: UUID
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Preview:
    """What a person can see (bekijk als)."""

    counts: dict[str, int]  # records per kind
    companies: tuple[str, ...]
    more: int  # companies that are not named


@dataclass(frozen=True, slots=True)
class HeldPart:
    """One change of a held group, with its values as the model holds them where it can."""

    id: str
    kind: str
    record_id: UUID
    root: UUID
    label: str  # of the record, as this laptop knows it or else the server
    units: dict[str, object]
    case: str = ""  # name of the enterprise, when it is here
    names: Mapping[UUID, str] = field(default_factory=dict)  # of what the values point at


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A group of changes that waits for a decision."""

    group: str
    author: str  # name
    reason: str
    fields: tuple[str, ...]
    since: datetime
    parts: tuple[HeldPart, ...]


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """An organisation of the partnership."""

    id: UUID
    name: str
    is_closed: bool  # it takes no new people
    kind: str  # promotor, partner, onderaannemer
    people: int  # who have an account
    work: Mapping[str, int] = field(default_factory=dict)  # records that are not done, per kind
    passing: Mapping[str, int] = field(default_factory=dict)  # those that a merger gives, per kind

    @property
    def is_busy(self) -> bool:
        """Whether it cannot be closed yet."""
        return bool(self.people or self.work)


class _RoleChange(Message):
    role: RoleName


class _Made(Message):
    id: str


def people(store: Store) -> tuple[PersonLine, ...]:
    """Return the people that who asks may manage, by name; else their own account alone."""
    with connected(store) as road:
        found = road.ask("GET", "/people", PeopleAnswer).people
    own = _own_device(store)
    with _understood():
        return tuple(sorted((_person(one, own) for one in found), key=_by_name))


def invite(store: Store, member: NewMember, person_id: UUID | None = None) -> Invited:
    """
    Add somebody and make their invitation.

    Args:
        person_id: Of an earlier try whose answer was lost: it is the same person then.
    """
    person = NewPerson(
        id=(person_id or new_id()).hex,
        name=member.name,
        email=member.email,
        partner=member.partner_id.hex,
        role=member.role,
    )
    with connected(store) as road:
        answer = road.ask("POST", "/people", InvitationAnswer, person)
    return _invited(store, person.id, answer)


def invite_again(store: Store, person_id: UUID) -> Invited:
    """Make a new invitation for somebody: another laptop, or the last one ran out."""
    with connected(store) as road:
        answer = road.ask("POST", f"/people/{person_id.hex}/invitation", InvitationAnswer)
    return _invited(store, person_id.hex, answer)


def change_role(store: Store, person_id: UUID, role: RoleName) -> None:
    """Give somebody another role."""
    with connected(store) as road:
        road.tell("PUT", f"/people/{person_id.hex}/role", _RoleChange(role=role))


def close_account(store: Store, person_id: UUID) -> None:
    """Let somebody in no longer, with any laptop; what they wrote stays."""
    with connected(store) as road:
        road.tell("DELETE", f"/people/{person_id.hex}")


def block_device(store: Store, device_id: str) -> None:
    """Let a laptop in no longer."""
    with connected(store) as road:
        road.tell("DELETE", f"/devices/{device_id}")


def add_partner(
    store: Store, name: str, kind: PartnerKind = "partner", enterprise_number: str | None = None
) -> UUID:
    """Add an organisation and return its id."""
    partner = NewPartner(id=new_id().hex, name=name, kind=kind, enterprise_number=enterprise_number)
    with connected(store) as road:
        made = road.ask("POST", "/partners", _Made, partner)
    with _understood():
        return UUID(made.id)


def partners(store: Store) -> tuple[PartnerLine, ...]:
    """Return the organisations, by name; only a promotor may ask."""
    with connected(store) as road:
        found = road.ask("GET", "/partners", PartnersAnswer).partners
    with _understood():
        return tuple(
            PartnerLine(
                UUID(one.id),
                one.name,
                one.is_closed,
                one.kind,
                one.people,
                dict(one.work),
                dict(one.passing),
            )
            for one in found
        )


def rename_partner(store: Store, partner_id: UUID, name: str) -> None:
    """Give an organisation another name; laptops have it with their next round."""
    with connected(store) as road:
        road.tell("PUT", f"/partners/{partner_id.hex}/name", NewName(name=name))


def close_partner(store: Store, partner_id: UUID, *, is_closed: bool) -> None:
    """
    Let an organisation take no new people, or take them again.

    Raises:
        UserError: `server.partner_busy`: somebody has an account there, or work is open.
    """
    with connected(store) as road:
        road.tell("PUT", f"/partners/{partner_id.hex}/closed", Closing(is_closed=is_closed))


def merge_partner(store: Store, partner_id: UUID, into: UUID) -> None:
    """
    Let the people and the cases of an organisation pass to another; again is harmless.

    Raises:
        UserError: `server.partner_closed`: the other takes no people.
    """
    with connected(store) as road:
        road.tell("POST", f"/partners/{partner_id.hex}/merge", PartnerMerge(into=into.hex))


def preview(store: Store, person_id: UUID) -> Preview:
    """Return what somebody can see."""
    with connected(store) as road:
        found = road.ask("GET", f"/people/{person_id.hex}/preview", PreviewAnswer)
    return Preview(dict(found.counts), tuple(found.companies), found.more)


def held_groups(store: Store) -> tuple[HeldLine, ...]:
    """Return the groups that wait for who asks to decide, the oldest first."""
    with connected(store) as road:
        found = road.ask("GET", "/quarantine", QuarantineAnswer).groups
    with _understood():
        lines = sorted(map(_held, found), key=lambda one: one.since)
    return tuple(_named(store, lines))


def decide_held(store: Store, group: str, decision: Literal["apply", "reject"]) -> None:
    """Apply a group all the same, or reject it: then it is kept, and applied nowhere."""
    with connected(store) as road:
        road.tell("POST", f"/quarantine/{group}", QuarantineDecision(decision=decision))


@contextmanager
def _understood() -> Iterator[None]:
    """Read what the server says; ids and moments in it may be none."""
    try:
        yield
    except ValueError as error:
        raise NotOurs("sync.answer") from error


def _invited(store: Store, person: str, answer: InvitationAnswer) -> Invited:
    link = server_of(store)
    with _understood():
        until = _moment(answer.until)
    invitation = Invitation(
        code=answer.code,
        address=answer.server_url,
        until=until,
        person=answer.person_name,
        partnership=answer.partnership_name,
        pin="" if link is None else link.pin,
    )
    return Invited(UUID(person), invitation)


def _by_name(one: PersonLine) -> str:
    return one.name.casefold()


def _own_device(store: Store) -> str:
    server = server_of(store)
    return "" if server is None else server.device


def _person(found: PersonInfo, own: str) -> PersonLine:
    return PersonLine(
        id=UUID(found.id),
        name=found.name,
        email=found.email,
        partner_id=UUID(found.partner),
        partner=found.partner_name,
        role=found.role,
        is_active=found.is_active,
        invited_until=None if found.invited_until is None else _moment(found.invited_until),
        devices=tuple(_device(one, own) for one in found.devices),
    )


def _device(found: DeviceInfo, own: str) -> DeviceLine:
    return DeviceLine(
        id=found.id,
        name=found.name,
        added_at=_moment(found.added_at),
        last_seen=None if found.last_seen is None else _moment(found.last_seen),
        app=found.app,
        is_blocked=found.is_blocked,
        is_this=found.id == own,
    )


def _held(found: HeldGroup) -> HeldLine:
    return HeldLine(
        group=found.group,
        author=found.author_name,
        reason=found.reason,
        fields=tuple(found.fields),
        since=_moment(found.since),
        parts=tuple(
            HeldPart(
                id=part.id,
                kind=part.kind,
                record_id=UUID(part.row),
                root=UUID(part.root),
                label=part.label,
                units={unit: _read(part.kind, unit, said) for unit, said in part.units.items()},
            )
            for part in found.changes
        ),
    )


def _read(kind: str, unit: str, said: object) -> object:
    """Return a value as the model holds it; what does not fit, as it came."""
    model = models_by_kind().get(kind)
    reader = None if model is None else readers_of(model).get(unit)
    if reader is None:
        return said
    try:
        return reader(said)
    except (AttributeError, LookupError, TypeError, ValueError):  # it may be why it was held
        return said


def _named(store: Store, lines: list[HeldLine]) -> list[HeldLine]:
    """Return the groups with the names that this laptop has."""
    parts = [part for line in lines for part in line.parts]
    with store.read() as session:
        records = record_names(session, [(one.kind, one.record_id, one.root) for one in parts])
        names = linked_names(session, [one.units for one in parts])

    def named(part: HeldPart) -> HeldPart:
        record = records[part.kind, part.record_id]
        return replace(part, label=record.title or part.label, case=record.case, names=names)

    return [replace(line, parts=tuple(map(named, line.parts))) for line in lines]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
