"""
What documents are about: plain values that a service gathers from the store.

Every text is as a reader should see it: numbers with their dots, names of codes in Dutch. The
annotation of a field is its Dutch name; `printable.preflight` uses it to say what paper lost.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Final

from app.domain.strokes import Strokes
from app.reports.words import day

HIDDEN: Final = -1  # stands for a number that is known, and not shown to this reader
OMITTED: Final = "[weggelaten]"  # stands for words that are known, and not shown to this reader


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody present: by name, or as a number of people with one role."""

    role: Annotated[str, "Rol van een aanwezige"]
    name: Annotated[str, "Naam van een aanwezige"] = ""
    number: int = 1  # of people, or HIDDEN; more than one only without a name


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many workers belong to one target group (doelgroep); groups overlap."""

    group: Annotated[str, "Doelgroep"]
    number: int  # or HIDDEN


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed (afspraak), who does it and by when."""

    text: Annotated[str, "Afspraak"]
    owner: Annotated[str, "Wie een afspraak uitvoert"] = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the file of the enterprise (bijlage)."""

    name: Annotated[str, "Naam van een bijlage"]
    size: int  # bytes
    added_on: date
    added_by: Annotated[str, "Wie een bijlage toevoegde"] = ""
    sha256: Annotated[str, "Controlegetal van een bijlage"] = ""  # hex, of the plain bytes
    is_here: bool = True  # else only its record came to this laptop so far


class ConfirmedBy(Enum):
    """How the enterprise confirmed a session."""

    MAIL = "Bevestigd per mail"
    ORAL = "Mondeling bevestigd"
    PAPER = "Ondertekend op papier"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed a session for the enterprise, how and when."""

    how: ConfirmedBy
    by: Annotated[str, "Wie bevestigde"] = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature (handtekening) drawn under the report of a session."""

    name: Annotated[str, "Naam van wie tekende"]
    role: Annotated[str, "Rol van wie tekende"]
    signed_at: datetime  # on the wall clock of the laptop
    strokes: Strokes
    is_before_change: bool = False  # the report was changed after it
    changed_at: datetime | None = None  # when, on the same clock
    is_shown: bool = True  # else this reader sees that it is there, and not what was drawn


@dataclass(frozen=True, slots=True)
class Session:
    """One coaching session with all that its report tells."""

    starts_at: datetime  # on the wall clock of the laptop
    ends_at: datetime
    kind: Annotated[str, "Soort"]
    coach: Annotated[str, "Coach"]
    partner: Annotated[str, "Partner van de coach"] = ""
    place: Annotated[str, "Plaats"] = ""
    subject: Annotated[str, "Onderwerp"] = ""
    goal: Annotated[str, "Doel"] = ""
    note: Annotated[str, "Notitie"] = ""  # light markup, see app/domain/note_text.py
    result: Annotated[str, "Resultaat"] = ""
    next_step: Annotated[str, "Volgende stap"] = ""
    next_step_on: date | None = None
    themes: Annotated[tuple[str, ...], "Thema’s"] = ()
    attendees: tuple[Attendee, ...] = ()
    counts: tuple[GroupCount, ...] = ()
    unique_persons: int | None = None  # that the counts are about, or HIDDEN
    agreements: tuple[Agreement, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    confirmation: Confirmation | None = None
    signatures: tuple[Signature, ...] = ()  # the first given first
    is_completed: bool = True  # afgerond; False is a draft (concept)

    def record_name(self) -> str:
        """Return the name that a reader knows this session by."""
        return f"Sessie van {day(self.starts_at)}"


@dataclass(frozen=True, slots=True)
class Company:
    """Which enterprise a document is about."""

    name: Annotated[str, "Naam van de onderneming"]
    number: Annotated[str, "Ondernemingsnummer"] = ""
    municipality: Annotated[str, "Gemeente"] = ""
