"""What the dossier of a trajectory (trajectdossier) tells: plain values that a service gathers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from app.reports.action_plan import Goal, PlanAction
from app.reports.company_values import CompanyFile
from app.reports.document import Origin
from app.reports.scan_report import ScanReport
from app.reports.values import Attachment, Company, Session, Signature
from app.reports.words import day


@dataclass(frozen=True, slots=True)
class Piece:
    """A record that shows that a company meets a criterion."""

    kind: Annotated[str, "Soort bewijsstuk"]  # in words: Scan, Bestand
    label: Annotated[str, "Naam van een bewijsstuk"]
    dated: date
    added_by: Annotated[str, "Wie een bewijsstuk toevoegde"] = ""
    remark: Annotated[str, "Opmerking bij een bewijsstuk"] = ""
    sha256: str = ""  # of a file that is here
    is_standing: bool = True  # else its record was thrown away, and it counts for nothing


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A line of the checklist of the promotor, with the evidence for it."""

    code: str
    name: Annotated[str, "Criterium"]
    hint: Annotated[str, "Uitleg bij een criterium"] = ""
    have: int = 0
    needed: int = 1
    is_required: bool = True
    met_on: date | None = None
    last_on: date | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionNote:
    """What somebody said on the evidence for a criterion."""

    criterion: Annotated[str, "Criterium"]
    text: Annotated[str, "Opmerking bij een criterium"]
    person: Annotated[str, "Wie een opmerking gaf"]
    written_on: date


@dataclass(frozen=True, slots=True)
class Decided:
    """What a second person decided on a proposal."""

    counts: bool
    by: Annotated[str, "Wie over de telling besliste"]
    on: date
    reason: Annotated[str, "Reden van een beslissing"] = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """That somebody proposed that the company counts, with what was decided on it, in order."""

    by: Annotated[str, "Wie de telling voorstelde"]
    on: date
    met_on: date
    partner: Annotated[str, "Partner die de telling voorstelde"] = ""
    reason: Annotated[str, "Reden van een voorstel"] = ""
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class CountDecision:
    """Whether a company counts; `status` is a code of app/domain/counting.py."""

    status: str = "not_yet"
    since: date | None = None
    through: Annotated[str, "Partner waarlangs de onderneming telt"] = ""  # of `elsewhere`
    others: Annotated[tuple[str, ...], "Andere partner die voorstelde"] = ()
    proposals: tuple[Proposed, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session that served the trajectory; without its report when that is not in this file."""

    starts_at: datetime  # on the wall clock of the laptop
    minutes: int
    subject: Annotated[str, "Onderwerp"]
    coach: Annotated[str, "Coach"]
    session: Session | None = None
    elsewhere: Annotated[str, "Waar het verslag staat"] = ""  # the company that has the report

    def record_name(self) -> str:
        """Return the name that a reader knows this session by."""
        return f"Sessie van {day(self.starts_at)}"


@dataclass(frozen=True, slots=True)
class PlanEdition:
    """One version of the action plan."""

    number: int
    written_on: date
    written_by: Annotated[str, "Wie het actieplan schreef"] = ""
    remark: Annotated[str, "Wat nieuw is"] = ""
    actions: tuple[PlanAction, ...] = ()
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that shows the change, and the criteria that it is evidence for."""

    file: Attachment
    serves: Annotated[tuple[str, ...], "Criterium"] = ()


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral of the company; of people only how many."""

    made_on: date
    direction: str  # in words
    to: Annotated[str, "Naar wie of wat"]
    reason: Annotated[str, "Reden"] = ""
    state: Annotated[str, "Stand van een doorverwijzing"] = ""
    state_on: date | None = None
    outcome: Annotated[str, "Uitkomst van een doorverwijzing"] = ""  # in words
    outcome_reason: Annotated[str, "Reden van de uitkomst"] = ""
    starters: int | None = None  # how many began, or HIDDEN
    check: Annotated[str, "Controle op dubbelfinanciering"] = ""


@dataclass(frozen=True, slots=True)
class FundingAnswer:
    """What was answered when the program asked who already does or pays something."""

    asked_on: date
    support: Annotated[str, "Soort steun"]
    answer: Annotated[str, "Antwoord"]
    person: Annotated[str, "Wie antwoordde"]
    reason: Annotated[str, "Reden om verder te gaan"] = ""


@dataclass(frozen=True, slots=True)
class LookBack:
    """A look back, planned or done; `holds` is yes, partly or no."""

    months: int
    due_on: date
    done_on: date | None = None
    holds: str = ""
    stayed: int | None = None  # people who came in and are still there, or HIDDEN
    note: Annotated[str, "Opvolging"] = ""


@dataclass(frozen=True, slots=True)
class PeopleMeasure:
    """People at a company in one year, as it told; each number may be HIDDEN."""

    moment: str  # in words: nulmeting, na 12 maanden
    measured_on: date
    staff: int | None = None
    inflow: int | None = None
    leavers: int | None = None
    hired: int | None = None
    stayed: int | None = None
    told_by: Annotated[str, "Wie de aantallen gaf"] = ""
    note: Annotated[str, "Notitie bij de aantallen"] = ""


@dataclass(frozen=True, slots=True)
class GoalLook:
    """A structural goal looked at again after the end; `alive` is yes, partly or no."""

    goal: Annotated[str, "Doel"]
    months: int
    checked_on: date
    alive: str = ""
    note: Annotated[str, "Nazicht van een doel"] = ""


@dataclass(frozen=True, slots=True)
class CompanyDossier:
    """All that is known of one company of the trajectory; no `file`: it is not on this laptop."""

    company: Company
    joined_on: date
    left_on: date | None = None
    leave_reason: Annotated[str, "Reden van uitstap"] = ""
    file: CompanyFile | None = None
    criteria: tuple[CriterionLine, ...] = ()
    notes: tuple[CriterionNote, ...] = ()
    baseline: ScanReport | None = None
    between: tuple[ScanReport, ...] = ()  # mid-way scans
    end: ScanReport | None = None  # beside the baseline when both are here
    sessions: tuple[HeldSession, ...] = ()  # the first held first
    deliverables: tuple[Delivered, ...] = ()
    closing: tuple[Attachment, ...] = ()  # the signed closing report
    referrals: tuple[Referred, ...] = ()
    funding: tuple[FundingAnswer, ...] = ()
    count: CountDecision = CountDecision()
    look_backs: tuple[LookBack, ...] = ()
    measures: tuple[PeopleMeasure, ...] = ()

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.company.name


@dataclass(frozen=True, slots=True)
class TrajectoryDossier:
    """One trajectory with each of its companies; goals and plan are of all of them together."""

    origin: Origin
    title: Annotated[str, "Titel van het traject"]
    started_on: date
    companies: tuple[CompanyDossier, ...]
    purpose: Annotated[str, "Structurele verandering"] = ""
    phase: str = ""  # in words
    status: str = ""  # in words
    closed_on: date | None = None
    stop_reason: Annotated[str, "Reden van stopzetting"] = ""
    coach: Annotated[str, "Coach"] = ""
    partner: Annotated[str, "Partner"] = ""
    goals: tuple[Goal, ...] = ()
    plans: tuple[PlanEdition, ...] = ()  # the last version first
    goal_looks: tuple[GoalLook, ...] = ()
    omitted: str = ""  # what this reader does not get to see, in a sentence

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Traject"
