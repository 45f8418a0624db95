"""
The enterprises that the partnership supports in trajectories, each once, with from when to when.

For the final report (EECO19: micro, small and medium-sized ones) and for whoever looks up who works
where: that takes enterprise numbers and periods, and no names of people (DOMAIN, sections 4 and 7).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.domain.enterprise_size import SizeClass
from app.reports.blocks import Cell, Column, Rule, data_table, gap, labelled, section, title_block
from app.reports.document import Origin, render_list
from app.reports.marks import State
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.sheet_file import Sheet, SheetColumn, sheet_file
from app.reports.styles import BODY, BOLD, BOLD_RIGHT, SMALL
from app.reports.text import para
from app.reports.trajectory_sections import nothing
from app.reports.words import counted, day, first_upper, size_name

TITLE: Final = "Lijst van ondersteunde ondernemingen"
WHAT_IT_IS: Final = (
    "Elke onderneming die aan een veranderingstraject deelneemt of deelnam, één keer, met de "
    "periode van haar trajecten. Micro-, kleine en middelgrote ondernemingen tellen voor EECO19."
)
SME: Final = (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM)
_COMPANIES: Final = (
    Column("KBO-nummer", 29),
    Column("Onderneming", 50, gutter=3),
    Column("Grootte", 25, gutter=3),
    Column("Van", 21, gutter=3),
    Column("Tot", 21, gutter=3),
    Column("Telt mee sinds", 24),
)
_SIZES: Final = (Column("Grootte", 87), Column("Ondernemingen", 29, is_right=True))


@dataclass(frozen=True, slots=True)
class Supported:
    """An enterprise that takes or took part in a trajectory."""

    name: Annotated[str, "Naam van de onderneming"]
    number: Annotated[str, "Ondernemingsnummer"]  # with its dots; empty: not known
    municipality: Annotated[str, "Gemeente"]
    size: SizeClass | None  # None: not known
    partners: Annotated[tuple[str, ...], "Partner"]
    trajectories: int
    since: date
    until: date | None  # None: still running
    counts_since: date | None  # None: it does not count (yet)

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.name

    @property
    def is_sme(self) -> bool | None:
        """Whether it counts for EECO19; None: its size is not known."""
        return None if self.size is None else self.size in SME


@dataclass(frozen=True, slots=True)
class SupportedList:
    """All of them by name, of a period or of all time, and who prints it."""

    origin: Origin
    companies: tuple[Supported, ...]
    first: date | None = None
    last: date | None = None

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return TITLE


def supported_list(values: SupportedList, progress: Progress | None = None) -> bytes:
    """
    Return the list as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return render_list(TITLE, values.origin, _story(values), progress)


def supported_sheet(values: SupportedList) -> bytes:
    """Return the list as a spreadsheet, a row for each enterprise."""
    columns = (
        SheetColumn("KBO-nummer", 14),
        SheetColumn("Onderneming", 40),
        SheetColumn("Gemeente", 20),
        SheetColumn("Grootte", 13),
        SheetColumn("EECO19", 9),
        SheetColumn("Partner", 28),
        SheetColumn("Trajecten", 10),
        SheetColumn("Van", 12),
        SheetColumn("Tot", 12),
        SheetColumn("Telt mee sinds", 15),
    )
    rows = [
        (
            it.number,
            it.name,
            it.municipality,
            size_name(it.size),
            {True: "ja", False: "nee", None: ""}[it.is_sme],
            ", ".join(it.partners),
            it.trajectories,
            it.since,
            it.until,
            it.counts_since,
        )
        for it in values.companies
    ]
    what = f"{WHAT_IT_IS} {period_words(values)}."
    return sheet_file(Sheet(TITLE, what, values.origin, columns, rows))


def period_words(values: SupportedList) -> str:
    """Return which period a list is about."""
    if values.first is None or values.last is None:
        return f"Alle ondernemingen tot en met {day(values.origin.made_at)}"
    return f"Van {day(values.first)} tot en met {day(values.last)}"


def _story(values: SupportedList) -> list[Flowable]:
    number = first_upper(counted(len(values.companies), "onderneming", "ondernemingen"))
    return [
        *title_block("Lijst", "Ondersteunde ondernemingen", number),
        gap(12),
        Rule(),
        gap(8),
        *labelled("Wat dit is", WHAT_IT_IS),
        *labelled("Periode", period_words(values)),
        *_by_size(values.companies),
        *_companies(values.companies),
        *missing_on_paper(preflight(values)),
    ]


def _by_size(companies: Sequence[Supported]) -> list[Flowable]:
    if not companies:
        words = "In deze periode was er geen onderneming in een traject."
        return [gap(8), *nothing(words, State.PLANNED)]
    numbers = Counter(one.size for one in companies)
    names = [(size_name(size), size) for size in SizeClass] + [("Niet bekend", None)]
    rows: list[tuple[Cell, ...]] = [
        (name, str(numbers[size])) for name, size in names if numbers[size]
    ]
    total: tuple[Cell, ...] = (
        para("Samen", BOLD, role="TD"),
        para(str(len(companies)), BOLD_RIGHT, role="TD"),
    )
    small = sum(one.is_sme is True for one in companies)
    words = f"{first_upper(counted(small, 'onderneming telt', 'ondernemingen tellen'))} voor EECO19"
    return [*section("1", "Per grootte", words), data_table(_SIZES, [*rows, total], has_total=True)]


def _companies(companies: Sequence[Supported]) -> list[Flowable]:
    if not companies:
        return []
    return [*section("2", "Ondernemingen"), data_table(_COMPANIES, [_row(it) for it in companies])]


def _row(it: Supported) -> tuple[Cell, ...]:
    about = ", ".join(filter(None, (it.municipality, *it.partners)))
    name: list[Flowable] = [para(it.name, BODY, role="TD")]
    name += [para(about, SMALL, role="TD")] if about else []
    return (
        it.number or "zonder nummer",
        name,
        size_name(it.size) or "niet bekend",
        day(it.since),
        day(it.until) or "loopt",
        day(it.counts_since) or "–",
    )
