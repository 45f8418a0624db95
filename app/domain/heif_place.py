"""
Where a photo was taken, found in a HEIC or an AVIF and wiped out of it in place.

Sources: ISO/IEC 14496-12, sections 4.2, 8.11.3 and 8.11.6; ISO/IEC 23008-12, annex A. The file is a
tree of boxes. In the box `meta`, `iinf` lists the items with their kinds, and `iloc` tells where
the bytes of each are. EXIF is an item behind four bytes that count what stands before it; XMP is
one of kind `mime`. Zeros or spaces take the place of what goes, so that no other place shifts.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from app.domain.boxes import Box, boxes, first_box, whole
from app.domain.tiff_place import exif_wiped

_EXIF, _MIME = b"Exif", b"mime"
_IN_IDAT: Final = 1  # the places of an item count from the box `idat`, not from the file


class _Item(NamedTuple):
    """An item, and where its bytes are; more than one part is rare."""

    number: int
    parts: tuple[slice, ...]

    @property
    def size(self) -> int:
        """Bytes, as it says itself."""
        return sum(part.stop - part.start for part in self.parts)


class _Reader:
    """Reads the numbers of a box one after another; behind its end they are 0."""

    def __init__(self, content: bytes, box: Box) -> None:
        self._content, self._at, self._end = content, box.body, box.end

    @property
    def is_done(self) -> bool:
        return self._at >= self._end

    def take(self, size: int) -> int:
        begin = self._at
        self._at += size
        return int.from_bytes(self._content[begin : min(self._at, self._end)], "big")


def is_heif(content: bytes) -> bool:
    """Tell whether it is a file of boxes; a film is one too, without items."""
    return content[4:8] == b"ftyp"


def without_place(content: bytes) -> bytes:
    """Return the photo, as long as it was, without its position; anything else as it is."""
    meta = first_box(content, whole(content), b"meta") if is_heif(content) else None
    if meta is None:
        return content
    meta = meta._replace(body=meta.body + 4)  # after its version and flags
    kinds, out, left = dict(_kinds(content, meta)), bytearray(content), len(content)
    for item in _items(content, meta):
        kind = kinds.get(item.number)
        if kind not in {_EXIF, _MIME} or item.size > left:
            continue
        left -= item.size  # one file holds no more than itself; one that lies would take forever
        was = b"".join(out[part] for part in item.parts)
        _write(out, item, _exif_without(was) if kind == _EXIF else _xmp_without(was))
    return bytes(out)


def _exif_without(body: bytes) -> bytes:
    begin = 4 + int.from_bytes(body[:4], "big")
    return body[:begin] + exif_wiped(body[begin:])


def _xmp_without(body: bytes) -> bytes:
    return b" " * len(body) if b"GPS" in body else body


def _write(out: bytearray, item: _Item, content: bytes) -> None:
    for part in item.parts:
        size = len(out[part])
        out[part] = content[:size]
        content = content[size:]


def _kinds(content: bytes, meta: Box) -> Iterator[tuple[int, bytes]]:
    """Give the number and the kind of each item."""
    listed = first_box(content, meta, b"iinf")
    if listed is None:
        return
    count = 4 if _Reader(content, listed).take(1) else 2  # bytes
    for entry in boxes(content, listed._replace(body=listed.body + 4 + count)):
        reader = _Reader(content, entry)
        version = reader.take(1)
        reader.take(3)  # flags
        number = reader.take(4 if version >= 3 else 2)
        reader.take(2)  # its protection
        yield number, reader.take(4).to_bytes(4, "big")


def _items(content: bytes, meta: Box) -> Iterator[_Item]:
    """Give where the bytes of each item are; a list that is cut off ends early."""
    told, data = first_box(content, meta, b"iloc"), first_box(content, meta, b"idat")
    if told is None:
        return
    reader = _Reader(content, told)
    version = reader.take(1)
    reader.take(3)  # flags
    sizes = reader.take(2)
    place, length, base, index = (sizes >> shift & 0xF for shift in (12, 8, 4, 0))
    id_bytes = 4 if version >= 2 else 2
    for _ in range(reader.take(id_bytes)):
        if reader.is_done:
            return
        number = reader.take(id_bytes)
        method = reader.take(2) & 0xF if version else 0
        reader.take(2)  # the file it is in: this one
        begin = reader.take(base) + (data.body if data and method == _IN_IDAT else 0)
        parts = []
        for _ in range(reader.take(2)):
            reader.take(index if version else 0)
            first = begin + reader.take(place)
            parts.append(slice(first, first + reader.take(length)))
        yield _Item(number, tuple(parts))
