"""What the results of a partnership look like on a screen: values only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from app.domain.forecast import Forecast
from app.domain.on_track import Reason
from app.services.results.targets import WHOLE, Scope, ScopeKind, TermsView

Which = Literal["realised", "running", "on_track", "at_risk", "complete", "reopened", "this_year"]
NONE: Final = ""  # code of a row of companies without a partner, region or theme


@dataclass(frozen=True, slots=True)
class ResultWish:
    """What is asked: figures of a scope, with a row for each partner, region or theme."""

    rows: ScopeKind = ScopeKind.PARTNER
    scope: Scope = WHOLE


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many companies at risk have a reason; one may have several."""

    code: Reason
    number: int


@dataclass(frozen=True, slots=True)
class Point:
    """So many companies at the end of a day."""

    day: date
    number: int


@dataclass(frozen=True, slots=True)
class BandPoint:
    """What is expected at the end of a day, and within what eight of ten projects end."""

    day: date
    expected: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """
    One line of the table per partner (id as hex), region or theme; `code` as in `Scope`.

    `complete` are those realised whose dossiers lack nothing. `fresh` is when the partner was at
    the server last (without a server: the last change here), None when that is not known or the
    row is of no partner; `is_behind` when its figures may be higher than what stands here.
    """

    code: str
    name: str  # empty of the row without a partner, region or theme
    target: int | None
    realised: int
    running: int
    on_track: int
    complete: int
    expected: int
    fresh: datetime | None = None
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class PartnerBehind:
    """A partner that was not at the server for days: its figures may be higher."""

    partner_id: UUID
    partner: str
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class SharedFigures:
    """The figures of the whole partnership as its promotor shared them last."""

    day: date
    shared_at: datetime
    by: str  # name of who shared
    remark: str
    target: int | None
    planned: int | None
    realised: int
    running: int
    on_track: int
    at_risk: int
    expected: int
    low: int
    high: int
    rows: tuple[ScopeRow, ...]  # per partner; without freshness


@dataclass(frozen=True, slots=True)
class Results:
    """
    Where a partnership stands on a day, counted in companies, each once.

    `realised` count since the last day of the project at the latest: who does so later is running,
    without time enough.

    `running` are the companies that may still count: they take part in a trajectory that runs, or
    wait for a decision, or lost a criterion that may be mended; `on_track + at_risk` are these.
    `reopened` counted once and do so no longer, `reopened_after_closing` of them in a period that
    was closed since. `can_still_count_this_year` are those on track with time enough.

    `history` are the counts at the end of each quarter up to `day`; `plan` what the targets ask
    around each of their periods; `band` starts at `day` and has a point at the end of each year
    and of the project. With `overlaps` a company may stand in more rows than one, and the rows add
    up to more than the whole.

    Without `is_whole` only cases of who works here are on this laptop; `shared` are then the
    figures of the whole, as of the day on which the promotor shared them.
    """

    day: date
    scope: Scope
    rows_by: ScopeKind
    is_whole: bool
    terms: TermsView | None
    first: date
    last: date
    target: int | None
    planned: int | None
    realised: int
    running: int
    on_track: int
    at_risk: int
    reasons: tuple[ReasonCount, ...]
    can_still_count_this_year: int
    complete: int
    reopened: int
    reopened_after_closing: int
    forecast: Forecast
    history: tuple[Point, ...]
    plan: tuple[Point, ...]
    band: tuple[BandPoint, ...]
    rows: tuple[ScopeRow, ...]
    overlaps: bool
    behind: tuple[PartnerBehind, ...]
    shared: SharedFigures | None


@dataclass(frozen=True, slots=True)
class ResultLine:
    """
    A company behind a number.

    `since` is the day on which it began to count, else that on which it joined; `reasons` tell why
    it is at risk; `met` of `of` criteria are met.
    """

    member_id: UUID
    trajectory_id: UUID
    enterprise_id: UUID
    company: str
    title: str  # of the trajectory
    partner: str
    place: str  # municipality, empty when not known
    phase: str
    since: date
    reasons: tuple[Reason, ...]
    met: int
    of: int
