"""
Error codes as Dutch sentences.

A message has four parts: what happened, what is safe, what to do, and the word on its button.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from math import ceil, floor
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject

from app.core import clock
from app.core.errors import UserError
from app.ui.case_words import code_text
from app.ui.sentences import QT_TRANSLATE_NOOP, sentence_for
from app.ui.sentences_sync import SENT_LATER


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
    values = {name: shown(name, value) for name, value in error.values.items()}
    return Message(*(_translated(part).format_map(_Values(values)) for part in sentence_for(error)))


def message_for_now(error: UserError) -> Message:
    """Return what a user reads when the server was asked something that nobody sends later."""
    message = message_for(error)
    return replace(message, safe="") if sentence_for(error).safe == SENT_LATER else message


class _Values(dict[str, str]):
    """Values of a sentence; one that is not known is left out."""

    def __missing__(self, key: str) -> str:
        return _backup(None) if key == "backup_at" else "–"


def shown(name: str, value: Any) -> str:
    """Return a value as people write it here; its name gives its unit."""
    if name in _BY_NAME:
        return _BY_NAME[name](value)
    if value is None:
        return _translated(QT_TRANSLATE_NOOP("messages", "onbekend"))
    if name.endswith("_s"):
        return wait(value)
    if isinstance(value, datetime):
        return clock.local(value).strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def wait(seconds: float) -> str:
    """Return a wait in words: whole seconds to a minute, then whole minutes, rounded up."""
    count = ceil(seconds)
    words = MessageCounts()
    return words.seconds(count) if count < 60 else words.minutes(ceil(count / 60))


class MessageCounts(QObject):
    """Counts in messages; lupdate finds plural forms in `tr` only."""

    def seconds(self, number: int) -> str:
        """Return `1 seconde` or `30 seconden`."""
        return self.tr("%n seconde(n)", None, number)

    def minutes(self, number: int) -> str:
        """Return `1 minuut` or `5 minuten`."""
        return self.tr("%n minuut/minuten", None, number)

    def tries(self, number: int) -> str:
        """Return `1 poging` or `3 pogingen`."""
        return self.tr("%n poging(en)", None, number)


def _tries(left: int) -> str:
    return MessageCounts().tries(left)


def _size(size: float) -> str:
    """Return bytes as MB with at most one decimal, rounded up; below 1 MB as kB."""
    if size < 1_000_000:
        return f"{ceil(size / 1000)} kB"
    return _megabytes(ceil(size / 100_000))


def _most(size: float) -> str:
    """Return a limit in bytes as MB, rounded down, so that what is over it is never shown equal."""
    return _megabytes(floor(size / 100_000))


def _megabytes(tenths: int) -> str:
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest} MB" if rest else f"{whole} MB"


def _backup(made_at: datetime | None) -> str:
    if made_at is None:
        return _translated(QT_TRANSLATE_NOOP("messages", "nog geen"))
    return shown("made_at", made_at)


def _translated(text: str) -> str:
    return QCoreApplication.translate("messages", text)


def _phase(code: str) -> str:
    return code_text("phase", code)


def _status(code: str) -> str:
    return code_text("referral_status", code)


_BY_NAME: Final[dict[str, Callable[[Any], str]]] = {
    "phase": _phase,
    "now": _status,
    "to": _status,
    "tries_left": _tries,
    "size": _size,
    "most": _most,
    "backup_at": _backup,
}
