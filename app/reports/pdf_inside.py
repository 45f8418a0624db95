"""
The files inside a PDF that anybody may have made: bounded, and never more than was asked.

A PDF is packed in many places. Before a reader of PDF sees it, all that is packed is unpacked
once, in small pieces, to know how large it gets.
"""

import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

import pikepdf

from app.reports.pack_entries import CHUNK, PackError
from app.reports.seal import SealReading, SealVerdict, read_seals

STREAM_BYTES: Final = 256 << 20  # of one stream, unpacked
ALL_BYTES: Final = 4 << 30  # of all streams together
FILES: Final = 20_000
_HEAD: Final = 1_024  # bytes in which `%PDF-` may stand
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_TWICE: Final = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")
_FEED: Final = 64 << 10
_FLATE: Final = "/FlateDecode"


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside a PDF."""

    name: str
    size: int
    sha256: str
    content: bytes  # only of what was asked for by name, else empty


def is_pdf(head: bytes) -> bool:
    """Tell whether a file begins as a PDF does."""
    return b"%PDF-" in head[:_HEAD]


def files_inside(content: bytes, wanted: str) -> tuple[Inside, ...]:
    """
    Return the files inside a PDF; the content of the one that is `wanted` too.

    Call `seals_of` first: it refuses what would get too large.

    Raises:
        PackError: `encrypted`, `too_large`, or `damaged` for what no reader can read.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return tuple(_files(pdf, wanted))
    except pikepdf.PasswordError as error:
        raise PackError("encrypted") from error
    except PackError:
        raise
    except Exception as error:  # what a reader makes of damaged bytes is not to be foretold
        raise PackError("damaged") from error


def seals_of(content: bytes, trusted: Collection[str]) -> SealReading:
    """
    Return what the seals of a PDF say.

    Raises:
        PackError: `too_large`, see `require_bounded`.
    """
    require_bounded(content)
    try:
        return read_seals(content, trusted)
    except Exception:  # noqa: BLE001 what a reader makes of damaged bytes is not to be foretold
        return SealReading(SealVerdict.UNREADABLE)


def require_bounded(content: bytes) -> None:
    """
    Refuse a PDF that unpacks to more than a pack of ours.

    Raises:
        PackError: `too_large`.
    """
    left = ALL_BYTES
    view = memoryview(content)
    for found in _STREAM.finditer(content):
        left -= _unpacked_size(view[found.end() :])
        if left < 0:
            raise PackError("too_large")
    if _TWICE.search(content):  # packed twice: its size is not known without unpacking it
        raise PackError("too_large")


def _unpacked_size(packed: memoryview) -> int:
    """Return how large a stream gets; 0 for one that is not packed, or not in this way."""
    if len(packed) < 2 or packed[0] & 0x0F != 8 or (packed[0] << 8 | packed[1]) % 31:
        return 0
    unpacker, size, place = zlib.decompressobj(), 0, 0
    try:
        while not unpacker.eof and place < len(packed):
            fed: Any = packed[place : place + _FEED]
            place += _FEED
            while fed and not unpacker.eof:
                size += len(unpacker.decompress(fed, CHUNK))
                fed = unpacker.unconsumed_tail
                if size > STREAM_BYTES:
                    raise PackError("too_large")
    except zlib.error:
        pass  # what is broken is found by who reads it
    return size


def _files(pdf: pikepdf.Pdf, wanted: str) -> Iterator[Inside]:
    if pdf.is_encrypted:
        raise PackError("encrypted")  # also with a password that everybody has
    for number, (name, spec) in enumerate(pdf.attachments.items()):
        if number == FILES:
            raise PackError("too_large")
        content = _unpacked(spec.get_file().obj)
        kept = content if name == wanted else b""
        yield Inside(name, len(content), sha256(content).hexdigest(), kept)


def _unpacked(stream: Any) -> bytes:
    filters = stream.get("/Filter")
    raw: bytes = stream.read_raw_bytes()
    if filters is None:
        return raw
    names = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names != [_FLATE] or "/DecodeParms" in stream:
        raise PackError("damaged")  # not written by this program
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(raw, STREAM_BYTES + 1)
    if len(content) > STREAM_BYTES:
        raise PackError("too_large")
    if not unpacker.eof:
        raise PackError("damaged")
    return content
