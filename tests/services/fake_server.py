"""A server on loopback that says what a test wants, behind the real doors of the protocol."""

import json
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.models.server_link import ServerLink
from app.services.profiles.device_secret import DeviceSecret
from tests.sync.road_samples import answering, say

PERSON = "018f0000000070008000000000000001"
PARTNER = "018f0000000070008000000000000002"
PARTNERSHIP = "018f0000000070008000000000000003"
CODE = "K7QM2XW9PA"
FOUNDS = "F0VNDSXXXX"  # begins a partnership


class FakeServer:
    """Lets in who shows `CODE` or a signed token; `routes` says the rest: a value or a function."""

    def __init__(self, *, is_open=False):
        self.is_open = is_open  # nobody shows a token
        self.routes = {}
        self.asked = []  # method, path, body
        self.keys = {}  # refresh token: public key
        self.given = 0  # tokens
        self.access = ""
        self.refusals = []  # status and code for the next requests, whatever they are
        self.whatever = None  # status, kind and body of every answer
        self.lost = 0  # answers on an exchange of a token that do not arrive
        self.login = {"is_offered": False}
        self.address = ""

    def answer(self, handler):
        length = int(handler.headers.get("Content-Length") or 0)
        raw = handler.rfile.read(length)
        if handler.headers.get("Content-Encoding") == "zstd":
            raw = zstandard.ZstdDecompressor().decompress(raw)
        path = urlsplit(handler.path).path
        is_json = handler.headers.get("Content-Type") == "application/json"
        body = json.loads(raw) if is_json and raw else raw
        if path == "/oidc":  # asked while somebody types: when, is chance
            say(handler, 200, "application/json", json.dumps(self.login).encode())
            return
        self.asked.append((handler.command, path, body))
        handler.headers.replace_header("Content-Length", "0") if length else None
        if path == "/tokens/refresh" and self.lost:
            self.lost -= 1
            handler.close_connection = True
            return
        if self.whatever is not None:
            say(handler, *self.whatever)
            return
        status, content = self._judged(handler, path, body)
        if isinstance(content, bytes):
            say(handler, status, "application/octet-stream", content)
        else:
            say(handler, status, "application/json", json.dumps(content).encode())

    def tokens(self, public_key):
        number, self.given = self.given, self.given + 1
        self.keys[f"verversing-{number}"] = public_key
        self.access = f"toegang-{number}"
        return {"access": self.access, "refresh": f"verversing-{number}", "expires_in": 600}

    def _judged(self, handler, path, body):
        if self.refusals:
            status, code = self.refusals.pop(0)
            return status, {"code": code}
        if path == "/devices/enrol":
            return self._enrol(body)
        if path == "/tokens/refresh":
            return self._refresh(body)
        if not self.is_open and handler.headers["Authorization"] != f"Bearer {self.access}":
            return 401, {"code": "token"}
        said = self.routes.get((handler.command, path), (404, {"code": "unknown_path"}))
        if callable(said):
            query = {name: one[0] for name, one in parse_qs(urlsplit(handler.path).query).items()}
            said = said(body, query, handler.headers)
        return said

    def _enrol(self, body):
        founder = body.get("founder")
        if body["code"] not in {CODE, FOUNDS}:
            return 403, {"code": "code_wrong"}
        if body["code"] == FOUNDS and founder is None:
            return 403, {"code": "code_founds"}
        begun = {**founder, "role": "promotor"} if body["code"] == FOUNDS else {}
        begun.pop("email", None)
        return 200, {
            "device": "toestel-1",
            "server": "5e",
            "person": PERSON,
            "person_name": "Els V.",
            "role": "coach",
            "partner": PARTNER,
            "partner_name": "Partner Oost",
            "partnership": PARTNERSHIP,
            "partnership_name": "Inclusief Werken",
            "tokens": self.tokens(body["public_key"]),
        } | begun

    def _refresh(self, body):
        public_key = self.keys.pop(body["refresh"], None)
        if public_key is None:
            return 401, {"code": "family_revoked"}
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        signed = f"refresh|{body['refresh']}|{body['at']}".encode()
        key.verify(bytes.fromhex(body["signature"]), signed)
        return 200, self.tokens(public_key)

    def paths(self):
        return [f"{method} {path}" for method, path, _ in self.asked]


@contextmanager
def serving(*, is_open=False):
    server = FakeServer(is_open=is_open)
    with answering(server.answer) as port:
        server.address = f"http://127.0.0.1:{port}"
        yield server


def link(store, server):
    """Join a store to a server, its secret kept in the database."""
    secret = DeviceSecret.new()
    tokens = server.tokens(secret.public_key)
    with store.write() as session:
        session.add(
            ServerLink(
                address=server.address,
                server="5e",
                device="toestel-1",
                device_name="OOST-1",
                secret=secret.with_refresh(tokens["refresh"]).to_text(),
            )
        )
