"""Errors, moments and sizes as Dutch text, without the window."""

from datetime import datetime
from typing import Any, Final

from app.core import clock
from app.core.errors import UserError
from app.ui.sentences import sentence_for

_UNKNOWN: Final = "–"


def told(error: UserError) -> str:
    """Return what happened, what is safe and what to do."""
    values = _Values({name: _shown(name, value) for name, value in error.values.items()})
    found = sentence_for(error)
    parts = (found.happened, found.safe, found.do)
    return " ".join(part.format_map(values) for part in parts if part)


def moment(at: datetime) -> str:
    """Return a moment as the wall clock shows it: `02/03/2026 13:00`."""
    return clock.local(at).strftime("%d/%m/%Y %H:%M")


def megabytes(size: float) -> str:
    """Return bytes as MB with one decimal: `12,5 MB`."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def count(number: int, one: str, many: str) -> str:
    """Return a number with its word."""
    return f"{number} {one if number == 1 else many}"


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "nog geen" if key == "backup_at" else _UNKNOWN


def _shown(name: str, value: Any) -> str:
    if value is None:
        return "nog geen" if name == "backup_at" else _UNKNOWN
    if isinstance(value, datetime):
        return moment(value)
    if name == "tries_left":
        return count(value, "poging", "pogingen")
    if name.endswith("_s"):
        seconds = -(-int(value) // 1)
        if seconds < 60:
            return count(seconds, "seconde", "seconden")
        return count(-(-seconds // 60), "minuut", "minuten")
    return str(value)
