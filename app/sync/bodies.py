"""Bodies on the road: JSON, packed with zstd or gzip, never unpacked without a limit."""

import zlib
from dataclasses import dataclass, field
from typing import Final

import httpx
import zstandard

from app.sync.link import NotOurs
from app.sync.protocol import Message

JSON: Final = "application/json"
PACK_FROM: Final = 400  # bytes; a smaller body does not get smaller
PACK_LEVEL: Final = 3


@dataclass(slots=True)
class Body:
    """What a request carries, and the headers that say so."""

    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def packed(body: Message | Body | None) -> Body:
    """Return a message as it travels; one that is packed already stays as it is."""
    if body is None:
        return Body()
    if isinstance(body, Body):
        return body
    return packed_text(body.model_dump_json(by_alias=True).encode())


def packed_text(content: bytes) -> Body:
    """Return a message in JSON as it travels."""
    headers = {"Content-Type": JSON}
    if len(content) >= PACK_FROM:
        content = zstandard.ZstdCompressor(level=PACK_LEVEL).compress(content)
        headers["Content-Encoding"] = "zstd"
    return Body(content, headers)


def unpacked(raw: bytes, coding: str, most: int) -> bytes:
    """
    Return a body as it was before it was packed.

    Raises:
        NotOurs: `sync.answer`: damaged, cut, unknown, or more than `most` bytes.
    """
    reader = {"": _plain, "identity": _plain, "zstd": _unzstd, "gzip": _gunzip}.get(coding)
    try:
        content = None if reader is None else reader(raw, most)
    except (zstandard.ZstdError, zlib.error):
        content = None
    if content is None or len(content) > most:
        raise NotOurs("sync.answer")
    return content


def _plain(raw: bytes, most: int) -> bytes:
    del most
    return raw


def _unzstd(raw: bytes, most: int) -> bytes | None:
    size = zstandard.frame_content_size(raw)
    if size > most:
        return None
    if size >= 0:
        return zstandard.ZstdDecompressor().decompress(raw)
    with zstandard.ZstdDecompressor().stream_reader(raw) as reader:
        content = reader.read(most + 1)
    if len(content) > most:
        return None
    whole = zstandard.ZstdDecompressor().decompressobj()
    whole.decompress(raw)  # now that its size is known: the reader does not see that it was cut
    return content if whole.eof else None


def _gunzip(raw: bytes, most: int) -> bytes | None:
    unpacking = zlib.decompressobj(wbits=31)
    content = unpacking.decompress(raw, most + 1)
    return content if unpacking.eof else None


def read_body(response: httpx.Response, most: int) -> bytes:
    """Return a body as it came; not more than `most` bytes of it."""
    parts, size = [], 0
    for part in response.iter_raw():
        size += len(part)
        if size > most:
            raise NotOurs("sync.answer")
        parts.append(part)
    return b"".join(parts)
