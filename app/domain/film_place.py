"""
Where a film was made, found in an MP4 or a MOV and blanked out of it in place.

Sources: QuickTime File Format (Apple), «User data atoms» and «Metadata»; 3GPP TS 26.244, section 8
(`loci`); ISO 6709; XMP part 3. The box `moov` and each `trak` in it may have a box `udta`, with a
box for each thing that is told, and a box `meta`, where `keys` names what the values in `ilst` are.
What tells the place becomes a box `free` of the same size, or a value of spaces: the tables in
`stco` and `co64` count from the begin of the file, so nothing may shift.
"""

from collections.abc import Iterator
from typing import Final

from app.domain.boxes import Box, boxes, first_box, whole

BEGINS: Final = frozenset((b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"))
_PLACES: Final = frozenset((b"\xa9xyz", b"loci"))
_AROUND: Final = frozenset((b"moov", b"trak", b"udta"))
_XMP: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")  # the kind of a box `uuid`
_DEEPEST: Final = 4  # a `udta` in a `trak` in the `moov` of a file; what lies deeper is no film
_DATA_HEAD: Final = 8  # bytes in a box `data` before what it says: its type and its language


def is_film(head: bytes) -> bool:
    """Tell whether it may be a film; a HEIC begins in the same way."""
    return head[4:8] in BEGINS


def without_place(content: bytes) -> bytes:
    """Return the film, as long as it was, without its position."""
    out = bytearray(content)
    _wipe(content, whole(content), out, _DEEPEST)
    return bytes(out)


def _wipe(content: bytes, within: Box, out: bytearray, deep: int) -> None:
    for box in boxes(content, within):
        if box.kind in _PLACES or _is_xmp_with_place(content, box):
            _free(box, out)
        elif box.kind in _AROUND and deep:
            _wipe(content, box, out, deep - 1)
        elif box.kind == b"meta":
            _wipe_values(content, box, out)


def _is_xmp_with_place(content: bytes, box: Box) -> bool:
    kind = content[box.body : box.body + 16] if box.kind == b"uuid" else box.kind
    return kind in {b"XMP_", _XMP} and content.find(b"GPS", box.body, box.end) >= 0


def _free(box: Box, out: bytearray) -> None:
    """Let a box hold nothing; its size stands before its kind, in four bytes or behind it."""
    kind = box.body - 4 if out[box.body - 4 : box.body] == box.kind else box.body - 12
    out[kind : kind + 4] = b"free"
    out[box.body : box.end] = bytes(box.end - box.body)


def _wipe_values(content: bytes, meta: Box, out: bytearray) -> None:
    """Blank the values that are of a place; the others keep theirs."""
    if content[meta.body + 4 : meta.body + 8] != b"hdlr":
        meta = meta._replace(body=meta.body + 4)  # MP4 has a version and flags there, MOV has not
    names, values = first_box(content, meta, b"keys"), first_box(content, meta, b"ilst")
    if values is None:
        return
    placed = set() if names is None else set(_placed(content, names))
    for value in boxes(content, values):
        if value.kind in _PLACES:
            _free(value, out)
        elif value.kind in placed:
            for data in boxes(content, value):
                begin = min(data.body + _DATA_HEAD, data.end)
                out[begin : data.end] = b" " * (data.end - begin)


def _placed(content: bytes, names: Box) -> Iterator[bytes]:
    """Give the numbers of the names that are of a place, as the kinds of their values."""
    for number, name in enumerate(boxes(content, names._replace(body=names.body + 8)), 1):
        if b"location" in content[name.body : name.end]:
            yield number.to_bytes(4, "big")
