"""Runs the server: one process or more, until it is asked to stop."""

import logging
import sys
from typing import Final

import uvicorn
from fastapi import FastAPI

from app.core.log import PlainFormatter
from app.core.memory import collect_seldom
from app.server.main import create_app
from app.server.metrics import share_metrics
from app.server.opening import open_server
from app.server.settings import Settings, read_settings
from app.server.upkeep import tidy

APPLICATION: Final = "app.server.run:application"


def serve(settings: Settings) -> None:
    """
    Answer requests until the process gets SIGINT or SIGTERM; what runs then is finished first.

    Raises:
        UserError: as `open_server`.
    """
    if settings.workers > 1:
        share_metrics(settings.data / "metrics")
    set_up_log()
    collect_seldom()
    server, close = open_server(settings)  # what is wrong is told here; workers find it ready
    try:
        tidy(server)
        uvicorn.run(
            APPLICATION,
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.workers,
            ssl_certfile=settings.tls_certificate,
            ssl_keyfile=settings.tls_key,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=settings.proxies or None,
            timeout_graceful_shutdown=settings.stop_s,
            server_header=False,
            access_log=False,
            log_config=None,
        )
    finally:
        close()


def application() -> FastAPI:
    """Return the application of one process."""
    set_up_log()
    collect_seldom()
    return create_app(*open_server(read_settings()))


def set_up_log() -> None:
    """Log to standard error, a line of JSON each, without personal data."""
    root = logging.getLogger()
    for old in [each for each in root.handlers if isinstance(each.formatter, PlainFormatter)]:
        root.removeHandler(old)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFormatter())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
