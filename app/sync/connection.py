"""
The road to the server: HTTP/1.1 over httpx, bodies in JSON, packed with zstd.

Whatever comes back is either a message of ours or an error with a sentence of its own: the page of
a hotel's network, a certificate that has expired, a proxy that wants a password, a cut or absurd
answer. Nothing is stored here, so an answer that is refused costs nothing but the way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, NamedTuple, TypeVar
from urllib.parse import urlsplit

import httpx
from pydantic import ValidationError

from app.core.errors import UserError
from app.sync.bodies import JSON, Body, packed, read_body, unpacked
from app.sync.link import NotOurs, Unauthorized
from app.sync.protocol import Message
from app.sync.refusals import is_json, require_success, told_as_user_error
from app.sync.trust import trusting

ANSWER_BYTES: Final = 64 << 20  # of one answer, packed and unpacked
TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)  # s; of a read: without a single byte
M = TypeVar("M", bound=Message)


@dataclass(frozen=True, slots=True)
class Traffic:
    """Bytes of bodies that went over the road."""

    sent: int = 0
    received: int = 0


@dataclass(slots=True)
class Token:
    """What a request shows; `renew` gets another one, given the one that was refused."""

    get: Callable[[], str]
    renew: Callable[[str], str]


def checked_address(address: str) -> str:
    """
    Return the address of a server without what is superfluous.

    Raises:
        UserError: `sync.address` (address): no address; `sync.plain` (address): it is not
            encrypted, and not this computer itself.
    """
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if not host or any(sign.isspace() for sign in host):
        raise UserError("sync.address", address=text)
    if parts.scheme not in {"https", "http"} or parts.username or parts.query:
        raise UserError("sync.address", address=text)
    if parts.scheme == "http" and not is_loopback(host):
        raise UserError("sync.plain", address=text)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Tell whether a name or number means this computer itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Connection:
    """
    A road that stays open between requests; close it.

    Every method raises the errors of `app.sync.link`, and UserError for what the server refuses in
    words of its own.
    """

    def __init__(
        self,
        address: str,
        *,
        pin: str = "",
        token: Token | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.address = checked_address(address)
        self.traffic = Traffic()
        self.token = token
        is_here = is_loopback(urlsplit(self.address).hostname or "")
        self._client = httpx.Client(
            base_url=self.address,
            verify=trusting(pin) if self.address.startswith("https:") else False,
            timeout=TIMEOUT,
            transport=transport,
            trust_env=not is_here,  # the proxy of the system is not for this computer itself
            headers={"Accept": JSON, "Accept-Encoding": "zstd, gzip", "User-Agent": "Werkvloer"},
        )

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def ask(
        self,
        method: str,
        path: str,
        answer: type[M],
        body: Message | Body | None = None,
        params: Mapping[str, str | int] | None = None,
        *,
        bare: bool = False,
    ) -> M:
        """Send a message and return what the server says to it; `bare`: without a token."""
        request = _Request(method, path, packed(body), params, is_bare=bare)
        content = self._exchange(request)
        try:
            return answer.model_validate_json(content)
        except (ValidationError, RecursionError):
            raise NotOurs("sync.answer") from None

    def tell(self, method: str, path: str, body: Message | None = None) -> None:
        """Send a message to which the answer says nothing more than that it is done."""
        self._exchange(_Request(method, path, packed(body)))

    def place(self, path: str, params: Mapping[str, str]) -> str:
        """Return where the server sends a browser that asks for this; nothing is followed."""
        with told_as_user_error(), self._client.stream("GET", path, params=params) as response:
            if response.status_code == 302:
                return str(response.headers.get("location", ""))
            require_success(response)
        raise NotOurs("sync.answer")

    def put_bytes(self, path: str, content: bytes, headers: Mapping[str, str]) -> None:
        """Send a part of a file, as it is."""
        sent = {"Content-Type": "application/octet-stream", **headers}
        self._exchange(_Request("PUT", path, Body(content, sent)))

    def get_bytes(self, path: str, first: int, last: int) -> bytes:
        """Return the bytes of a file from `first` to `last`, both included."""
        size = last - first + 1
        wanted = {"Range": f"bytes={first}-{last}", "Accept": "*/*", "Accept-Encoding": "identity"}
        answer = self._shown(_Request("GET", path, Body(headers=wanted), most=size))
        if answer.status != 206 or len(answer.raw) != size:
            raise NotOurs("sync.answer")
        return answer.raw

    def _exchange(self, request: "_Request") -> bytes:
        """Return the JSON that the server says to a request."""
        answer = self._shown(request)
        if answer.status == 204:
            return b"{}"
        if not answer.is_json:
            raise NotOurs("sync.portal")
        return unpacked(answer.raw, answer.coding, request.most)

    def _shown(self, request: "_Request") -> "_Answer":
        """Send a request with a token; once more with a new one when it has run out."""
        token = self.token
        if token is None or request.is_bare:
            return self._once(request, "")
        shown = token.get()
        try:
            return self._once(request, shown)
        except Unauthorized as refused:
            if refused.code != "sync.login":
                raise
        return self._once(request, token.renew(shown))

    def _once(self, request: "_Request", token: str) -> "_Answer":
        headers = dict(request.body.headers)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        sent = len(request.body.content)
        with told_as_user_error():
            response = self._client.send(
                self._client.build_request(
                    request.method,
                    request.path.lstrip("/"),
                    content=request.body.content,
                    headers=headers,
                    params=request.params,
                ),
                stream=True,
            )
            try:
                require_success(response)
                raw = read_body(response, request.most)
            finally:
                response.close()
        self.traffic = Traffic(self.traffic.sent + sent, self.traffic.received + len(raw))
        coding = response.headers.get("content-encoding", "")
        return _Answer(response.status_code, is_json(response), coding, raw)


class _Request(NamedTuple):
    method: str
    path: str
    body: Body
    params: Mapping[str, str | int] | None = None
    most: int = ANSWER_BYTES  # of the answer
    is_bare: bool = False


class _Answer(NamedTuple):
    status: int
    is_json: bool
    coding: str
    raw: bytes
