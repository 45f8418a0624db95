"""
Where a photo was taken, found in a TIFF structure and wiped out of it in place.

EXIF is such a structure, and so is a TIFF picture with all its pages. Sources: TIFF 6.0, section 2;
Exif 2.32 (CIPA DC-008), section 4.6; the extension BigTIFF. Each directory (IFD) has entries: a
tag, a type, a count, and the value or its place. The position stands in a directory of its own,
that an entry 0x8825 points at; XMP, in an entry 700, may repeat it. Both go with all they hold:
the entry out of its directory, zeros over the rest. The length and all other bytes stay.
"""

from collections.abc import Iterator
from struct import Struct
from typing import Final, NamedTuple

EXIF: Final = b"Exif\0\0"  # its name: before it in a JPEG, and in what some cameras write elsewhere
_GPS_POINTER, _XMP = 0x8825, 700
# Bytes of one value of each type; those from 16 on are of BigTIFF, those not named have one
_SIZES: Final = {3: 2, 4: 4, 5: 8, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_MOST_ENTRIES: Final = 100_000  # 5,000 pages; a file that lies would have us look without end


class _Tiff(NamedTuple):
    """The bytes, and how their numbers are written."""

    data: bytearray
    short: Struct
    word: Struct  # of a count and of a place: 4 bytes, and 8 in BigTIFF
    counter: Struct  # of the entries of a directory: 2 bytes, and 8 in BigTIFF

    @property
    def entry(self) -> int:
        """Bytes of an entry."""
        return 4 + 2 * self.word.size

    def number(self, at: int) -> int:
        return int(self.short.unpack_from(self.data, at)[0])

    def place(self, at: int) -> int:
        return int(self.word.unpack_from(self.data, at)[0])

    def value_at(self, entry: int) -> int:
        """Return where the value of an entry stands in it, or the place of that value."""
        return entry + 4 + self.word.size

    def extent(self, entry: int) -> slice:
        """Return the bytes of the value of an entry; none when they lie behind the end."""
        size = _SIZES.get(self.number(entry + 2), 1) * self.place(entry + 4)
        begin = self.value_at(entry)
        if size > self.word.size:
            begin = self.place(begin)
        return slice(begin, begin + size if size <= len(self.data) - begin else begin)


def tells_place(content: bytes) -> bool:
    """Tell whether the structure tells a place; anything else does not."""
    tiff = _read(content)
    return tiff is not None and any(
        _is_place(tiff, at) for directory in _directories(tiff) for at in _entries(tiff, directory)
    )


def place_wiped(content: bytes) -> bytes:
    """Return the structure, as long as it was, without the place; anything else as it is."""
    tiff = _read(content)
    if tiff is None:
        return content
    for directory in list(_directories(tiff)):
        _clear(tiff, directory)
    return bytes(tiff.data)


def exif_tells_place(body: bytes) -> bool:
    """Tell whether EXIF tells a place; it may begin with its name."""
    return tells_place(body.removeprefix(EXIF))


def exif_wiped(body: bytes) -> bytes:
    """Return EXIF, as long as it was, without the place."""
    plain = body.removeprefix(EXIF)
    return body[: len(body) - len(plain)] + place_wiped(plain)


def _read(content: bytes) -> _Tiff | None:
    sign = {b"II": "<", b"MM": ">"}.get(content[:2])
    if sign is None or len(content) < 8:
        return None
    short, long, huge = (Struct(sign + size) for size in "HIQ")
    kind = short.unpack_from(content, 2)[0]
    if kind == 42:
        return _Tiff(bytearray(content), short, long, short)
    if kind == 43 and len(content) >= 16:
        return _Tiff(bytearray(content), short, huge, huge)
    return None


def _directories(tiff: _Tiff) -> Iterator[int]:
    """Give the places of the directories, each once: a broken one may point back."""
    directory, seen, passed = tiff.place(tiff.word.size), set[int](), 0
    while passed < _MOST_ENTRIES and directory not in seen:
        seen.add(directory)
        yield directory
        count = sum(1 for _ in _entries(tiff, directory))
        passed += count
        end = directory + tiff.counter.size + count * tiff.entry
        if count == 0 or end + tiff.word.size > len(tiff.data):
            return
        directory = tiff.place(end)


def _entries(tiff: _Tiff, directory: int) -> Iterator[int]:
    """Give the places of the entries of a directory, as far as there are bytes for them."""
    first = directory + tiff.counter.size
    if first > len(tiff.data) or directory < 8:
        return
    count = int(tiff.counter.unpack_from(tiff.data, directory)[0])
    for at in range(first, min(first + count * tiff.entry, len(tiff.data)), tiff.entry):
        if at + tiff.entry > len(tiff.data):
            return
        yield at


def _is_place(tiff: _Tiff, entry: int) -> bool:
    tag = tiff.number(entry)
    return tag == _GPS_POINTER or (tag == _XMP and _speaks_of_gps(tiff, entry))


def _speaks_of_gps(tiff: _Tiff, entry: int) -> bool:
    extent = tiff.extent(entry)
    return tiff.data.find(b"GPS", extent.start, extent.stop) >= 0


def _clear(tiff: _Tiff, directory: int) -> None:
    """Take the entries that tell the place out of a directory, and wipe what they point at."""
    first = directory + tiff.counter.size
    entries = list(_entries(tiff, directory))  # less than it counts when it is cut off
    told = [at for at in entries if _is_place(tiff, at)]
    if not told:
        return
    positions = [tiff.place(tiff.value_at(at)) for at in told if tiff.number(at) == _GPS_POINTER]
    repeated = [tiff.extent(at) for at in told if tiff.number(at) == _XMP]
    others = b"".join(tiff.data[at : at + tiff.entry] for at in entries if at not in told)
    end = first + len(entries) * tiff.entry
    following = tiff.data[end : end + tiff.word.size]  # where the next directory stands
    room = bytes(len(told) * tiff.entry)
    tiff.data[first : end + len(following)] = others + following + room
    tiff.counter.pack_into(tiff.data, directory, len(entries) - len(told))
    for extent in repeated:
        _blank(tiff, extent)
    for position in positions:  # last, as a broken one may lie over the first directory
        for at in list(_entries(tiff, position)):
            _blank(tiff, tiff.extent(at))
            _blank(tiff, slice(at, at + tiff.entry))


def _blank(tiff: _Tiff, extent: slice) -> None:
    tiff.data[extent] = bytes(len(tiff.data[extent]))
