"""What all requests of one process share."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine

from app.server.blobs import BlobStore
from app.server.keys import ServerKeys
from app.server.metrics import Metrics
from app.server.rates import Rates
from app.server.records import Records
from app.server.settings import Settings


@dataclass(frozen=True, slots=True)
class Server:
    """No state of its own: any process can answer any request."""

    settings: Settings
    engine: Engine
    records: Records
    keys: ServerKeys
    blobs: BlobStore
    rates: Rates
    metrics: Metrics

    @property
    def token_life(self) -> timedelta:
        """Return how long a laptop may stay away before it must log in again."""
        return timedelta(days=self.settings.token_days)


def server_of(request: Request) -> Server:
    """Return the server that a request came to."""
    server: Server = request.app.state.server
    return server


TheServer = Annotated[Server, Depends(server_of)]
