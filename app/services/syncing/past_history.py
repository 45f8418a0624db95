"""
What became of a record before this laptop heard of it, asked of the server (SYNC, section 11).

It takes as long as the road needs: call it in a job beside the database.
"""

from uuid import UUID

from app.services.profiles.server_account import connected, server_of
from app.storage.store import Store
from app.sync.changes import Row
from app.sync.http_client import HttpLink
from app.sync.past import fetch_past, is_whole


def fetch_history(store: Store, root: UUID, record: tuple[str, UUID] | None = None) -> bool:
    """
    Ask what is not known here of a case, or of one record of it; it stays here afterwards.

    Without a server nothing is asked: all there is was written here.

    Returns:
        Whether something new came.

    Raises:
        UserError: the server was not reached, or did not tell; what is known stays.
    """
    row = None if record is None else Row(record[0], record[1].hex)
    if server_of(store) is None or is_whole(store, root.hex, row):
        return False
    with connected(store) as road:
        return fetch_past(store, HttpLink(road), root.hex, row) > 0
