"""
Bodies: how large they may be, before and after decompression, and how an answer is compressed.

A cut body is dropped whole: a sender may give `Content-Digest: sha-256=:…:` (RFC 9530) of what it
sends, and each answer has one.
"""

import hashlib
import re
import zlib
from base64 import b64decode, b64encode
from typing import Annotated, Final, TypeVar

import zstandard
from fastapi import Depends, Request, Response
from pydantic import BaseModel, ValidationError

from app.server.refusal import Refusal

SMALL: Final = 64 << 10  # bytes of a body that holds no records
LARGE: Final = 20 << 20  # of one with records: a group of 16 MiB and what stands around it
_WORTH: Final = 512  # bytes: smaller answers are not compressed
_LEVEL: Final = 3
_DIGEST: Final = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):")
Read = TypeVar("Read", bound=BaseModel)


async def body_of(request: Request, limit: int) -> bytes:
    """Return what was sent, as it was sent; never more than `limit` is kept."""
    got = bytearray()
    async for part in request.stream():
        got += part
        if len(got) > limit:
            raise Refusal(413, "too_large", limit=limit)
    return bytes(got)


async def large_body(request: Request) -> bytes:
    """Return the body of a request with records."""
    return await body_of(request, LARGE)


LargeBody = Annotated[bytes, Depends(large_body)]


def read_message(request: Request, body: bytes, model: type[Read]) -> Read:
    """
    Return the message of a body.

    Raises:
        Refusal: 400 `body_cut` or `encoding`, 413 `too_large`, 422 `invalid`.
    """
    check_digest(request, body)
    plain = decompressed(body, request.headers.get("content-encoding", ""), LARGE)
    try:
        return model.model_validate_json(plain)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise Refusal(422, "invalid", field=".".join(map(str, first["loc"]))) from error


def check_digest(request: Request, body: bytes) -> None:
    """Refuse a body that is not the one whose hash was sent along."""
    found = _DIGEST.search(request.headers.get("content-digest", ""))
    if found is None:
        return
    try:
        is_whole = b64decode(found[1], validate=True) == hashlib.sha256(body).digest()
    except ValueError:
        is_whole = False
    if not is_whole:
        raise Refusal(400, "body_cut")


def decompressed(body: bytes, encoding: str, limit: int) -> bytes:
    """Return a body as its sender wrote it; stops at `limit` bytes, whatever the body says."""
    if encoding in {"", "identity"}:
        plain = body
    elif encoding == "gzip":
        plain = _gunzipped(body, limit)
    elif encoding == "zstd":
        plain = _unzstandard(body, limit)
    else:
        raise Refusal(400, "encoding")
    if len(plain) > limit:
        raise Refusal(413, "too_large", limit=limit)
    return plain


def _gunzipped(body: bytes, limit: int) -> bytes:
    reader = zlib.decompressobj(wbits=31)
    try:
        plain = reader.decompress(body, limit + 1)
    except zlib.error as error:
        raise Refusal(400, "encoding") from error
    if len(plain) <= limit and not reader.eof:
        raise Refusal(400, "body_cut")
    return plain


def _unzstandard(body: bytes, limit: int) -> bytes:
    try:
        declared = zstandard.get_frame_parameters(body).content_size
        with zstandard.ZstdDecompressor(max_window_size=LARGE).stream_reader(body) as reader:
            plain = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise Refusal(400, "encoding") from error
    is_declared = declared not in {zstandard.CONTENTSIZE_UNKNOWN, zstandard.CONTENTSIZE_ERROR}
    if is_declared and len(plain) < min(declared, limit):
        raise Refusal(400, "body_cut")
    return plain


def answer(request: Request, message: BaseModel, status: int = 200) -> Response:
    """Return a message as JSON, compressed as the client can read it."""
    return answer_text(request, message.model_dump_json(by_alias=True), status)


def answer_text(request: Request, text: str, status: int = 200) -> Response:
    """Return a message that is JSON already."""
    plain = text.encode()
    headers = {"Vary": "Accept-Encoding"}
    accepted = request.headers.get("accept-encoding", "")
    body = plain
    if len(plain) >= _WORTH and "zstd" in accepted:
        body = zstandard.ZstdCompressor(level=_LEVEL).compress(plain)
        headers["Content-Encoding"] = "zstd"
    elif len(plain) >= _WORTH and "gzip" in accepted:
        packer = zlib.compressobj(wbits=31)
        body = packer.compress(plain) + packer.flush()
        headers["Content-Encoding"] = "gzip"
    headers["Content-Digest"] = f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"
    return Response(body, status, headers, media_type="application/json")
