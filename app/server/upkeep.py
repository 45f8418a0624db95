"""What is done when a server starts, and with each back-up."""

from app.server.blob_flow import sweep
from app.server.context import Server
from app.server.tenants import partnerships


def tidy(server: Server) -> int:
    """Remove files that no record names since 30 days; return how many."""
    return sum(sweep(server, partnership) for partnership in partnerships(server.engine))
