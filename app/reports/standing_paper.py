"""Where the partnership stands (S15) on paper and as a spreadsheet: chart, numbers, sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Final

from reportlab.platypus import Flowable, KeepTogether

from app.core.progress import Progress
from app.domain.charts import LineChart
from app.reports.blocks import Cell, Column, Rule, data_table, gap, labelled, section, title_block
from app.reports.chart import chart
from app.reports.document import Origin, render_list
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.sheet_file import Cell as SheetCell
from app.reports.sheet_file import Sheet, SheetColumn, sheet_file
from app.reports.styles import BOLD, BOLD_RIGHT, TEXT_WIDTH
from app.reports.text import para
from app.reports.words import day

TITLE: Final = "Streefcijfers en prognose"
WHAT_IT_IS: Final = (
    "Elke onderneming telt één keer, na een tweede paar ogen. Geen enkel cijfer gaat over een "
    "persoon."
)
_SCOPES: Final = (
    Column("", 58),
    Column("Doel", 18, is_right=True),
    Column("Gerealiseerd", 25, is_right=True),
    Column("Lopend", 20, is_right=True),
    Column("Bewijs volledig", 27, is_right=True),
    Column("Prognose", 22, is_right=True, gutter=0),
)
_NUMBERS: Final = (Column("", 120), Column("", 50, is_right=True, gutter=0))


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """A partner, region or theme; or the sum of them."""

    name: Annotated[str, "Naam"]
    target: int | None
    realised: int
    running: int
    complete: int
    expected: int

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.name


@dataclass(frozen=True, slots=True)
class StandingPaper:
    """What the screen shows, and who prints it."""

    origin: Origin
    day: date
    of: Annotated[str, "Van wie"]  # the whole, or one partner
    rows_name: str  # what a row is
    chart: LineChart
    numbers: tuple[tuple[str, str], ...]  # what is counted, and how many
    rows: tuple[ScopeLine, ...]
    total: ScopeLine
    sums: tuple[tuple[str, str], ...]  # what it means for the grant; empty: nobody can say
    remarks: tuple[str, ...]  # what a reader would get wrong

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return TITLE


def standing_paper(values: StandingPaper, progress: Progress | None = None) -> bytes:
    """
    Return it as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return render_list(TITLE, values.origin, _story(values), progress)


def standing_sheet(values: StandingPaper) -> bytes:
    """Return the rows as a spreadsheet; what is counted stands on its second tab."""
    columns = (
        SheetColumn(values.rows_name, 30),
        SheetColumn("Doel", 9),
        SheetColumn("Gerealiseerd", 13),
        SheetColumn("Lopend", 9),
        SheetColumn("Bewijs volledig", 15),
        SheetColumn("Prognose", 10),
    )
    rows: list[tuple[SheetCell, ...]] = [
        (it.name, it.target, it.realised, it.running, it.complete, it.expected)
        for it in (*values.rows, values.total)
    ]
    numbers = [f"{name}: {value}" for name, value in (*values.numbers, *values.sums)]
    what = "\n".join((f"{values.of}, {day(values.day)}. {WHAT_IT_IS}", *numbers, *values.remarks))
    return sheet_file(Sheet(TITLE, what, values.origin, columns, rows))


def _story(values: StandingPaper) -> list[Flowable]:
    parts: list[Flowable] = [
        *title_block("Stand", TITLE, f"{values.of}, {day(values.day)}"),
        gap(12),
        Rule(),
        gap(8),
        *labelled("Wat dit is", WHAT_IT_IS),
        gap(8),
        chart(values.chart, TEXT_WIDTH),
        *section("1", "Stand"),
        _pairs(values.numbers),
        *section("2", f"Per {values.rows_name.lower()}"),
        _scopes(values),
    ]
    if values.sums:
        parts += [KeepTogether([*section("3", "Effect op de subsidie"), _pairs(values.sums)])]
    parts.append(gap(8))
    for remark in values.remarks:
        parts += labelled("Let op", remark)
    return [*parts, *missing_on_paper(preflight(values))]


def _pairs(pairs: Sequence[tuple[str, str]]) -> Flowable:
    rows: list[tuple[Cell, ...]] = list(pairs)
    return data_table((Column("Wat", 120), Column("", 50, is_right=True, gutter=0)), rows)


def _scopes(values: StandingPaper) -> Flowable:
    columns = (Column(values.rows_name, _SCOPES[0].width), *_SCOPES[1:])
    rows: list[tuple[Cell, ...]] = [_cells(it) for it in values.rows]
    total = tuple(
        para(str(cell), BOLD_RIGHT if at else BOLD, role="TD")
        for at, cell in enumerate(_cells(values.total))
    )
    return data_table(columns, [*rows, total], has_total=True)


def _cells(it: ScopeLine) -> tuple[str, ...]:
    target = "–" if it.target is None else str(it.target)
    numbers = (it.realised, it.running, it.complete, it.expected)
    return it.name, target, *(str(number) for number in numbers)


def percent(share: Fraction) -> str:
    """Return a share of one as a percentage with one decimal, half up."""
    tenths = (2000 * share.numerator + share.denominator) // (2 * share.denominator)
    return f"{tenths // 10},{tenths % 10}%"
