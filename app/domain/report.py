"""
A report (rapport) as screens, spreadsheets and paper show it: its tables, charts and how it counts.

Whoever makes one puts the words in the language that is asked; numbers stay numbers until they are
shown (`app/domain/report_text.py`).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final, TypeAlias

from app.domain.languages import Language


class Kind(StrEnum):
    """What a column holds, and so how it is written."""

    TEXT = "text"
    COUNT = "count"  # int
    HOURS = "hours"  # whole minutes, as int
    MONEY = "money"  # EUR, as Decimal
    SHARE = "share"  # of one, as Decimal: 0.34 is 34%
    DAY = "day"
    NUMBER = "number"  # Decimal that is none of these: a mean, a number of days


class Mark(Enum):
    """What stands in a cell instead of a value."""

    HIDDEN = "hidden"  # a small number, or one that would tell a small number


HIDDEN: Final = Mark.HIDDEN
Value: TypeAlias = str | int | Decimal | date | Mark | None
Row: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column; `width` is in letters, as in a spreadsheet."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 14

    @property
    def is_number(self) -> bool:
        """Whether its values stand at the right."""
        return self.kind not in {Kind.TEXT, Kind.DAY}


@dataclass(frozen=True, slots=True)
class ReportTable:
    """
    One table: each row has a value for each column, and so has `totals` when there is one.

    `note` says what a reader would get wrong: what overlaps, what is not in it. `chart` shows it as
    a picture, from app/domain/charts: the screen has that first, with «Toon als tabel» beside it.
    """

    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[Row, ...]
    totals: Row | None = None
    note: str = ""
    chart: object | None = None

    @property
    def has_hidden(self) -> bool:
        """Whether a number is hidden in it."""
        return any(HIDDEN in row for row in (*self.rows, self.totals or ()))


@dataclass(frozen=True, slots=True)
class Report:
    """
    A report of a period.

    `told` is how it was counted, a sentence each; `smallest` the smallest number of people that is
    shown in it. `label` stands beside its title: «niet bepalend voor financiering», «bruto».
    """

    code: str
    title: str
    told: tuple[str, ...]
    tables: tuple[ReportTable, ...]
    language: Language = Language.NL
    label: str = ""
    scope: tuple[str, ...] = ()  # period and filters in words
    smallest: int = 5

    @property
    def has_hidden(self) -> bool:
        """Whether a number is hidden in it."""
        return any(table.has_hidden for table in self.tables)

    @property
    def charts(self) -> tuple[object, ...]:
        """The charts of its tables, in their order."""
        return tuple(table.chart for table in self.tables if table.chart is not None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(table.rows for table in self.tables)
