"""What a survey of an evidence pack (bewijspakket) tells: values for screen, pack and mail."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.dossier_gaps import Ending, Gap


@dataclass(frozen=True, slots=True)
class GapRow:
    """One thing that a dossier lacks, and when its coach was asked for it."""

    id: UUID  # of what is asked about it, asked or not
    member_id: UUID
    gap: Gap
    asked_on: date | None = None
    due_on: date | None = None
    reminded_on: date | None = None

    @property
    def last_asked(self) -> date | None:
        """When the coach heard of it last."""
        return self.reminded_on or self.asked_on


@dataclass(frozen=True, slots=True)
class PackRow:
    """A company in a trajectory that belongs to the period."""

    trajectory_id: UUID
    member_id: UUID
    enterprise_id: UUID  # as which it is shown, when it was merged
    company: str
    title: str  # of the trajectory
    partner_id: UUID | None
    partner: str
    coach_id: UUID | None
    coach: str
    why: Ending
    since: date | None  # counts since; else the day that it belongs to the period by
    pieces: int  # records that are evidence
    gaps: tuple[GapRow, ...] = ()
    absent_files: int = 0  # evidence whose bytes are not on this laptop
    is_behind: bool = False  # its partner was not at the server for some days
    last_seen: datetime | None = None  # when the partner was, UTC

    @property
    def is_unsynced(self) -> bool:
        """Whether what is missing may be elsewhere: with its partner, or on the server."""
        return bool(self.absent_files) or (self.is_behind and bool(self.gaps))

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.gaps and not self.is_unsynced


@dataclass(frozen=True, slots=True)
class PackSurvey:
    """
    What a pack would hold; each company in a trajectory is in exactly one of the lists.

    Rows are in the order of the partner, then of the company. `running` are trajectories with
    sessions in the period that did not come to an end in it: they are in no list.
    """

    complete: tuple[PackRow, ...] = ()
    incomplete: tuple[PackRow, ...] = ()
    unsynced: tuple[PackRow, ...] = ()
    running: int = 0

    @property
    def rows(self) -> tuple[PackRow, ...]:
        """All of them, the complete ones first."""
        return self.complete + self.incomplete + self.unsynced

    @property
    def pieces(self) -> int:
        """How many records are evidence, of all."""
        return sum(one.pieces for one in self.rows)
