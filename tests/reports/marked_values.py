"""A dossier in which every field of every record says something that stands nowhere else."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from io import BytesIO
from itertools import count
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pikepdf
from pypdf import PdfReader

from app.domain.strokes import Point
from app.reports.trajectory_values import TrajectoryDossier
from tests.reports.samples import BRUSSELS

CODES = {
    ("CountDecision", "status"): "counts",
    ("CriterionLine", "code"): "agreement",
    ("Goal", "reached"): "partly",
    ("GoalLook", "alive"): "partly",
    ("LookBack", "holds"): "partly",
}
# The dossier tells these of the trajectory, not of the file
APART = {("CompanyFile", name) for name in ("parts", "sessions", "actions", "attachments")}


class Marked:
    """Makes values and remembers which mark stands in which field."""

    def __init__(self):
        self.marks = {}  # mark: (type, field)
        self._numbers = count(100)

    def dossier(self):
        return self._value(TrajectoryDossier, None)

    def _value(self, kind, field):
        origin = get_origin(kind)
        if origin is Annotated:
            return self._value(get_args(kind)[0], field)
        if origin in (Union, UnionType):
            (inner,) = (one for one in get_args(kind) if one is not NoneType)
            return self._value(inner, field)
        if origin is tuple:
            return self._items(get_args(kind), field)
        if is_dataclass(kind):
            hints = get_type_hints(kind, include_extras=True)
            return kind(
                **{
                    one.name: self._value(hints[one.name], (kind.__name__, one.name))
                    for one in fields(kind)
                }
            )
        return self._leaf(kind, field)

    def _items(self, kinds, field):
        if field in APART:
            return ()
        if field == ("Signature", "strokes"):
            return ((Point(0, 0, 0, 0.5), Point(40, 20, 90, 0.6)),)
        return (self._value(kinds[0], field), self._value(kinds[0], field))

    def _leaf(self, kind, field):
        if kind is str:
            if field in CODES:
                return CODES[field]
            mark = f"Qz{next(self._numbers)}x"
            self.marks[mark.lower()] = field
            return mark
        if kind is bool:
            return field != ("Origin", "is_practice")
        if issubclass(kind, Enum):
            return next(iter(kind))
        made = {
            int: 7,
            Decimal: Decimal("3.5"),
            datetime: datetime(2026, 5, 19, 13, 30, tzinfo=BRUSSELS),
            date: date(2026, 5, 19),
        }
        return made[kind]


def leaves(kind=TrajectoryDossier, seen=None):
    """Give each field of a tree of values that holds no other values: its type and name."""
    seen = set() if seen is None else seen
    if kind in seen:
        return
    seen.add(kind)
    for name, hint in get_type_hints(kind).items():
        inner = _inner(hint)
        if is_dataclass(inner):
            yield from leaves(inner, seen)
        else:
            yield kind, name, inner


def _inner(hint):
    args = [one for one in get_args(hint) if one not in (NoneType, Ellipsis)]
    return _inner(args[0]) if args and not is_dataclass(hint) else hint


def all_words(content: bytes) -> str:
    """Return all that a PDF says anywhere: pages, XMP, Info, alternatives, bookmarks, names."""
    found = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    with pikepdf.open(BytesIO(content)) as pdf:
        with pdf.open_metadata() as xmp:
            found.append(str(xmp))
        for one in pdf.objects:
            found += _strings(one)
    return "\n".join(found).lower()


def _strings(one: Any):
    if isinstance(one, pikepdf.String):
        yield str(one)
        return
    if isinstance(one, pikepdf.Stream) and one.get("/Type") in ("/Metadata", "/EmbeddedFile"):
        yield one.read_bytes().decode("utf-8", "replace")
    parts = ()
    if isinstance(one, pikepdf.Array):
        parts = list(one)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        parts = [part for _, part in one.items()]
    for part in parts:
        if not getattr(part, "is_indirect", False):  # that one comes by itself
            yield from _strings(part)
