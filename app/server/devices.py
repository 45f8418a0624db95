"""Laptops: let in, known, blocked."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from uuid_utils.compat import uuid7

from app.core import clock
from app.server.account_tables import ACCOUNT, DEVICE, VISIT
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import writing
from app.server.invitations import Invited, end_used, redeem
from app.server.names import partner_name, partnership_name, person_name
from app.server.refusal import Refusal
from app.server.tenants import server_id
from app.server.tokens import Bearer, new_tokens
from app.sync.protocol_accounts import DeviceInfo, EnrolAnswer, EnrolRequest


def enrol(server: Server, asked: EnrolRequest) -> EnrolAnswer:
    """
    Let a laptop in that has a code.

    Raises:
        Refusal: as `redeem`.
    """
    invited = redeem(server.engine, server.keys.code, asked.code, asked.public_key, asked.verifier)

    def let_in(connection: Connection) -> EnrolAnswer:
        person = _active(connection, invited)
        bearer, generation = _device(connection, invited, asked)
        return EnrolAnswer(
            device=bearer.device,
            server=server_id(connection, invited.partnership),
            person=invited.person,
            person_name=person_name(connection, invited.partnership, invited.person),
            role=person.role,
            partner=person.partner_id,
            partner_name=partner_name(connection, invited.partnership, person.partner_id),
            partnership=invited.partnership,
            partnership_name=partnership_name(connection, invited.partnership),
            tokens=new_tokens(server.keys, bearer, generation),
        )

    return writing(server.engine, invited.partnership, let_in)


def devices_of(connection: Connection, partnership: str) -> dict[str, list[DeviceInfo]]:
    """Return the laptops of each person of a partnership, oldest first."""
    rows = connection.execute(
        select(DEVICE)
        .where(DEVICE.c.partnership_id == partnership)
        .order_by(DEVICE.c.added_at, DEVICE.c.id)
    )
    found: dict[str, list[DeviceInfo]] = {}
    for row in rows:
        info = DeviceInfo(
            id=row.id,
            name=row.name,
            added_at=row.added_at.isoformat(),
            last_seen=None if row.last_seen is None else row.last_seen.isoformat(),
            app=row.app,
            is_blocked=row.is_blocked or row.is_revoked,
        )
        found.setdefault(row.person_id, []).append(info)
    return found


def block(server: Server, asker: Asker, device_id: str) -> None:
    """
    Block a laptop from its next request on: it may hand in, to be held.

    Raises:
        Refusal: 404 `unknown` when there is none that the asker may block.
    """

    def find_and_block(connection: Connection) -> None:
        found = connection.execute(
            select(ACCOUNT.c.person_id, ACCOUNT.c.partner_id, DEVICE.c.public_key)
            .join(
                DEVICE,
                (ACCOUNT.c.partnership_id == DEVICE.c.partnership_id)
                & (ACCOUNT.c.person_id == DEVICE.c.person_id),
            )
            .where(DEVICE.c.partnership_id == asker.partnership, DEVICE.c.id == device_id)
        ).one_or_none()
        if found is None:
            raise Refusal(404, "unknown")
        if asker.person != found.person_id and not asker.manages(found.partner_id):
            raise Refusal(404, "unknown")
        this = (DEVICE.c.partnership_id == asker.partnership) & (DEVICE.c.id == device_id)
        server.records.outside.note_barred(asker.partnership, device_id)
        connection.execute(update(DEVICE).where(this).values(is_blocked=True))
        end_used(connection, asker.partnership, found.public_key)

    writing(server.engine, asker.partnership, find_and_block)


def block_all(server: Server, connection: Connection, partnership: str, person: str) -> None:
    """Block all laptops of a person."""
    theirs = (DEVICE.c.partnership_id == partnership) & (DEVICE.c.person_id == person)
    for device in connection.scalars(select(DEVICE.c.id).where(theirs)):
        server.records.outside.note_barred(partnership, device)
    connection.execute(update(DEVICE).where(theirs).values(is_blocked=True))


def note_round(connection: Connection, asker: Asker, app: str) -> None:
    """Keep that a laptop began a round."""
    now = clock.now()
    this = (DEVICE.c.partnership_id == asker.partnership) & (DEVICE.c.id == asker.device)
    connection.execute(update(DEVICE).where(this).values(last_seen=now, app=app))
    new = insert_or(VISIT).values(
        partnership_id=asker.partnership,
        device_id=asker.device,
        day=now.date(),
        partner_id=asker.partner,
        rounds=1,
    )
    more = {"rounds": VISIT.c.rounds + 1, "partner_id": asker.partner}
    connection.execute(new.on_conflict_do_update(index_elements=VISIT.primary_key, set_=more))


def _active(connection: Connection, invited: Invited) -> Row[Any]:
    found = connection.execute(
        select(ACCOUNT).where(
            ACCOUNT.c.partnership_id == invited.partnership,
            ACCOUNT.c.person_id == invited.person,
            ACCOUNT.c.is_active,
        )
    ).one_or_none()
    if found is None:
        raise Refusal(403, "code_wrong")
    return found


def _device(connection: Connection, invited: Invited, asked: EnrolRequest) -> tuple[Bearer, int]:
    """Return the laptop of this key, new or known, and the generation of its next token."""
    theirs = (
        (DEVICE.c.partnership_id == invited.partnership)
        & (DEVICE.c.person_id == invited.person)
        & (DEVICE.c.public_key == asked.public_key)
    )
    known = connection.execute(
        update(DEVICE)
        .where(theirs)
        .values(
            generation=DEVICE.c.generation + 2,  # all older tokens are worth nothing
            rotated_at=clock.now(),
            is_blocked=False,
            is_revoked=False,
        )
        .returning(DEVICE.c.id, DEVICE.c.generation)
    ).one_or_none()
    if known is not None:
        return Bearer(invited.partnership, known.id), known.generation
    bearer = Bearer(invited.partnership, uuid7().hex)
    connection.execute(
        insert(DEVICE).values(
            partnership_id=invited.partnership,
            id=bearer.device,
            person_id=invited.person,
            name=asked.name,
            public_key=asked.public_key,
            app=asked.app,
            added_at=clock.now(),
            is_blocked=False,
            is_revoked=False,
            generation=1,
            rotated_at=clock.now(),
        )
    )
    return bearer, 1
