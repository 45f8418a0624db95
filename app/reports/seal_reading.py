"""
Reads the seals of a PDF from its bytes, so that a file too broken to be opened still has a verdict.

A seal stands in plain bytes: `/ByteRange [0 a b c]` says that it covers the first `a` bytes and `c`
bytes from `b` on; between them stands the signature (CMS, RFC 5652), in hexadecimal, and nothing
else. Nothing of the structure of the PDF is believed.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Final, NamedTuple

import pikepdf

from app.reports.seal import Seal, SealReading, SealVerdict
from app.reports.seal_cms import Broken, check

_NUMBERS: Final = rb"\s+".join([rb"(\d{1,18})"] * 4)  # no file has more digits
_RANGE: Final = re.compile(rb"/ByteRange\s*\[\s*" + _NUMBERS + rb"\s*\]")
_HEX: Final = re.compile(rb"<((?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>")
_MOMENT: Final = re.compile(rb"/M\s*(\((?:[^()\\]|\\.){4,60}\))")
# Any of these in plain bytes: there was a seal, also when one letter of it changed.
_TRACES: Final = (
    b"/ByteRange",
    b"/Adobe.PPKLite",
    b"/ETSI.CAdES.detached",
    b"/adbe.pkcs7.detached",
    b"/DocMDP",
)
_TIME_STAMP: Final = b"/ETSI.RFC3161"  # covers what is before it, but is the seal of nobody


class _Place(NamedTuple):
    """Where a seal stands, as it says itself."""

    first: int
    before: int  # bytes
    behind: int  # where the second stretch begins
    after: int  # bytes

    @property
    def end(self) -> int:
        return self.behind + self.after


def read(pdf: bytes, trusted: frozenset[str]) -> SealReading:
    """Judge the seals of a file; see `app.reports.seal.read_seals`."""
    seals = tuple(_read(pdf, place) for place in sorted(_places(pdf), key=lambda it: it.end))
    return SealReading(_verdict(pdf, seals, trusted), seals)


def _verdict(pdf: bytes, seals: tuple[Seal, ...], trusted: frozenset[str]) -> SealVerdict:
    if not seals:
        return _verdict_without(pdf)
    if not all(seal.is_intact for seal in seals):
        return SealVerdict.CHANGED
    last = seals[-1]
    if not last.covers_file:
        return SealVerdict.APPENDED
    return SealVerdict.WHOLE if last.fingerprint in trusted else SealVerdict.FOREIGN


def _verdict_without(pdf: bytes) -> SealVerdict:
    if any(trace in pdf for trace in _TRACES):
        return SealVerdict.CHANGED
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            has_pages = len(opened.pages) > 0
    except pikepdf.PdfError:
        has_pages = False
    return SealVerdict.NONE if has_pages else SealVerdict.UNREADABLE


def _places(pdf: bytes) -> Iterator[_Place]:
    for found in _RANGE.finditer(pdf):
        about = _dictionary(pdf, found.start())
        if _TIME_STAMP not in about:
            yield _Place(*map(int, found.groups()))


def _dictionary(pdf: bytes, inside: int) -> bytes:
    """Return the object that a place is inside of."""
    return pdf[max(pdf.rfind(b" obj", 0, inside), 0) : pdf.find(b"endobj", inside)]


def _read(pdf: bytes, place: _Place) -> Seal:
    covers_file = place.first == 0 and place.end == len(pdf)
    gap = _HEX.fullmatch(pdf[place.before : place.behind])
    if place.first != 0 or place.end > len(pdf) or gap is None:
        return Seal(is_intact=False, covers_file=covers_file)
    view = memoryview(pdf)
    covered = (view[: place.before], view[place.behind : place.end])
    try:
        signed = check(bytes.fromhex(gap[1].decode("ascii")), covered)
    except Broken:
        return Seal(is_intact=False, covers_file=covers_file)
    return Seal(
        is_intact=True,
        covers_file=covers_file,
        fingerprint=signed.fingerprint,
        holder=signed.holder,
        sealed_at=_moment(_dictionary(pdf, place.before)),
        stamped_at=signed.stamped_at,
        stamped_by=signed.stamped_by,
    )


def _moment(about: bytes) -> datetime | None:
    found = _MOMENT.search(about)
    if found is None:
        return None
    try:
        said = str(pikepdf.Object.parse(found[1]))  # a letter may stand there as its number
        return pikepdf.models.metadata.decode_pdf_date(said)
    except (ValueError, pikepdf.PdfError):
        return None
