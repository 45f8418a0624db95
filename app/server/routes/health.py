"""Is the server there; and for who watches over it: can it work, and how busy is it."""

import secrets
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text

from app.server.auth import Guessing
from app.server.context import TheServer
from app.server.refusal import Refusal
from app.sync.protocol import Message

router = APIRouter(tags=["health"])
_BEARER = HTTPBearer(
    auto_error=False, scheme_name="Monitor", description="The token that the settings name"
)


class Health(Message):
    """The server answers."""

    status: Literal["ok"] = "ok"


def watching(
    server: TheServer,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> None:
    """Let in who shows the token of the settings; without that setting nobody."""
    token = server.settings.monitor_token
    shown = "" if credentials is None else credentials.credentials
    wanted = "" if token is None else token.get_secret_value()
    if not wanted or not secrets.compare_digest(shown.encode(), wanted.encode()):
        raise Refusal(401, "token")


_WATCHING = [Guessing, Depends(watching)]


@router.get("/health")
def health() -> Health:
    """Tell that the process answers; it looks at nothing else."""
    return Health()


@router.get("/ready", dependencies=_WATCHING)
def ready(server: TheServer) -> Health:
    """Tell that requests can be served: the database and the store of files answer (else 503)."""
    with server.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    server.blobs.check()
    return Health()


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}},
    dependencies=_WATCHING,
)
def metrics(server: TheServer) -> Response:
    """Give the numbers that Prometheus collects."""
    return Response(server.metrics.text(), media_type=CONTENT_TYPE_LATEST)
