"""What the file of an enterprise tells: plain values that a service gathers from the store."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from app.reports.document import Origin
from app.reports.marks import State
from app.reports.values import Attachment, Company, GroupCount, Session
from app.reports.words import day


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a file must hold, and whether it does."""

    name: Annotated[str, "Onderdeel"]
    state: State
    remark: Annotated[str, "Opmerking bij een onderdeel"] = ""  # what is missing, or which rule
    last_on: date | None = None
    items: int | None = None  # how many pieces it holds


@dataclass(frozen=True, slots=True)
class Establishment:
    """A place where people work (vestiging)."""

    number: Annotated[str, "Vestigingsnummer"] = ""
    name: Annotated[str, "Naam van een vestiging"] = ""
    address: Annotated[str, "Adres"] = ""  # street, number, postal code, municipality
    region: Annotated[str, "Referentieregio"] = ""
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class SizeYear:
    """The size class (kmo-klasse) of one year, with the figures and the reason."""

    year: int
    size_class: Annotated[str, "Grootteklasse"]  # Klein; empty when it is not known
    reason: Annotated[str, "Reden van de grootteklasse"] = ""
    staff: Decimal | None = None  # VTE
    turnover: Decimal | None = None  # EUR
    balance: Decimal | None = None  # EUR
    source: Annotated[str, "Bron van de cijfers"] = ""  # verklaring van Mia Dauwelaar, raming


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at the enterprise whom the coach calls or mails."""

    name: Annotated[str, "Naam van een contact"]
    function: Annotated[str, "Functie van een contact"] = ""
    phone: Annotated[str, "Telefoon van een contact"] = ""
    email: Annotated[str, "E-mail van een contact"] = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """The first talk (intake), with the question in the words of the employer."""

    held_on: date
    coach: Annotated[str, "Coach"]
    question: Annotated[str, "Vraag van de werkgever"] = ""
    source: Annotated[str, "Hoe het contact begon"] = ""
    themes: Annotated[tuple[str, ...], "Thema’s"] = ()
    counts: tuple[GroupCount, ...] = ()
    unique_persons: int | None = None  # or HIDDEN
    first_step: Annotated[str, "Eerste stap"] = ""
    first_step_on: date | None = None
    consent: bool | None = None  # the enterprise agrees that its data are kept; None: not asked
    consent_by: Annotated[str, "Wie toestemming gaf"] = ""
    consent_on: date | None = None

    def record_name(self) -> str:
        """Return the name that a reader knows this intake by."""
        return f"Intake van {day(self.held_on)}"


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do (actie), open or done."""

    text: Annotated[str, "Actie"]
    owner: Annotated[str, "Eigenaar van een actie"] = ""
    due_on: date | None = None
    done_on: date | None = None
    outcome: Annotated[str, "Uitkomst van een actie"] = ""


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """All that is known of one enterprise; sessions in any order."""

    origin: Origin
    company: Company
    coach: Annotated[str, "Coach"]
    partner: Annotated[str, "Partner"] = ""
    purpose: Annotated[str, "Doel in eigen woorden"] = ""
    legal_form: Annotated[str, "Rechtsvorm"] = ""
    activity: Annotated[str, "Activiteit"] = ""  # 10.711 Brood en vers gebak
    joint_committee: Annotated[str, "Paritair comité"] = ""
    group: Annotated[str, "Deel van een groep"] = ""  # ja, nee, onbekend
    size_class: Annotated[str, "Grootteklasse"] = ""  # that holds; empty when it is not known
    size_reason: Annotated[str, "Reden van de grootteklasse"] = ""
    parts: tuple[Part, ...] = ()
    establishments: tuple[Establishment, ...] = ()
    years: tuple[SizeYear, ...] = ()
    intake: Intake | None = None
    contacts: tuple[Contact, ...] = ()
    sessions: tuple[Session, ...] = ()
    actions: tuple[Action, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Dossier"
