"""
Where a photo was taken (EXIF position), found in a JPEG and taken out without loss.

Source: Exif 2.32 (CIPA DC-008), sections 4.5 and 4.6, and JPEG (ITU-T T.81), annex B. A JPEG begins
with segments; the picture itself follows the first segment SOS and is never touched. The position
stands in the directory (IFD) that tag 0x8825 of the first directory of segment APP1 «Exif» points
at: its entries and their values become zero and the pointer goes. XMP (APP1) that speaks of GPS is
left out whole, as it repeats what the EXIF says.
"""

from collections.abc import Iterator
from struct import Struct
from typing import Final, NamedTuple

_SOI, _SOS, _APP1, _EOI = 0xD8, 0xDA, 0xE1, 0xD9
_EXIF: Final = b"Exif\0\0"
_XMP: Final = b"http://ns.adobe.com/"
_GPS_POINTER: Final = 0x8825
_ENTRY: Final = 12  # bytes of an entry of a directory
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}


class _Segment(NamedTuple):
    marker: int
    begin: int  # of its 0xFF
    body: int  # after its length
    end: int


class _Tiff(NamedTuple):
    """A TIFF structure: the bytes, and how its numbers are written."""

    data: bytearray
    short: Struct
    long: Struct

    def number(self, at: int) -> int:
        return int(self.short.unpack_from(self.data, at)[0])

    def place(self, at: int) -> int:
        return int(self.long.unpack_from(self.data, at)[0])


def has_place(content: bytes) -> bool:
    """Tell whether a JPEG tells where it was taken; anything that is no JPEG does not."""
    return any(
        _has_gps(content[one.body : one.end]) for one in _segments(content) if one.marker == _APP1
    )


def without_place(content: bytes) -> bytes:
    """Return the JPEG without its position, the picture and all else as it was, byte for byte."""
    parts, kept = [], 0
    for one in _segments(content):
        body = content[one.body : one.end]
        if one.marker != _APP1 or not _has_gps(body):
            continue
        parts.append(content[kept : one.begin])
        kept = one.end
        if (tiff := _tiff(body)) is not None:
            parts += [content[one.begin : one.body], _cleared(tiff)]
    parts.append(content[kept:])
    return b"".join(parts)


def _segments(content: bytes) -> Iterator[_Segment]:
    """Give the segments before the picture; a broken one ends the list."""
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
        yield _Segment(marker, at, at + 4, end)
        at = end


def _has_gps(body: bytes) -> bool:
    if body.startswith(_XMP):
        return b"GPS" in body
    tiff = _tiff(body)
    return tiff is not None and any(
        tiff.number(at) == _GPS_POINTER for at in _entries(tiff, _first_directory(tiff))
    )


def _cleared(tiff: _Tiff) -> bytes:
    """Return the EXIF, as long as it was, with zeros for the position."""
    first = _first_directory(tiff)
    entries = list(_entries(tiff, first))  # less than it counts when it is cut off
    pointers = [at for at in entries if tiff.number(at) == _GPS_POINTER]
    positions = [tiff.place(at + 8) for at in pointers]
    others = b"".join(tiff.data[at : at + _ENTRY] for at in entries if at not in pointers)
    end = first + 2 + len(entries) * _ENTRY
    following = tiff.data[end : end + 4]  # where the next directory stands
    room = bytes(len(pointers) * _ENTRY)
    tiff.data[first + 2 : end + len(following)] = others + following + room
    tiff.short.pack_into(tiff.data, first, len(entries) - len(pointers))
    for position in positions:  # last, as a broken one may lie over the first directory
        _wipe(tiff, position)
    return _EXIF + bytes(tiff.data)


def _wipe(tiff: _Tiff, directory: int) -> None:
    """Overwrite a directory and the values that it points at."""
    for at in list(_entries(tiff, directory)):
        size = _SIZES.get(tiff.number(at + 2), 1) * tiff.place(at + 4)
        value = tiff.place(at + 8)
        if 4 < size <= len(tiff.data) - value:
            tiff.data[value : value + size] = bytes(size)
        tiff.data[at : at + _ENTRY] = bytes(_ENTRY)


def _tiff(body: bytes) -> _Tiff | None:
    if not body.startswith(_EXIF):
        return None
    data = bytearray(body[len(_EXIF) :])
    sign = {b"II": "<", b"MM": ">"}.get(bytes(data[:2]))
    if sign is None or len(data) < 8:
        return None
    tiff = _Tiff(data, Struct(f"{sign}H"), Struct(f"{sign}I"))
    return tiff if tiff.number(2) == 42 else None


def _first_directory(tiff: _Tiff) -> int:
    return tiff.place(4)


def _entries(tiff: _Tiff, directory: int) -> Iterator[int]:
    """Give the places of the entries of a directory, as far as there are bytes for them."""
    if directory + 2 > len(tiff.data) or directory < 8:
        return
    for number in range(tiff.number(directory)):
        at = directory + 2 + number * _ENTRY
        if at + _ENTRY > len(tiff.data):
            return
        yield at
