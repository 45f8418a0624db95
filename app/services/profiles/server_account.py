"""
The server that a profile belongs to, and the way in: an access token, kept in memory alone.

What talks to the server takes seconds: call it in a job beside the database.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

import httpx

from app.core.errors import UserError
from app.models.server_link import ServerLink
from app.services.profiles.device_secret import DeviceSecret, keep_device_secret, read_device_secret
from app.storage.store import Store
from app.sync.connection import Connection, Token, checked_address
from app.sync.link import TimedOut, Unauthorized, Unreachable
from app.sync.protocol_accounts import Tokens

MARGIN_S: Final = 30  # that a token must still be good
TRIES: Final = 3  # of one exchange


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """Where the server is, and who this laptop is there."""

    address: str
    server: str  # id for life
    device: str
    device_name: str
    is_revoked: bool
    pin: str = ""


class _Access(NamedTuple):
    token: str
    until: float  # on the clock of `monotonic`


_lock = Lock()  # one exchange of a refresh token at a time: each is good once
_access: "WeakKeyDictionary[Store, _Access]" = WeakKeyDictionary()


def server_of(store: Store) -> ServerInfo | None:
    """Return the server of a profile; None: it is not linked to one."""
    with store.read() as session:
        link = session.get(ServerLink, 1)
    if link is None:
        return None
    return ServerInfo(
        address=link.address,
        server=link.server,
        device=link.device,
        device_name=link.device_name,
        is_revoked=link.is_revoked,
        pin=link.pin,
    )


@contextmanager
def connected(store: Store) -> Iterator[Connection]:
    """
    Give a road to the server of a profile.

    Raises:
        UserError: `sync.unlinked`; in the block those of `Connection`, `sync.keys_lost` and
            `sync.keyring`.
    """
    link = _link(store)
    connection = Connection(link.address, pin=link.pin)
    connection.token = Token(
        lambda: _fresh(store, connection, ""), lambda stale: _fresh(store, connection, stale)
    )
    try:
        yield connection
    except Unauthorized as error:
        if error.code == "sync.revoked":
            note_revoked(store, is_revoked=True)
        raise
    finally:
        connection.close()


def keep_tokens(store: Store, tokens: Tokens) -> None:
    """Keep an access token that came in another way: with the invitation."""
    _access[store] = _Access(tokens.access, monotonic() + tokens.expires_in)


def note_revoked(store: Store, *, is_revoked: bool) -> None:
    """Keep whether the server lets this laptop in."""
    with store.write() as session:
        session.get_one(ServerLink, 1).is_revoked = is_revoked


def move_to(store: Store, address: str) -> None:
    """Ask at another address from now on, as the server told; one that is not encrypted is not."""
    with suppress(UserError), store.write() as session:
        session.get_one(ServerLink, 1).address = checked_address(address)


def _link(store: Store) -> ServerLink:
    with store.read() as session:
        link = session.get(ServerLink, 1)
    if link is None:
        raise UserError("sync.unlinked")
    return link


def _fresh(store: Store, connection: Connection, stale: str) -> str:
    """Return an access token that is not `stale`, a new one when there is none."""
    with _lock:
        found = _access.get(store)
        if found is not None and found.token != stale and found.until > monotonic() + MARGIN_S:
            return found.token
        link = _link(store)
        secret = read_device_secret(link.device, link.secret)
        asked = monotonic()
        tokens = _exchanged(connection, secret)
        kept = keep_device_secret(link.device, secret.with_refresh(tokens.refresh))
        if kept is not None or link.secret is not None:
            with store.write() as session:
                session.get_one(ServerLink, 1).secret = kept
        _access[store] = _Access(tokens.access, asked + tokens.expires_in)
        return tokens.access


def _exchanged(connection: Connection, secret: DeviceSecret) -> Tokens:
    """
    Exchange the refresh token; at once again when the answer was lost on the road.

    The server takes the same one for a minute more. Later it would take it for stolen.
    """
    for _ in range(TRIES - 1):
        try:
            return connection.ask("POST", "/tokens/refresh", Tokens, secret.request(), bare=True)
        except (TimedOut, Unreachable) as error:
            if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
                raise  # nothing was asked
    return connection.ask("POST", "/tokens/refresh", Tokens, secret.request(), bare=True)
