"""
A laptop that joins a server and synchronises; it ends at once, so that nothing tidies.

`python -m tests.real.marked_sync FOLDER URL CODE`: prints as JSON what must stay unknown and is
known only here: the key of the laptop and its tokens.
"""

import json
import os
import sys
from pathlib import Path

from app.core.progress import Silent
from app.main import build
from app.models.server_link import ServerLink
from app.services.profiles.server_account import connected
from app.services.syncing.round import run_round
from app.storage.store import Store
from app.ui import app as application
from tests.journeys.hands import Hands
from tests.journeys.ways import open_file
from tests.real.processes import PASSPHRASE, joined

COMPANY = "Weverijmarker"
NOTE = "Verslagmarker"


def main() -> None:
    """Join, fetch, show it, write, send."""
    folder, url, code = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    store = joined(folder, url, code)
    known = secrets_of(store)
    run_round(store, Silent())
    store.close()
    program, hands = build(application.create([]), folder), Hands()
    program.begin()
    hands.into("Wachtwoord", PASSPHRASE)
    hands.keys("Return")
    hands.find("Snelsessie")
    open_file(hands, COMPANY)
    hands.click("Nieuwe notitie")
    hands.into("Notitie", NOTE)
    hands.keys("Ctrl+Return")
    hands.find("Nieuwe notitie")
    hands.keys("F9")
    hands.find("Synchronisatie: Alles verzonden")
    inside = program._store
    assert inside is not None
    sys.stdout.write(json.dumps(sorted({*known, *secrets_of(inside)})) + "\n")
    sys.stdout.flush()
    os._exit(0)


def secrets_of(store: Store) -> set[str]:
    """Return the key, the refresh token and the access token that are good now."""
    with connected(store) as road:
        access = road.token.get()
    with store.read() as session:
        kept = json.loads(session.get_one(ServerLink, 1).secret or "{}")
    return {access, kept["key"], kept["refresh"]}


if __name__ == "__main__":
    main()
