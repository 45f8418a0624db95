"""The partnerships that this database is the home of."""

from sqlalchemy import Connection, Engine, select

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
