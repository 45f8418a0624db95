"""Taking back what the server holds: its author needs no administrator for that."""

from sqlalchemy import text

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.profiles.server_account import connected
from app.services.syncing.problems import leave_here
from app.storage.store import Store

_GROUPS = text(
    "SELECT DISTINCT coalesce(sent_group, change_group) FROM outbox"
    " WHERE change_group = :group AND done = 0 AND verdict = 'held'"
)


def withdraw(store: Store, problem: str) -> Changes:
    """
    Let the server reject an own change that it holds; the next round brings what stands there.

    What was written stays in history. One that was decided meanwhile is as it was decided.

    Raises:
        UserError: as `connected`; nothing is withdrawn then.
    """
    with store.read() as session:
        groups = session.scalars(_GROUPS, {"group": problem}).all()
    with connected(store) as road:
        for group in groups:
            try:
                road.tell("DELETE", f"/quarantine/{group}")
            except UserError as error:
                if error.code != "server.unknown":
                    raise
    return leave_here(store, problem)
