"""Builds the server from its settings."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from errno import ENOSPC
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from app.server.blobs import Unavailable
from app.server.bodies import answer
from app.server.context import Server
from app.server.gate import Gate, answer_of
from app.server.openapi import describe_bodies
from app.server.refusal import EpochChanged, Refusal
from app.server.routes import (
    accounts,
    blobs,
    evidence,
    health,
    people,
    quarantine,
    status,
    sync,
)
from app.sync.protocol import ErrorAnswer

_log: Final = logging.getLogger(__name__)
_RETRY_S: Final = 5
_DISK_FULL: Final = "53100"
_BY_STATUS: Final = {404: "unknown", 405: "method"}
_ROUTES: Final = (sync, blobs, accounts, people, quarantine, status, evidence, health)


def create_app(server: Server, close: Callable[[], None]) -> FastAPI:
    """Return the application; `close` is called when it stops."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        close()

    app = FastAPI(
        title="Werkvloer",
        version="1",
        lifespan=lifespan,
        responses={"4XX": {"model": ErrorAnswer}, "5XX": {"model": ErrorAnswer}},
    )
    app.state.server = server
    for routes in _ROUTES:
        app.include_router(routes.router)
    handlers: dict[Any, Callable[[Request, Any], Response]] = {
        Refusal: lambda _request, refusal: answer_of(refusal),
        EpochChanged: lambda request, error: answer(request, error.answer, 409),
        RequestValidationError: _on_invalid,
        HTTPException: _on_http,
        OperationalError: _on_database,
        PoolTimeoutError: _on_database,
        OSError: _on_disk,
        Unavailable: _on_store,
        Exception: _on_bug,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)
    describe_bodies(app)
    app.add_middleware(Gate, metrics=server.metrics)
    return app


def _on_invalid(_request: Request, error: RequestValidationError) -> Response:
    field = ".".join(map(str, error.errors()[0]["loc"][1:]))
    return answer_of(Refusal(422, "invalid", field=field))


def _on_http(_request: Request, error: HTTPException) -> Response:
    answer = answer_of(Refusal(error.status_code, _BY_STATUS.get(error.status_code, "invalid")))
    answer.headers.update(error.headers or {})
    return answer


def _on_database(_request: Request, error: Exception) -> Response:
    _log.error("the database does not answer", exc_info=error)
    if isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) == _DISK_FULL:
        return answer_of(Refusal(507, "full"))
    return answer_of(Refusal(503, "database", retry_after_s=_RETRY_S))


def _on_disk(request: Request, error: OSError) -> Response:
    if error.errno != ENOSPC:
        return _on_bug(request, error)
    _log.error("the disk is full")
    return answer_of(Refusal(507, "full"))


def _on_store(_request: Request, error: Unavailable) -> Response:
    _log.error("the store of files does not answer", exc_info=error)
    return answer_of(Refusal(503, "busy", retry_after_s=_RETRY_S))


def _on_bug(_request: Request, error: Exception) -> Response:
    _log.error("a request failed", exc_info=error)
    return answer_of(Refusal(500, "failed"))
