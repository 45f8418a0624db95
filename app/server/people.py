"""
People, partners and what they may do.

What is said of them stands in records, which the server pushes like anybody; what they may do
follows from their account and their membership. Each step may be done again: a request that was
cut off in the middle is asked again, and completes.
"""

from typing import Final

from sqlalchemy import Connection, select

from app.models.partnership import CLOSED_PARTNER
from app.server import accounts, devices, invitations, names
from app.server.account_tables import ACCOUNT
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import reading, writing
from app.server.record_changes import derived_id, edited, group_of, inserted
from app.server.records import Member
from app.server.refusal import Refusal
from app.server.tables import RECORD
from app.sync.changes import SYSTEM
from app.sync.protocol import WireChange
from app.sync.protocol_accounts import (
    InvitationAnswer,
    NewPerson,
    PeopleAnswer,
    PersonInfo,
    RoleName,
)

ROLE: Final = "role"


def people_of(server: Server, asker: Asker) -> PeopleAnswer:
    """Return the people that the asker manages, or their own account alone, by name."""

    def read(connection: Connection) -> PeopleAnswer:
        partnership = asker.partnership
        rows = connection.execute(select(ACCOUNT).where(ACCOUNT.c.partnership_id == partnership))
        me = asker.person
        mine = [r for r in rows if r.person_id == me or asker.manages(r.partner_id, r.role)]
        people = names.names_of(connection, partnership, "person")
        partners = names.names_of(connection, partnership, "partner")
        invited = invitations.open_until(connection, partnership)
        laptops = devices.devices_of(connection, partnership)
        found = [
            PersonInfo(
                id=row.person_id,
                name=people.get(row.person_id, ""),
                email=row.email,
                partner=row.partner_id,
                partner_name=partners.get(row.partner_id, ""),
                role=row.role,
                is_active=row.is_active,
                invited_until=invited[row.person_id].isoformat()
                if row.person_id in invited
                else None,
                devices=tuple(laptops.get(row.person_id, ())),
            )
            for row in mine
        ]
        return PeopleAnswer(people=sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    return reading(server.engine, asker.partnership, read)


def add_person(server: Server, asker: Asker, new: NewPerson) -> InvitationAnswer:
    """
    Add somebody and invite them.

    Raises:
        Refusal: 403 `no_access` for a partner or a role that is not the asker's to give, 404
            `unknown` for a partner that is not there, 409 `partner_closed`, 409 `exists` for
            somebody of another partner or role, 409 `email_used`.
    """
    _require_gift(asker, new.partner, new.role)

    def check(connection: Connection) -> None:
        if not _exists(connection, asker.partnership, "partner", new.partner):
            raise Refusal(404, "unknown")
        if new.partner in closed_partners(connection, asker.partnership):
            raise Refusal(409, "partner_closed")
        old = accounts.account_of(connection, asker.partnership, new.id)
        if old is not None and (old.partner_id, old.role) != (new.partner, new.role):
            raise Refusal(409, "exists")
        if old is None and _exists(connection, asker.partnership, "person", new.id):
            raise Refusal(409, "exists")

    reading(server.engine, asker.partnership, check)
    put_person(server, asker.partnership, new)
    return invited(server, asker.partnership, new.id)


def put_person(server: Server, partnership: str, new: NewPerson) -> None:
    """
    Keep the account, the records and the membership of somebody new; each that is there stays.

    Raises:
        Refusal: 409 `email_used`.
    """

    def keep(connection: Connection) -> None:
        values = {"partner_id": new.partner, "role": new.role, "email": new.email}
        accounts.keep_account(connection, partnership, new.id, **values)

    writing(server.engine, partnership, keep)
    push(server, partnership, person_change(partnership, new), role_change(partnership, new))
    server.records.set_member(partnership, Member(new.id, new.partner, new.role))


def person_change(partnership: str, new: NewPerson) -> WireChange:
    """Return the change that makes the record of a person."""
    values = {"partner_id": new.partner, "name": new.name, "email": new.email}
    return inserted("person", new.id, partnership, values, (("partner", new.partner),))


def role_change(partnership: str, new: NewPerson) -> WireChange:
    """Return the change that makes the record of their role."""
    values = {"person_id": new.id, ROLE: new.role}
    above = (("person", new.id),)
    return inserted(ROLE, derived_id(new.id, ROLE), partnership, values, above)


def invite_again(server: Server, asker: Asker, person: str) -> InvitationAnswer:
    """
    Invite somebody for one more laptop.

    A code lets its holder in as that person, so it is for whom the asker manages in their role.

    Raises:
        Refusal: 404 `unknown` for who the asker does not manage, and for a closed account.
    """

    def check(connection: Connection) -> None:
        if person == asker.person:
            return
        if not accounts.managed(connection, asker, person).is_active:
            raise Refusal(404, "unknown")

    reading(server.engine, asker.partnership, check)
    return invited(server, asker.partnership, person)


def invited(server: Server, partnership: str, person: str) -> InvitationAnswer:
    """Return a new invitation for a person."""

    def invite(connection: Connection) -> InvitationAnswer:
        code, until = invitations.invite(connection, server.keys.code, partnership, person)
        return InvitationAnswer(
            code=code,
            until=until.isoformat(),
            server_url=server.settings.own_url,
            person_name=names.person_name(connection, partnership, person),
            partnership_name=names.partnership_name(connection, partnership),
        )

    return writing(server.engine, partnership, invite)


def change_role(server: Server, asker: Asker, person: str, role: RoleName) -> None:
    """
    Give somebody another role: in their account, their record and their rights.

    Raises:
        Refusal: 404 `unknown`, 403 `no_access`, 409 `last_promotor`.
    """

    def change(connection: Connection) -> tuple[str, WireChange | None]:
        found = accounts.managed(connection, asker, person)
        _require_gift(asker, found.partner_id, role)
        if not found.is_active:
            raise Refusal(404, "unknown")
        if role != "promotor":
            accounts.require_other_promotor(connection, asker.partnership, person)
        accounts.change_account(connection, asker.partnership, person, role=role)
        row = (ROLE, _role_record(connection, asker.partnership, person))
        return found.partner_id, edited(connection, asker.partnership, row, ROLE, role)

    partner, edit = writing(server.engine, asker.partnership, change)
    push(server, asker.partnership, edit, author=asker.person)
    server.records.set_member(asker.partnership, Member(person, partner, role))


def close_account(server: Server, asker: Asker, person: str) -> None:
    """
    Close an account: no rights any more, no invitation, all laptops blocked.

    Raises:
        Refusal: 404 `unknown`, 409 `last_promotor`.
    """

    def close(connection: Connection) -> None:
        accounts.managed(connection, asker, person)
        accounts.require_other_promotor(connection, asker.partnership, person)
        accounts.change_account(connection, asker.partnership, person, is_active=False)
        devices.block_all(server, connection, asker.partnership, person)
        invitations.end_invitations(connection, asker.partnership, person)

    writing(server.engine, asker.partnership, close)
    server.records.remove_member(asker.partnership, person)


def push(
    server: Server, partnership: str, *changes: WireChange | None, author: str = SYSTEM
) -> None:
    """Push changes as one group; a change that is known already makes no difference."""
    groups = group_of(*changes)
    if groups:
        server.records.write(partnership, groups, author)


def _require_gift(asker: Asker, partner: str, role: str) -> None:
    """Refuse who may not give a role to people of a partner."""
    if not asker.manages(partner, role):
        raise Refusal(403, "no_access")


def _role_record(connection: Connection, partnership: str, person: str) -> str:
    """Return the id of the record of somebody's role: of who founded it has one of a laptop."""
    found = connection.scalars(
        select(RECORD.c.id)
        .where(
            RECORD.c.partnership_id == partnership,
            RECORD.c.kind == ROLE,
            RECORD.c.data["person_id"].astext == person,
            ~RECORD.c.deleted,
        )
        .order_by(RECORD.c.id)  # as laptops choose
    )
    return found.first() or derived_id(person, ROLE)


def closed_partners(connection: Connection, partnership: str) -> frozenset[str]:
    """Return the partners that take no new people."""
    found = select(RECORD.c.data["name"].astext).where(
        RECORD.c.partnership_id == partnership,
        RECORD.c.root == partnership,
        RECORD.c.kind == "travelsetting",
        RECORD.c.data["name"].astext.startswith(CLOSED_PARTNER),
        RECORD.c.data["value"].astext == "true",
        ~RECORD.c.deleted,
    )
    names = connection.scalars(found)
    return frozenset(name.removeprefix(CLOSED_PARTNER) for name in names)


def _exists(connection: Connection, partnership: str, kind: str, record: str) -> bool:
    found = select(RECORD.c.id).where(
        RECORD.c.partnership_id == partnership, RECORD.c.kind == kind, RECORD.c.id == record
    )
    return connection.execute(found).first() is not None
