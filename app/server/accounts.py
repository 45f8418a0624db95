"""Accounts: who may work with this server, for which partner, in which role."""

from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or

from app.core import clock
from app.server.account_tables import ACCOUNT
from app.server.auth import Asker
from app.server.refusal import Refusal


def account_of(connection: Connection, partnership: str, person: str) -> Any:
    """Return the account of a person, None when there is none."""
    return connection.execute(select(ACCOUNT).where(_is(partnership, person))).one_or_none()


def managed(connection: Connection, asker: Asker, person: str) -> Any:
    """
    Return the account of a person that the asker manages.

    Raises:
        Refusal: 404 `unknown`: there is none, or it is none of the asker's business.
    """
    found = account_of(connection, asker.partnership, person)
    if found is None or not asker.manages(found.partner_id, found.role):
        raise Refusal(404, "unknown")
    return found


def keep_account(connection: Connection, partnership: str, person: str, **values: str) -> None:
    """
    Make an account, or open it again with these values.

    Args:
        values: partner_id, role, email.

    Raises:
        Refusal: 409 `email_used` when somebody else has the address.
    """
    email = values["email"].strip().lower()
    others = select(ACCOUNT.c.person_id).where(
        ACCOUNT.c.partnership_id == partnership,
        ACCOUNT.c.email == email,
        ACCOUNT.c.person_id != person,
        ACCOUNT.c.is_active,
    )
    if email and connection.execute(others).first() is not None:
        raise Refusal(409, "email_used")
    kept = values | {"email": email, "is_active": True}
    new = insert_or(ACCOUNT).values(
        partnership_id=partnership, person_id=person, made_at=clock.now(), **kept
    )
    connection.execute(new.on_conflict_do_update(index_elements=ACCOUNT.primary_key, set_=kept))


def change_account(connection: Connection, partnership: str, person: str, **values: Any) -> None:
    """Change columns of an account."""
    connection.execute(update(ACCOUNT).where(_is(partnership, person)).values(**values))


def require_other_promotor(connection: Connection, partnership: str, person: str) -> None:
    """Refuse what would leave a partnership without anybody who manages it (409)."""
    others = select(ACCOUNT.c.person_id).where(
        ACCOUNT.c.partnership_id == partnership,
        ACCOUNT.c.role == "promotor",
        ACCOUNT.c.is_active,
        ACCOUNT.c.person_id != person,
    )
    if not connection.execute(others.with_for_update()).all():  # two cannot leave at once
        raise Refusal(409, "last_promotor")


def people_with(connection: Connection, partnership: str, email: str) -> list[str]:
    """Return the people with an open account that has this address."""
    query = select(ACCOUNT.c.person_id).where(
        ACCOUNT.c.partnership_id == partnership,
        ACCOUNT.c.email == email.strip().lower(),
        ACCOUNT.c.is_active,
    )
    return list(connection.scalars(query))


def _is(partnership: str, person: str) -> Any:
    return (ACCOUNT.c.partnership_id == partnership) & (ACCOUNT.c.person_id == person)
