"""What measures of the sync share: a real server, rounds that are measured, records to send."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

import keyring
from keyring.backends import fail
from sqlalchemy import insert

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.services.profiles.server_account import connected
from app.storage.store import Store
from app.sync.beside import in_thread
from app.sync.connection import Connection
from app.sync.engine import Engine
from app.sync.http_client import HttpLink
from app.sync.outcome import Outcome
from tests.real.processes import ServerProcess

WORDS: Final = (
    *("onthaal", "ploegbaas", "uitleg", "machine", "nachtploeg", "peter", "opleiding", "rooster"),
    *("taal", "werkplek", "meter", "vraag", "afspraak", "leerling", "werkgever", "drempel"),
    *("vertrouwen", "gesprek", "groei", "stap", "team", "rust", "pauze", "veiligheid"),
)
BEGUN: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)


@contextmanager
def server_in(folder: Path, **settings: object) -> Iterator[ServerProcess]:
    """Give a server with a PostgreSQL of its own; `settings` as the environment has them."""
    keyring.set_keyring(fail.Keyring())  # the secret of a laptop stays in its own database
    server = ServerProcess(folder, **settings)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@dataclass(frozen=True, slots=True)
class Round:
    """What a round was, and what it took."""

    outcome: Outcome
    seconds: float
    sent: int  # bytes of the bodies, as they went over the wire
    received: int


@contextmanager
def road(store: Store) -> Iterator[Connection]:
    """Give a connection that has its access token already, as all day long."""
    with connected(store) as connection:
        if connection.token is not None:
            connection.token.get()
        yield connection


def round_of(store: Store, connection: Connection, *, check: bool = False) -> Round:
    """Run one round and measure it; what stops it is an error here."""
    before, begun = connection.traffic, time.perf_counter()
    outcome = Engine(store, HttpLink(connection), beside=in_thread).round(check=check)
    seconds, after = time.perf_counter() - begun, connection.traffic
    if outcome.error is not None or outcome.braked is not None:
        raise RuntimeError(f"the round stopped: {outcome.error or outcome.braked}")
    return Round(outcome, seconds, after.sent - before.sent, after.received - before.received)


def fill(store: Store, records: int, in_case: int = 100) -> list[UUID]:
    """Store sessions of about 1.1 kB in companies; one company with its sessions is one action."""
    letters, made = random.Random(7), list[UUID]()
    while len(made) < records:
        with store.write() as session:
            company = new_id()
            session.add(Enterprise(id=company, root=company, name=f"Onderneming {len(made)}"))
            session.flush()
            rows = [_session(company, store.actor, letters) for _ in range(in_case)]
            session.execute(insert(CoachingSession), rows)
            made += [row["id"] for row in rows]
    return made


def _session(company: UUID, coach: UUID, letters: random.Random) -> dict[str, object]:
    at = BEGUN + timedelta(hours=letters.randrange(2000))
    return {
        "id": new_id(), "root": company, "deleted": False, "enterprise_id": company,
        "coach_id": coach, "kind": "visit", "starts_at": at, "ends_at": at + timedelta(hours=1),
        "place": "", "subject": sentence(letters, 4), "goal": "", "note": sentence(letters, 80),
        "result": sentence(letters, 10), "next_step": "", "themes": ("onboarding",),
        "unnamed_workers": 2, "confirmed_by": "",
    }  # fmt: skip


def sentence(letters: random.Random, words: int) -> str:
    """Return so many words of the field."""
    return " ".join(letters.choice(WORDS) for _ in range(words)).capitalize() + "."
