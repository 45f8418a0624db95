"""The partnerships that this database is the home of."""

from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.postgresql import insert as insert_or
from uuid_utils.compat import uuid7

from app.core import clock
from app.server.account_tables import TENANT


def partnerships(engine: Engine) -> list[str]:
    """Return their ids."""
    with engine.connect() as connection:
        query = select(TENANT.c.partnership_id).order_by(TENANT.c.partnership_id)
        return list(connection.scalars(query))


def server_id(connection: Connection, partnership: str) -> str:
    """Return the id for life of the server of a partnership."""
    query = select(TENANT.c.server_id).where(TENANT.c.partnership_id == partnership)
    return str(connection.scalar(query))


def keep_tenant(connection: Connection, partnership: str) -> bool:
    """Keep that this is the home of a partnership; False: it was already."""
    new = insert_or(TENANT).values(
        partnership_id=partnership, server_id=uuid7().hex, made_at=clock.now()
    )
    made = new.on_conflict_do_nothing().returning(TENANT.c.server_id)
    return connection.scalar(made) is not None
