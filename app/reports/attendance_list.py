"""
Attendance list of a meeting (aanwezigheidslijst): lines to sign on, or the signatures themselves.

Each page stands alone: it says which meeting it is of, in words and in a code, because the pages
that went round a room are scanned in any order. What the meeting cost is not on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from app.core.progress import Progress
from app.domain.strokes import Strokes
from app.reports.blocks import (
    Column,
    DataTable,
    Rule,
    WritingLine,
    gap,
    layout_table,
    pairs,
    table_style,
    title_style,
)
from app.reports.coded_head import CodedTitle, SheetCode, coded_head
from app.reports.document import Origin, PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.parts import missing_on_paper, not_filled_in
from app.reports.printable import preflight
from app.reports.signatures import Ink, before_change
from app.reports.styles import (
    BODY,
    COLUMN,
    FRAME_HEIGHT,
    LABEL,
    SMALL,
    TEXT_WIDTH,
    WRITING,
    WRITING_LINE,
)
from app.reports.text import para
from app.reports.words import day, first_upper, long_day, span

ROW: Final = 11.8 * mm  # high enough to sign in
BELOW: Final = 5.0  # points under the words of a row, above its line
SIGN_ROOM: Final = 22.0  # points above the line of who led the meeting
SPARE: Final = 3  # lines at least for who was not invited
_COLUMNS: Final = (
    Column("Nr.", 10),
    Column("Naam", 39),
    Column("Onderneming", 48),
    Column("Functie", 33),
    Column("Handtekening", 40),
)
_PRIVACY: Final = (
    "Je naam en handtekening dienen alleen als bewijs van deze bijeenkomst en blijven in het "
    "bewijsdossier. Teken alleen voor jezelf. Lege lijnen zijn voor wie niet vooraf inschreef."
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list; without strokes there is a line to sign on."""

    name: Annotated[str, "Naam van een genodigde"]
    company: Annotated[str, "Onderneming van een genodigde"] = ""
    function: Annotated[str, "Functie van een genodigde"] = ""
    strokes: Strokes = ()
    is_before_change: bool = False  # the meeting or the place was changed after it
    changed_at: datetime | None = None  # when, on the wall clock of the laptop


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """A meeting and who is on its list."""

    origin: Origin
    code: str  # of the QR code, see app/domain/print_code.py
    short_code: str  # the end of it, to compare by eye
    title: Annotated[str, "Titel van de bijeenkomst"]
    network: Annotated[str, "Netwerk"]
    starts_at: datetime  # on the wall clock of the laptop
    ends_at: datetime
    place: Annotated[str, "Plaats"]
    organiser: Annotated[str, "Organisator"]
    coach: Annotated[str, "Begeleider"]
    number: int  # of the meeting in its network, from 1
    meetings: int  # of the network
    people: tuple[Person, ...] = ()

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Aanwezigheidslijst"


def attendance_list(values: AttendanceSheet, progress: Progress | None = None) -> bytes:
    """
    Return the list as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    name = f"Aanwezigheidslijst, {values.network}"
    words = PageWords(values.short_code, name, _foot(values.origin))
    metadata = Metadata(
        title=f"Aanwezigheidslijst van {day(values.starts_at)}, {values.network}",
        author=values.origin.made_by,
        subject=values.title,
        made_at=values.origin.made_at,
    )
    return render(words, metadata, _story(values), progress)


def _foot(origin: Origin) -> tuple[str, str, str]:
    project, made, standing = foot_words(origin)
    found = "Scan deze lijst: de code vindt de bijeenkomst terug"
    return (
        project,
        made.replace("Gemaakt", "Afgedrukt", 1),
        standing if origin.is_practice else found,
    )


def _story(values: AttendanceSheet) -> list[Flowable]:
    lost = missing_on_paper(preflight(values))
    pages = list(_pages(values))
    story: list[Flowable] = []
    for number, rows in enumerate(pages, 1):
        if story:
            story.append(PageBreak())
        story += [*_head(values, number, len(pages)), _table(rows), *_closing()]
    return [*story, *lost]


def _head(values: AttendanceSheet, number: int, pages: int) -> list[Flowable]:
    title = CodedTitle(
        "Bijeenkomst",
        "Aanwezigheidslijst",
        *title_style("Aanwezigheidslijst"),
        values.title,
        is_first=number == 1,
    )
    code = SheetCode(
        values.code,
        "Code waarmee een scan deze bijeenkomst terugvindt",
        f"{values.short_code}, lijst {number} van {pages}",
    )
    return [
        *coded_head(title, code),
        Rule(),
        gap(5),
        pairs(*_facts(values)),
        gap(12),
    ]


def _facts(values: AttendanceSheet) -> tuple[list[Any], list[Any]]:
    when = first_upper(long_day(values.starts_at))
    order = f"Bijeenkomst {values.number} van {values.meetings}"
    coach = f"Begeleider {values.coach}" if values.coach else ""
    organiser = "\n".join(part for part in (values.organiser, coach) if part)
    left = [("Datum", f"{when}\n{span(values.starts_at, values.ends_at)}")]
    right = [
        ("Netwerk", f"{values.network}\n{order}"),
        ("Organisator", organiser or not_filled_in()),
    ]
    return [*left, ("Plaats", values.place or not_filled_in())], right


def _pages(values: AttendanceSheet) -> Iterator[list[list[Any]]]:
    """
    Give the rows of each page: as many as fit, blank lines to the end of the last one.

    The last page has some blank lines in any case: somebody always comes who was not invited.
    """
    parts = [*_head(values, 1, 1), *_closing()]
    room = FRAME_HEIGHT - sum(part.wrap(TEXT_WIDTH, FRAME_HEIGHT)[1] for part in parts) - ROW
    rows: list[list[Any]] = []
    left = room
    for number, person in enumerate([*values.people, *[Person("")] * SPARE], 1):
        cells = _cells(number, person)
        high = _height(cells)
        if high > left and rows:
            yield rows
            rows, left = [], room
        rows.append(cells)
        left -= high
    number = len(values.people) + SPARE
    while left >= ROW:
        number += 1
        rows.append(_cells(number, Person("")))
        left -= ROW
    yield rows


def _cells(number: int, person: Person) -> list[Any]:
    words = [person.name, person.company, person.function]
    ink: list[Flowable] = []
    if person.strokes:
        ink.append(Ink(person.strokes, 38 * mm, ROW - 4, person.name))
    if person.is_before_change:
        ink.append(para(before_change(person.changed_at), SMALL, role="TD"))
    return [
        para(str(number), LABEL, role="TD"),
        *(para(text, BODY, role="TD") if text else "" for text in words),
        ink or "",
    ]


def _height(cells: Sequence[Any]) -> float:
    """Return how high a row is: words that do not fit on one line make it higher."""
    wide = [column.width * mm - column.gutter * mm for column in _COLUMNS]
    highest: float = max(
        cell.wrap(width, FRAME_HEIGHT)[1]
        for cell, width in zip(cells[:-1], wide[:-1], strict=True)
        if cell
    )
    signed: float = sum(part.wrap(_COLUMNS[-1].width * mm, FRAME_HEIGHT)[1] for part in cells[-1])
    return max(float(ROW), highest + 2 * BELOW, signed + 2)


def _table(rows: list[list[Any]]) -> Flowable:
    heads = [para(column.head, SMALL, role="TH") for column in _COLUMNS]
    widths = [column.width * mm for column in _COLUMNS]
    heights = [None, *(_height(cells) for cells in rows)]
    table = DataTable([heads, *rows], widths, heights, hAlign="LEFT", repeatRows=1)
    table.setStyle(table_style(_COLUMNS))
    table.setStyle(
        [
            ("VALIGN", (0, 1), (-1, -1), "BOTTOM"),
            ("TOPPADDING", (0, 1), (-1, -1), BELOW),
            ("BOTTOMPADDING", (0, 1), (-2, -1), BELOW),
            ("BOTTOMPADDING", (-1, 1), (-1, -1), 1),
            ("TOPPADDING", (-1, 1), (-1, -1), 0),
            ("LINEBELOW", (0, 1), (-1, -1), WRITING, WRITING_LINE),
        ]
    )
    return table


def _closing() -> list[Flowable]:
    """Return where who led the meeting signs, and what the names are for."""
    row = [para("Begeleider", LABEL), WritingLine(54 * mm)]
    row += [para("Aantal aanwezig", LABEL), WritingLine(25 * mm)]
    table = layout_table([row], [COLUMN, 2 * COLUMN, COLUMN, TEXT_WIDTH - 4 * COLUMN])
    table.setStyle(
        [("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("TOPPADDING", (0, 0), (-1, -1), SIGN_ROOM)]
    )
    notice = layout_table(
        [["", para(_PRIVACY, SMALL), ""]], [COLUMN, 113 * mm, TEXT_WIDTH - COLUMN - 113 * mm]
    )
    return [table, gap(8), notice]
