"""What is done once, on the computer of the server: a partnership and its first person."""

from functools import partial
from typing import NamedTuple

from uuid_utils.compat import uuid7

from app.core.errors import UserError
from app.server import invitations, people
from app.server.accounts import people_with
from app.server.context import Server
from app.server.database import reading, writing
from app.server.names import partnership_name
from app.server.partners import partner_change
from app.server.record_changes import inserted
from app.server.tenants import keep_tenant, partnerships
from app.sync.protocol_accounts import InvitationAnswer, NewPartner, NewPerson


class Founding(NamedTuple):
    """What a partnership begins with."""

    name: str
    partner: str  # name of the organisation that is promotor
    person: str  # who manages
    email: str


def found_partnership(server: Server, founding: Founding) -> InvitationAnswer:
    """
    Make a partnership with its promotor, and invite the person who manages.

    Raises:
        UserError: `setup.founding` for a name or an address that cannot be one.
    """
    partnership = uuid7().hex
    try:
        partner = NewPartner(id=uuid7().hex, name=founding.partner, kind="promotor")
        person = NewPerson(
            id=uuid7().hex,
            name=founding.person,
            email=founding.email,
            partner=partner.id,
            role="promotor",
        )
    except ValueError as error:
        raise UserError("setup.founding") from error
    server.records.begin_partnership(partnership)
    values = {"name": founding.name, "project_number": "", "is_practice": False}
    people.push(
        server,
        partnership,
        inserted("partnership", partnership, partnership, values),
        partner_change(partnership, partner),
    )
    people.put_person(server, partnership, person)
    invitation = people.invited(server, partnership, person.id)
    writing(server.engine, partnership, lambda open_: keep_tenant(open_, partnership))
    return invitation


def invite_founder(server: Server) -> InvitationAnswer:
    """Make a code for who brings a partnership that began on a laptop; an older one ends."""
    with server.engine.begin() as connection:  # a code of no partnership yet
        code, until = invitations.invite(
            connection, server.keys.code, invitations.NOBODY, invitations.NOBODY
        )
    return InvitationAnswer(
        code=code,
        until=until.isoformat(),
        server_url=server.settings.own_url,
        person_name="",
        partnership_name="",
    )


def invite_by_email(server: Server, email: str) -> InvitationAnswer:
    """
    Invite somebody for one more laptop.

    Raises:
        UserError: `setup.no_person`, for an address that nobody has, or several people.
    """
    found = []
    for partnership in partnerships(server.engine):
        asked = partial(people_with, partnership=partnership, email=email)
        found += [(partnership, one) for one in reading(server.engine, partnership, asked)]
    if len(found) != 1:
        raise UserError("setup.no_person", email=email)
    return people.invited(server, *found[0])


def partnership_called(server: Server, name: str | None) -> str:
    """
    Return the partnership of this name, or the only one there is.

    Raises:
        UserError: `setup.which_partnership` when there is none, or more.
    """
    found = [
        one
        for one in partnerships(server.engine)
        if name in {None, reading(server.engine, one, partial(partnership_name, partnership=one))}
    ]
    if len(found) != 1:
        raise UserError("setup.which_partnership")
    return found[0]
