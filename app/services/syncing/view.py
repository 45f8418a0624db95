"""What the screens show of the sync: the chip, screen S18 and the tray say the same."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from app.core import clock
from app.core.errors import UserError
from app.services.changes import Changes

ChipCode = Literal[
    "unlinked", "all_sent", "waiting", "running", "offline", "problem", "braked", "closed"
]
ProblemKind = Literal["held", "rejected", "row", "blob", "too_large", "device"]


OLD_DAYS: Final = 2  # from here on the figures of a partner may be behind


@dataclass(frozen=True, slots=True)
class Chip:
    """
    The state of the sync in one line (UI.md 2.5).

    `code` is never `all_sent` while a change, a file or a problem waits.
    """

    code: ChipCode
    waiting: int = 0  # records and files that wait, as S18 counts them
    problems: int = 0
    to_decide: int = 0  # records with a conflict or a question
    done: int = 0  # of a round that runs
    total: int = 0
    last_ok: datetime | None = None
    oldest_waiting: datetime | None = None
    error: UserError | None = None  # of the last round, when it failed
    seconds_left: int | None = None  # of a round that runs, when it can be told


@dataclass(frozen=True, slots=True)
class RecordName:
    """A record as a list names it; `case` is the company that it belongs to."""

    kind: str
    id: UUID
    root: UUID
    title: str  # what it is known by within its kind: a name, a day; may be empty
    case: str  # name of the company, empty for what belongs to the partnership
    below: UUID | None = None  # the session that it stands in, of what is a row there
    number: int = 0  # its place among the rows of its kind there


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not sent or not taken, with its reason and its place."""

    id: str  # group or hash of a file
    kind: ProblemKind
    record: RecordName | None
    units: tuple[str, ...]  # that the reason is about; the first is where the button leads
    # no_row, no_access, own_proposal, invalid, schema, database, too_large, erased; an error code
    reason: str
    values: dict[str, object]
    since: datetime | None


@dataclass(frozen=True, slots=True)
class KindCount:
    """Records of one kind that travelled (table name; `blob` for files), each once a round."""

    kind: str
    sent: int  # today
    waiting: int
    received: int  # today


@dataclass(frozen=True, slots=True)
class Freshness:
    """When a partner last met the server."""

    partner_id: UUID
    partner: str
    last_seen: datetime | None
    laptops: int
    laptops_today: int
    days: tuple[int, ...]  # rounds on each of the last 14 days, today last
    is_own: bool

    @property
    def age_in_days(self) -> int | None:
        """How many days ago a partner was there; None: never."""
        if self.last_seen is None:
            return None
        return (clock.today() - clock.local(self.last_seen).date()).days

    @property
    def has_nobody(self) -> bool:
        """Whether a partner never had a laptop."""
        return self.laptops == 0 and self.last_seen is None

    @property
    def is_old(self) -> bool:
        """Whether the figures of a partner may be behind; without a laptop it has none."""
        age = self.age_in_days
        return not self.has_nobody and (age is None or age >= OLD_DAYS)


@dataclass(frozen=True, slots=True)
class BrakeItem:
    """One record that the other side would delete or change unusually."""

    record: RecordName
    is_delete: bool


@dataclass(frozen=True, slots=True)
class Brake:
    """Why a round stopped by itself; nothing of it is applied yet, but for what `done_` counts."""

    deletes: int
    edits: int
    items: tuple[BrakeItem, ...]
    by: str  # name of who did most of it
    stopped_at: datetime
    done_deletes: int = 0  # records that were deleted here before it was too much
    done_edits: int = 0
    is_least: bool = False  # there may be more than was looked at


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round in the log of rounds; counts are of records and files."""

    at: datetime
    sent: int
    received: int
    merged: int
    error: str | None  # code of a UserError
    seconds: float


@dataclass(frozen=True, slots=True)
class RoundDone:
    """
    A round that ended, or stopped half way: what it stored stays stored.

    With `brake` a part of what the other side wrote waits for an answer.
    """

    line: RoundLine
    changes: Changes  # of others, so that open screens fetch them again
    brake: Brake | None = None
    error: UserError | None = None  # why it stopped
    is_stopped: bool = False  # the user stopped it
    reload: bool = False  # so much came that every screen has to read anew


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """Something that a round brought from others: one field, or a whole record or case."""

    record: RecordName
    unit: str  # empty: the record was made, or its case was not here before (`change` is None)
    is_delete: bool
    who: str  # name; empty: the server itself
    laptop: str
    at: datetime  # of the round
    change: UUID | None  # of the line in the history; None: a case that was fetched whole


@dataclass(frozen=True, slots=True)
class DayClosed:
    """What closing the day (dagafsluiting) did; a part that failed does not stop the other."""

    chip: Chip
    round: RoundDone | None  # None: it failed, see `error`
    error: UserError | None
    backup_at: datetime | None  # the newest backup of this laptop
    backup_error: UserError | None


FileCode = Literal["here", "waiting", "sending", "sent", "kept", "absent", "fetching", "problem"]


@dataclass(frozen=True, slots=True)
class FileState:
    """
    Where the bytes of a file are (badge).

    `here`: only on this laptop, which is not linked; `sent`: here and on the server; `kept`: the
    user keeps it here, it is not sent; `absent`: on the server, fetched when it is asked for.
    """

    code: FileCode
    done: int = 0  # bytes
    size: int = 0
    reason: str = ""  # of `problem`


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """When a round begins by itself, and whether files wait until they are asked for."""

    on_open: bool = True
    on_close: bool = True
    blobs_later: bool = False
    regularly: bool = True  # each quarter of an hour


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that S18 shows."""

    chip: Chip
    server: str  # address, empty when not linked
    device: str  # name of this laptop
    counts: tuple[KindCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    freshness: tuple[Freshness, ...] = ()
    freshness_at: datetime | None = None  # when the server told it
    brake: Brake | None = None
    rounds: tuple[RoundLine, ...] = ()
    sync_on_open: bool = True
    sync_on_close: bool = True
    blobs_later: bool = False  # send and fetch files only when asked
    waits: dict[str, int] = field(default_factory=dict)
    sync_regularly: bool = True
    clock_ahead_s: float = 0.0  # of this laptop; more than two minutes is worth a warning
