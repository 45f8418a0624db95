"""
Login by the organisation: OpenID Connect, authorization code with PKCE.

The browser goes laptop -> here -> organisation -> here -> laptop (on 127.0.0.1). What must be known
between the two visits here travels in `state`, encrypted, so that any server can go on. What comes
out is an ordinary invitation code, which only the laptop that began can use: it alone has the
verifier of `challenge`. The laptop enrols with both.
"""

import re
import secrets
import warnings
from functools import partial
from typing import Annotated, Any, Final, Literal, NamedTuple, cast
from urllib.parse import urlencode, urlsplit

import httpx
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwe import JWERegistry
from joserfc.jwk import KeySet, OctKey
from joserfc.jwt import JWTClaimsRegistry
from pydantic import ConfigDict, StringConstraints
from sqlalchemy import Connection, Engine, select, update

from app.core import clock
from app.server.account_tables import ACCOUNT
from app.server.context import Server
from app.server.database import reading, writing
from app.server.invitations import invite
from app.server.loopback import is_loopback
from app.server.refusal import Refusal
from app.server.tenants import partnerships
from app.sync.protocol import Message

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that httpx has a successor
    from authlib.integrations.base_client import OAuthError
    from authlib.integrations.httpx_client import OAuth2Client

LIFE_S: Final = 600  # of a login that somebody began
WAIT_S: Final = 10  # for an answer of the organisation
LEEWAY_S: Final = 60  # between its clock and ours
SCOPE: Final = "openid email"
_SIGNED: Final = ["RS256", "PS256", "ES256", "EdDSA"]
_ENCRYPTED: Final = {"alg": "dir", "enc": "A256GCM"}
_REDIRECT: Final = re.compile(r"http://[A-Za-z0-9.:\[\]]+(/[A-Za-z0-9._/-]*)?")
_Challenge = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]
_State = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,128}$")]


class LoginRequest(Message):
    """What the laptop asks by way of the browser."""

    model_config = ConfigDict(extra="forbid")

    redirect: Annotated[str, StringConstraints(max_length=200)]  # http://127.0.0.1:port/…
    state: _State  # comes back, so that the laptop knows its own login
    challenge: _Challenge  # S256 of the verifier that it keeps
    method: Literal["S256"] = "S256"


class LoginAnswer(Message):
    """What the organisation says by way of the browser."""

    state: Annotated[str, StringConstraints(max_length=8000)]
    code: Annotated[str, StringConstraints(max_length=4000)] | None = None  # none: not let in
    iss: Annotated[str, StringConstraints(max_length=1000)] | None = None  # RFC 9207


class _Person(NamedTuple):
    partnership: str
    person: str


class _Begun(Message):
    redirect: str
    state: str
    challenge: str
    nonce: str
    verifier: str


def start(server: Server, asked: LoginRequest) -> str:
    """
    Return the address of the organisation where the browser must go.

    Raises:
        Refusal: 404 `no_login` without an organisation, 422 for an address that is no loopback,
            503 when the organisation does not answer.
    """
    _require_loopback(asked.redirect)
    begun = _Begun(
        redirect=asked.redirect,
        state=asked.state,
        challenge=asked.challenge,
        nonce=secrets.token_urlsafe(16),
        verifier=secrets.token_urlsafe(48),
    )
    claims = begun.model_dump() | {"exp": int(clock.now().timestamp()) + LIFE_S}
    sealed = jwt.encode(
        _ENCRYPTED, claims, OctKey.import_key(server.keys.login), registry=_registry()
    )
    with _client(server) as client:
        address, _ = client.create_authorization_url(
            _provider(server, client)["authorization_endpoint"],
            state=sealed,
            nonce=begun.nonce,
            code_verifier=begun.verifier,
        )
    return str(address)


def finish(server: Server, came: LoginAnswer) -> str:
    """
    Return the address on the laptop where the browser must go, with `code` and `state`.

    When the organisation does not let the person in, or nobody here has that address, it has
    `error` instead of `code`: `login_refused` or `login_unknown`.

    Raises:
        Refusal: 400 `login_over` for a state that is not ours or too old, 503 as `start`.
    """
    begun = _begun(server, came.state)
    if came.code is None or came.iss not in {None, server.settings.oidc_issuer}:
        return _back(begun, error="login_refused")
    try:
        claims = _claims(server, begun, came.code)
    except (OAuthError, JoseError, ValueError):
        return _back(begun, error="login_refused")
    person = _person(server.engine, claims)
    if person is None:
        return _back(begun, error="login_unknown")

    def invited(connection: Connection) -> str:
        _link(connection, person, str(claims["sub"]))
        return invite(connection, server.keys.code, *person, begun.challenge)[0]

    return _back(begun, code=writing(server.engine, person.partnership, invited))


def _require_loopback(address: str) -> None:
    """Refuse what is not a plain address here: browsers read others in another way than we do."""
    if not _REDIRECT.fullmatch(address) or not is_loopback(urlsplit(address).hostname or ""):
        raise Refusal(422, "invalid", field="redirect")


def _registry() -> JWERegistry:
    return JWERegistry(algorithms=list(_ENCRYPTED.values()))


def _begun(server: Server, state: str) -> _Begun:
    try:
        read = jwt.decode(state, OctKey.import_key(server.keys.login), registry=_registry())
        JWTClaimsRegistry(now=int(clock.now().timestamp()), exp={"essential": True}).validate(
            read.claims
        )
    except (JoseError, ValueError) as error:
        raise Refusal(400, "login_over") from error
    return _Begun.model_validate(read.claims)


def _client(server: Server) -> OAuth2Client:
    settings = server.settings
    if not settings.oidc_issuer:
        raise Refusal(404, "no_login")
    secret = settings.oidc_secret
    return OAuth2Client(
        settings.oidc_client,
        None if secret is None else secret.get_secret_value(),
        scope=SCOPE,
        redirect_uri=f"{settings.own_url}/oidc/done",
        code_challenge_method="S256",
        timeout=WAIT_S,
    )


def _provider(server: Server, client: OAuth2Client) -> dict[str, Any]:
    """Return what the organisation says of its login (OpenID Connect Discovery 1.0)."""
    issuer = server.settings.oidc_issuer
    found = _asked(client, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise Refusal(503, "login_provider", retry_after_s=60)
    return found


def _asked(client: OAuth2Client, address: str, *, with_token: bool = False) -> dict[str, Any]:
    try:
        answer = client.request("GET", address, withhold_token=not with_token)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise Refusal(503, "login_provider", retry_after_s=10) from error
    return found


def _claims(server: Server, begun: _Begun, code: str) -> dict[str, Any]:
    """Exchange the code of the organisation and return what it says of who logged in."""
    with _client(server) as client:
        provider = _provider(server, client)
        try:
            got = client.fetch_token(
                provider["token_endpoint"],
                grant_type="authorization_code",
                code=code,
                code_verifier=begun.verifier,
            )
        except httpx.HTTPError as error:
            raise Refusal(503, "login_provider", retry_after_s=10) from error
        keys = KeySet.import_key_set(cast("Any", _asked(client, provider["jwks_uri"])))
        checked = _checked(server, begun, keys, got)
        if "email" not in checked and "userinfo_endpoint" in provider:
            more = _asked(client, provider["userinfo_endpoint"], with_token=True)
            if more.get("sub") != checked["sub"]:  # OpenID Connect Core 1.0, section 5.3.2
                raise ValueError("sub")
            checked = more | checked
    return checked


def _checked(server: Server, begun: _Begun, keys: KeySet, got: dict[str, Any]) -> dict[str, Any]:
    """Return what an ID token says, when it is of this organisation, for us and this login."""
    settings = server.settings
    token = jwt.decode(str(got.get("id_token", "")), keys, algorithms=_SIGNED)
    checked = CodeIDToken(
        token.claims,
        token.header,
        {
            "iss": {"essential": True, "value": settings.oidc_issuer},
            "aud": {"essential": True, "value": settings.oidc_client},
        },
        {
            "nonce": begun.nonce,
            "client_id": settings.oidc_client,
            "access_token": got.get("access_token"),
        },
    )
    checked.validate(int(clock.now().timestamp()), LEEWAY_S)
    return dict(checked)


def _person(engine: Engine, claims: dict[str, Any]) -> _Person | None:
    """Return who logged in; None: nobody here, or people of more partnerships."""
    found = []
    for partnership in partnerships(engine):
        asked = partial(_people, partnership=partnership, claims=claims)
        found += reading(engine, partnership, asked)
    return found[0] if len(found) == 1 else None


def _people(connection: Connection, partnership: str, claims: dict[str, Any]) -> list[_Person]:
    """Return who has this login, else who has its confirmed address and no login yet."""
    known = select(ACCOUNT.c.person_id).where(
        ACCOUNT.c.partnership_id == partnership, ACCOUNT.c.is_active
    )
    found = list(connection.scalars(known.where(ACCOUNT.c.subject == str(claims["sub"]))))
    if not found and claims.get("email_verified") is True and claims.get("email"):
        unlinked = (ACCOUNT.c.email == str(claims["email"]).lower()) & ACCOUNT.c.subject.is_(None)
        found = list(connection.scalars(known.where(unlinked)))
    return [_Person(partnership, person) for person in found]


def _link(connection: Connection, person: _Person, subject: str) -> None:
    this = (ACCOUNT.c.partnership_id == person.partnership) & (ACCOUNT.c.person_id == person.person)
    connection.execute(update(ACCOUNT).where(this).values(subject=subject))


def _back(begun: _Begun, **values: str) -> str:
    return f"{begun.redirect}?{urlencode(values | {'state': begun.state})}"
