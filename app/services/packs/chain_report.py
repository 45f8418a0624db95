"""What the server said of the places of its log that are known here (packs/log_chain.py)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeAlias

from app.core import clock
from app.domain.sheet import csv_file

# As in app/sync/protocol_evidence
Standing: TypeAlias = Literal["same", "other", "lost", "unknown"]
_TITLES: Final = ("Gekend op", "Uit", "Leven van het logboek", "Plaats", "Controlegetal", "Oordeel")
_WORDS: Final = {
    "same": "klopt",
    "other": "klopt niet",
    "lost": "bestaat niet meer: de server is teruggezet",
    "unknown": "onbekend bij de server",
}


@dataclass(frozen=True, slots=True)
class ChainPoint:
    """A place of the log that was known here, and how it stands at the server now."""

    at: datetime  # when it was known
    pack: str  # name of the pack that names it; empty: the last round of this laptop
    epoch: str
    seq: int
    hash: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What the server said of all places; the oldest first, the last round at the end."""

    server: str  # address
    checked_at: datetime
    points: tuple[ChainPoint, ...]

    @property
    def broken_since(self) -> datetime | None:
        """The first moment of which the server has another log; None: there is none."""
        return next((one.at for one in self.points if one.standing == "other"), None)

    @property
    def is_whole(self) -> bool:
        """Tell whether the last round stands, and no other place is another one."""
        return self.broken_since is None and self.points[-1].standing == "same"

    @property
    def packs(self) -> int:
        """How many packs name a place that stands."""
        return sum(one.standing == "same" for one in self.points[:-1])


def chain_file(report: ChainReport) -> bytes:
    """Return the report as a file for a spreadsheet."""
    return csv_file(_rows(report))


def _rows(report: ChainReport) -> Iterator[tuple[str, ...]]:
    yield ("Server", report.server)
    yield ("Gecontroleerd op", _moment(report.checked_at))
    yield _TITLES
    for one in report.points:
        of = one.pack or "laatste ronde van deze laptop"
        yield (
            *(_moment(one.at), of, one.epoch, str(one.seq), one.hash),
            _WORDS[one.standing],
        )


def _moment(at: datetime) -> str:
    return f"{clock.local(at):%d/%m/%Y %H:%M}"
