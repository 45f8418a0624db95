"""How a laptop gets in and stays in."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse

from app.server import oidc, tokens
from app.server.auth import Guessing, Knocking
from app.server.context import TheServer
from app.server.enrolling import enrol
from app.sync.protocol_accounts import (
    EnrolAnswer,
    EnrolRequest,
    LoginOffer,
    RefreshRequest,
    Tokens,
)

router = APIRouter(tags=["accounts"])


@router.post("/devices/enrol", dependencies=[Guessing])
def enrol_device(server: TheServer, asked: EnrolRequest) -> EnrolAnswer:
    """Let a laptop in that has an invitation."""
    return enrol(server, asked)


@router.post("/tokens/refresh", dependencies=[Guessing])
def refresh_tokens(server: TheServer, asked: RefreshRequest) -> Tokens:
    """Exchange a refresh token for the next one, with an access token."""
    return tokens.refresh(
        server.engine, server.keys, asked, server.token_life, server.records.outside
    )


@router.get("/oidc", dependencies=[Knocking])
def login_offer(server: TheServer) -> LoginOffer:
    """Tell whether people get in by the login of their organisation."""
    return LoginOffer(is_offered=bool(server.settings.oidc_issuer))


@router.get(
    "/oidc/start", response_class=RedirectResponse, status_code=302, dependencies=[Knocking]
)
def oidc_start(server: TheServer, asked: Annotated[oidc.LoginRequest, Query()]) -> str:
    """Send a browser to the login of the organisation."""
    return oidc.start(server, asked)


@router.get("/oidc/done", response_class=RedirectResponse, status_code=302, dependencies=[Knocking])
def oidc_done(server: TheServer, came: Annotated[oidc.LoginAnswer, Query()]) -> str:
    """Send the browser back to the laptop with a code, or with an `error`."""
    return oidc.finish(server, came)
