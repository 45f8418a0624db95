"""The rows of Vandaag, as plain values, and where each of them stands."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.domain.dossier_gaps import Gap
from app.services.day.snooze import Reason

MOST: Final = 50  # matters of one kind


class Group(StrEnum):
    """Where a row stands, in this order."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    DRAFTS = "drafts"
    EVIDENCE = "evidence"
    NO_NEXT = "no_next"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """
    An open action with a day, of a company, a meeting, a trajectory, or of the partnership.

    `enterprise` names the company, else the network, the trajectory or what was talked about.
    """

    id: UUID
    group: Group
    text: str
    enterprise_id: UUID | None
    enterprise: str
    due_on: date
    meeting_id: UUID | None = None
    trajectory_id: UUID | None = None
    coach_id: UUID | None = None  # who does it
    coach: str = ""  # their name, when it is a colleague
    coordination_id: UUID | None = None  # of a meeting of the partnership


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Something typed and not finished."""

    id: UUID
    kind: str  # intake, quick_session, session, appointment, task, or a record that is edited
    title: str  # the company, as far as it is known
    saved_at: datetime  # UTC
    subject: UUID | None = None  # the enterprise or session that it is about
    group: Group = Group.DRAFTS


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company of the coach that nothing is planned with."""

    id: UUID
    group: Group  # NO_NEXT or SILENT
    enterprise: str
    last_session_on: date | None


@dataclass(frozen=True, slots=True)
class MatterRow:
    """
    Something else that waits for the coach: what it is says its reason.

    `done` of `of` tells how far it is, where that can be counted.
    """

    id: UUID  # of the record that is put off
    reason: Reason
    group: Group
    about: str  # the company, the trajectory or the network
    screen: str  # where it is dealt with
    record_id: UUID  # that is shown there
    what: str = ""  # what is missing, or which one it is
    due_on: date | None = None  # or the day that it waits since
    done: int = 0
    of: int = 0
    enterprise_id: UUID | None = None  # of the company, when its file is here
    unit: str = ""  # field of that screen
    by: str = ""  # who asks it
    gap: Gap | None = None  # what is asked, of a dossier


Row = ActionRow | DraftRow | CompanyRow | MatterRow


def reason_of(row: Row) -> Reason:
    """Return why a row stands in Vandaag, for what is put off."""
    if isinstance(row, MatterRow):
        return row.reason
    if isinstance(row, CompanyRow):
        return Reason.SILENT if row.group is Group.SILENT else Reason.NO_NEXT
    return Reason.ACTION if isinstance(row, ActionRow) else Reason.DRAFT


def company_of(row: Row) -> UUID | None:
    """Return the company whose file a row belongs to; a draft belongs to none."""
    if isinstance(row, ActionRow | MatterRow):
        return row.enterprise_id
    return row.id if isinstance(row, CompanyRow) else None


def group_of(due_on: date, day: date) -> Group:
    """Return where something stands that is due on a day."""
    if due_on < day:
        return Group.LATE
    return Group.TODAY if due_on == day else Group.WEEK
