"""
Partners: the organisations of a partnership, for its promotor.

A partner that has done its part is closed: it takes no new people, and what it did stays. That is
possible once nobody has an account there any more and no work of it is open.
"""

from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from app.models.partnership import CLOSED_PARTNER
from app.server import people
from app.server.account_tables import ACCOUNT
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import reading, writing
from app.server.partner_work import open_work, passing
from app.server.record_changes import derived_id, edited, inserted
from app.server.refusal import Refusal
from app.server.tables import RECORD
from app.sync.protocol import WireChange
from app.sync.protocol_accounts import AddedPartner, NewPartner, PartnerInfo, PartnersAnswer

SETTING = "travelsetting"


def partners_of(server: Server, asker: Asker) -> PartnersAnswer:
    """
    Return the organisations, by name.

    Raises:
        Refusal: 403 `no_access` for who is no promotor.
    """
    _require_promotor(asker)

    def read(connection: Connection) -> PartnersAnswer:
        rows = connection.execute(select(RECORD).where(_of_kind(asker, "partner")))
        closed = people.closed_partners(connection, asker.partnership)
        found = [
            PartnerInfo(
                id=row.id,
                name=str(row.data.get("name") or ""),
                kind=row.data.get("kind") or "partner",
                is_closed=row.id in closed,
                people=_people(connection, asker, row.id),
                open_work=sum(work.values()),
                work=work,
                passing=passing(connection, asker.partnership, row.id),
            )
            for row in rows
            for work in [open_work(connection, asker.partnership, row.id)]
        ]
        return PartnersAnswer(partners=sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    return reading(server.engine, asker.partnership, read)


def add_partner(server: Server, asker: Asker, new: NewPartner) -> AddedPartner:
    """
    Add an organisation.

    Raises:
        Refusal: 403 `no_access` for who is no promotor.
    """
    _require_promotor(asker)
    change = partner_change(asker.partnership, new)
    people.push(server, asker.partnership, change, author=asker.person)
    return AddedPartner(id=new.id)


def partner_change(partnership: str, new: NewPartner) -> WireChange:
    """Return the change that makes the record of an organisation."""
    values = {"name": new.name, "kind": new.kind, "enterprise_number": new.enterprise_number}
    return inserted("partner", new.id, partnership, values)


def rename_partner(server: Server, asker: Asker, partner: str, name: str) -> None:
    """
    Give an organisation another name.

    Raises:
        Refusal: 403 `no_access` for who is no promotor, 404 `unknown`.
    """
    _require_promotor(asker)

    def renamed(connection: Connection) -> WireChange | None:
        _require_partner(connection, asker, partner)
        return edited(connection, asker.partnership, ("partner", partner), "name", name)

    change = writing(server.engine, asker.partnership, renamed)
    people.push(server, asker.partnership, change, author=asker.person)


def close_partner(server: Server, asker: Asker, partner: str, *, is_closed: bool) -> None:
    """
    Let an organisation take no new people any more, or take them again.

    Raises:
        Refusal: 403 `no_access` for who is no promotor, 404 `unknown`; 409 `partner_busy` when
            somebody has an account there, or work is open.
    """
    _require_promotor(asker)

    def closed(connection: Connection) -> WireChange | None:
        _require_partner(connection, asker, partner)
        if is_closed and (
            _people(connection, asker, partner) or open_work(connection, asker.partnership, partner)
        ):
            raise Refusal(409, "partner_busy")
        return _mark(connection, asker.partnership, partner, is_closed=is_closed)

    change = writing(server.engine, asker.partnership, closed)
    people.push(server, asker.partnership, change, author=asker.person)


def _mark(
    connection: Connection, partnership: str, partner: str, *, is_closed: bool
) -> WireChange | None:
    """Return the change of the setting that says it, which all laptops have."""
    row = (SETTING, derived_id(partner, CLOSED_PARTNER))
    known = select(RECORD.c.id).where(
        RECORD.c.partnership_id == partnership, RECORD.c.kind == SETTING, RECORD.c.id == row[1]
    )
    if connection.execute(known).first() is not None:
        return edited(connection, partnership, row, "value", is_closed)
    values = {"person_id": None, "name": f"{CLOSED_PARTNER}{partner}", "value": is_closed}
    return inserted(*row, partnership, values)


def _require_promotor(asker: Asker) -> None:
    if not asker.is_promotor:
        raise Refusal(403, "no_access")


def _require_partner(connection: Connection, asker: Asker, partner: str) -> None:
    here = select(RECORD.c.id).where(_of_kind(asker, "partner"), RECORD.c.id == partner)
    if connection.execute(here).first() is None:
        raise Refusal(404, "unknown")


def _people(connection: Connection, asker: Asker, partner: str) -> int:
    """Count who has an account there."""
    theirs = (
        (ACCOUNT.c.partnership_id == asker.partnership)
        & (ACCOUNT.c.partner_id == partner)
        & ACCOUNT.c.is_active
    )
    return connection.scalar(select(func.count()).select_from(ACCOUNT).where(theirs)) or 0


def _of_kind(asker: Asker, kind: str) -> ColumnElement[Any]:
    return (
        (RECORD.c.partnership_id == asker.partnership) & (RECORD.c.kind == kind) & ~RECORD.c.deleted
    )
