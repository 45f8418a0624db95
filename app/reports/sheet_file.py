"""
A table as a spreadsheet (XLSX) that says who made it, and in which nothing computes.

Every text is written as text (threat T12): what somebody typed never becomes a formula, a link or a
number. The same values give the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from app.reports.document import Origin
from app.reports.finish import CREATOR
from app.reports.words import clock, day

Cell = str | int | Decimal | date | None

_LONGEST: Final = 32_767  # letters in a cell
_FONT: Final = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_ABOUT: Final = "Over deze lijst"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; `width` is in letters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with what it is."""

    title: str  # of the list; of the tab as far as fits
    what: str  # in one or two sentences
    origin: Origin
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]


def sheet_file(sheet: Sheet) -> bytes:
    """Return a table as a file, with a second tab on what it is and who made it."""
    import xlsxwriter  # takes as long as a page of a screen, and few make a list

    written = BytesIO()
    book: Any = xlsxwriter.Workbook(written, {"in_memory": True})
    made_at = sheet.origin.made_at
    book.set_properties(
        {
            "title": sheet.title,
            "author": sheet.origin.made_by,
            "company": sheet.origin.partnership,
            "comments": CREATOR,
            "created": made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0),
        }
    )
    _table(book, sheet)
    _about(book, sheet)
    book.close()
    return written.getvalue()


def _table(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(_tab(sheet.title))
    text = book.add_format({**_FONT, "text_wrap": True})
    dated = book.add_format({**_FONT, "num_format": "dd/mm/yyyy", "align": "left"})
    head = book.add_format({**_FONT, "bold": True, "bottom": 1, "text_wrap": True})
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, text)
        page.write_string(0, at, column.title, head)
    for number, row in enumerate(sheet.rows, start=1):
        for at, cell in enumerate(row):
            _write(page, (number, at), cell, dated if isinstance(cell, date) else text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{_printed(sheet.title)}&R&P / &N")


def _write(page: Any, place: tuple[int, int], cell: Cell, form: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        page.write_string(*place, cell[:_LONGEST], form)
    elif isinstance(cell, date):
        page.write_datetime(*place, cell, form)
    else:
        page.write_number(*place, cell, form)


def _about(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(_ABOUT)
    name = book.add_format({**_FONT, "bold": True})
    text = book.add_format({**_FONT, "text_wrap": True})
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 90)
    origin = sheet.origin
    said = (
        ("Lijst", sheet.title),
        ("Wat dit is", sheet.what),
        ("Partnerschap", origin.partnership),
        ("Project", origin.project_number),
        ("Gemaakt op", f"{day(origin.made_at)}, {clock(origin.made_at)}"),
        ("Gemaakt door", origin.made_by),
        ("Let op", "Oefenomgeving: verzonnen gegevens, geen bewijs" * origin.is_practice),
    )
    for at, (label, words) in enumerate((label, words) for label, words in said if words):
        page.write_string(at, 0, label, name)
        page.write_string(at, 1, words[:_LONGEST], text)


def _tab(title: str) -> str:
    """Return a name that a spreadsheet takes for a tab."""
    clean = "".join(" " if letter in "[]:*?/\\" else letter for letter in title)
    return clean[:31].strip(" '") or "Lijst"


def _printed(title: str) -> str:
    return title.replace("&", "&&")
