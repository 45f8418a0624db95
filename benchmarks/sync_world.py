"""What measures of the sync share: a real server, laptops that joined, and records to send."""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

import httpx
import keyring
from keyring.backends import fail
from sqlalchemy import insert

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.services.enrol import create_joined, enrol, prepare
from app.services.invitation import typed_invitation
from app.services.server_account import connected
from app.storage.store import Store
from app.sync.connection import Connection
from app.sync.engine import Engine
from app.sync.http_client import HttpLink
from app.sync.outcome import Outcome

PASSPHRASE: Final = "paars fietspad onder regen"
EMAIL: Final = "promotor@partnerschap.example"
WORDS: Final = [
    "onthaal",
    "ploegbaas",
    "uitleg",
    "machine",
    "nachtploeg",
    "peter",
    "opleiding",
    "rooster",
    "taal",
    "werkplek",
    "meter",
    "vraag",
    "afspraak",
    "leerling",
    "werkgever",
    "drempel",
    "vertrouwen",
    "gesprek",
    "groei",
    "stap",
    "team",
    "rust",
    "pauze",
    "veiligheid",
]
BEGUN: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
STARTS_WITHIN_S: Final = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs in processes of its own."""

    url: str
    folder: Path
    env: dict[str, str]
    process: "subprocess.Popen[bytes]"

    def command(self, *words: str) -> str:
        """Run `werkvloer server ...` beside it and return what it says."""
        command = [sys.executable, "-m", "app", "server", *words]
        return subprocess.run(
            command, env=self.env, check=True, capture_output=True, text=True
        ).stdout

    def invitation(self) -> str:
        """Return a code for one more laptop of the promotor."""
        return code_in(self.command("invite", "--email", EMAIL))


@contextmanager
def server_in(folder: Path, port: int, workers: int = 1) -> Iterator[tuple[Server, str]]:
    """Give a server with a new partnership, and the code for the first laptop."""
    folder.mkdir(parents=True, exist_ok=True)
    env = os.environ | {
        "WERKVLOER_DATA": str(folder),
        "WERKVLOER_PORT": str(port),
        "WERKVLOER_WORKERS": str(workers),
        "WERKVLOER_REQUESTS_PER_MINUTE": "1000000",
        "WERKVLOER_GUESSES_PER_MINUTE": "1000000",
    }
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen([sys.executable, "-m", "app", "server"], env=env, stderr=log)
    url = f"http://127.0.0.1:{port}"
    server = Server(url, folder, env, process)
    try:
        _wait(url, process)
        names = ("--name", "Meting", "--partner", "Promotor", "--person", "Paul Maes")
        yield server, code_in(server.command("init", *names, "--email", EMAIL))
    finally:
        process.terminate()
        process.wait(60)


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"{url}/ready", timeout=2, trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("the server does not start: see server.log")


def code_in(said: str) -> str:
    """Return the code in what `init` or `invite` says."""
    found = re.search(r"([0-9A-Z]{5})-([0-9A-Z]{5})", said)
    if found is None:
        raise RuntimeError(said)
    return found[1] + found[2]


def joined(folder: Path, url: str, code: str) -> Store:
    """Return the store of a laptop that joins with this code; nothing is in it yet."""
    keyring.set_keyring(fail.Keyring())  # the secret of the laptop stays in its own database
    enrolled = enrol(prepare(typed_invitation(code, url), folder.name))
    return create_joined(folder, enrolled, PASSPHRASE).store


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
    outcome = Engine(store, HttpLink(connection)).round(check=check)
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
