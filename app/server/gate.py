"""
What every request passes: no plain HTTP from elsewhere, no body without measure.

And it leaves a line in the log and the metrics, which tell nothing of who asked what.
"""

import logging
import time
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.server.bodies import SMALL, body_of, check_digest, decompressed
from app.server.loopback import is_loopback
from app.server.metrics import Metrics
from app.server.refusal import Refusal

_log: Final = logging.getLogger(__name__)
_OWN_LIMIT: Final = ("/sync/", "/blobs/")  # routes that read their body themselves


class Gate:
    """Stands before the routes."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._pass(scope, receive, watched)
        except Refusal as refusal:
            await answer_of(refusal)(scope, receive, watched)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if scope["scheme"] != "https" and not (client and is_loopback(client[0])):
            raise Refusal(403, "plain_http")
        if not scope["path"].startswith(_OWN_LIMIT):
            receive = await _measured(scope, receive)
        await self._app(scope, receive, send)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "name", "none")
        self._metrics.count_request(route, status, seconds)
        told = {"route": route, "status": status, "seconds": round(seconds, 4)}
        _log.info("answered", extra=told)


def answer_of(refusal: Refusal) -> Response:
    """Return the answer that tells a refusal."""
    return Response(
        refusal.answer.model_dump_json(),
        refusal.status,
        refusal.headers,
        media_type="application/json",
    )


async def _measured(scope: Scope, receive: Receive) -> Receive:
    """Read a small body whole, unpack it, and return what gives it to the route."""
    request = Request(scope, receive)
    sent = await body_of(request, SMALL)
    check_digest(request, sent)
    body = decompressed(sent, request.headers.get("content-encoding", ""), SMALL)
    scope["headers"] = [
        (name, value) for name, value in scope["headers"] if name != b"content-encoding"
    ]
    parts = [{"type": "http.request", "body": body, "more_body": False}]

    async def given() -> Message:
        return parts.pop() if parts else await receive()

    return given
