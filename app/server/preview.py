"""What somebody can see, for who manages them ("bekijk als")."""

from typing import Any, Final

from sqlalchemy import Connection, func, select

from app.server.accounts import managed
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import reading
from app.server.tables import RECORD, USER_ROOT
from app.sync.protocol_accounts import PreviewAnswer

NAMES: Final = 200


def preview(server: Server, asker: Asker, person: str) -> PreviewAnswer:
    """
    Count what a person can see, and name their companies.

    Raises:
        Refusal: 404 `unknown` for who the asker does not manage.
    """

    def counted(connection: Connection) -> PreviewAnswer:
        found = managed(connection, asker, person)
        if not found.is_active:
            return PreviewAnswer(counts={}, companies=[], more=0)
        seen = _seen(asker.partnership, person)
        kinds = select(RECORD.c.kind, func.count().label("number")).where(seen)
        name = RECORD.c.data["name"].astext
        companies = select(name).where(seen, RECORD.c.kind == "enterprise").order_by(name)
        counts = {row.kind: row.number for row in connection.execute(kinds.group_by(RECORD.c.kind))}
        return PreviewAnswer(
            counts=counts,
            companies=[one or "" for one in connection.scalars(companies.limit(NAMES))],
            more=max(0, counts.get("enterprise", 0) - NAMES),
        )

    return reading(server.engine, asker.partnership, counted)


def _seen(partnership: str, person: str) -> Any:
    own = select(USER_ROOT.c.root).where(
        USER_ROOT.c.partnership_id == partnership, USER_ROOT.c.user_id == person
    )
    return (RECORD.c.partnership_id == partnership) & RECORD.c.root.in_(own) & ~RECORD.c.deleted
