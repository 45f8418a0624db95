"""What networks and meetings are called, and when they are."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.domain.day_input import MONTHS, WEEKDAYS
from app.reference.loader import Reference
from app.ui.widgets.day_words import short_day

translate = QCoreApplication.translate
HERE = "NetworkWords"


def region_text(reference: Reference, code: str | None) -> str:
    """Return the name of a reference region; one of a later version by its code."""
    known = (one.name for one in reference.reference_regions if one.code == code)
    return next(known, code or "")


def themes_text(reference: Reference, codes: Iterable[str]) -> str:
    """Return the short words of themes."""
    known = {one.code: one.short for one in reference.themes(date.max)}
    return ", ".join(known.get(code, code) for code in codes)


def moment_text(at: datetime | None, *, far: bool = True) -> str:
    """Return a day with its hour: `do 26/11, 14:00`; of another year the year is told."""
    if at is None:
        return ""
    here = clock.local(at)
    year = f"/{here.year}" if far and here.year != clock.today().year else ""
    return f"{short_day(here.date())}{year}, {here:%H:%M}"


def long_day(day: date) -> str:
    """Return `Donderdag 26 november 2026`."""
    name = WEEKDAYS[day.weekday()].capitalize()
    return f"{name} {day.day} {MONTHS[day.month - 1][0]} {day.year}"


def span_text(starts_at: datetime, ends_at: datetime) -> str:
    """Return `14:00–16:30`; an end on another day is told."""
    begin, end = clock.local(starts_at), clock.local(ends_at)
    if begin.date() == end.date():
        return f"{begin:%H:%M}–{end:%H:%M}"
    words = translate(HERE, "{begin} tot {day} {end}")
    return words.format(begin=f"{begin:%H:%M}", day=short_day(end.date()), end=f"{end:%H:%M}")
