"""
Phases of a change trajectory (veranderingstraject), who takes part, and when to look back.

Source: UI, screen S13 (the five phases; a phase may be skipped with a reason) and DOMAIN, sections
4 and 8 (follow-up after 6 and 12 months; a step may be skipped when the case does not need it).
"""

import calendar
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.errors import UserError

PHASES: Final = ("exploration", "analysis", "action_plan", "execution", "anchoring")
RUNNING, CLOSED, STOPPED = "running", "closed", "stopped"
STRUCTURAL: Final = (
    "work_organisation",
    "procedures",
    "roles",
    "job_design",
    "onboarding",
    "language_policy",
    "leadership",
)
FOLLOW_UP_MONTHS: Final = (6, 12)


@dataclass(frozen=True, slots=True)
class Phase:
    """What became of one phase; both days are None when it was skipped, or did not begin."""

    started_on: date | None = None
    ended_on: date | None = None
    skipped: bool = False
    skip_reason: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """From when until when a company takes part; `left_on` is the last day."""

    joined_on: date
    left_on: date | None = None


def enter(phases: Mapping[str, Phase], to: str, day: date) -> dict[str, Phase]:
    """
    Return the phases as they stand when one begins on a day.

    - The phase that ran ends on that day: Analysis since 01/03, Action plan begins 15/04, so
      Analysis ends 15/04.
    - A phase before it that never began and was not skipped must be skipped first: from Exploration
      straight to Execution is refused with `analysis`.
    - Going back takes up the phase again: Analysis ended 15/04, taken up 20/04, has no end and
      keeps its begin of 01/03; Action plan ends 20/04.
    - Beginning the phase that runs changes nothing.
    - A skipped phase that begins after all is skipped no longer.

    Raises:
        UserError: `trajectory.phase_missing` (phase): one in between was not skipped;
            `trajectory.phase_before` (phase, started_on): the day lies before the phase that runs.
    """
    for before in missing_before(phases, to):
        raise UserError("trajectory.phase_missing", phase=before)
    now = dict(phases)
    for name in PHASES:
        found = now.get(name, Phase())
        if name == to or found.started_on is None or found.ended_on is not None:
            continue
        if day < found.started_on:
            raise UserError("trajectory.phase_before", phase=name, started_on=found.started_on)
        now[name] = Phase(found.started_on, day)
    old = now.get(to, Phase())
    now[to] = Phase(old.started_on or day)
    return now


def missing_before(phases: Mapping[str, Phase], to: str) -> tuple[str, ...]:
    """
    Return the phases that must be skipped before one can begin, in their order.

    - Only Exploration began: before Execution, Analysis and Action plan; before Analysis none.
    - Analysis was skipped: before Execution only Action plan.
    """
    return tuple(
        before
        for before in PHASES[: PHASES.index(to)]
        if phases.get(before, Phase()).started_on is None
        and not phases.get(before, Phase()).skipped
    )


def skip(phases: Mapping[str, Phase], which: str, reason: str) -> dict[str, Phase]:
    """
    Return the phases with one that is skipped.

    - Analysis that did not begin is skipped because «de vraag was al scherp».
    - A phase that began is not skipped any more: it is refused.

    Raises:
        UserError: `trajectory.skip_reason`: no reason; `trajectory.phase_began` (phase).
    """
    if not reason.strip():
        raise UserError("trajectory.skip_reason")
    if phases.get(which, Phase()).started_on is not None:
        raise UserError("trajectory.phase_began", phase=which)
    return {**phases, which: Phase(skipped=True, skip_reason=reason.strip())}


def current(phases: Mapping[str, Phase]) -> str:
    """
    Return the phase that runs: the last one that began and did not end.

    - Exploration ended, Analysis since 01/03: `analysis`.
    - None began yet, or all ended: the last one that began, else the first of all.
    """
    began = [name for name in PHASES if phases.get(name, Phase()).started_on is not None]
    running = [name for name in began if phases[name].ended_on is None]
    return (running or began or [PHASES[0]])[-1]


def furthest(phases: Collection[str]) -> str:
    """Return the phase that is furthest on, for a company in more trajectories; none: empty."""
    return max((one for one in phases if one in PHASES), key=PHASES.index, default="")


def takes_part(member: Membership, day: date) -> bool:
    """
    Tell whether a company takes part on a day.

    - Joined 01/03, left 30/06: yes on 01/03 and on 30/06, no on 28/02 and on 01/07.
    - Never left: yes from the day it joined.
    """
    return member.joined_on <= day and (member.left_on is None or day <= member.left_on)


def check_leaving(member: Membership, day: date, reason: str) -> None:
    """
    Refuse an end that cannot be.

    Raises:
        UserError: `trajectory.leave_reason`: no reason; `trajectory.left_before` (joined_on).
    """
    if not reason.strip():
        raise UserError("trajectory.leave_reason")
    if day < member.joined_on:
        raise UserError("trajectory.left_before", joined_on=member.joined_on)


def check_end(started_on: date, day: date) -> None:
    """
    Refuse to close or stop a trajectory before it began.

    Raises:
        UserError: `trajectory.closed_before` (started_on).
    """
    if day < started_on:
        raise UserError("trajectory.closed_before", started_on=started_on)


def months_after(day: date, months: int) -> date:
    """
    Return the same day some months later, the last day of that month when it has no such day.

    - 6 months after 23/11/2026: 23/05/2027.
    - 6 months after 31/08/2026: 28/02/2027.
    - 12 months after 29/02/2028: 28/02/2029.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def follow_up_days(closed_on: date) -> dict[int, date]:
    """
    Return when to look back on a trajectory that closed: months to day.

    - Closed 30/11/2026: 30/05/2027 and 30/11/2027.
    """
    return {months: months_after(closed_on, months) for months in FOLLOW_UP_MONTHS}
