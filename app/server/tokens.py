"""
Tokens: a short one that a laptop shows at each request, a long one to get the next with.

A refresh token is used once, by the laptop that can sign for it. The one before is taken for 60 s
more, because an answer can be lost on the road; an older one was copied, and ends the laptop's
login for good.
"""

import secrets
from datetime import timedelta
from typing import Any, Final, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from app.core import clock
from app.server.account_tables import DEVICE, REFRESH_TOKEN
from app.server.database import writing
from app.server.keys import ServerKeys, mac
from app.server.refusal import Refusal
from app.sync.protocol_accounts import RefreshRequest, Tokens

ACCESS_S: Final = 600
GRACE: Final = timedelta(seconds=60)
_ALGORITHM: Final = "HS256"
_ISSUER: Final = "werkvloer"


class Bearer(NamedTuple):
    """Which laptop shows an access token."""

    partnership: str
    device: str


def new_tokens(connection: Connection, keys: ServerKeys, bearer: Bearer, generation: int) -> Tokens:
    """Return an access token and a refresh token of a generation, for a laptop."""
    refresh = f"{bearer.partnership}.{secrets.token_urlsafe(32)}"
    connection.execute(
        insert(REFRESH_TOKEN).values(
            partnership_id=bearer.partnership,
            token_mac=mac(keys.refresh, refresh),
            device_id=bearer.device,
            generation=generation,
            made_at=clock.now(),
        )
    )
    return Tokens(access=_access(keys, bearer), refresh=refresh, expires_in=ACCESS_S)


def read_access(keys: ServerKeys, token: str) -> Bearer:
    """
    Return whose an access token is.

    Raises:
        Refusal: 401 `token`.
    """
    rules = jwt.JWTClaimsRegistry(
        now=int(clock.now().timestamp()),
        iss={"essential": True, "value": _ISSUER},
        exp={"essential": True},
        sub={"essential": True},
    )
    try:
        read = jwt.decode(token, OctKey.import_key(keys.access), algorithms=[_ALGORITHM])
        rules.validate(read.claims)
    except (JoseError, ValueError) as error:
        raise Refusal(401, "token") from error
    return Bearer(str(read.claims["ten"]), str(read.claims["sub"]))


def refresh(engine: Engine, keys: ServerKeys, asked: RefreshRequest, life: timedelta) -> Tokens:
    """
    Exchange a refresh token.

    Raises:
        Refusal: 401 `token`, `signature`, `token_expired` or `family_revoked`.
    """
    partnership = asked.refresh.partition(".")[0]
    if not (partnership.isascii() and partnership.isalnum()):
        raise Refusal(401, "token")

    def exchanged(connection: Connection) -> Tokens | str:
        found = _locked(connection, keys, partnership, asked)
        problem = _judge(found, asked, life)
        if found is None or problem is not None:
            if problem == "family_revoked" and found is not None:
                _end_family(connection, partnership, found.id)
            return problem or "token"
        return _rotated(connection, keys, partnership, found)

    done = writing(engine, partnership, exchanged)  # that a family ended is kept: raised after it
    if isinstance(done, str):
        raise Refusal(401, done)
    return done


def _access(keys: ServerKeys, bearer: Bearer) -> str:
    now = int(clock.now().timestamp())
    claims: dict[str, Any] = {
        "iss": _ISSUER,
        "sub": bearer.device,
        "ten": bearer.partnership,
        "iat": now,
        "exp": now + ACCESS_S,
    }
    return jwt.encode({"alg": _ALGORITHM}, claims, OctKey.import_key(keys.access))


def _locked(
    connection: Connection, keys: ServerKeys, partnership: str, asked: RefreshRequest
) -> Row[Any] | None:
    """Return the laptop and the token, locked, so that two requests come one after the other."""
    return connection.execute(
        select(
            DEVICE,
            REFRESH_TOKEN.c.generation.label("token_generation"),
            REFRESH_TOKEN.c.made_at.label("token_made_at"),
        )
        .join(
            REFRESH_TOKEN,
            (REFRESH_TOKEN.c.partnership_id == DEVICE.c.partnership_id)
            & (REFRESH_TOKEN.c.device_id == DEVICE.c.id),
        )
        .where(
            REFRESH_TOKEN.c.partnership_id == partnership,
            REFRESH_TOKEN.c.token_mac == mac(keys.refresh, asked.refresh),
        )
        .with_for_update()
    ).one_or_none()


def _judge(found: Row[Any] | None, asked: RefreshRequest, life: timedelta) -> str | None:
    if found is None:
        return "token"
    if not _is_signed(found.public_key, asked):
        return "signature"
    if found.is_revoked or not _is_good(found):
        return "family_revoked"
    return "token_expired" if found.token_made_at + life <= clock.now() else None


def _is_signed(public_key: str, asked: RefreshRequest) -> bool:
    signed = f"refresh|{asked.refresh}|{asked.at}".encode()
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(asked.signature), signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _is_good(found: Row[Any]) -> bool:
    if found.token_generation == found.generation:
        return True
    if found.token_generation != found.generation - 1:
        return False
    return bool(clock.now() <= found.rotated_at + GRACE)


def _rotated(connection: Connection, keys: ServerKeys, partnership: str, found: Row[Any]) -> Tokens:
    this = (DEVICE.c.partnership_id == partnership) & (DEVICE.c.id == found.id)
    generation = found.generation
    if found.token_generation == generation:  # else the answer was lost: one more of the same
        generation += 1
        connection.execute(
            update(DEVICE).where(this).values(generation=generation, rotated_at=clock.now())
        )
    return new_tokens(connection, keys, Bearer(partnership, found.id), generation)


def _end_family(connection: Connection, partnership: str, device_id: str) -> None:
    this = (DEVICE.c.partnership_id == partnership) & (DEVICE.c.id == device_id)
    connection.execute(update(DEVICE).where(this).values(is_revoked=True))


def forget_old_tokens(connection: Connection, partnership: str, life: timedelta) -> None:
    """Remove refresh tokens that are too old to be used or to tell of theft."""
    connection.execute(
        delete(REFRESH_TOKEN).where(
            REFRESH_TOKEN.c.partnership_id == partnership,
            REFRESH_TOKEN.c.made_at <= clock.now() - 2 * life,
        )
    )
