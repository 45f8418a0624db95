"""The parts of a page by their meaning: title, section, pairs, label with text, table, list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table
from typing_extensions import override

from app.reports.fonts import SANS
from app.reports.styles import (
    BODY,
    BODY_RIGHT,
    BOLD,
    BULLET,
    COLUMN,
    FRAME_HEIGHT,
    GUTTER,
    HEAD_LINE,
    HEAVY,
    LABEL,
    LABEL_WIDTH,
    LEAD,
    LONG_TITLE,
    READING_WIDTH,
    ROW_LINE,
    SECTION,
    SMALL,
    SMALL_RIGHT,
    TEXT,
    TEXT_WIDTH,
    THIN,
    TINT,
    TITLE,
    WRITING,
    WRITING_LINE,
)
from app.reports.tags import NUMBER, TableTags
from app.reports.text import Words, line_width, para

Cell: TypeAlias = str | Flowable | list[Flowable]
Row: TypeAlias = Sequence[Cell]

LONG_TITLE_LETTERS = 90  # a longer one would fill the page in the size of a title
SPLIT_AT_LEAST = 26.0  # two lines: what stays of a row that does not fit on its page
ROOM_FOR_SECTION = 40 * mm  # a head with its first rows
ROOM_FOR_WORDS = 22 * mm  # a head with a line of words
_MOST_ROWS = 20  # of labels that stand together on a page, and letters of their values
_MOST_LETTERS = 900


class Rule(Flowable):
    """A line over the whole width; an artifact, never a meaning."""

    def __init__(self, thickness: float = HEAVY) -> None:
        super().__init__()
        self._thickness = thickness

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = TEXT_WIDTH
        return TEXT_WIDTH, self._thickness

    @override
    def draw(self) -> None:
        self.canv.setStrokeColor(TEXT)
        self.canv.setLineWidth(self._thickness)
        self.canv.line(0, 0, TEXT_WIDTH, 0)


class WritingLine(Flowable):
    """A line to write on; an artifact."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self._length = length

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = self._length
        return self._length, WRITING

    @override
    def draw(self) -> None:
        self.canv.setStrokeColor(WRITING_LINE)
        self.canv.setLineWidth(WRITING)
        self.canv.line(0, 0, self._length, 0)


class Beside(Flowable):
    """
    Something with its label in the margin column; it flows over pages, a table cell does not.

    `drop` lowers the label, so that both first lines share a baseline.
    """

    def __init__(
        self, label: Words | None, body: Flowable, drop: float = 0, width: float = READING_WIDTH
    ) -> None:
        super().__init__()
        self._label, self._body, self._drop = label, body, drop
        self._body_width = width
        self._label_height = self._body_height = 0.0

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, self._body_height = self._body.wrap(self._body_width, available_height)
        if self._label is not None:
            _, self._label_height = self._label.wrap(LABEL_WIDTH, available_height)
            self._label_height += self._drop
        self.width, self.height = TEXT_WIDTH, max(self._body_height, self._label_height)
        return self.width, self.height

    @override
    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        if self._label_height > available_height:
            return []
        parts = self._body.split(self._body_width, available_height)
        labels = [self._label] + [None] * (len(parts) - 1)
        return [
            Beside(label, part, self._drop, self._body_width)
            for label, part in zip(labels, parts, strict=False)
        ]

    @override
    def draw(self) -> None:
        if self._label is not None:  # first, as it is read first
            self._label.drawOn(self.canv, 0, self.height - self._label_height)
        self._body.drawOn(self.canv, COLUMN, self.height - self._body_height)

    @override
    def getSpaceAfter(self) -> float:
        return float(getattr(self, "spaceAfter", 0))

    @override
    def getSpaceBefore(self) -> float:
        return float(getattr(self, "spaceBefore", 0))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; its width includes the gutter at its right."""

    head: str
    width: float  # mm
    is_right: bool = False
    gutter: float = 4  # mm


def gap(points: float) -> Spacer:
    """Return empty height; it is dropped at the top of a page by the frame."""
    return Spacer(0, points)


def title_block(kind: str, title: str, line: str = "") -> list[Flowable]:
    """Return what the document is and is about: its only H1, with a line under it."""
    style, drop = title_style(title)
    head = para(title, style, role="H1")
    parts: list[Flowable] = [Beside(para(kind, LABEL), head, drop, TEXT_WIDTH - COLUMN)]
    if line:
        parts += [gap(3), Beside(None, para(line, LEAD), width=TEXT_WIDTH - COLUMN)]
    return parts


def title_style(title: str) -> tuple[ParagraphStyle, float]:
    """Return how a title looks, and how much lower the label beside it stands, in points."""
    return (TITLE, 15.0) if len(title) <= LONG_TITLE_LETTERS else (LONG_TITLE, 4.0)


def own_words(label: str, text: str) -> list[Flowable]:
    """Return what the enterprise said, in its own words and in a larger size."""
    body = para(f"“{text}”", LEAD)
    return [gap(14), Beside(para(label, LABEL), body, 4, TEXT_WIDTH - COLUMN)]


def section(
    number: str, title: str, remark: str = "", room: float = ROOM_FOR_SECTION
) -> list[Flowable]:
    """Return the head of a section (H2) that has at least `room` of its page left."""
    remark_width = min(line_width(remark, SMALL) + 1, 3 * COLUMN) if remark else 0
    title_width = TEXT_WIDTH - COLUMN - (remark_width + GUTTER if remark else 0)
    row = [
        para(number, SECTION, role=NUMBER),
        para(title, SECTION, role="H2"),
        [gap(5), para(remark, SMALL_RIGHT)] if remark else "",
    ]
    head = layout_table([row], [COLUMN, title_width, TEXT_WIDTH - COLUMN - title_width])
    head.setStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), HEAVY, TEXT),
            ("TOPPADDING", (0, 0), (-1, 0), 5),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 6),
        ]
    )
    head.spaceBefore = 18
    return [CondPageBreak(room), head]


def labelled(label: str, text: str, after: float = 4) -> list[Flowable]:
    """Return running text with its label in the margin column."""
    body = Beside(para(label, LABEL), para(text, BODY))
    body.spaceAfter = after
    return [body]


def beside(label: str, bodies: Sequence[Flowable], after: float = 4) -> list[Flowable]:
    """Return several parts one under the other; the label stands beside the first."""
    parts: list[Flowable] = []
    for index, body in enumerate(bodies):
        part = Beside(para(label, LABEL) if index == 0 else None, body)
        part.spaceBefore = getattr(body, "spaceBefore", 0)
        part.spaceAfter = after if index == len(bodies) - 1 else 0
        parts.append(part)
    return parts


def listed(lines: Sequence[str], marks: Sequence[str] | None = None) -> list[Flowable]:
    """Return the items of a list (L, LI), each after a dot or its own mark."""
    marks = marks or ["•"] * len(lines)
    return [
        para(line, BULLET, role="LI", bullet=mark) for line, mark in zip(lines, marks, strict=True)
    ]


def strong(text: str) -> Words:
    """Return a line of running text in the heavier weight."""
    return para(text, BOLD)


class _WholeRows(Table):
    """A table that breaks between rows, and inside one only when it is higher than a page."""

    @override
    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        is_whole_page = available_height > FRAME_HEIGHT - 1
        # A row that is less than that higher than a page leaves a shorter rest
        for least in (SPLIT_AT_LEAST, 1.0) if is_whole_page else (0.0,):
            self.splitInRow = least
            if parts := list(super().split(available_width, available_height)):
                return parts
        return []


class LayoutTable(_WholeRows):
    """Places parts side by side; it has no rows or heads that mean anything."""


class DataTable(_WholeRows):
    """A table whose first row names its columns (TH) and comes back on each page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["renderCB"] = kwargs.get("renderCB") or TableTags()  # its parts share one
        super().__init__(*args, **kwargs)


def layout_table(cells: Any, widths: Sequence[float], h_align: str = "LEFT") -> Table:
    """Return parts side by side without lines or room of their own."""
    table = LayoutTable(cells, widths, hAlign=h_align)
    table.setStyle(_BARE)
    return table


_BARE = [
    ("FONT", (0, 0), (-1, -1), SANS, BODY.fontSize, BODY.leading),  # else Helvetica, not embedded
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def pairs(left: Sequence[tuple[str, Cell]], right: Sequence[tuple[str, Cell]] = ()) -> Flowable:
    """
    Return labels with their values, in one or two columns.

    The columns share their rows, so that they break over pages together. Where that would tear
    apart what stands under one label, each runs by itself; they are short then.
    """
    if (_tears(left, right) or _tears(right, left)) and _is_short((*left, *right)):
        widths = [3 * COLUMN, TEXT_WIDTH - 3 * COLUMN]
        return layout_table([[_labels(left), _labels(right)]], widths)
    empty: tuple[str, Cell] = ("", "")
    rows = []
    for index in range(max(len(left), len(right))):
        first = left[index] if index < len(left) else empty
        second = right[index] if index < len(right) else empty
        rows.append([_label(first[0]), _cell(first[1]), _label(second[0]), _cell(second[1])])
    table = layout_table(rows, [COLUMN, 2 * COLUMN, COLUMN, 54 * mm])
    table.setStyle(_PAIRS)
    return table


_PAIRS = [
    ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
    ("TOPPADDING", (0, 0), (-1, -1), 1.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
]


def _labels(rows: Sequence[tuple[str, Cell]]) -> Table:
    cells = [[_label(label), _cell(value)] for label, value in rows]
    table = layout_table(cells, [COLUMN, 2 * COLUMN - GUTTER])
    table.setStyle(_PAIRS)
    return table


def _tears(one: Sequence[tuple[str, Cell]], other: Sequence[tuple[str, Cell]]) -> bool:
    """Tell whether a value is higher than a line beside values under one label."""
    is_stacked = any(not label for label, _ in other)
    return is_stacked and any(_is_high(value) for _, value in one[: len(other)])


def _is_high(value: Cell) -> bool:
    if isinstance(value, str):
        return bool(line_width(value, BODY) > 2 * COLUMN - GUTTER)
    return isinstance(value, list) and len(value) > 1


def _is_short(rows: Sequence[tuple[str, Cell]]) -> bool:
    return len(rows) <= _MOST_ROWS and sum(_letters(value) for _, value in rows) <= _MOST_LETTERS


def _letters(value: Cell) -> int:
    if isinstance(value, str):
        return len(value)
    parts = value if isinstance(value, list) else [value]
    return sum(len(getattr(part, "text", "")) for part in parts)


def stacked(label: str, values: Sequence[Cell]) -> list[tuple[str, Cell]]:
    """Return the rows of one label with several values, for `pairs`."""
    return [(label if index == 0 else "", value) for index, value in enumerate(values)]


def data_table(
    columns: Sequence[Column], rows: Sequence[Row], *, has_total: bool = False
) -> Flowable:
    """Return a table with a head; its last row may be a total under a heavier line."""
    heads = [
        para(column.head, SMALL_RIGHT if column.is_right else SMALL, role="TH")
        for column in columns
    ]
    cells = [
        [_cell(value, column) for value, column in zip(row, columns, strict=True)] for row in rows
    ]
    widths = [column.width * mm for column in columns]
    table = DataTable([heads, *cells], widths, hAlign="LEFT", repeatRows=1)
    table.setStyle(table_style(columns))
    if has_total:
        table.setStyle([("LINEBELOW", (0, -2), (-1, -2), HEAD_LINE, TEXT)])
    return table


def table_style(columns: Sequence[Column]) -> list[Any]:
    """Return the lines and the room of a table with a head."""
    gutters = [
        ("RIGHTPADDING", (index, 0), (index, -1), column.gutter * mm)
        for index, column in enumerate(columns[:-1])
    ]
    return [*_BARE, *_TABLE_STYLE, *gutters]


_TABLE_STYLE = [
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 3.5),
    ("LINEBELOW", (0, 0), (-1, 0), HEAD_LINE, TEXT),
    ("TOPPADDING", (0, 1), (-1, -1), 3.9),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 2.6),
    ("LINEBELOW", (0, 1), (-1, -1), THIN, ROW_LINE),
]


def panel(rows: Any, widths: Sequence[float]) -> Flowable:
    """Return rows on a tint that hangs out on both sides, so that the words keep their axis."""
    inner = [GUTTER + widths[0], *widths[1:-1], widths[-1] + GUTTER]
    table = layout_table(rows, inner, "CENTER")
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), TINT),
            ("LEFTPADDING", (0, 0), (0, -1), GUTTER),
            ("TOPPADDING", (0, 0), (-1, 0), 9),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
        ]
    )
    return table


def _label(text: str) -> Cell:
    return para(text, LABEL, role="Lbl") if text else ""


def _cell(value: Cell, column: Column | None = None) -> Cell:
    if not isinstance(value, str):
        return value
    style: ParagraphStyle = BODY_RIGHT if column is not None and column.is_right else BODY
    return para(value, style, role="TD" if column is not None else "P") if value else ""
