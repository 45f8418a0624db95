"""
Tokens: a short one that a laptop shows at each request, a long one to get the next with.

A refresh token is used once, by the laptop that can sign for it. The one before is taken until the
new one is used, because an answer can be lost on the road, and a laptop may sleep for days after
it; an older one was copied, and ends the laptop's login for good.

Nobody keeps refresh tokens: each says which laptop, which generation and since when, under an HMAC.
The database has the generation that is good now. A token of a later one than that can only come
from before a restore of the database, and is good too: laptops get in and give back what was lost.
"""

import hmac
import secrets
from datetime import timedelta
from typing import Any, Final, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from sqlalchemy import Connection, Engine, Row, select, update

from app.core import clock
from app.server.account_tables import DEVICE
from app.server.database import writing
from app.server.keys import ServerKeys, mac
from app.server.outside import Outside
from app.server.refusal import Refusal
from app.sync.protocol_accounts import RefreshRequest, Tokens

ACCESS_S: Final = 600
_ALGORITHM: Final = "HS256"
_ISSUER: Final = "werkvloer"


class Bearer(NamedTuple):
    """Which laptop shows an access token."""

    partnership: str
    device: str


class _Refresh(NamedTuple):
    """What a refresh token says."""

    bearer: Bearer
    generation: int
    made_at: int  # s since 1970


def new_tokens(keys: ServerKeys, bearer: Bearer, generation: int) -> Tokens:
    """Return an access token and a refresh token of a generation, for a laptop."""
    made_at = int(clock.now().timestamp())
    said = (*bearer, str(generation), str(made_at), secrets.token_hex(8))
    refresh = ".".join((*said, mac(keys.refresh, *said)))
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


def refresh(
    engine: Engine, keys: ServerKeys, asked: RefreshRequest, life: timedelta, outside: Outside
) -> Tokens:
    """
    Exchange a refresh token.

    Raises:
        Refusal: 401 `token`, `signature`, `token_expired` or `family_revoked`.
    """
    token = _read_refresh(keys, asked.refresh)

    def exchanged(connection: Connection) -> Tokens | str:
        this = _is(token.bearer)
        found = connection.execute(select(DEVICE).where(this).with_for_update()).one_or_none()
        problem = _judge(found, token, asked, life)
        if found is None or problem is not None:
            if problem == "family_revoked":
                outside.note_barred(*token.bearer)
                connection.execute(update(DEVICE).where(this).values(is_revoked=True))
            return problem or "token"
        generation = max(found.generation, token.generation + 1)
        if generation != found.generation:  # else the answer was lost: one more of the same
            turned = update(DEVICE).where(this)
            connection.execute(turned.values(generation=generation))
        return new_tokens(keys, token.bearer, generation)

    done = writing(engine, token.bearer.partnership, exchanged)  # raised after it: an end is kept
    if isinstance(done, str):
        raise Refusal(401, done)
    return done


def _read_refresh(keys: ServerKeys, written: str) -> _Refresh:
    *said, signed = written.split(".")
    if not hmac.compare_digest(mac(keys.refresh, *said).encode(), signed.encode()):
        raise Refusal(401, "token")
    partnership, device, generation, made_at, _ = said
    return _Refresh(Bearer(partnership, device), int(generation), int(made_at))


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


def _judge(
    found: Row[Any] | None, token: _Refresh, asked: RefreshRequest, life: timedelta
) -> str | None:
    """Return what is wrong with a token, None when it is good."""
    if found is None:
        return "token"
    if not _is_signed(found.public_key, asked):
        return "signature"
    if found.is_revoked or token.generation < found.generation - 1:
        return "family_revoked"
    age_s = clock.now().timestamp() - token.made_at
    return "token_expired" if age_s >= life.total_seconds() else None


def _is_signed(public_key: str, asked: RefreshRequest) -> bool:
    signed = f"refresh|{asked.refresh}|{asked.at}".encode()
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(asked.signature), signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _is(bearer: Bearer) -> Any:
    return (DEVICE.c.partnership_id == bearer.partnership) & (DEVICE.c.id == bearer.device)
