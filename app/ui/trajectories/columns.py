"""The columns of the table of trajectories."""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.services.trajectories.lists import TrajectoryRow
from app.ui.case_words import code_text
from app.ui.tables.paged import Column
from app.ui.trajectories.words import ListWords

translate = QCoreApplication.translate
HERE: Final = "TrajectoryColumns"
MOST_PARTS: Final = 8  # of a meter, of one company; of more only the numbers are shown
Today = Callable[[], date]


class ListColumn(NamedTuple):
    """A column and its width at 100% text."""

    column: Column[TrajectoryRow]
    width: int  # px


def list_columns(words: ListWords, today: Today) -> list[ListColumn]:
    """Return the columns in their order."""

    def state(row: TrajectoryRow) -> str:
        mark = words.mark(row, today())
        return "" if mark is None else mark.words

    return [
        ListColumn(
            Column(
                lambda row: row.title, translate(HERE, "Traject"), sort_key="title", is_name=True
            ),
            230,
        ),
        ListColumn(Column(words.companies, translate(HERE, "Ondernemingen"), tone="muted"), 210),
        ListColumn(
            Column(
                lambda row: code_text("phase", row.phase),
                translate(HERE, "Fase"),
                sort_key="phase",
            ),
            100,
        ),
        ListColumn(
            Column(
                lambda row: f"{row.met}/{row.of}",
                translate(HERE, "Criteria"),
                meter=_parts,
            ),
            120,
        ),
        ListColumn(
            Column(
                state,
                translate(HERE, "Stand"),
                status=lambda row: words.status(row, today()) or "",
            ),
            150,
        ),
        ListColumn(
            Column(lambda row: row.coach, translate(HERE, "Coach"), sort_key="coach", tone="muted"),
            110,
        ),
        ListColumn(
            Column(
                lambda row: f"{row.started_on:%d/%m/%Y}",
                translate(HERE, "Sinds"),
                sort_key="started",
                tone="muted",
            ),
            100,
        ),
    ]


def _parts(row: TrajectoryRow) -> tuple[int, int] | None:
    """Return the parts before the numbers; of a joint one those of a company, in the middle."""
    companies = max(len(row.judged), 1)
    met, of = row.met // companies, row.of // companies
    return (met, of) if of <= MOST_PARTS else None
