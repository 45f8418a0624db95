"""One record of the quality work on paper: an improvement, a case without names, or minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.reports.blocks import (
    Cell,
    Column,
    Rule,
    beside,
    data_table,
    gap,
    labelled,
    section,
    title_block,
)
from app.reports.document import Origin, render_list
from app.reports.notes import note_paragraphs
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.words import day

_TASKS = (
    Column("Actie", 92, gutter=3),
    Column("Wie", 32, gutter=3),
    Column("Tegen", 22, gutter=3),
    Column("Gedaan", 22),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A head and what was said under it."""

    label: str
    text: Annotated[str, "Tekst"]


@dataclass(frozen=True, slots=True)
class Task:
    """An action with its owner and its day."""

    text: Annotated[str, "Actie"]
    person: Annotated[str, "Wie"]
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class QualityRecord:
    """
    What is told of a record.

    `facts` stand in one line each under the title; `texts` that are empty are left out.
    """

    origin: Origin
    what: str  # what it is, such as Verbeterpunt
    title: Annotated[str, "Titel"]
    line: str = ""  # under the title
    facts: tuple[Said, ...] = ()
    texts: tuple[Said, ...] = ()
    tasks: tuple[Task, ...] | None = None  # None: it has no actions

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.title


def quality_record(values: QualityRecord, progress: Progress | None = None) -> bytes:
    """
    Return the record as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return render_list(values.title, values.origin, _story(values), progress)


def _story(values: QualityRecord) -> list[Flowable]:
    facts = [part for one in values.facts if one.text for part in labelled(one.label, one.text)]
    texts: list[Flowable] = []
    for one in values.texts:
        if one.text.strip():
            texts += [gap(6), *beside(one.label, note_paragraphs(one.text), 6)]
    return [
        *title_block(values.what, values.title, values.line),
        gap(12),
        Rule(),
        gap(8),
        *facts,
        *texts,
        *([] if values.tasks is None else _tasks(values.tasks)),
        *missing_on_paper(preflight(values)),
    ]


def _tasks(tasks: Sequence[Task]) -> list[Flowable]:
    if not tasks:
        return [gap(6), *labelled("Acties", "Geen.")]
    rows: list[tuple[Cell, ...]] = [
        (
            one.text,
            one.person or "–",
            day(one.due_on),
            "" if one.done_on is None else day(one.done_on),
        )
        for one in tasks
    ]
    return [*section("1", "Acties"), data_table(_TASKS, rows)]
