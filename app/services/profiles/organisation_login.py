"""
Login by the organisation, with the browser of the system (RFC 8252).

The laptop opens a port of its own loopback for one answer, and keeps the verifier (PKCE, RFC 7636)
without which that answer is worth nothing. The browser goes to the organisation and comes back with
an invitation code, which is shown to the server like any other. Nobody sees a password here.
"""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from typing_extensions import override

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.profiles.enrol import Enrolled, enrol, prepare
from app.services.profiles.invitation import Invitation
from app.sync.connection import Connection, checked_address, is_loopback
from app.sync.link import NotOurs
from app.sync.protocol_accounts import LoginOffer

WAIT_S: Final = 540.0  # for somebody at the browser; the server waits a minute longer
LOOK_S: Final = 0.1  # whether to stop
VISIT_S: Final = 10.0  # of a browser that opens the port and says nothing
PATH: Final = "/aangemeld"
_REFUSED: Final = {
    "login_refused": "login.refused",
    "login_unknown": "login.unknown",
}


class Pages(NamedTuple):
    """What the browser shows at the end, in a sentence each."""

    done: str
    failed: str


class _Came(NamedTuple):
    code: str
    error: str


def offers_login(address: str) -> bool:
    """Ask a server whether people get in by their organisation; raises as `Connection`."""
    connection = Connection(checked_address(address))
    try:
        return connection.ask("GET", "/oidc", LoginOffer).is_offered
    finally:
        connection.close()


def log_in(
    address: str, laptop: str, pages: Pages, show: Callable[[str], None], progress: Progress
) -> Enrolled:
    """
    Let somebody log in with the browser, and this laptop with it.

    Args:
        address: Of the server.
        laptop: Its name, for the administrator.
        show: Is given the address that the browser must open.
        progress: May stop the waiting by raising Cancelled.

    Raises:
        UserError: `login.port`: no port of this computer is free for the answer; `login.slow`:
            nobody came back, as when the browser was closed; `login.refused`, `login.unknown`: the
            organisation let nobody in, or somebody whom the server does not know;
            `server.no_login`, `server.login_provider`, and those of `enrol`.
    """
    verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    home = checked_address(address)
    with _door(state, pages) as (port, answers):
        asked = {
            "redirect": f"http://127.0.0.1:{port}{PATH}",
            "state": state,
            "challenge": _challenge(verifier),
        }
        connection = Connection(home)
        try:
            place = connection.place("/oidc/start", asked)
        finally:
            connection.close()
        progress.step(0, 1)  # who stopped meanwhile wants no browser
        show(_checked_place(place))
        came = _waited(answers, progress)
    if not came.code:
        raise UserError(_REFUSED.get(came.error, "login.refused"))
    return enrol(prepare(Invitation(came.code, home), laptop), verifier=verifier)


def _challenge(verifier: str) -> str:
    """Return the S256 challenge of a verifier (RFC 7636, section 4.2)."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


def _checked_place(place: str) -> str:
    """Return where the browser must go when that can be a login, not the page of a network."""
    parts = urlsplit(place)
    is_safe = parts.scheme == "https" or (
        parts.scheme == "http" and is_loopback(parts.hostname or "")
    )
    if not is_safe or parse_qs(parts.query).get("response_type") != ["code"]:
        raise NotOurs("sync.portal")
    return place


def _waited(answers: "Queue[_Came]", progress: Progress) -> _Came:
    until = monotonic() + WAIT_S
    while monotonic() < until:
        progress.step(0, 1)
        try:
            return answers.get(timeout=LOOK_S)
        except Empty:
            continue
    raise UserError("login.slow")


@contextmanager
def _door(state: str, pages: Pages) -> "Iterator[tuple[int, Queue[_Came]]]":
    """Open a port for a browser that comes back with `state`; what others ask is not there."""
    answers: Queue[_Came] = Queue()

    class Visit(BaseHTTPRequestHandler):
        """One request of a browser; some open a connection ahead and say nothing."""

        timeout = VISIT_S

        def do_GET(self) -> None:
            """Take the answer of this login, once."""
            parts = urlsplit(self.path)
            said = {name: some[0] for name, some in parse_qs(parts.query).items()}
            is_ours = secrets.compare_digest(said.get("state", "").encode(), state.encode())
            if parts.path != PATH or not is_ours:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            came = _Came(said.get("code", ""), said.get("error", ""))
            self._say(pages.done if came.code else pages.failed)
            answers.put(came)

        def _say(self, sentence: str) -> None:
            body = _PAGE.format(sentence=escape(sentence)).encode()
            self.send_response(HTTPStatus.OK)
            for name, value in (
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("Cache-Control", "no-store"),
                ("Referrer-Policy", "no-referrer"),
                ("Connection", "close"),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the address has the code."""

    try:
        server = _Quiet(("127.0.0.1", 0), Visit)
    except OSError as error:
        raise UserError("login.port") from error
    thread = Thread(target=server.serve_forever, args=(LOOK_S,), name="login")
    thread.start()
    try:
        yield server.server_port, answers
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(ThreadingHTTPServer):
    """Says nothing of a browser that breaks off."""

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Wait for the next one."""


_PAGE: Final = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Werkvloer</title>'
    '<body style="font:18px/1.5 system-ui,sans-serif;max-width:34em;margin:12vh auto">'
    "<p>{sentence}</p></body></html>"
)
