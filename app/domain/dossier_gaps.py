"""
Which dossiers belong to a period, and what each still lacks before an auditor can trust it.

Source: EVIDENCE (Evidence pack), DOMAIN, section 4 (audit file per company; count rules) and UI,
screen S16 («Geen afgeronde trajecten in deze periode», «Telt mee sinds»); decision 0032.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from app.domain.counting import Status
from app.domain.criteria import Progress
from app.domain.trajectory import STOPPED


class Ending(StrEnum):
    """Why a company in a trajectory belongs to a period."""

    COUNTS = "counts"  # since a day in it
    REOPENED = "reopened"  # was confirmed in it, and lost a criterion since
    PROPOSED = "proposed"  # in it, and nobody decided
    CLOSED = "closed"  # its trajectory was, in it
    STOPPED = "stopped"
    LEFT = "left"
    RUNNING = "running"  # none of these, but somebody chose its trajectory


class GapCode(StrEnum):
    """What is missing."""

    CRITERION = "criterion"  # pieces for a required line of the checklist
    SESSION = "session"  # the report of a session that is evidence is not confirmed by the company
    PLAN = "plan"  # a plan that is evidence has no signature
    PROPOSAL = "proposal"  # all is there, and nobody proposed that the company counts
    DECISION = "decision"  # nobody decided on the proposal


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing; `dated` is the day of the session or the plan."""

    code: GapCode
    criterion: str = ""
    name: str = ""  # of the criterion
    have: int = 0
    needed: int = 1
    subject_id: UUID | None = None
    dated: date | None = None

    @property
    def is_for_coach(self) -> bool:
        """Whether the coach can mend it: a decision is taken by a second person."""
        return self.code is not GapCode.DECISION


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What is known of a company in a trajectory.

    `since`, `confirmed_on` and `proposed_on` are of the count; `status` is that of the trajectory
    (running, closed, stopped), `standing` that of the company.
    """

    status: str
    standing: Status
    closed_on: date | None = None
    left_on: date | None = None
    since: date | None = None
    confirmed_on: date | None = None
    proposed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A piece of evidence that the company signed nor confirmed."""

    code: GapCode  # SESSION or PLAN
    subject_id: UUID
    dated: date
    criterion: str = ""


def ending(facts: Facts, first: date, last: date) -> Ending | None:
    """
    Return why a company in a trajectory belongs to a period, None: it does not.

    - Counts since 06/10: in October «counts», in November not; its trajectory is closed on 12/11:
      in November «closed».
    - Confirmed on 06/10, the photos were withdrawn since: in October «reopened».
    - Proposed on 20/10, nobody decided: in October «proposed».
    - Closed on 31/10 without a count: «closed»; stopped: «stopped».
    - Left a joint trajectory on 15/10: «left».
    - Sessions in October and nothing else: not in it. The dossier is not finished, and what it
      lacks is not late.
    """

    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    found = {
        Ending.COUNTS: within(facts.since),
        Ending.REOPENED: facts.standing is Status.REOPENED and within(facts.confirmed_on),
        Ending.PROPOSED: facts.standing is Status.PROPOSED and within(facts.proposed_on),
        Ending.LEFT: within(facts.left_on),
        Ending.STOPPED: facts.status == STOPPED and within(facts.closed_on),
        Ending.CLOSED: within(facts.closed_on),
    }
    return next((one for one, holds in found.items() if holds), None)


def gaps_of(
    why: Ending, standing: Status, progress: Progress, unsigned: Iterable[Unsigned]
) -> tuple[Gap, ...]:
    """
    Return what a dossier lacks, in the order of the checklist, then what is not signed.

    - Counts, one of three reports without a signature: that report.
    - Closed, the end measurement is missing: the end measurement.
    - Closed, all criteria met, never proposed: the proposal.
    - Proposed, all criteria met: the decision of a second person.
    - Stopped, left before it counted, or refused by the second person: it will not count, so
      nothing of the checklist is asked; the reports that were made are to be signed.
    """
    signing = tuple(
        Gap(one.code, one.criterion, subject_id=one.subject_id, dated=one.dated)
        for one in sorted(unsigned, key=lambda one: (one.dated, one.subject_id))
    )
    if why in {Ending.STOPPED, Ending.LEFT} or standing is Status.REFUSED:
        return signing
    missing = tuple(
        Gap(
            GapCode.CRITERION,
            one.criterion.code,
            one.criterion.name,
            one.have,
            max(1, one.criterion.needed),
        )
        for one in progress.missing
    )
    return missing + signing + _deciding(why, standing, is_complete=not missing)


def _deciding(why: Ending, standing: Status, *, is_complete: bool) -> tuple[Gap, ...]:
    if standing is Status.PROPOSED:
        return (Gap(GapCode.DECISION),)
    if why is Ending.CLOSED and standing is Status.NOT_YET and is_complete:
        return (Gap(GapCode.PROPOSAL),)
    return ()
