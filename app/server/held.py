"""Held groups: shown to who manages their author and decided, or withdrawn by their author."""

from sqlalchemy import Connection, select

from app.server import names
from app.server.account_tables import ACCOUNT
from app.server.auth import Asker
from app.server.context import Server
from app.server.database import reading
from app.server.refusal import Refusal
from app.server.tables import RECORD
from app.sync.protocol_accounts import HeldGroup, QuarantineAnswer

LABELS = ("name", "title", "file_name")  # units that say what a record is


def held_groups(server: Server, asker: Asker) -> QuarantineAnswer:
    """Return the held groups of people that the asker manages, with names and labels."""
    groups = server.records.quarantine(asker.partnership)

    def named(connection: Connection) -> list[HeldGroup]:
        managed = _managed(connection, asker)
        people = names.names_of(connection, asker.partnership, "person")
        mine = [each for each in groups if asker.is_promotor or each.author in managed]
        rows = {(one.kind, one.row) for group in mine for one in group.changes}
        labels = _labels(connection, asker.partnership, rows)
        return [
            group.model_copy(
                update={
                    "author_name": people.get(group.author, ""),
                    "changes": [
                        one.model_copy(update={"label": labels.get((one.kind, one.row), "")})
                        for one in group.changes
                    ],
                }
            )
            for group in mine
        ]

    return QuarantineAnswer(groups=reading(server.engine, asker.partnership, named))


def decide_held(server: Server, asker: Asker, group: str, *, apply: bool) -> None:
    """
    Apply a held group all the same, or reject it.

    An administrator of a partner applies what they may write themselves: else they, or any of
    their people, could write in cases of other partners by way of the quarantine.

    Raises:
        Refusal: 404 `unknown`, 403 `no_access`; NotFound or Unfit as `decide`.
    """
    if group not in {each.group for each in held_groups(server, asker).groups}:
        raise Refusal(404, "unknown")
    server.records.decide(
        asker.partnership, asker.person, group, apply=apply, by_right=not asker.is_promotor
    )


def withdraw_held(server: Server, asker: Asker, group: str) -> None:
    """
    Reject a held group of the asker: it is kept, and applied nowhere.

    Raises:
        Refusal: 404 `unknown`, also for a group of another; NotFound as `decide`.
    """
    groups = server.records.quarantine(asker.partnership)
    if group not in {each.group for each in groups if each.author == asker.person}:
        raise Refusal(404, "unknown")
    server.records.decide(asker.partnership, asker.person, group, apply=False)


def _managed(connection: Connection, asker: Asker) -> set[str]:
    rows = connection.execute(
        select(ACCOUNT.c.person_id, ACCOUNT.c.partner_id, ACCOUNT.c.role).where(
            ACCOUNT.c.partnership_id == asker.partnership
        )
    )
    return {row.person_id for row in rows if asker.manages(row.partner_id, row.role)}


def _labels(
    connection: Connection, partnership: str, rows: set[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Return what records that are there are called."""
    found = connection.execute(
        select(RECORD.c.kind, RECORD.c.id, RECORD.c.data).where(
            RECORD.c.partnership_id == partnership,
            RECORD.c.id.in_({record for _, record in rows}),
        )
    )
    return {
        (row.kind, row.id): next((str(row.data[u]) for u in LABELS if row.data.get(u)), "")
        for row in found
    }
