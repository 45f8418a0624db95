"""
Whether a company that does not count yet is on track (op schema) or at risk, and why.

Source: UI, screen S15 («7 zonder eindmeting, 4 zonder akkoord»). When something is late nobody
wrote down: the limits are a choice of the product and stand in resources/reference/on_track.toml,
each with where it comes from. Nothing here looks at who coaches: no figure is about a person.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain.counting import Status
from app.domain.trajectory import PHASES


class Reason(StrEnum):
    """Why a company is at risk, in the order in which a list tells it."""

    REOPENED = "reopened"  # it counted, and lost a criterion since
    REFUSED = "refused"  # the second person says that it does not count
    NO_AGREEMENT = "no_agreement"
    NO_BASELINE = "no_baseline"
    NO_PLAN = "no_plan"
    NO_END = "no_end"  # no end measurement
    WAITS = "waits"  # nobody decides on its proposal
    SILENT = "silent"  # no contact, and none to come
    NO_TIME = "no_time"  # too little left of the project for what is still open


_ORDER: Final = tuple(Reason)
_STANDING: Final = (
    (Status.REOPENED, Reason.REOPENED),
    (Status.REFUSED, Reason.REFUSED),
)
_PLACE: Final = {phase: place for place, phase in enumerate(PHASES)}


@dataclass(frozen=True, slots=True)
class Due:
    """A criterion that must be met so many days after a phase began."""

    reason: Reason
    criterion: str  # its code
    phase: str
    days: int


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on something is late; see resources/reference/on_track.toml."""

    silent_days: int
    waits_days: int
    criterion_days: int  # what an open criterion takes at least
    due: tuple[Due, ...] = ()


class Facts(NamedTuple):
    """
    What is known of a company in a trajectory that does not count yet.

    `open` are the codes of the required criteria that are not met; `phases` tells when each phase
    began that did; `last_on` is the last session, `next_on` the next day that is planned. One that
    takes part no longer may count still: somebody decides, or what was lost comes back.
    """

    started_on: date
    phase: str
    standing: Status
    open: Set[str]
    phases: Mapping[str, date]
    proposed_on: date | None = None
    last_on: date | None = None
    next_on: date | None = None
    takes_part: bool = True


def reasons(facts: Facts, limits: Limits, day: date, end: date | None) -> tuple[Reason, ...]:
    """
    Return why a company is at risk on a day; none: it is on track.

    Examples with the limits that ship (30 days silent, 30 days waiting, 14 days a criterion):

    - **No agreement.** Began 01/03, still exploring, no signed agreement. On 30/04, day 60: on
      track. On 01/05: no agreement. In the action plan since 10/03: at risk on 11/03.
    - **No end measurement.** Anchoring since 01/09 without one: at risk from 02/10 on, day 31.
    - **Skipped.** From exploration straight to execution on 01/06, without a baseline: the phase
      that was due counts from the first one after it, so at risk on 02/06.
    - **Silent.** Last session 01/10, nothing planned: on 31/10 on track, on 01/11 silent. With a
      visit planned it is not. Without a session ever the day counts on which it began. Nobody is
      silent when all criteria are met, for what is left is a decision; nor when the trajectory is
      over.
    - **Waits.** Proposed 01/10, nobody decided: waits on 01/11.
    - **Time.** Three criteria open take 42 days. The project ends 31/12: on 19/11, 42 days before,
      there is time; on 20/11 there is not.
    - **Reopened, refused.** At risk whatever the days say.
    """
    found = [code for standing, code in _STANDING if facts.standing is standing]
    found += _late(facts, limits, day)
    if facts.standing is Status.PROPOSED and _over(facts.proposed_on, limits.waits_days, day):
        found.append(Reason.WAITS)
    if facts.open and facts.next_on is None and facts.takes_part:
        last = facts.started_on if facts.last_on is None else facts.last_on
        if _over(max(last, facts.started_on), limits.silent_days, day):
            found.append(Reason.SILENT)
    if end is not None and not can_count_by(facts, limits, day, end):
        found.append(Reason.NO_TIME)
    return tuple(sorted(set(found), key=_ORDER.index)) if len(found) > 1 else tuple(found)


def can_count_by(facts: Facts, limits: Limits, day: date, last: date) -> bool:
    """
    Tell whether there is time enough left to meet what is open, the last day included.

    - Two criteria open on 03/12 take 28 days: by 31/12 it can; on 04/12 it cannot.
    - Nothing open: it can on the last day itself, not after it.
    """
    return day + timedelta(days=len(facts.open) * limits.criterion_days) <= last


def _late(facts: Facts, limits: Limits, day: date) -> list[Reason]:
    at = _PLACE.get(facts.phase, 0)  # another version may know more phases
    return [
        one.reason
        for one in limits.due
        if one.criterion in facts.open
        and _PLACE[one.phase] <= at
        and _over(_began(facts, one.phase), one.days, day)
    ]


def _began(facts: Facts, phase: str) -> date:
    """Return when a phase, or the first one after it, began; who joined later began then."""
    at = _PLACE[phase]
    known = [day for one, day in facts.phases.items() if _PLACE.get(one, -1) >= at]
    return max(min(known, default=facts.started_on), facts.started_on)


def _over(since: date | None, days: int, day: date) -> bool:
    return since is not None and (day - since).days > days
