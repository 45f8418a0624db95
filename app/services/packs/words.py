"""What an evidence pack says in words: its period, its scope, its number, what is missing."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from app.domain.dossier_gaps import Gap, GapCode
from app.domain.pack_period import Period
from app.reports.words import MONTHS, counted, day, first_upper
from app.services.packs.rows import PackRow

ALL_PARTNERS: Final = "Alle partners"


def period_words(first: date, last: date) -> str:
    """
    Return how a period is called.

    - October 2026: «Oktober 2026»; its last quarter: «Kwartaal 4 van 2026»; the year: «2026».
    - Other days: «01/02/2026 tot 15/03/2026».
    """
    period = Period(first, last)
    if period.is_month:
        return first_upper(f"{MONTHS[first.month - 1]} {first.year}")
    if period.quarter is not None:
        return f"Kwartaal {period.quarter} van {first.year}"
    if _is_year(first, last):
        return str(first.year)
    return f"{day(first)} tot {day(last)}"


def period_code(first: date, last: date) -> str:
    """Return a period as a command and a file name have it: 2026-10, 2026-K4, 2026."""
    period = Period(first, last)
    if period.is_month:
        return f"{first:%Y-%m}"
    if period.quarter is not None:
        return f"{first.year}-K{period.quarter}"
    if _is_year(first, last):
        return str(first.year)
    return f"{first:%Y%m%d}-{last:%Y%m%d}"


def scope_words(partners: Collection[str] | None, chosen: int | None = None) -> str:
    """Return of whom a pack is; `chosen` trajectories: only of those."""
    words = ALL_PARTNERS if partners is None else ", ".join(sorted(partners)) or ALL_PARTNERS
    if chosen is None:
        return words
    trajectories = counted(chosen, "gekozen traject", "gekozen trajecten")
    return f"{words}, {trajectories}"


def log_words(place: int) -> str:
    """Return where the log of the server was: «18.402 op de server»."""
    return f"{place:,} op de server".replace(",", ".")


def missing_words(row: PackRow) -> tuple[str, ...]:
    """Return what a dossier lacks, a line each."""
    words = [gap_words(one.gap) for one in row.gaps]
    if row.absent_files:
        files = counted(row.absent_files, "bestand", "bestanden")
        words.append(f"{first_upper(files)} nog niet op deze laptop")
    elif row.is_unsynced:
        words.append("Partner synchroniseerde nog niet")
    return tuple(words)


def gap_words(gap: Gap) -> str:
    """Return one thing that is missing."""
    if gap.code is GapCode.SESSION:
        return f"Sessie van {day(gap.dated)} niet bevestigd"
    if gap.code is GapCode.PLAN:
        return f"Actieplan van {day(gap.dated)} niet getekend"
    if gap.code is GapCode.PROPOSAL:
        return "Telling niet voorgesteld"
    if gap.code is GapCode.DECISION:
        return "Telling niet beslist"
    return f"{gap.name} ({gap.have} van {gap.needed})" if gap.needed > 1 else gap.name


def _is_year(first: date, last: date) -> bool:
    begins = (first.day, first.month) == (1, 1)
    return begins and last + timedelta(days=1) == date(first.year + 1, 1, 1)
