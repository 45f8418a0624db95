"""The lists of the final report as spreadsheets."""

from typing import Final

from app.reports import count_list, funding_deviations
from app.reports.sheet_file import Sheet, SheetColumn, sheet_file
from app.reports.trajectory_cover import deciding

_COUNTED: Final = (
    SheetColumn("KBO-nummer", 14),
    SheetColumn("Onderneming", 40),
    SheetColumn("Traject", 40),
    SheetColumn("Partner", 28),
    SheetColumn("Teldatum", 12),
    SheetColumn("Voorgesteld op", 15),
    SheetColumn("Voorgesteld door", 24),
    SheetColumn("Bevestigd op", 13),
    SheetColumn("Bevestigd door", 24),
)
_DEVIATIONS: Final = (
    SheetColumn("Dag", 12),
    SheetColumn("Onderneming", 40),
    SheetColumn("Soort steun", 26),
    SheetColumn("Waarvoor", 20),
    SheetColumn("Door", 24),
    SheetColumn("Reden", 60),
)


def count_sheet(values: count_list.CountList) -> bytes:
    """Return the companies that count, a row for each."""
    rows = []
    for it in values.companies:
        proposed, decided = deciding(it.decision)
        rows.append(
            (
                it.number,
                it.name,
                it.trajectory,
                it.partner,
                it.decision.since,
                None if proposed is None else proposed.on,
                None if proposed is None else proposed.by,
                None if decided is None else decided.on,
                None if decided is None else decided.by,
            )
        )
    return sheet_file(Sheet(count_list.TITLE, count_list.WHAT_IT_IS, values.origin, _COUNTED, rows))


def deviations_sheet(values: funding_deviations.Deviations) -> bytes:
    """Return where somebody went on in spite of the guard, a row for each time."""
    rows = [
        (it.asked_on, it.company, it.support, it.before, it.person, it.reason)
        for it in values.lines
    ]
    what = funding_deviations.WHAT_IT_IS
    return sheet_file(Sheet(funding_deviations.TITLE, what, values.origin, _DEVIATIONS, rows))
