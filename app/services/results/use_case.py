"""
Use case: where the partnership stands (resultaten): what counts, what runs, what may be expected.

Everything counts companies, each once; no figure is of a person. Call it in a job.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.domain.forecast import Outlook
from app.domain.matching import fold
from app.domain.on_track import Reason
from app.domain.targets import Target, planned, promised
from app.reference.loader import Reference
from app.services.places import place_name
from app.services.results.companies import Company, read_companies
from app.services.results.ground import Ground, ground_in
from app.services.results.rows import Table, complete_of
from app.services.results.scopes import codes_by, in_scope
from app.services.results.shared import shared_in
from app.services.results.standing import Fresh, after_closing, is_whole_here
from app.services.results.targets import Scope, ScopeKind
from app.services.results.view import (
    BandPoint,
    Point,
    ReasonCount,
    ResultLine,
    Results,
    ResultWish,
    Which,
)
from app.storage.store import Store

_QUARTER_ENDS: Final = ((3, 31), (6, 30), (9, 30), (12, 31))
_IS: Final[Mapping[Which, Callable[[Company], bool]]] = {
    "realised": lambda one: one.counted_on is not None,
    "running": lambda one: one.is_open,
    "on_track": lambda one: one.is_on_track,
    "at_risk": lambda one: one.is_open and not one.is_on_track,
    "reopened": lambda one: one.is_reopened,
    "this_year": lambda one: one.can_this_year,
}


def results(store: Store, reference: Reference, day: date, wish: ResultWish) -> Results | None:
    """Return where a scope stands on a day; None: nobody said how long the project lasts."""
    with store.read() as session:
        ground = ground_in(session, reference, day)
        return None if ground is None else _told(session, store.actor, ground, wish)


def result_lines(
    store: Store, reference: Reference, day: date, which: Which, scope: Scope
) -> tuple[ResultLine, ...]:
    """Return the companies behind a number of `results`, by name: as many as it says."""
    with store.read() as session:
        ground = ground_in(session, reference, day)
        if ground is None:
            return ()
        every = read_companies(session, ground)
        some = in_scope(codes_by(session, reference, scope.kind), scope, every)
        chosen = _chosen(session, which, some)
    names = {one.id.hex: one.name for one in ground.partners}
    lines = [
        ResultLine(
            member_id=UUID(one.case.member),
            trajectory_id=UUID(one.case.trajectory),
            enterprise_id=UUID(one.case.enterprise),
            company=one.case.name,
            title=one.case.title,
            partner=names.get(one.case.partner, ""),
            place=place_name(reference, one.case.place),
            phase=one.case.phase,
            since=one.counted_on or one.case.started_on,
            reasons=one.reasons,
            met=one.case.met,
            of=one.case.of,
        )
        for one in chosen
    ]
    return tuple(sorted(lines, key=lambda line: (fold(line.company), line.member_id)))


def _told(session: Session, actor: UUID, ground: Ground, wish: ResultWish) -> Results:
    day = ground.day
    every = read_companies(session, ground)
    some = in_scope(codes_by(session, ground.reference, wish.scope.kind), wish.scope, every)
    counted = [one for one in some if one.counted_on is not None]
    opened = [one for one in some if one.is_open]
    reopened = [one for one in some if one.is_reopened]
    on_track = sum(one.is_on_track for one in opened)
    complete, targets = complete_of(session, counted), ground.targets_of(wish.scope)
    outlook, fresh = Outlook([one.run for one in some], ground.first, day), Fresh(session, actor)
    codes = codes_by(session, ground.reference, wish.rows)
    return Results(
        day=day,
        scope=wish.scope,
        rows_by=wish.rows,
        is_whole=is_whole_here(session, actor),
        terms=ground.terms,
        first=ground.first,
        last=ground.last,
        target=promised(targets) if targets else None,
        planned=_planned(targets, day) if targets else None,
        realised=len(counted),
        running=len(opened),
        on_track=on_track,
        at_risk=len(opened) - on_track,
        reasons=_reasons(opened),
        can_still_count_this_year=sum(one.can_this_year for one in opened),
        complete=len(complete),
        reopened=len(reopened),
        reopened_after_closing=after_closing(session, reopened),
        forecast=outlook.at(ground.last),
        history=_history(counted, ground),
        plan=_plan(targets, ground),
        band=_band(outlook, len(counted), ground),
        rows=Table(ground, wish.rows, complete, outlook, fresh).rows(some, codes),
        overlaps=wish.rows is ScopeKind.THEME,
        behind=fresh.behind(),
        shared=shared_in(session),
    )


def _chosen(session: Session, which: Which, some: Iterable[Company]) -> list[Company]:
    if which == "complete":
        counted = [one for one in some if one.counted_on is not None]
        complete = complete_of(session, counted)
        return [one for one in counted if one.case.member in complete]
    return [one for one in some if _IS[which](one)]


def _reasons(opened: Iterable[Company]) -> tuple[ReasonCount, ...]:
    """Return how many have each reason, the most first; of equal ones in their own order."""
    numbers = Counter(reason for one in opened for reason in one.reasons)
    order = sorted(numbers, key=lambda code: (-numbers[code], list(Reason).index(code)))
    return tuple(ReasonCount(code, numbers[code]) for code in order)


def _planned(targets: Sequence[Target], day: date) -> int:
    """Return what should be there at the end of a day; half a company is one."""
    return int(planned(targets, day) + Fraction(1, 2))


def _plan(targets: Sequence[Target], ground: Ground) -> tuple[Point, ...]:
    """Return what should be there at the begin and at the end of each period, in the project."""
    if not targets:
        return ()
    before = _before(ground)
    ends = {before} | {one.last for one in targets} | {_eve(one.first) for one in targets}
    days = sorted({min(max(day, before), ground.last) for day in ends})
    return tuple(Point(day, _planned(targets, day)) for day in days)


def _history(counted: Collection[Company], ground: Ground) -> tuple[Point, ...]:
    """Return what counted at the end of each quarter, and of the day, as it is known now."""
    before = _before(ground)
    until = max(before, min(ground.day, ground.last))
    ends = [
        date(year, month, last)
        for year in range(ground.first.year, until.year + 1)
        for month, last in _QUARTER_ENDS
    ]
    days = [before, *(end for end in ends if before < end < until)]
    days += [until] if until > before else []
    began = sorted(one.counted_on for one in counted if one.counted_on is not None)
    return tuple(Point(day, bisect_right(began, day)) for day in days)


def _band(outlook: Outlook, realised: int, ground: Ground) -> tuple[BandPoint, ...]:
    """Return what is expected at the end of each year that is left, from what is there today."""
    if ground.day >= ground.last:
        return ()
    ends = [date(year, 12, 31) for year in range(ground.day.year, ground.last.year + 1)]
    days = [*(end for end in ends if max(ground.day, _before(ground)) < end < ground.last)]
    days.append(ground.last)
    told = [(day, outlook.at(day)) for day in days]
    start = BandPoint(max(ground.day, _before(ground)), realised, realised, realised)
    return (start, *(BandPoint(day, one.expected, one.low, one.high) for day, one in told))


def _before(ground: Ground) -> date:
    """Return the day on which the lines of a chart begin: that before the project."""
    return _eve(ground.first)


def _eve(day: date) -> date:
    return day - timedelta(days=1)
