"""The tree of folders and names that the archive of the funder wants (archive.toml)."""

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.reference.files import BadReferenceData, dated_rows

FIELDS: Final = frozenset(
    {"oproep", "project", "periode", "partner", "nummer", "onderneming", "kbo", "traject"}
)
SHORTEST, LONGEST = 20, 100  # letters that a name may be asked to have at most
OF_DOSSIER: Final = frozenset({"nummer", "onderneming", "kbo", "traject", "partner"})
_TEXTS: Final = ("complete", "incomplete", "dossier", "contents", "pack")


class BadTree(BadReferenceData):
    """
    A tree that names nothing well; `code` says why, `values` where.

    `empty` (name), `braces` (text), `field` (text, field), `dossier`, `longest` (least, most), else
    `kind` (name).
    """

    def __init__(self, code: str, **values: object) -> None:
        told = ", ".join(f"{name} {value!r}" for name, value in values.items())
        super().__init__(f"archive.toml: {code} {told}".rstrip())
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class ArchiveTree:
    """Names of folders and files, with fields between braces."""

    call: str
    folders: tuple[str, ...]  # the outer first
    complete: str
    incomplete: str
    dossier: str
    contents: str
    pack: str
    longest: int  # letters of a name, without its ending


def archive_tree(day: date) -> ArchiveTree:
    """
    Return the tree that holds on a day, else the first one.

    Raises:
        BadReferenceData: See `checked_tree`.
    """
    rows = sorted(dated_rows("archive.toml", "trees"), key=lambda row: row["valid_from"])
    if not rows:
        raise BadReferenceData("archive.toml: no tree")
    held = [row for row in rows if row["valid_from"] <= day]
    return checked_tree((held or rows[:1])[-1])


def checked_tree(row: Mapping[str, Any]) -> ArchiveTree:
    """
    Return a tree from what somebody wrote.

    Raises:
        BadTree: A name that is missing, knows no such field, or does not tell two dossiers apart; a
            longest name of less than SHORTEST or more than LONGEST letters.
    """
    texts = {name: _text(row, name) for name in _TEXTS}
    folders = row.get("folders", [])
    if not isinstance(folders, list) or not all(isinstance(one, str) for one in folders):
        raise BadTree("kind", name="folders")
    longest, call = row.get("longest"), row.get("call", "")
    if not isinstance(longest, int) or not SHORTEST <= longest <= LONGEST:
        raise BadTree("longest", least=SHORTEST, most=LONGEST)
    if not isinstance(call, str):
        raise BadTree("kind", name="call")
    _check_fields([*folders, texts["contents"], texts["pack"]], FIELDS - OF_DOSSIER)
    _check_fields([texts["complete"], texts["incomplete"]], FIELDS - OF_DOSSIER | {"partner"})
    used = _check_fields([texts["dossier"]], FIELDS)
    if not used & {"nummer", "onderneming", "kbo"}:
        raise BadTree("dossier")
    return ArchiveTree(call=call, folders=tuple(folders), longest=longest, **texts)


def _text(row: Mapping[str, Any], name: str) -> str:
    text = row.get(name)
    if not isinstance(text, str) or not text.strip():
        raise BadTree("empty", name=name)
    return text


def _check_fields(texts: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """Return the fields that are used; no template may reach into a value."""
    used: set[str] = set()
    for text in texts:
        try:
            parsed = list(string.Formatter().parse(text))
        except ValueError as error:
            raise BadTree("braces", text=text) from error
        for _, field, form, conversion in parsed:
            if field is None:
                continue
            if field not in known or form or conversion:
                raise BadTree("field", text=text, field=field)
            used.add(field)
    return frozenset(used)
