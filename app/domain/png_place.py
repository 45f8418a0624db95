"""
Where a picture was taken, found in a PNG and taken out without loss.

Source: PNG (W3C, third edition), section 5 and 11.3. A PNG is a list of chunks: EXIF is one of its
own, XMP is a text with a name; programs from before EXIF had its chunk write both as text in hex.
The picture is never touched.
"""

import zlib
from collections.abc import Iterator
from typing import Final

from app.domain.tiff_place import exif_tells_place, exif_wiped

SIGN: Final = b"\x89PNG\r\n\x1a\n"
_XMP: Final = b"XML:com.adobe.xmp"
_PROFILE: Final = b"Raw profile type "  # of ImageMagick: exif, APP1 or xmp
_MOST: Final = 10_000_000  # bytes of a text once it is unpacked; a file that lies has no end


def without_place(content: bytes) -> bytes:
    """Return the picture without its position; what is no PNG, or tells none, as it is."""
    return b"".join(_kept(content)) if content.startswith(SIGN) else content


def _kept(content: bytes) -> Iterator[bytes]:
    """Give what is left of each chunk; behind one that is cut off all stays as it is."""
    at = len(SIGN)
    yield content[:at]
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if end > len(content):
            break
        kind, body = content[at + 4 : at + 8], content[at + 8 : end - 4]
        if kind == b"eXIf" and exif_tells_place(body):
            yield _chunk(kind, exif_wiped(body))
        elif not _text_tells(kind, body):
            yield content[at:end]
        at = end
    yield content[at:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + kind + body + check


def _text_tells(kind: bytes, body: bytes) -> bool:
    name, _, rest = body.partition(b"\0")
    if name == _XMP:
        return b"GPS" in _text(kind, rest)
    if name.startswith(_PROFILE):
        profile = _from_hex(_text(kind, rest))
        return exif_tells_place(profile) or b"GPS" in profile
    return False


def _text(kind: bytes, rest: bytes) -> bytes:
    """Return the text of a chunk after its name, unpacked; nothing for a chunk that is no text."""
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return _unpacked(rest[1:])
    if kind != b"iTXt":
        return b""
    text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]  # after language and translated name
    return _unpacked(text) if rest[:1] == b"\1" else text


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return b""


def _from_hex(text: bytes) -> bytes:
    """Read what follows the kind and the length of a profile."""
    try:
        return bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
    except ValueError:
        return b""
