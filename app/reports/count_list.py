"""The companies that count, for the final report: each once, with who proposed and confirmed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.reports.blocks import Cell, Column, Rule, data_table, gap, labelled, section, title_block
from app.reports.document import Origin, render_list
from app.reports.marks import State
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.styles import BODY, BOLD, BOLD_RIGHT, SMALL
from app.reports.text import para
from app.reports.trajectory_cover import deciding
from app.reports.trajectory_sections import nothing
from app.reports.trajectory_values import CountDecision
from app.reports.words import counted, day, first_upper

TITLE = "Ondernemingen die meetellen"
WHAT_IT_IS = "Een onderneming telt één keer in dit project, na een tweede paar ogen."
_COMPANIES = (
    Column("KBO-nummer", 29),
    Column("Onderneming", 38, gutter=3),
    Column("Traject", 36, gutter=3),
    Column("Teldatum", 21, gutter=3),
    Column("Voorgesteld", 23, gutter=3),
    Column("Bevestigd", 23),
)
_PARTNERS = (Column("Partner", 87), Column("Ondernemingen", 29, is_right=True))


@dataclass(frozen=True, slots=True)
class CountedCompany:
    """A company that counts, by which trajectory of which partner."""

    name: Annotated[str, "Naam van de onderneming"]
    number: Annotated[str, "Ondernemingsnummer"]
    partner: Annotated[str, "Partner"]
    trajectory: Annotated[str, "Traject"]
    decision: CountDecision

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.name


@dataclass(frozen=True, slots=True)
class CountList:
    """All of them, the first counted first, and who prints it."""

    origin: Origin
    companies: tuple[CountedCompany, ...]

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return TITLE


def count_list(values: CountList, progress: Progress | None = None) -> bytes:
    """
    Return the list as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return render_list(TITLE, values.origin, _story(values), progress)


def _story(values: CountList) -> list[Flowable]:
    number = first_upper(counted(len(values.companies), "onderneming", "ondernemingen"))
    return [
        *title_block("Tellijst", TITLE, f"{number} op {day(values.origin.made_at)}"),
        gap(12),
        Rule(),
        gap(8),
        *labelled("Wat dit is", WHAT_IT_IS),
        *_by_partner(values.companies),
        *_companies(values.companies),
        *missing_on_paper(preflight(values)),
    ]


def _by_partner(companies: Sequence[CountedCompany]) -> list[Flowable]:
    if not companies:
        return [gap(8), *nothing("Nog geen enkele onderneming telt mee.", State.PLANNED)]
    numbers = Counter(one.partner or "Zonder partner" for one in companies)
    rows: list[tuple[Cell, ...]] = [(name, str(numbers[name])) for name in sorted(numbers)]
    number = para(str(len(companies)), BOLD_RIGHT, role="TD")
    total: tuple[Cell, ...] = (para("Samen", BOLD, role="TD"), number)
    return [*section("1", "Per partner"), data_table(_PARTNERS, [*rows, total], has_total=True)]


def _companies(companies: Sequence[CountedCompany]) -> list[Flowable]:
    if not companies:
        return []
    return [*section("2", "Ondernemingen"), data_table(_COMPANIES, [_row(it) for it in companies])]


def _row(it: CountedCompany) -> tuple[Cell, ...]:
    proposed, decided = deciding(it.decision)
    return (
        it.number or "zonder nummer",
        it.name,
        _two(it.trajectory, it.partner),
        day(it.decision.since),
        "–" if proposed is None else _two(proposed.by, day(proposed.on)),
        "–" if decided is None else _two(decided.by, day(decided.on)),
    )


def _two(first: str, second: str) -> Cell:
    return [para(first, BODY, role="TD"), para(second, SMALL, role="TD")]
