"""Erases a company for good, with the files that only it had; asked on the server's computer."""

from functools import partial
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from app.core.errors import UserError
from app.server.blob_flow import remove_unnamed
from app.server.blob_tables import BLOB_CASE
from app.server.context import Server
from app.server.database import reading
from app.server.tables import RECORD
from app.server.tenants import partnerships


class Company(NamedTuple):
    """A company of one of the partnerships of this server."""

    partnership: str
    root: str
    name: str


def company_of(server: Server, enterprise: str) -> Company:
    """
    Return the company with this id, with dashes or without.

    Raises:
        UserError: `setup.no_company` when there is none (any more).
    """
    try:
        root = UUID(enterprise).hex
    except ValueError as error:
        raise UserError("setup.no_company") from error
    for partnership in partnerships(server.engine):
        name = reading(
            server.engine, partnership, partial(_name, partnership=partnership, root=root)
        )
        if name is not None:
            return Company(partnership, root, name)
    raise UserError("setup.no_company")


def erase_company(server: Server, company: Company) -> int:
    """Erase a company; return how many files went with it."""
    partnership, root, _ = company
    has = (BLOB_CASE.c.partnership_id == partnership) & (BLOB_CASE.c.root == root)

    def its_files(connection: Connection) -> set[str]:
        return set(connection.scalars(select(BLOB_CASE.c.sha256).where(has)))

    files = reading(server.engine, partnership, its_files)
    server.records.erase(partnership, root)
    return remove_unnamed(server, partnership, files)


def _name(connection: Connection, partnership: str, root: str) -> str | None:
    query = select(RECORD.c.data["name"].as_string()).where(
        RECORD.c.partnership_id == partnership, RECORD.c.kind == "enterprise", RECORD.c.id == root
    )
    return connection.scalar(query)
