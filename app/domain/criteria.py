"""
The checklist that a company in a trajectory is judged by: how far it is, and what is missing.

Source: DOMAIN, section 4 (count rules as a checklist with status) and UI, screen S13. The list
itself is configuration of the promotor: nothing here knows a criterion by name.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ANY_SORT = ":"  # between a kind of record and its sort: scan:baseline


class State(StrEnum):
    """How far one criterion is."""

    MET = "met"
    PARTLY = "partly"  # some of the pieces that are needed
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the checklist; `evidence` are the kinds of records that serve it."""

    code: str
    name: str
    evidence: tuple[str, ...]
    needed: int = 1  # pieces
    required: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence that was attached for a criterion, and the day that it is of."""

    criterion: str
    dated: date


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion of one company; `met_on` is the day on which the last needed piece came."""

    criterion: Criterion
    have: int
    last_on: date | None
    met_on: date | None

    @property
    def state(self) -> State:
        """How far it is."""
        if self.met_on is not None:
            return State.MET
        return State.PARTLY if self.have else State.MISSING

    @property
    def lacking(self) -> int:
        """How many pieces are still needed."""
        return max(0, self.criterion.needed - self.have)


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How far a company is: «4 van 6 bewijzen».

    `met` and `of` are about the required criteria; `met_on` is the day on which all of them were
    met.
    """

    lines: tuple[Judged, ...]
    met: int
    of: int
    met_on: date | None

    @property
    def missing(self) -> tuple[Judged, ...]:
        """The required criteria that are not met, in the order of the list."""
        return tuple(
            one for one in self.lines if one.criterion.required and one.state is not State.MET
        )

    @property
    def is_complete(self) -> bool:
        """Whether all required criteria are met."""
        return not self.missing


def judge(criteria: Iterable[Criterion], evidence: Collection[Evidence]) -> Progress:
    """
    Return how far a company is.

    - One piece needed, one attached of 03/11: met on 03/11.
    - Three reports needed, of 02/10, 15/11 and 20/11: met on 20/11, the day of the third. A fourth
      of 25/11 changes nothing on that; with a fourth of 01/09 the third in order is of 15/11.
    - Three needed, two attached: partly, one lacking.
    - Six required criteria, four met: «4 van 6». An optional seventh counts in neither number.
    - All six met, the last on 05/11: met on 05/11. With five of six: on no day yet.
    - A list that requires nothing is met by nothing: on no day.
    - Evidence for a criterion that is not in this version of the list is left alone.
    """
    days: dict[str, list[date]] = {}
    for one in evidence:
        days.setdefault(one.criterion, []).append(one.dated)
    lines = tuple(_judged(criterion, days.get(criterion.code, [])) for criterion in criteria)
    required = [one for one in lines if one.criterion.required]
    met = [one.met_on for one in required if one.met_on is not None]
    is_all = bool(required) and len(met) == len(required)
    return Progress(lines, len(met), len(required), max(met) if is_all else None)


def _judged(criterion: Criterion, dated: Collection[date]) -> Judged:
    days, needed = sorted(dated), max(1, criterion.needed)
    met_on = days[needed - 1] if len(days) >= needed else None
    return Judged(criterion, len(days), days[-1] if days else None, met_on)


def serves(criterion: Criterion, kind: str, sort: str = "") -> bool:
    """
    Tell whether a record may be evidence for a criterion.

    - `scan:end` serves a criterion that takes `scan:end` or `scan`, not one that takes
      `scan:baseline`.
    - A photo (`attachment`, sort `image/jpeg`) serves `attachment`, `attachment:image` and
      `attachment:image/jpeg`.
    """
    return any(_fits(wanted, kind, sort) for wanted in criterion.evidence)


def _fits(wanted: str, kind: str, sort: str) -> bool:
    its, found, rest = wanted.partition(ANY_SORT)
    if its != kind:
        return False
    return not found or sort == rest or sort.startswith(f"{rest}/")
