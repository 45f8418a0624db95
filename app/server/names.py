"""Names that stand in records, for who may know them."""

from sqlalchemy import Connection, select

from app.server.tables import RECORD


def partnership_name(connection: Connection, partnership: str) -> str:
    """Return the name of a partnership."""
    return _name(connection, partnership, "partnership", partnership)


def partner_name(connection: Connection, partnership: str, partner: str) -> str:
    """Return the name of a partner."""
    return _name(connection, partnership, "partner", partner)


def person_name(connection: Connection, partnership: str, person: str) -> str:
    """Return the name of a person."""
    return _name(connection, partnership, "person", person)


def names_of(connection: Connection, partnership: str, kind: str) -> dict[str, str]:
    """Return the names of all records of a kind, by id."""
    rows = connection.execute(
        select(RECORD.c.id, RECORD.c.data["name"].astext.label("name"))
        .where(RECORD.c.partnership_id == partnership, RECORD.c.kind == kind)
        .order_by(RECORD.c.id)
    )
    return {row.id: row.name or "" for row in rows}


def _name(connection: Connection, partnership: str, kind: str, record: str) -> str:
    found = connection.scalar(
        select(RECORD.c.data["name"].astext).where(
            RECORD.c.partnership_id == partnership, RECORD.c.kind == kind, RECORD.c.id == record
        )
    )
    return str(found or "")
