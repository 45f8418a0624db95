"""What the screen of evidence packs asks; the real one stands on the store of the profile."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol
from uuid import UUID

from app.core.progress import Progress
from app.services.changes import Changes
from app.services.packs.rows import GapRow, PackSurvey
from app.services.packs.wish import MadePack, PackWish

if TYPE_CHECKING:
    from app.services.evidence.requests import Asked
    from app.services.periods.corrections import Unexplained

SheetName = Literal["supported", "counted", "deviations"]
GapKind = Literal["rule", "unsynced"]
Verdict = Literal["unchanged", "changed", "invalid", "unknown", "gone"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a pack can be limited to, and the first day of the project."""

    partners: tuple[tuple[UUID, str], ...] = ()
    trajectories: tuple[tuple[UUID, str], ...] = ()
    project_from: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a company lacks: `row` says what, or all of it may only be elsewhere."""

    id: UUID
    company: str
    kind: GapKind
    trajectory_id: UUID
    member_id: UUID
    partner: str
    coach: str
    coach_id: UUID | None = None
    row: GapRow | None = None
    days_old: int | None = None  # since its partner was last heard, of what is not synced
    absent_files: int = 0  # whose bytes are not on this laptop
    partner_mail: str = ""  # of who lets its laptops synchronise
    may_ask: bool = False

    @property
    def criterion(self) -> str:
        """The code of its row in the matrix; empty: it has none."""
        return "" if self.row is None else self.row.gap.criterion

    @property
    def asked_on(self) -> date | None:
        """When its coach heard of it last."""
        return None if self.row is None else self.row.last_asked

    @property
    def is_decision(self) -> bool:
        """Whether it waits for a second person, and not for its coach."""
        return self.row is not None and not self.row.gap.is_for_coach


@dataclass(frozen=True, slots=True)
class Whole:
    """A company whose dossier is complete."""

    id: UUID  # of the company in the trajectory
    company: str
    trajectory_id: UUID
    trajectory: str
    partner: str
    pieces: int
    counts_since: date | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What the pack of a wish would hold, and what is missing for it."""

    at: datetime
    complete: tuple[Whole, ...] = ()
    gaps: tuple[Gap, ...] = ()  # by partner, then by company
    incomplete: int = 0  # companies
    unsynced: int = 0  # companies
    pieces: int = 0
    pages: int = 0  # about
    size: int = 0  # bytes, about
    running: int = 0  # trajectories that go on: they are in no list
    name: str = ""  # that the partnership gives such a pack, without an ending
    found: PackSurvey | None = None  # what it was made from

    @property
    def total(self) -> int:
        """The companies of the period."""
        return len(self.complete) + self.incomplete + self.unsynced


@dataclass(frozen=True, slots=True)
class Earlier:
    """A pack that was made before, and how many of its dossiers are not what they were."""

    id: UUID
    first: date
    last: date
    made_at: datetime
    changed: int | None  # None: it cannot be told here
    name: str = ""


@dataclass(frozen=True, slots=True)
class ClosedView:
    """A period that was closed."""

    id: UUID
    first: date
    last: date
    closed_at: datetime
    closed_by: str
    manifest_sha256: str
    partners: str = ""  # names; empty: all of them
    corrections: tuple["CorrectionView", ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was changed in a closed period, and why."""

    id: UUID
    label: str
    reason: str
    made_at: datetime
    made_by: str
    asked: "Unexplained | None" = None  # what a reason would be given for; None: it has one


@dataclass(frozen=True, slots=True)
class PeriodState:
    """Whether the chosen period was closed, and the packs made before."""

    closed: ClosedView | None = None
    earlier: tuple[Earlier, ...] = ()
    pack_id: UUID | None = None  # the last pack of just this period, which a closing names
    has_part: bool = False  # one of this period left out files or people: it closes nothing


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a look at one file of a pack found."""

    name: str
    verdict: Verdict
    reason: str = ""  # a code


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """What became of one record since the pack was made."""

    id: UUID
    label: str
    kind: str
    verdict: Verdict
    changed_at: datetime | None = None
    changed_by: str = ""
    received_at: datetime | None = None  # by the clock of the server


@dataclass(frozen=True, slots=True)
class PackCheck:
    """The verdict over a pack: its seal, its files and its records."""

    path: Path
    verdict: Verdict
    reason: str = ""  # a code of what is wrong with the whole
    made_at: datetime | None = None
    made_by: str = ""
    fingerprint: str = ""  # of what it was sealed with; empty: no seal
    files: tuple[CheckedFile, ...] = ()
    records: tuple[CheckedRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key that the partnership vouches for."""

    name: str
    fingerprint: str
    made_at: datetime
    retired_on: date | None = None  # nothing is sealed with it from this day on
    is_here: bool = True  # this laptop can seal with it


@dataclass(frozen=True, slots=True)
class SealView:
    """The key that packs are sealed with, and all keys there are, the newest first."""

    name: str = ""
    fingerprint: str = ""  # empty: there is none on this laptop
    made_at: datetime | None = None
    keys: tuple[KeyView, ...] = ()
    token_library: str = ""  # of the token that its private half stays on
    needs_pin: bool = False  # of that token: nobody gave it since the program began


class PackService(Protocol):
    """
    Everything here runs in a worker.

    A UserError is something that a user can mend or must know; what was stored stays stored.
    """

    def choices(self) -> Choices:
        """Return what a pack can be limited to."""

    def survey(self, wish: PackWish, /) -> Survey:
        """Return what a pack would hold and what it lacks."""

    def cover(self, wish: PackWish, survey: Survey, /) -> bytes:
        """Return the first page as a PDF."""

    def preview(self, wish: PackWish, progress: Progress, /) -> bytes:
        """Return the whole pack as one PDF without a seal, to look at."""

    def make(self, wish: PackWish, target: Path, progress: Progress, /) -> MadePack:
        """Write the pack; stopped, it leaves nothing."""

    def ask(self, gaps: tuple[Gap, ...], /) -> Changes:
        """Ask their coaches to bring what is missing, or remind them."""

    def asked(self, survey: Survey, /) -> "tuple[Asked, ...]":
        """Return by coach all that they can be asked, for a mail."""

    def state(self, wish: PackWish, /) -> PeriodState:
        """Return whether the period is closed, and the packs of before."""

    def close(self, wish: PackWish, pack_id: UUID, /) -> Changes:
        """Close the period; later changes need a reason."""

    def check(self, path: Path, progress: Progress, /) -> PackCheck:
        """Judge a pack on the disk."""

    def sheet(self, name: SheetName, wish: PackWish, /) -> bytes:
        """Return a list as a spreadsheet; that of supported enterprises is of the period."""

    def closed(self) -> tuple[ClosedView, ...]:
        """Return the periods that were closed, the last first."""

    def seal(self) -> SealView:
        """Return the key that packs are sealed with."""

    def take_key(self, path: Path, passphrase: str, /) -> Changes:
        """Seal with the key in a PKCS#12 file from now on."""

    def take_token(self, library: Path, pin: str, label: str, /) -> Changes:
        """Seal with the key on a token from now on."""

    def retire_key(self, fingerprint: str, /) -> Changes:
        """Seal nothing with a key from today on; what it sealed stays trusted."""
