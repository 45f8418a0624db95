"""
Two organisations of a partnership that go on as one, for its promotor.

People and what is going on pass to the other. What was counted or offered stays with who it was
counted for: a merger changes no report of before. Cut half-way, it is asked again, and completes.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sqlalchemy import Connection, select, update

from app.server import people
from app.server.account_tables import ACCOUNT, VISIT
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import reading, writing
from app.server.partner_work import MOVED
from app.server.record_changes import edited
from app.server.records import Member
from app.server.refusal import Refusal
from app.server.rights import PARTNER_ADMIN, PROMOTOR
from app.server.tables import RECORD
from app.sync.protocol import PUSH_CHANGES, WireChange

PARTNER: Final = "partner"
# Kinds of what stays: what it did, and what its agreement says until the promotor changes that
KEPT: Final = frozenset(
    {"capacity", "count_proposal", "evidence_pack", "partner_key", "partner_offer", "target"}
)


class Merge(NamedTuple):
    """Which organisation goes on in which."""

    partner: str
    into: str


def merge_partner(server: Server, asker: Asker, merge: Merge) -> None:
    """
    Let the people and the open work of an organisation pass to another one.

    The record of the first one stays, with its name: what it did is told under it.

    Raises:
        Refusal: 403 `no_access` for who is no promotor, and for the organisation of the promotor,
            404 `unknown` for one that is not there, 409 `partner_closed` for another that takes no
            people, 422 `invalid` for one and the same.
    """
    if not asker.is_promotor:
        raise Refusal(403, "no_access")
    if merge.partner == merge.into:
        raise Refusal(422, "invalid", field="into")
    partnership = asker.partnership
    reading(server.engine, partnership, lambda open_: _check(open_, partnership, merge))
    writing(server.engine, partnership, lambda open_: _move(open_, partnership, merge))
    changes = reading(
        server.engine, partnership, lambda open_: list(_changes(open_, partnership, merge))
    )
    for first in range(0, len(changes), PUSH_CHANGES):
        people.push(server, partnership, *changes[first : first + PUSH_CHANGES])
    for member in reading(server.engine, partnership, lambda o: _members(o, partnership, merge)):
        server.records.set_member(partnership, member)


def _check(connection: Connection, partnership: str, merge: Merge) -> None:
    query = select(RECORD.c.id, RECORD.c.data["kind"].astext.label("kind")).where(
        RECORD.c.partnership_id == partnership,
        RECORD.c.kind == PARTNER,
        RECORD.c.id.in_(merge),
        ~RECORD.c.deleted,
    )
    kinds = {row.id: row.kind for row in connection.execute(query)}
    if kinds.keys() != set(merge):
        raise Refusal(404, "unknown")
    if kinds[merge.partner] == PROMOTOR:
        raise Refusal(403, "no_access")
    if merge.into in people.closed_partners(connection, partnership):
        raise Refusal(409, "partner_closed")


def _move(connection: Connection, partnership: str, merge: Merge) -> None:
    for table in (ACCOUNT, VISIT):
        theirs = (table.c.partnership_id == partnership) & (table.c.partner_id == merge.partner)
        connection.execute(update(table).where(theirs).values(partner_id=merge.into))


def _changes(connection: Connection, partnership: str, merge: Merge) -> Iterator[WireChange]:
    for kind, unit in MOVED:
        named = select(RECORD.c.id).where(
            RECORD.c.partnership_id == partnership,
            RECORD.c.kind == kind,
            RECORD.c.data[unit].astext == merge.partner,
        )
        for record in sorted(connection.scalars(named)):
            change = edited(connection, partnership, (kind, record), unit, merge.into)
            if change is not None:
                yield change


def _members(connection: Connection, partnership: str, merge: Merge) -> list[Member]:
    """Return the people of both; administrators last: their cases follow from the others."""
    query = select(ACCOUNT.c.person_id, ACCOUNT.c.partner_id, ACCOUNT.c.role).where(
        ACCOUNT.c.partnership_id == partnership,
        ACCOUNT.c.partner_id == merge.into,
        ACCOUNT.c.is_active,
    )
    found = [Member(*row) for row in connection.execute(query)]
    return sorted(found, key=lambda one: (one.role == PARTNER_ADMIN, one.person))
