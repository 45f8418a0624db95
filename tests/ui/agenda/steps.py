"""A Monday in November 2026, and how a field is filled anew."""

from datetime import UTC, date, datetime

from app.core import clock

MONDAY = date(2026, 11, 23)


def at(day, hour, minute=0):
    """A moment in November 2026 on the wall clock of this computer."""
    return datetime(2026, 11, day, hour, minute).astimezone()


def stop_clock(monkeypatch):
    """Let it be Monday, 21 past eight."""
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(clock, "now", lambda: at(23, 8, 21).astimezone(UTC))


def retype(qtbot, field, text):
    """Replace what stands in a field."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
