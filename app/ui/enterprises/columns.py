"""The columns of the list of enterprises."""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.domain.trajectory import RUNNING
from app.services.companies.enterprises import SILENT_DAYS
from app.services.companies.rows import EnterpriseRow
from app.ui.company_words import contact_text, days_since, number_text, short_sector, size_text
from app.ui.evidence_words import progress_text, trajectory_state
from app.ui.tables.paged import Column

translate = QCoreApplication.translate
HERE: Final = "EnterpriseColumns"
PARTS: Final = 6  # of the meter of an intake
Today = Callable[[], date]


class ListColumn(NamedTuple):
    """A column, its width at 100% text, and whether it is shown at first."""

    column: Column[EnterpriseRow]
    width: int  # px
    is_shown: bool = True
    key: str = ""  # its name, of a column that cannot be sorted

    @property
    def name(self) -> str:
        """Under which it is remembered."""
        return self.key or self.column.sort_key


def list_columns(today: Today) -> list[ListColumn]:
    """Return all columns, in their first order."""

    def days(row: EnterpriseRow) -> int | None:
        return days_since(row.last_session_on, today())

    def contact_tone(row: EnterpriseRow) -> str:
        found = days(row)
        return "muted" if found is None else "strong" if found > SILENT_DAYS else "text"

    return [
        ListColumn(Column(_name, translate(HERE, "Naam"), sort_key="name", is_name=True), 190),
        ListColumn(
            Column(_number, translate(HERE, "KBO-nummer"), sort_key="number", tone="muted"), 116
        ),
        ListColumn(
            Column(_place, translate(HERE, "Vestiging"), sort_key="place", tone="muted"), 112
        ),
        ListColumn(
            Column(_region, translate(HERE, "Regio"), sort_key="region", tone="muted"),
            112,
            is_shown=False,
        ),
        ListColumn(
            Column(_sector, translate(HERE, "Sector"), sort_key="sector", tone="muted"),
            190,
            is_shown=False,
        ),
        ListColumn(
            Column(_size, translate(HERE, "Grootte"), tone="muted"), 96, is_shown=False, key="size"
        ),
        ListColumn(
            Column(_coach, translate(HERE, "Coach"), sort_key="coach", tone="muted"),
            110,
            is_shown=False,
        ),
        ListColumn(
            Column(
                lambda row: contact_text(days(row)),
                translate(HERE, "Contact"),
                right=True,
                sort_key="contact",
                tone=contact_tone,
            ),
            92,
        ),
        ListColumn(
            Column(
                _intake,
                translate(HERE, "Intake"),
                sort_key="intake",
                tone=lambda row: "muted" if row.judged.is_complete else "text",
                status=lambda row: "ok" if row.judged.is_complete else "",
                meter=_intake_parts,
            ),
            132,
            is_shown=False,
        ),
        ListColumn(
            Column(
                _trajectory,
                translate(HERE, "Traject"),
                status=lambda row: (
                    "" if row.evidence is None else trajectory_state(row.evidence)[0]
                ),
                tone=_trajectory_tone,
            ),
            116,
            key="trajectory",
        ),
        ListColumn(
            Column(_evidence, translate(HERE, "Bewijs"), meter=_evidence_parts),
            104,
            key="evidence",
        ),
    ]


def row_sentence(row: EnterpriseRow, today: date) -> str:
    """Return the row as a screen reader says it."""
    sentence = translate(
        HERE, "{name}, {number}, {place}, laatste contact {contact}, intake {state}"
    )
    sentence = sentence.format(
        name=row.name,
        number=number_text(row.number) or translate(HERE, "zonder KBO-nummer"),
        place=row.place or translate(HERE, "zonder vestiging"),
        contact=contact_text(days_since(row.last_session_on, today)),
        state=_intake(row),
    )
    if row.evidence is None:
        return sentence
    evidence = translate(HERE, "traject {state}, bewijs {progress}").format(
        state=_trajectory(row), progress=progress_text(row.evidence.standing.progress)
    )
    return f"{sentence}, {evidence}"


def _name(row: EnterpriseRow) -> str:
    return row.name


def _number(row: EnterpriseRow) -> str:
    return number_text(row.number)


def _place(row: EnterpriseRow) -> str:
    return row.place


def _region(row: EnterpriseRow) -> str:
    return row.region


def _sector(row: EnterpriseRow) -> str:
    return short_sector(row.sector)


def _size(row: EnterpriseRow) -> str:
    return size_text(row.judged.size)


def _coach(row: EnterpriseRow) -> str:
    return row.coach


def _intake(row: EnterpriseRow) -> str:
    if row.judged.is_complete:
        return translate(HERE, "Volledig")
    return f"{row.judged.percent}%"


def _trajectory(row: EnterpriseRow) -> str:
    return "" if row.evidence is None else trajectory_state(row.evidence)[1]


def _trajectory_tone(row: EnterpriseRow) -> str:
    found = row.evidence
    is_over = found is not None and found.status != RUNNING and not found.counts
    return "muted" if is_over else "text"


def _evidence(row: EnterpriseRow) -> str:
    return "" if row.evidence is None else f"{row.evidence.met}/{row.evidence.of}"


def _evidence_parts(row: EnterpriseRow) -> tuple[int, int] | None:
    return None if row.evidence is None else (row.evidence.met, row.evidence.of)


def _intake_parts(row: EnterpriseRow) -> tuple[int, int] | None:
    if row.judged.is_complete:  # a row that asks for nothing stays quiet
        return None
    return row.judged.percent * PARTS // 100, PARTS
