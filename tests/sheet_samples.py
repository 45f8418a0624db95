"""Eyes to read a spreadsheet as another program does."""

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

_NAME = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def files_of(content: bytes) -> dict[str, str]:
    """Return the parts of a spreadsheet by name."""
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def cells_of(content: bytes, tab: int = 1) -> list[list[str]]:
    """Return the rows of a tab: texts as `s:…`, numbers as they stand."""
    files = files_of(content)
    shared = [
        "".join(it.text or "" for it in one.iter(f"{_NAME}t"))
        for one in ElementTree.fromstring(files["xl/sharedStrings.xml"]).iter(f"{_NAME}si")
    ]
    page = ElementTree.fromstring(files[f"xl/worksheets/sheet{tab}.xml"])
    rows = []
    for row in page.iter(f"{_NAME}row"):
        found: list[str] = []
        for cell in row.iter(f"{_NAME}c"):
            at = _column(cell.attrib["r"])
            found += [""] * (at - len(found))
            value = cell.findtext(f"{_NAME}v", "")
            found.append(f"s:{shared[int(value)]}" if cell.get("t") == "s" else value)
        rows.append(found)
    return rows


def _column(place: str) -> int:
    number = 0
    for letter in re.sub("[0-9]", "", place):
        number = number * 26 + ord(letter) - 64
    return number - 1
