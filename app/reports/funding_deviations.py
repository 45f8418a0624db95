"""Report «Dubbelfinanciering: afwijkingen»: where somebody went on in spite of the guard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.reports.blocks import Column, Rule, data_table, gap, labelled, title_block
from app.reports.document import Origin, render_list
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.words import counted, day, first_upper

TITLE = "Dubbelfinanciering: afwijkingen"
WHAT_IT_IS = (
    "Werkvloer vraagt vóór een sessie of doorverwijzing of iemand anders dit al doet of betaalt. "
    "Hier staat waar iemand toch verder ging, met de reden."
)


@dataclass(frozen=True, slots=True)
class DeviationLine:
    """One of them."""

    asked_on: date
    company: Annotated[str, "Onderneming"]
    support: Annotated[str, "Soort steun"]
    before: Annotated[str, "Waarvoor"]
    person: Annotated[str, "Door"]
    reason: Annotated[str, "Reden"]

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return f"Afwijking bij {self.company}"


@dataclass(frozen=True, slots=True)
class Deviations:
    """All of them, the last first, and who prints it."""

    origin: Origin
    lines: Sequence[DeviationLine]

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return TITLE


def deviations_report(values: Deviations, progress: Progress | None = None) -> bytes:
    """
    Return the report as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return render_list(TITLE, values.origin, _story(values), progress)


def _story(values: Deviations) -> list[Flowable]:
    number = first_upper(counted(len(values.lines), "afwijking", "afwijkingen"))
    columns = [
        Column("Dag", 21),
        Column("Onderneming", 36),
        Column("Soort steun", 27),
        Column("Waarvoor", 26),
        Column("Door", 24),
        Column("Reden", 40),
    ]
    rows = [
        (day(one.asked_on), one.company, one.support, one.before, one.person, one.reason)
        for one in values.lines
    ]
    return [
        *title_block("Rapport", TITLE, number),
        gap(12),
        Rule(),
        gap(8),
        *labelled("Wat dit is", WHAT_IT_IS),
        gap(8),
        *([data_table(columns, rows)] if rows else []),
        *missing_on_paper(preflight(values)),
    ]
