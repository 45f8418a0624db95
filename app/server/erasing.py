"""Erases a company for good, with the files that only it had; asked on the server's computer."""

import json
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, String, cast, func, select

from app.core import clock
from app.core.errors import UserError
from app.server.aliases import KIND
from app.server.blob_flow import remove_unnamed
from app.server.blob_tables import BLOB_CASE
from app.server.context import Server
from app.server.database import reading
from app.server.tables import ALIAS, RECORD
from app.server.tenants import partnerships

HOLD: Final = "legal_hold"  # kinds of records
MEMBER: Final = "trajectory_member"
_TYPED: Final = {  # what the whole partnership writes, and what tells which one it is
    "incoming_question": "received_on",
    "improvement": "title",
    "case_review": "title",
    "coordination_meeting": "held_on",
}


class Company(NamedTuple):
    """A company of one of the partnerships of this server."""

    partnership: str
    root: str
    name: str
    merged: tuple[str, ...] = ()  # cases of companies that were merged into it


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
            merged = reading(
                server.engine, partnership, partial(_merged, partnership=partnership, root=root)
            )
            return Company(partnership, root, name, merged)
    raise UserError("setup.no_company")


class Mention(NamedTuple):
    """A text of the partnership that has the name of a company; `at` is its day, else its title."""

    kind: str
    at: str


def mentions(server: Server, company: Company) -> tuple[Mention, ...]:
    """
    Return the questions and the quality work with the name of a company in their words.

    Erasing takes a company out of the questions that are linked to it. What was only typed stays,
    and somebody must look at it.
    """
    as_in_json = json.dumps(company.name, ensure_ascii=False)[1:-1]  # where a quote has a backslash

    def read(connection: Connection) -> tuple[Mention, ...]:
        data = RECORD.c.data
        query = select(RECORD.c.kind, data).where(
            RECORD.c.partnership_id == company.partnership,
            RECORD.c.kind.in_(_TYPED),
            ~RECORD.c.deleted,
            cast(data, String).icontains(as_in_json, autoescape=True),
            func.coalesce(data["enterprise_id"].as_string(), "").not_in(
                (company.root, *company.merged)
            ),
        )
        found = [Mention(kind, str(some.get(_TYPED[kind]) or "")) for kind, some in
                 connection.execute(query)]  # fmt: skip
        return tuple(sorted(found))

    return reading(server.engine, company.partnership, read)


def erase_company(server: Server, company: Company) -> int:
    """
    Erase a company, with what was merged into it; return how many files went with it.

    Raises:
        UserError: `setup.held` (name, reason) when a legal hold is on it.
    """
    roots = (*company.merged, company.root)
    today = clock.today().isoformat()
    held = reading(server.engine, company.partnership, partial(_held, company=company, today=today))
    if held is not None:
        raise UserError("setup.held", name=company.name, reason=held)
    return sum(_erase_case(server, company.partnership, root) for root in roots)


def _erase_case(server: Server, partnership: str, root: str) -> int:
    has = (BLOB_CASE.c.partnership_id == partnership) & (BLOB_CASE.c.root == root)

    def its_files(connection: Connection) -> set[str]:
        return set(connection.scalars(select(BLOB_CASE.c.sha256).where(has)))

    files = reading(server.engine, partnership, its_files)
    server.records.erase(partnership, root)
    return remove_unnamed(server, partnership, files)


def _merged(connection: Connection, partnership: str, root: str) -> tuple[str, ...]:
    """Return the cases of the companies that are shown as one, without its own."""
    found: list[str] = []
    todo = [root]
    while todo:
        olds = select(ALIAS.c.old_id).where(
            ALIAS.c.partnership_id == partnership,
            ALIAS.c.kind == KIND,
            ALIAS.c.new_id == todo.pop(),
        )
        new = [one for one in connection.scalars(olds) if one not in {root, *found}]
        found += new
        todo += new
    return tuple(found)


def _held(connection: Connection, company: Company, today: str) -> str | None:
    """
    Return why a company may not be erased, None: it may.

    A hold on a period, or on all, holds each company: which records are of which day is known to
    laptops alone. One on a trajectory holds the companies that take part in it, or did.
    """
    cases = {company.root, *company.merged}
    cases |= _trajectories(connection, company.partnership, cases)
    query = select(RECORD.c.data).where(
        RECORD.c.partnership_id == company.partnership,
        RECORD.c.kind == HOLD,
        ~RECORD.c.deleted,
    )
    for data in connection.scalars(query):
        until = (data.get("ending") or {}).get("until_on")
        is_over = until is not None and until < today
        if not is_over and data.get("case_root") in {None, *cases}:
            return str(data.get("reason"))
    return None


def _trajectories(connection: Connection, partnership: str, companies: set[str]) -> set[str]:
    """Return the trajectories in which one of the companies takes part, or did."""
    query = select(RECORD.c.root).where(
        RECORD.c.partnership_id == partnership,
        RECORD.c.kind == MEMBER,
        RECORD.c.data["enterprise_id"].as_string().in_(companies),
    )
    return set(connection.scalars(query))


def _name(connection: Connection, partnership: str, root: str) -> str | None:
    query = select(RECORD.c.data["name"].as_string()).where(
        RECORD.c.partnership_id == partnership, RECORD.c.kind == "enterprise", RECORD.c.id == root
    )
    return connection.scalar(query)
