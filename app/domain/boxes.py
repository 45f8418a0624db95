"""
The boxes that a HEIC, an AVIF and a film are made of; QuickTime calls them atoms.

Source: ISO/IEC 14496-12, section 4.2.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Box(NamedTuple):
    """A box of a file, content[body:end] without its head."""

    kind: bytes
    body: int
    end: int


def whole(content: bytes) -> Box:
    """Return the file as the box around all others."""
    return Box(b"", 0, len(content))


def boxes(content: bytes, within: Box) -> Iterator[Box]:
    """Give the boxes in a box; one that is cut off ends the list."""
    at = within.body
    while at + 8 <= within.end:
        size, body = int.from_bytes(content[at : at + 4], "big"), at + 8
        if size == 1:  # the size itself follows, in eight bytes
            size, body = int.from_bytes(content[body : body + 8], "big"), body + 8
        end = at + size if size else within.end
        if end < body or end > within.end:
            return
        yield Box(content[at + 4 : at + 8], body, end)
        at = end


def first_box(content: bytes, within: Box, kind: bytes) -> Box | None:
    """Return the first box of a kind; None: there is none."""
    return next((box for box in boxes(content, within) if box.kind == kind), None)
