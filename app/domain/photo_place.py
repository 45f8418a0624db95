"""
Where a photo or a film was made, found in what is one by its first bytes, and taken out.

Sources: JPEG (ITU-T T.81), annex B; Exif 2.32 (CIPA DC-008), section 4.5; the WebP container
(RFC 9649). A JPEG begins with segments, the picture follows the first segment SOS; a WebP is a
list of chunks; a TIFF is itself what EXIF is in the others. The picture is never touched: only
the EXIF and the XMP are read. XMP that speaks of GPS is left out whole, as it repeats the EXIF.
PNG, HEIC and films have their own modules.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from app.domain import film_place, heif_place, png_place
from app.domain.tiff_place import EXIF, exif_tells_place, exif_wiped, place_wiped, tells_place

_SOI, _SOS, _APP1, _EOI = 0xD8, 0xDA, 0xE1, 0xD9
HEAD: Final = 12  # bytes that tell whether a file is a photo
_XMP: Final = b"http://ns.adobe.com/"
_RIFF_HEAD: Final = 12  # bytes: «RIFF», the size of what follows, «WEBP»
_HAS_XMP: Final = 0x04  # flag of chunk VP8X


class _Part(NamedTuple):
    """A segment of a JPEG, or a chunk of a WebP."""

    kind: bytes
    begin: int
    body: int  # after its length
    end: int  # of its body
    next: int


def is_photo(head: bytes) -> bool:
    """Tell by its first bytes, never by its name, whether a file may be a photo or a film."""
    begins = (bytes([0xFF, _SOI]), b"II", b"MM", png_place.SIGN)
    return head.startswith(begins) or _is_webp(head) or film_place.is_film(head)


def has_place(content: bytes) -> bool:
    """Tell whether a photo tells where it was taken; a file of another kind does not."""
    if content.startswith(png_place.SIGN) or film_place.is_film(content):
        return without_place(content) != content
    if _is_webp(content):
        return any(_chunk_tells(content, one) for one in _chunks(content))
    return tells_place(content) or any(_segment_tells(content, one) for one in _segments(content))


def without_place(content: bytes) -> bytes:
    """Return the photo without its position, the picture and all else as it was."""
    if content.startswith(png_place.SIGN):
        return png_place.without_place(content)
    if film_place.is_film(content):
        return film_place.without_place(heif_place.without_place(content))
    if _is_webp(content):
        return _webp_without(content)
    parts, kept = [], 0
    for one in _segments(content):
        if not _segment_tells(content, one):
            continue
        parts.append(content[kept : one.begin])
        kept = one.next
        if (body := content[one.body : one.end]).startswith(EXIF):
            parts += [content[one.begin : one.body], exif_wiped(body)]
    return b"".join((*parts, content[kept:])) if parts else place_wiped(content)


def _segments(content: bytes) -> Iterator[_Part]:
    """Give the segments before the picture of a JPEG; a broken one ends the list."""
    if content[:2] != bytes([0xFF, _SOI]):
        return
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in {_SOS, _EOI} or end < at + 4 or end > len(content):
            return
        yield _Part(bytes([marker]), at, at + 4, end, end)
        at = end


def _segment_tells(content: bytes, segment: _Part) -> bool:
    body = content[segment.body : segment.end]
    if segment.kind[0] != _APP1:
        return False
    return exif_tells_place(body) if body.startswith(EXIF) else _xmp_tells(body)


def _xmp_tells(body: bytes) -> bool:
    return body.startswith(_XMP) and b"GPS" in body


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:_RIFF_HEAD] == b"WEBP"


def _chunks(content: bytes) -> Iterator[_Part]:
    """Give the chunks of a WebP; one that is cut off ends the list."""
    at = _RIFF_HEAD
    while at + 8 <= len(content):
        end = at + 8 + int.from_bytes(content[at + 4 : at + 8], "little")
        if end > len(content):
            return
        following = min(end + end % 2, len(content))  # an odd one is filled up
        yield _Part(content[at : at + 4], at, at + 8, end, following)
        at = following


def _chunk_tells(content: bytes, chunk: _Part) -> bool:
    if chunk.kind == b"XMP ":
        return b"GPS" in content[chunk.body : chunk.end]
    return chunk.kind == b"EXIF" and exif_tells_place(content[chunk.body : chunk.end])


def _webp_without(content: bytes) -> bytes:
    """Wipe the place in the EXIF, and leave out XMP that repeats it."""
    out = bytearray(content)
    for one in reversed(list(_chunks(content))):
        if not _chunk_tells(content, one):
            continue
        if one.kind == b"EXIF":
            out[one.body : one.end] = exif_wiped(content[one.body : one.end])
        else:
            del out[one.begin : one.next]
            size = int.from_bytes(out[4:8], "little") - (one.next - one.begin)
            out[4:8] = max(size, 0).to_bytes(4, "little")
            _drop_xmp_flag(out)
    return bytes(out)


def _drop_xmp_flag(out: bytearray) -> None:
    for one in _chunks(bytes(out[: _RIFF_HEAD + 18])):  # VP8X comes first, and has 10 bytes
        if one.kind == b"VP8X" and one.end > one.body:
            out[one.body] &= ~_HAS_XMP & 0xFF
