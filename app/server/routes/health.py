"""Is the server there, can it work, and how busy is it: for who runs it."""

from typing import Literal

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text

from app.server.context import TheServer
from app.sync.protocol import Message

router = APIRouter(tags=["health"])


class Health(Message):
    """The server answers."""

    status: Literal["ok"] = "ok"


@router.get("/health")
def health() -> Health:
    """Tell that the process answers; it looks at nothing else."""
    return Health()


@router.get("/ready")
def ready(server: TheServer) -> Health:
    """Tell that requests can be served: the database and the store of files answer (else 503)."""
    with server.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    server.blobs.check()
    return Health()


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(server: TheServer) -> Response:
    """Give the numbers that Prometheus collects."""
    return Response(server.metrics.text(), media_type=CONTENT_TYPE_LATEST)
