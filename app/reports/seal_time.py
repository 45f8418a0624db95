"""Asks a time-stamp authority over HTTP (RFC 3161, 3.4); it takes 0.4 s to import: do so late."""

import asyncio
import ssl
from typing import Any, Final

import httpx
import truststore
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from typing_extensions import override

_PATIENCE_S: Final = 15.0
_ASKS: Final = {"Content-Type": "application/timestamp-query"}
_ANSWERS: Final = "application/timestamp-reply"


class HttpTimeStamper(TimeStamper):
    """The authority at an address; the laptop's own system says whether it is who it says."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyHanko left its type out
        self._url = url

    @override
    async def async_request_tsa_response(self, req: Any) -> Any:
        return await asyncio.to_thread(self._ask, req.dump())

    def _ask(self, request: bytes) -> Any:
        trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        try:
            answer = httpx.post(
                self._url, content=request, headers=_ASKS, timeout=_PATIENCE_S, verify=trust
            )
            answer.raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as silent:
            raise TimestampRequestError("the authority does not answer") from silent
        if answer.headers.get("Content-Type") != _ANSWERS:
            raise TimestampRequestError("the authority answers something else")
        return _read(answer.content)


def _read(content: bytes) -> Any:
    try:
        said = tsp.TimeStampResp.load(content, strict=True)
        said.native  # noqa: B018 reading is lazy: what cannot be read must fail here
    except (ValueError, TypeError) as broken:
        raise TimestampRequestError("the authority answers what cannot be read") from broken
    return said
