"""
Reads the cells of a spreadsheet that somebody sent (XLSX or CSV) as texts, with little trust.

Only the first sheet, only values: no formula is reckoned, no link followed, no entity expanded.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from app.core.errors import UserError

_BROKEN: Final = (  # RuntimeError: it has a password, or is packed in a way that nobody knows
    *(zipfile.BadZipFile, zlib.error, RuntimeError, ElementTree.ParseError, csv.Error),
    *(LookupError, ValueError, InvalidOperation),
)
MOST_BYTES: Final = 20_000_000  # of the file, and of each part of it once unpacked
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
_MOST_ZEROS: Final = 40  # that writing a number out may add
_NS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE: Final = re.compile(r"([A-Z]{1,3})\d+")


def read_cells(path: Path) -> list[list[str]]:
    """
    Return the rows of a file; of a spreadsheet those of its first sheet.

    Raises:
        UserError: `monitoring.not_read`: it is not there, or no spreadsheet; `monitoring.too_big`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError("monitoring.too_big")
        data = path.read_bytes()
    except OSError as error:
        raise UserError("monitoring.not_read", name=path.name) from error
    try:
        rows = _of_workbook(data) if data[:2] == b"PK" else _of_text(data)
    except _BROKEN as error:
        raise UserError("monitoring.not_read", name=path.name) from error
    return rows


def _of_text(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV file: semicolons, commas or tabs; UTF-8 or as Windows writes."""
    if b"\0" in data:
        raise ValueError("no text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    head = text[:4000]
    mark = max(";\t,", key=lambda one: (head.count(one), one == ";"))
    rows: list[list[str]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
        if len(rows) >= MOST_ROWS:
            raise UserError("monitoring.too_big")
        rows.append(row[:MOST_COLUMNS])
    return rows


def _of_workbook(data: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as workbook:
        texts = _shared(workbook)
        return _rows(_part(workbook, _first_sheet(workbook)), texts)


def _first_sheet(workbook: zipfile.ZipFile) -> str:
    book = _part(workbook, "xl/workbook.xml")
    first = book.find(f"{_NS}sheets/{_NS}sheet")
    if first is None:
        raise ValueError("no sheet")
    links = _part(workbook, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    target = targets[first.get(_LINK)]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shared(workbook: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in workbook.namelist():
        return []
    return [_text(one) for one in _part(workbook, "xl/sharedStrings.xml")]


def _part(workbook: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """Return a part, unless it is too big or declares entities of its own, in any writing."""
    with workbook.open(name) as packed:
        data = packed.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UserError("monitoring.too_big")
    is_wide = b"\0" in data or data[:2] in {b"\xff\xfe", b"\xfe\xff"}  # two bytes a letter
    if is_wide or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("no plain part")
    return ElementTree.fromstring(data)  # noqa: S314 - it has no entities


def _rows(sheet: ElementTree.Element, texts: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iterfind(f"{_NS}sheetData/{_NS}row"):
        number = int(row.get("r", len(rows) + 1))
        if not 0 < number <= MOST_ROWS or len(rows) >= MOST_ROWS:
            raise UserError("monitoring.too_big")
        rows += [[] for _ in range(len(rows), number - 1)]  # rows that are left out are empty
        found = dict(_cells(row, texts))
        rows.append([found.get(at, "") for at in range(max(found, default=-1) + 1)])
    return rows


def _cells(row: ElementTree.Element, texts: list[str]) -> Iterator[tuple[int, str]]:
    at = -1
    for cell in row.iterfind(f"{_NS}c"):
        place = _PLACE.fullmatch(cell.get("r", ""))
        at = at + 1 if place is None else _column(place[1])
        if at < MOST_COLUMNS:
            yield at, _value(cell, texts)


def _value(cell: ElementTree.Element, texts: list[str]) -> str:
    sort = cell.get("t", "n")
    if sort == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_NS}v", "")
    if sort == "s":
        return texts[int(value)] if value else ""
    return _written_out(value) if sort == "n" and "E" in value.upper() else value


def _written_out(value: str) -> str:
    """Return «1.2E3» as «1200»; what would become endless stays as it is."""
    number = Decimal(value)
    return f"{number:f}" if abs(number.adjusted()) <= _MOST_ZEROS else value


def _text(part: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in part.iter(f"{_NS}t"))


def _column(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1
