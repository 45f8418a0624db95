"""
Tables as a spreadsheet (XLSX) that says who made it, and in which nothing computes.

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
_DAY: Final = "dd/mm/yyyy"
_LONGEST_TAB: Final = 31  # letters of the name of a tab


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; `width` is in letters, `form` how a spreadsheet writes its numbers."""

    title: str
    width: int
    form: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with what it is."""

    title: str  # of the list; of the tab as far as fits
    what: str  # in one or two sentences
    origin: Origin
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A table on a tab of its own; `total` is its last row, in bold."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None = None


@dataclass(frozen=True, slots=True)
class About:
    """The last tab: what the book is and who made it, a label with its words each."""

    tab: str
    lines: Sequence[tuple[str, str]]


def sheet_file(sheet: Sheet) -> bytes:
    """Return a table as a file, with a second tab on what it is and who made it."""
    page = SheetPage(sheet.title, sheet.columns, sheet.rows)
    return book_file(sheet.title, sheet.origin, (page,), _about_list(sheet))


def book_file(title: str, origin: Origin, pages: Sequence[SheetPage], about: About) -> bytes:
    """Return tables as a file, each on its tab."""
    import xlsxwriter  # takes as long as a page of a screen, and few make a list

    written = BytesIO()
    book: Any = xlsxwriter.Workbook(written, {"in_memory": True})
    book.set_properties(
        {
            "title": title,
            "author": origin.made_by,
            "company": origin.partnership,
            "comments": CREATOR,
            "created": origin.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0),
        }
    )
    taken = {about.tab.casefold()}
    for page in pages:
        _table(book, page, _tab(page.title, taken))
    _about(book, about)
    book.close()
    return written.getvalue()


class _Forms:
    """The looks of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}

    def of(self, cell: Cell, column: SheetColumn, *, is_total: bool) -> Any:
        """Return how a cell looks."""
        form = _DAY if isinstance(cell, date) else "" if isinstance(cell, str) else column.form
        key = form, is_total
        if key not in self._made:
            look = {**_FONT, "text_wrap": True} if not form else {**_FONT, "num_format": form}
            look |= {"align": "left"} if form == _DAY else {}
            look |= {"bold": True, "top": 1} if is_total else {}
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _table(book: Any, its: SheetPage, tab: str) -> None:
    page, forms = book.add_worksheet(tab), _Forms(book)
    text = book.add_format({**_FONT, "text_wrap": True})
    head = book.add_format({**_FONT, "bold": True, "bottom": 1, "text_wrap": True})
    for at, column in enumerate(its.columns):
        page.set_column(at, at, column.width, text)
        page.write_string(0, at, column.title, head)
    rows = its.rows if its.total is None else (*its.rows, its.total)
    for number, row in enumerate(rows, start=1):
        is_total = number > len(its.rows)
        for at, (cell, column) in enumerate(zip(row, its.columns, strict=False)):
            _write(page, (number, at), cell, forms.of(cell, column, is_total=is_total))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(its.rows), 1), len(its.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{_printed(its.title)}&R&P / &N")


def _write(page: Any, place: tuple[int, int], cell: Cell, form: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        page.write_string(*place, cell[:_LONGEST], form)
    elif isinstance(cell, date):
        page.write_datetime(*place, cell, form)
    else:
        page.write_number(*place, cell, form)


def _about(book: Any, about: About) -> None:
    page = book.add_worksheet(about.tab)
    name = book.add_format({**_FONT, "bold": True, "text_wrap": True})
    text = book.add_format({**_FONT, "text_wrap": True})
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 90)
    for at, (label, words) in enumerate((label, words) for label, words in about.lines if words):
        page.write_string(at, 0, label, name)
        page.write_string(at, 1, words[:_LONGEST], text)


def _about_list(sheet: Sheet) -> About:
    origin = sheet.origin
    return About(
        _ABOUT,
        (
            ("Lijst", sheet.title),
            ("Wat dit is", sheet.what),
            ("Partnerschap", origin.partnership),
            ("Project", origin.project_number),
            ("Gemaakt op", f"{day(origin.made_at)}, {clock(origin.made_at)}"),
            ("Gemaakt door", origin.made_by),
            ("Let op", "Oefenomgeving: verzonnen gegevens, geen bewijs" * origin.is_practice),
        ),
    )


def _tab(title: str, taken: set[str]) -> str:
    """Return a name that a spreadsheet takes for a tab, and that no other has."""
    clean = "".join(" " if letter in "[]:*?/\\" else letter for letter in title)
    wanted = clean[:_LONGEST_TAB].strip(" '") or "Lijst"
    found, number = wanted, 1
    while found.casefold() in taken:
        number += 1
        found = f"{wanted[: _LONGEST_TAB - 1 - len(str(number))]} {number}"
    taken.add(found.casefold())
    return found


def _printed(title: str) -> str:
    return title.replace("&", "&&")
