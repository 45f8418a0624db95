"""What is done when a server starts, and with each back-up."""

from app.server.blob_flow import sweep
from app.server.context import Server
from app.server.tenants import partnerships


def tidy(server: Server) -> int:
    """
    Remove files that no record names since 30 days; return how many.

    Groups that were held because this server was too old to know a field are judged again.
    """
    removed = 0
    for partnership in partnerships(server.engine):
        removed += sweep(server, partnership)
        server.records.try_held_again(partnership, "schema")
    return removed
