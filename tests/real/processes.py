"""Servers in processes of their own, and laptops that joined them."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from app.services.profiles.enrol import create_joined, enrol, prepare
from app.services.profiles.invitation import typed_invitation
from app.services.profiles.server_account import connected
from app.storage.store import Store
from app.sync.beside import in_thread
from app.sync.engine import Engine
from app.sync.http_client import HttpLink
from app.sync.outcome import Outcome

PASSPHRASE = "paars fietspad onder regen"
EMAIL = "promotor@partnerschap.example"
STARTS_WITHIN_S = 60
STOPS_WITHIN_S = 60


class ServerProcess:
    """
    `werkvloer server` on a port of its own.

    Args:
        folder: Of its data.
        url: Of its database; empty: its own PostgreSQL.
        settings: More of the environment, without the prefix.
    """

    def __init__(self, folder: Path, url: str = "", **settings: object) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.port = folder, free_port()
        wanted = {
            "DATA": folder,
            "DATABASE_URL": url,
            "REQUESTS_PER_MINUTE": 1_000_000,
            "GUESSES_PER_MINUTE": 1_000_000,
            **settings,
        }
        self._env = os.environ | {f"WERKVLOER_{key}": str(said) for key, said in wanted.items()}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process is not None
        return self._process.pid

    @property
    def peak_mib(self) -> float:
        """The most memory that its process had up to now; of Linux."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024

    def start(self) -> None:
        """Start it and wait until it answers."""
        env = self._env | {"WERKVLOER_PORT": str(self.port)}
        with (self.folder / f"{self.port}.log").open("ab") as log:
            self._process = subprocess.Popen(_command(), env=env, stderr=log)
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if httpx.get(f"{self.url}/health", timeout=2, trust_env=False).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / f"{self.port}.log").read_text()[-2000:])

    def kill(self) -> None:
        """End it in the middle of what it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(STOPS_WITHIN_S)

    def stop(self) -> None:
        """Ask it to end."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(STOPS_WITHIN_S)

    def command(self, *words: str) -> str:
        """Run `werkvloer server ...` with its settings and return what it says."""
        done = subprocess.run(_command(*words), env=self._env, check=True, stdout=subprocess.PIPE)
        return done.stdout.decode()

    def found(self) -> str:
        """Make a partnership and return the code for the first laptop of its promotor."""
        names = ("--name", "Proef", "--partner", "Promotor", "--person", "Paul Maes")
        return code_in(self.command("init", *names, "--email", EMAIL))

    def invite(self, email: str = EMAIL) -> str:
        """Return a code for one more laptop of somebody."""
        return code_in(self.command("invite", "--email", email))


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "app", "server", *words]


def code_in(said: str) -> str:
    """Return the code in what `init` or `invite` says."""
    found = re.search(r"([0-9A-Z]{5})-([0-9A-Z]{5})", said)
    if found is None:
        raise RuntimeError(said)
    return found[1] + found[2]


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


def joined(folder: Path, url: str, code: str) -> Store:
    """Return the store of a laptop that joins with this code; nothing is in it yet."""
    enrolled = enrol(prepare(typed_invitation(code, url), folder.name))
    return create_joined(folder, enrolled, PASSPHRASE).store


def round_of(store: Store, *, check: bool = False) -> Outcome:
    """Run one round over the road that the store knows."""
    with connected(store) as connection:
        return Engine(store, HttpLink(connection), beside=in_thread).round(check=check)
