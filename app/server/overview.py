"""How things stand: for the screen on synchronisation, and for who runs the server."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, select

from app.core import clock
from app.server import names
from app.server.account_tables import ACCOUNT, DEVICE, VISIT
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import reading
from app.server.loading import Loader
from app.server.reading import head_of
from app.server.tables import QUARANTINE
from app.server.tenants import partnerships
from app.sync.protocol_accounts import PartnerFreshness, StatusAnswer

DAYS: Final = 14


class Overview(NamedTuple):
    """One partnership on this server."""

    name: str
    laptops: int
    last_seen: datetime | None
    head: int
    durable_seq: int
    held: int  # groups that wait for a decision
    is_closed: bool  # after a restore, laptops give back and fetch nothing


def status(server: Server, asker: Asker) -> StatusAnswer:
    """Return for each partner when its laptops were here; days are those of UTC."""

    def read(connection: Connection) -> StatusAnswer:
        head = head_of(Loader(connection, asker.partnership))
        return StatusAnswer(
            server_time=clock.now().isoformat(),
            partners=_partners(connection, asker.partnership),
            head=head.head,
            durable_seq=head.durable,
        )

    return reading(server.engine, asker.partnership, read)


def overview(server: Server) -> list[Overview]:
    """Return how each partnership stands."""
    return [
        reading(server.engine, one, partial(_overview, partnership=one))
        for one in partnerships(server.engine)
    ]


def _partners(connection: Connection, partnership: str) -> list[PartnerFreshness]:
    today = clock.now().date()
    laptops = {row.partner_id: row for row in connection.execute(_laptops(partnership))}
    days: dict[str, list[int]] = {}
    here: dict[str, int] = {}
    first = today - timedelta(days=DAYS - 1)
    visits = connection.execute(
        select(
            VISIT.c.partner_id,
            VISIT.c.day,
            func.sum(VISIT.c.rounds),
            func.count().filter(_in_use()),
        )
        .join(
            DEVICE,
            (DEVICE.c.partnership_id == VISIT.c.partnership_id)
            & (DEVICE.c.id == VISIT.c.device_id),
        )
        .join(
            ACCOUNT,
            (ACCOUNT.c.partnership_id == DEVICE.c.partnership_id)
            & (ACCOUNT.c.person_id == DEVICE.c.person_id),
        )
        .where(VISIT.c.partnership_id == partnership, VISIT.c.day >= first, VISIT.c.day <= today)
        .group_by(VISIT.c.partner_id, VISIT.c.day)
    )
    for partner, day, rounds, devices in visits:
        days.setdefault(partner, [0] * DAYS)[(day - first).days] = int(rounds)
        if day == today:
            here[partner] = devices
    found = []
    for partner, name in names.names_of(connection, partnership, "partner").items():
        row = laptops.get(partner)
        seen = None if row is None or row.last_seen is None else row.last_seen.isoformat()
        found.append(
            PartnerFreshness(
                partner=partner,
                name=name,
                last_seen=seen,
                laptops=0 if row is None else row.laptops,
                laptops_today=here.get(partner, 0),
                days=days.get(partner, [0] * DAYS),
            )
        )
    return sorted(found, key=lambda one: (one.name.casefold(), one.partner))


def _in_use() -> Any:
    return ~DEVICE.c.is_blocked & ~DEVICE.c.is_revoked & ACCOUNT.c.is_active


def _laptops(partnership: str) -> Any:
    """Return the query for the number of laptops in use and the last visit, by partner."""
    return (
        select(
            ACCOUNT.c.partner_id,
            func.count().filter(_in_use()).label("laptops"),
            func.max(DEVICE.c.last_seen).label("last_seen"),
        )
        .join(
            DEVICE,
            (DEVICE.c.partnership_id == ACCOUNT.c.partnership_id)
            & (DEVICE.c.person_id == ACCOUNT.c.person_id),
        )
        .where(ACCOUNT.c.partnership_id == partnership)
        .group_by(ACCOUNT.c.partner_id)
    )


def _overview(connection: Connection, partnership: str) -> Overview:
    head = head_of(Loader(connection, partnership))
    rows = list(connection.execute(_laptops(partnership)))
    held = select(func.count()).where(
        QUARANTINE.c.partnership_id == partnership, QUARANTINE.c.state == "held"
    )
    return Overview(
        name=names.partnership_name(connection, partnership),
        laptops=sum(row.laptops for row in rows),
        last_seen=max((row.last_seen for row in rows if row.last_seen), default=None),
        head=head.head,
        durable_seq=head.durable,
        held=connection.scalar(held) or 0,
        is_closed=head.closed,
    )
