"""
Invitations: a code that lets one laptop in, once.

A code is 10 characters of Crockford's base32, which has no I, L, O and U. The first three name the
invitation, so that wrong guesses can be counted; the other seven (35 bits) are the secret. It lives
15 minutes and stands 5 wrong tries.

A code of nobody lets in who brings a partnership that began on a laptop (`NOBODY`).
"""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from app.core import clock
from app.server.account_tables import INVITATION
from app.server.keys import mac
from app.server.refusal import Refusal

LIFE: Final = timedelta(minutes=15)
KEPT: Final = timedelta(days=7)  # what is over, so that who types it late is told why
TRIES: Final = 5
NOBODY: Final = ""  # partnership and person of a code that begins a partnership
LENGTH: Final = 10
_SELECTOR: Final = 3
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("OIL", "011")
_CODE: Final = re.compile(f"[{_ALPHABET}]{{{LENGTH}}}")


class Invited(NamedTuple):
    """Whom a code lets in."""

    partnership: str
    person: str
    selector: str


def normal_code(typed: str) -> str | None:
    """Return a code as it was given out, None for what can be none."""
    code = re.sub(r"[\s-]", "", typed).upper().translate(_READ_AS)
    return code if _CODE.fullmatch(code) else None


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a verifier (RFC 7636)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def invite(
    connection: Connection,
    key: bytes,
    partnership: str,
    person: str,
    challenge: str | None = None,
) -> tuple[str, datetime]:
    """Return a new code for a person and until when it is good; older codes of theirs end."""
    now = clock.now()
    connection.execute(delete(INVITATION).where(INVITATION.c.until <= now - KEPT))
    connection.execute(
        update(INVITATION)
        .where(
            INVITATION.c.partnership_id == partnership,
            INVITATION.c.person_id == person,
            INVITATION.c.public_key.is_(None),
            INVITATION.c.until > now,
        )
        .values(until=now)
    )
    taken = set(connection.scalars(select(INVITATION.c.selector)))
    code = _new_code()
    while code[:_SELECTOR] in taken:
        code = _new_code()
    until = now + LIFE
    connection.execute(
        insert(INVITATION).values(
            selector=code[:_SELECTOR],
            partnership_id=partnership,
            person_id=person,
            code_mac=mac(key, code),
            tries_left=TRIES,
            until=until,
            challenge=challenge,
        )
    )
    return code, until


class Shown(NamedTuple):
    """What a laptop shows with a code."""

    public_key: str
    verifier: str | None = None  # of a login at the organisation
    founds: bool = False  # it brings a partnership


def redeem(engine: Engine, key: bytes, typed: str, shown: Shown) -> Invited:
    """
    Use a code for a laptop; the same laptop may use it again while it lives (a lost answer).

    Raises:
        Refusal: 403 `code_wrong`; when the rest is right `code_used` by another laptop,
            `code_expired`, `code_spent`: too many wrong tries;
            `code_founds` when it begins a partnership and the laptop brings none: not used then.
    """
    code = normal_code(typed)
    if code is None:
        raise Refusal(403, "code_wrong")
    with engine.begin() as connection:  # a wrong guess is counted, so nothing is raised in here
        found = connection.execute(
            select(INVITATION).where(INVITATION.c.selector == code[:_SELECTOR]).with_for_update()
        ).one_or_none()
        problem = _judge(found, mac(key, code), shown)
        if found is not None:
            _note(connection, found, problem, shown.public_key)
    if problem is not None or found is None:
        raise Refusal(403, problem or "code_wrong")
    return Invited(found.partnership_id, found.person_id, found.selector)


def give_to(connection: Connection, selector: str, partnership: str, person: str) -> None:
    """Let a code that began a partnership be one of its founder, should the laptop ask again."""
    values = {"partnership_id": partnership, "person_id": person}
    connection.execute(update(INVITATION).where(INVITATION.c.selector == selector).values(values))


def open_until(connection: Connection, partnership: str) -> dict[str, datetime]:
    """Return the people of a partnership who have an unused code, and until when."""
    rows = connection.execute(
        select(INVITATION.c.person_id, INVITATION.c.until).where(
            INVITATION.c.partnership_id == partnership,
            INVITATION.c.public_key.is_(None),
            INVITATION.c.until > clock.now(),
        )
    )
    return {row.person_id: row.until for row in rows}


def end_invitations(connection: Connection, partnership: str, person: str) -> None:
    """Make all codes of a person worthless."""
    connection.execute(
        delete(INVITATION).where(
            INVITATION.c.partnership_id == partnership, INVITATION.c.person_id == person
        )
    )


def end_used(connection: Connection, partnership: str, public_key: str) -> None:
    """Make the code worthless that let a laptop in: its answer is not asked again any more."""
    connection.execute(
        delete(INVITATION).where(
            INVITATION.c.partnership_id == partnership, INVITATION.c.public_key == public_key
        )
    )


def _new_code() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))


def _judge(found: Row[Any] | None, code_mac: str, shown: Shown) -> str | None:
    """Return what is wrong with a code, None when it is good."""
    if found is None or not hmac.compare_digest(found.code_mac, code_mac):
        return "code_wrong"
    if found.challenge is not None and found.challenge != challenge_of(shown.verifier or ""):
        return "code_wrong"
    if over := _over(found, shown.public_key):
        return over
    return "code_founds" if found.person_id == NOBODY and not shown.founds else None


def _over(found: Row[Any], public_key: str) -> str | None:
    """Return why a code that was good is so no more."""
    if found.public_key not in {None, public_key}:
        return "code_used"
    if found.until <= clock.now():
        return "code_expired"
    return None if found.tries_left else "code_spent"


def _note(connection: Connection, found: Row[Any], problem: str | None, public_key: str) -> None:
    this = INVITATION.c.selector == found.selector
    if problem == "code_wrong" and found.tries_left:
        left = INVITATION.c.tries_left - 1
        connection.execute(update(INVITATION).where(this).values(tries_left=left))
    if problem is None:
        connection.execute(update(INVITATION).where(this).values(public_key=public_key))
