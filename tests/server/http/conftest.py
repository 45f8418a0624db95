"""The whole server behind its addresses, with laptops that ask; no socket is opened."""

import asyncio
from base64 import b64encode
from hashlib import sha256

import httpx
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from uuid_utils.compat import uuid7

from app.server.blobs import DiskBlobs
from app.server.context import Server
from app.server.keys import ServerKeys
from app.server.main import create_app
from app.server.metrics import Metrics
from app.server.rates import Rates
from app.server.records import Records, Setting
from app.server.settings import Settings
from app.server.setup import Founding, found_partnership
from tests.server.memory import OutsideMemory

KEYS = ServerKeys.of(b"s" * 32)
WATCHER = "w" * 16
FOUNDING = Founding("Werkvloer Zuid", "Stad Zuid", "Ann Claes", "ann@zuid.be")


class Asking:
    """Makes requests of an application; `address` is where they seem to come from."""

    def __init__(self, app, address="127.0.0.1", scheme="http"):
        self._app, self._address, self._scheme = app, address, scheme

    def ask(self, method, path, **rest):
        async def asked():
            transport = httpx.ASGITransport(
                self._app, raise_app_exceptions=False, client=(self._address, 5000)
            )
            base = f"{self._scheme}://werkvloer"
            async with httpx.AsyncClient(transport=transport, base_url=base) as client:
                return await client.request(method, path, **rest)

        return asyncio.run(asked())


class Laptop(Asking):
    """Somebody's laptop, with its key and its tokens."""

    def __init__(self, app):
        super().__init__(app)
        self.pen = Ed25519PrivateKey.generate()
        self.token = ""
        self.me = None

    def enrol(self, code, **more):
        body = {
            "code": code,
            "public_key": self.pen.public_key().public_bytes_raw().hex(),
            "name": "laptop van het werk",
            "app": "1.0",
        }
        answer = self.ask("POST", "/devices/enrol", json=body | more)
        if answer.status_code == 200:
            self.me = answer.json()
            self.token = self.me["tokens"]["access"]
            self.refresh = self.me["tokens"]["refresh"]
        return answer

    def refreshed(self):
        at = "2026-03-02T12:00:00Z"
        signature = self.pen.sign(f"refresh|{self.refresh}|{at}".encode()).hex()
        body = {"refresh": self.refresh, "at": at, "signature": signature}
        return self.ask("POST", "/tokens/refresh", json=body)

    def ask(self, method, path, **rest):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return super().ask(method, path, headers=headers | rest.pop("headers", {}), **rest)

    def get(self, path, **params):
        return self.ask("GET", path, params=params)

    def send(self, path, message):
        """Send a message as a laptop does: compressed, with its hash."""
        body = zstandard.ZstdCompressor().compress(message.model_dump_json(by_alias=True).encode())
        digest = b64encode(sha256(body).digest()).decode()
        headers = {
            "Content-Encoding": "zstd",
            "Content-Type": "application/json",
            "Content-Digest": f"sha-256=:{digest}:",
        }
        return self.ask("POST", path, content=body, headers=headers)


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path, public_url="https://werkvloer.zuid.be", monitor_token=WATCHER)


@pytest.fixture
def server(shared_engine, settings):
    return Server(
        settings=settings,
        engine=shared_engine,
        records=Records(Setting(shared_engine, KEYS.seal), OutsideMemory()),
        keys=KEYS,
        blobs=DiskBlobs(settings.blobs_folder),
        rates=Rates(10_000, 10_000),
        metrics=Metrics(),
    )


@pytest.fixture
def app(server):
    return create_app(server, lambda: None)


@pytest.fixture
def watcher(app):
    """Who watches over the server."""
    found = Laptop(app)
    found.token = WATCHER
    return found


@pytest.fixture
def ann(app, server):
    """The promotor of a new partnership, on her laptop."""
    laptop = Laptop(app)
    answer = laptop.enrol(found_partnership(server, FOUNDING).code)
    assert answer.status_code == 200
    return laptop


@pytest.fixture
def joined(app, ann):
    """Let Ann add somebody, who joins with a laptop."""

    def join(name, partner, role):
        person = uuid7().hex
        new = {"id": person, "name": name, "email": f"{person}@x.be", "partner": partner}
        answer = ann.ask("POST", "/people", json=new | {"role": role})
        laptop = Laptop(app)
        laptop.enrol(answer.json()["code"])
        return laptop

    return join


@pytest.fixture
def noord(ann):
    """A second partner."""
    partner = uuid7().hex
    new = {"id": partner, "name": "Noord vzw"}
    assert ann.ask("POST", "/partners", json=new).json() == {"id": partner}
    return partner
