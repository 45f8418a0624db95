"""
What paper can show: reportlab draws NUL, lone surrogates and missing letters without a word.

A character without a form gets a stand-in that a reader sees, and `preflight` names the record and
the field, so that the document can say where the program holds more than the paper.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, Protocol, get_args, get_origin, get_type_hints
from typing import runtime_checkable as checkable

from app.reports.fonts import shown_characters
from app.reports.scripts import JOINERS, drawable, needs_scripts

STAND_IN = "\N{REPLACEMENT CHARACTER}"

_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# These join, break or mark words and have no form of their own: paper loses nothing.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufe00-\ufe0e\ufeff]")
_JOINING = re.compile(f"[{''.join(sorted(JOINERS))}]")  # these too, save in a script that joins
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


class Missing(NamedTuple):
    """Characters of one field that the fonts have no form for."""

    record: str  # as a reader knows it: Sessie van 19/05/2026
    field: str
    characters: str  # each once, in order of code point


@checkable
class Record(Protocol):
    """Values that a reader knows by a name."""

    def record_name(self) -> str:
        """Return the name that a reader knows this record by."""


def readable(text: str) -> str:
    """Return `text` composed (NFC), with one kind of line break and without invisible marks."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub("\n", unicodedata.normalize("NFC", text).replace("\t", " "))
    text = "".join(" " if _is_odd_space(c) else c for c in _INVISIBLE.sub("", text))
    return text if needs_scripts(text) else _JOINING.sub("", text)


def unprintable(text: str) -> str:
    """Return the characters of `text` that the fonts cannot show, each once."""
    return "".join(sorted(_lost(readable(text))))


def printable(text: str) -> str:
    """Return `text` as paper can show it: a stand-in for each sign without a form."""
    text = readable(text)
    lost = _lost(text)
    return "".join(_with_stand_ins(text, lost)) if lost else text


def preflight(values: Any) -> list[Missing]:
    """Find what paper cannot show in all texts of `values`, a tree of frozen dataclasses."""
    return [
        Missing(record, field, characters)
        for record, field, text in _texts(values, "", "")
        if (characters := unprintable(text))
    ]


def _is_odd_space(character: str) -> bool:
    return character not in shown_characters() and unicodedata.category(character) == "Zs"


def _lost(text: str) -> set[str]:
    odd = set(text) - shown_characters() - {"\n"}
    return {character for character in odd if not drawable(character)}


def _with_stand_ins(text: str, lost: set[str]) -> Iterator[str]:
    replaced = False
    for character in text:
        if character not in lost:
            replaced = False
            yield character
        elif not (replaced and _belongs_to_previous(character)):
            replaced = True
            yield STAND_IN


def _belongs_to_previous(character: str) -> bool:
    return character in _SKIN_TONES or unicodedata.category(character) in {"Mn", "Me"}


def _texts(value: Any, record: str, label: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        yield record, label, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, record, label)
    elif is_dataclass(value) and not isinstance(value, type):
        named = getattr(value, "record_name", None)  # to ask for `Record` takes ten times as long
        record = named() if named else record
        labels = _labels(type(value))
        for field in fields(value):
            part = getattr(value, field.name)
            yield from _texts(part, record, labels.get(field.name, label))


@cache
def _labels(kind: type) -> dict[str, str]:
    """Return the Dutch name of each field, from its `Annotated[…, "name"]`."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: get_args(hint)[1] for name, hint in hints.items() if get_origin(hint) is Annotated
    }
