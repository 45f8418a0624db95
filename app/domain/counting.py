"""
Which enterprises count for the target, since when, and why not (telt mee).

Source: DOMAIN, section 4 (count rules) and section 10, choices 5, 6 and 11. One count per
enterprise number and project, whatever the number of trajectories or partners. The worked examples
stand with `count`; each is a test.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

COUNTS: Final = "counts"
COUNTS_NOT: Final = "not"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What somebody decided on a proposal."""

    by: UUID
    on: date
    decision: str  # COUNTS, COUNTS_NOT


@dataclass(frozen=True, slots=True)
class Proposal:
    """That somebody says that a company counts, and what was decided on it, in any order."""

    by: UUID
    on: date
    partner: UUID | None = None
    confirmations: tuple[Confirmation, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    One company in one trajectory.

    `member` is the id of that. `company` is what it counts once by: its enterprise number, or
    another name for it as long as it has none. `met_on` is the day on which all criteria were met
    as the evidence stands now, None when one is missing (or was lost). `left_on` is the last day in
    the trajectory.
    """

    member: UUID
    company: str
    partner: UUID | None
    met_on: date | None
    left_on: date | None = None
    proposals: tuple[Proposal, ...] = ()


class Status(StrEnum):
    """Where a company in a trajectory stands."""

    NOT_YET = "not_yet"  # criteria are missing, or nobody proposed
    PROPOSED = "proposed"  # waits for a second person
    REFUSED = "refused"  # the second person says that it does not count
    REOPENED = "reopened"  # was confirmed, and lost a criterion since
    COUNTS = "counts"
    ELSEWHERE = "elsewhere"  # would count, but the company counts by another trajectory


@dataclass(frozen=True, slots=True)
class Counted:
    """
    The standing of a company in a trajectory.

    `since` is the date of the count, of COUNTS and ELSEWHERE; `by` the member that the company
    counts by. `others` are the other partners that proposed the same company: a warning when
    there are any.
    """

    member: UUID
    status: Status
    since: date | None = None
    by: UUID | None = None
    others: tuple[UUID, ...] = ()


def count(candidates: Iterable[Candidate]) -> dict[UUID, Counted]:
    """
    Return the standing of each candidate of one project, by member.

    - **Nothing proposed.** All criteria met on 05/11, no proposal: not yet.
    - **Proposed.** Proposed by Tom on 20/11, nobody confirmed: proposed.
    - **Confirmed by another.** Criteria met 05/11, Nora confirms 24/11: counts since 24/11, the
      later of the two. Criteria met 28/11 (evidence dated later): counts since 28/11.
    - **Not by oneself.** Tom proposes and Tom confirms: still proposed. Another proposal of Els
      that Tom confirms does count: the second person is another for each proposal.
    - **Refused.** Nora says «telt niet» on 24/11: refused. Tom proposes anew on 01/12: proposed. Of
      more decisions on one proposal the last holds; of two on one day the refusal.
    - **Lost.** Counted since 24/11, then the photos are withdrawn: reopened, and counts no more.
      They come back: counts again, since the later of «met» and «confirmed».
    - **Once.** The company counts in trajectory A since 24/11 and in B since 02/12: A counts, B is
      elsewhere. One count.
    - **Another keeps it.** A loses a criterion: A is reopened, B counts, since 02/12.
    - **Two partners.** East and West propose the same company on the same evening, both offline,
      and both are confirmed: one count, by the earlier date; on one date by the earlier proposal,
      then by the smaller id, so that every laptop says the same. Each tells the other partner: a
      warning.
    - **Left after it counted.** A company leaves a joint trajectory on 30/06 and counted since
      10/06: it keeps its count. One whose criteria were met on 05/07, after it left, does not
      count; neither does one that was only proposed after it left.
    - **No number.** A company without an enterprise number counts by itself.
    """
    some = list(candidates)
    alone = {one.member: _alone(one) for one in some}
    best: dict[str, tuple[date, date, str, UUID]] = {}
    for one in some:
        standing = alone[one.member]
        if standing.status is Status.COUNTS and standing.since is not None:
            key = (standing.since, _first_proposed(one), one.member.hex, one.member)
            best[one.company] = min(best.get(one.company, key), key)
    proposed = _partners(some)
    return {
        one.member: _among(
            one,
            alone[one.member],
            best.get(one.company),
            tuple(each for each in proposed[one.company] if each != one.partner),
        )
        for one in some
    }


def total(standings: Iterable[Counted]) -> int:
    """Return how many companies count: each once."""
    return sum(one.status is Status.COUNTS for one in standings)


def _alone(one: Candidate) -> Counted:
    """Return the standing of a company as if it had only this trajectory."""
    proposals = [each for each in one.proposals if one.left_on is None or each.on <= one.left_on]
    decided = [(each, _decision(each)) for each in proposals]
    confirmed = [made.on for _, made in decided if made is not None and made.decision == COUNTS]
    met_on = one.met_on
    if met_on is not None and one.left_on is not None and met_on > one.left_on:
        met_on = None
    if confirmed:
        if met_on is None:
            return Counted(one.member, Status.REOPENED)
        return Counted(one.member, Status.COUNTS, max(met_on, min(confirmed)))
    if any(made is None for _, made in decided):
        return Counted(one.member, Status.PROPOSED)
    return Counted(one.member, Status.REFUSED if decided else Status.NOT_YET)


def _decision(proposal: Proposal) -> Confirmation | None:
    """Return what holds: the last decision of somebody else; of one day the refusal."""
    valid = [one for one in proposal.confirmations if one.by != proposal.by]
    return max(valid, key=lambda one: (one.on, one.decision == COUNTS_NOT), default=None)


def _first_proposed(one: Candidate) -> date:
    return min((each.on for each in one.proposals), default=date.max)


def _partners(some: Sequence[Candidate]) -> dict[str, list[UUID]]:
    """Return by company the partners that proposed it, in one order."""
    found: dict[str, set[UUID]] = {one.company: set() for one in some}
    for one in some:
        found[one.company] |= {each.partner for each in one.proposals if each.partner is not None}
    return {company: sorted(each, key=lambda one: one.hex) for company, each in found.items()}


def _among(
    one: Candidate,
    standing: Counted,
    best: tuple[date, date, str, UUID] | None,
    others: tuple[UUID, ...],
) -> Counted:
    """Return the standing of a company among its other trajectories."""
    by = None if best is None else best[3]
    status = standing.status
    if status is Status.COUNTS and by != one.member:
        status = Status.ELSEWHERE
    return Counted(one.member, status, standing.since, by, others)
