"""
Error codes as Dutch sentences.

A message has four parts: what happened, what is safe, what to do, and the word on its button.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.core.errors import UserError
from app.ui.sentences import QT_TRANSLATE_NOOP, SENTENCES


@dataclass(frozen=True, slots=True)
class Message:
    """A message as a user reads it."""

    happened: str
    safe: str
    do: str
    button: str

    @property
    def advice(self) -> str:
        """What is safe and what to do, in one line of text."""
        return " ".join(part for part in (self.safe, self.do) if part)

    @property
    def whole(self) -> str:
        """Everything but the button."""
        return " ".join(part for part in (self.happened, self.safe, self.do) if part)


def message_for(error: UserError) -> Message:
    """Return what a user reads; a code without a sentence is a bug that the tests find."""
    sentence = SENTENCES[error.code]
    values = {name: shown(name, value) for name, value in error.values.items()}
    return Message(*(_translated(part).format_map(_Values(values)) for part in sentence))


class _Values(dict[str, str]):
    """Values of a sentence; one that is not known is left out."""

    def __missing__(self, key: str) -> str:
        return "–"


def shown(name: str, value: Any) -> str:
    """Return a value as people write it here; the end of its name gives its unit."""
    if value is None:
        return _translated(QT_TRANSLATE_NOOP("messages", "onbekend"))
    if name.endswith("_s"):
        return wait(value)
    if name in {"size", "most"}:
        return f"{value / 1_000_000:.0f} MB" if value >= 1_000_000 else f"{value / 1000:.0f} kB"
    if isinstance(value, datetime):
        return clock.local(value).strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value) if isinstance(value, Path) else f"{value}"


def wait(seconds: float) -> str:
    """Return a wait in words: seconds below a minute, else whole minutes."""
    if seconds < 60:
        return _translated(QT_TRANSLATE_NOOP("messages", "{n} seconden")).format(n=round(seconds))
    minutes = -(-round(seconds) // 60)
    if minutes == 1:
        return _translated(QT_TRANSLATE_NOOP("messages", "1 minuut"))
    return _translated(QT_TRANSLATE_NOOP("messages", "{n} minuten")).format(n=minutes)


def _translated(text: str) -> str:
    return QCoreApplication.translate("messages", text)
