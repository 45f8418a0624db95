"""Laptops: known, blocked."""

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or

from app.core import clock
from app.server.account_tables import ACCOUNT, DEVICE, VISIT
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import writing
from app.server.invitations import end_used
from app.server.refusal import Refusal
from app.sync.protocol_accounts import DeviceInfo


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
            select(ACCOUNT.c.person_id, ACCOUNT.c.partner_id, ACCOUNT.c.role, DEVICE.c.public_key)
            .join(
                DEVICE,
                (ACCOUNT.c.partnership_id == DEVICE.c.partnership_id)
                & (ACCOUNT.c.person_id == DEVICE.c.person_id),
            )
            .where(DEVICE.c.partnership_id == asker.partnership, DEVICE.c.id == device_id)
        ).one_or_none()
        if found is None:
            raise Refusal(404, "unknown")
        is_own = asker.person == found.person_id
        if not (is_own or asker.manages(found.partner_id, found.role)):
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
