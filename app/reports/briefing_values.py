"""What one page says before a visit: plain values that a service gathers from the store."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated

from app.reports.document import Origin
from app.reports.values import Agreement, Company
from app.reports.words import day


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody at the company whom the coach sees or calls."""

    name: Annotated[str, "Naam van een contact"]
    function: Annotated[str, "Functie van een contact"] = ""
    phone: Annotated[str, "Telefoon van een contact"] = ""


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last session; its note without markup, shortened."""

    number: int  # 6 for the sixth session
    starts_at: datetime  # on the wall clock of the laptop
    minutes: int
    kind: Annotated[str, "Soort"]
    coach: Annotated[str, "Coach"]
    note: Annotated[str, "Notitie"] = ""
    is_completed: bool = True

    @property
    def lasted(self) -> timedelta:
        """How long it lasted."""
        return timedelta(minutes=self.minutes)

    def record_name(self) -> str:
        """Return the name that a reader knows this session by."""
        return f"Sessie van {day(self.starts_at)}"


@dataclass(frozen=True, slots=True)
class Way:
    """How far the company is in a trajectory that runs."""

    title: Annotated[str, "Traject"]
    phase: Annotated[str, "Fase"]
    met: int
    of: int
    missing: Annotated[tuple[str, ...], "Ontbrekend bewijs"] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """The last scan that was finished, by theme; 1 is lowest, 5 is highest."""

    moment: Annotated[str, "Meting"]
    day: date
    mean: Decimal | None
    themes: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that a coach wants to know before they go in."""

    origin: Origin
    company: Company
    purpose: Annotated[str, "Doel in eigen woorden"] = ""
    begins_at: datetime | None = None  # the appointment, on the wall clock of the laptop
    ends_at: datetime | None = None
    what: Annotated[str, "Onderwerp"] = ""  # what it is about, or its kind
    town: Annotated[str, "Gemeente"] = ""
    where: Annotated[tuple[str, ...], "Waar"] = ()  # a line each
    people: tuple[Met, ...] = ()
    last: LastTime | None = None
    agreed: tuple[Agreement, ...] = ()  # in the last session, and what else is open
    ways: tuple[Way, ...] = ()
    scan: Measured | None = None
    to_do: Annotated[tuple[str, ...], "Vandaag"] = ()  # by the coach

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Briefing"
