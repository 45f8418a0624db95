"""
Every company in a trajectory with where it stands, read set-wise: a few queries, however many.

What a page reads by its ids (app/services/counting/counts.py) is read here for all at once; the
rules are the same ones of app/domain. Ids stay the 32 digits that the store keeps: an id is made of
the few that are shown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import String, func, select, type_coerce
from sqlmodel import Session, col

from app.domain.counting import Candidate, Counted, Status, count
from app.domain.criteria import Criterion, Evidence, Progress, judge
from app.domain.trajectory import RUNNING
from app.models.directory import DirectoryEntry
from app.models.lists import CompanyAlias, EnterpriseKey
from app.models.trajectory import CriterionEvidence, Trajectory, TrajectoryMember
from app.services.counting.checklist import lines_of, version_numbered, versions_in
from app.services.counting.counts import ProposalView, confirmed_on, judged, proposals_of
from app.services.evidence.standing import stands
from app.storage.unit_values import parts

_BETWEEN: Final = "\x1f"  # is in no code
_DAY: Final = len("2026-11-30")
_UNKNOWN: Final = (None, None)


class Case(NamedTuple):
    """A company in a trajectory; `company` is what it counts once by, ids are of 32 digits."""

    member: str
    trajectory: str
    enterprise: str  # as it is shown
    company: str
    place: str  # municipality (NIS) of its main establishment; empty: not known
    name: str
    title: str
    partner: str  # empty: none
    phase: str
    is_taking_part: bool  # the trajectory runs, and it did not leave
    started_on: date  # when it joined
    ended_on: date  # when it left, or the trajectory ended; while it takes part: the day itself
    standing: Status
    since: date | None  # of the count
    proposed_on: date | None
    confirmed_on: date | None  # the first time
    open: frozenset[str]  # codes of required criteria that are not met
    met: int
    of: int


def read_cases(session: Session, day: date) -> list[Case]:
    """Return all that joined by a day; not who was taken out, nor what is in the bin."""
    rows = [row for row in map(_Member._make, _all(session, _members())) if row.joined_on <= day]
    proposals = {one.hex: some for one, some in proposals_of(session).items()}
    named, progress = _companies(session, rows), _Checklists(session)
    far = [progress.of(row, is_dated=row.id in proposals) for row in rows]
    counted = _counted(rows, named, far, proposals)
    return [
        _case(row, day, company, its, counted.get(row.id), proposals.get(row.id, ()))
        for row, company, its in zip(rows, named, far, strict=True)
    ]


def hex_of(column: Any) -> Any:
    """Return an id column that is read as the text that it is stored as."""
    return type_coerce(col(column), String())


def _all(session: Session, query: Any) -> Sequence[Any]:
    """Return the rows of a query, without what an ORM adds to each."""
    return session.connection().execute(query).all()


class _Member(NamedTuple):
    """A row of `_members`."""

    id: str
    trajectory_id: str
    enterprise_id: str
    file_number: str | None  # what its file says, when that is here
    file_place: str | None
    name: str
    number: str | None
    joined_on: date
    left_on: date | None
    title: str
    partner_id: str | None
    phase: str
    status: str
    closed_on: date | None
    criteria_version: int


def _members() -> Any:
    member, trajectory = TrajectoryMember, Trajectory
    return (
        select(
            hex_of(member.id),
            hex_of(member.trajectory_id),
            hex_of(member.enterprise_id),
            col(EnterpriseKey.number),
            col(EnterpriseKey.municipality_nis),
            col(member.name),
            col(member.number),
            col(member.joined_on),
            col(member.left_on),
            col(trajectory.title),
            hex_of(trajectory.partner_id),
            col(trajectory.phase),
            col(trajectory.status),
            col(trajectory.closed_on),
            col(trajectory.criteria_version),
        )
        .join(trajectory, col(trajectory.id) == col(member.trajectory_id))
        .outerjoin(EnterpriseKey, col(EnterpriseKey.enterprise_id) == col(member.enterprise_id))
        .where(~col(member.deleted), ~col(trajectory.deleted))
        .order_by(col(member.id))
    )


def _companies(session: Session, rows: Sequence[_Member]) -> list[tuple[str, str, str]]:
    """
    Return as which company each is shown, what it counts once by, and its municipality.

    What it counts by as `names_to_count_by` says it: the number in its file, else that of the
    directory, else that with which one of its files joined.
    """
    alias = select(hex_of(CompanyAlias.enterprise_id), hex_of(CompanyAlias.shown_id))
    merged = _pairs(session, alias)
    shown = [merged.get(row.enterprise_id, row.enterprise_id) for row in rows]
    numbers = {one: row.number for one, row in zip(shown, rows, strict=True) if row.number}
    places: dict[str, str] = {}
    files = {row.enterprise_id: (row.file_number, row.file_place) for row in rows}
    if merged:  # few, but another file than the one that joined
        files |= _files(session, EnterpriseKey, list(merged.values()))
    unknown = [one for one in dict.fromkeys(shown) if None in files.get(one, _UNKNOWN)]
    for known in (_files(session, DirectoryEntry, unknown), files):  # a file here is newer
        numbers |= {one: number for one, (number, _) in known.items() if number}
        places |= {one: place for one, (_, place) in known.items() if place}
    return [(one, numbers.get(one) or one, places.get(one, "")) for one in shown]


def _files(
    session: Session, model: Any, companies: Sequence[str]
) -> dict[str, tuple[str | None, str | None]]:
    """Return the number and the municipality that files, or the directory, tell."""
    query = select(hex_of(model.enterprise_id), col(model.number), col(model.municipality_nis))
    if model is DirectoryEntry:
        query = query.where(~col(DirectoryEntry.deleted))
    return {
        one: (number, place)
        for part in parts(companies)
        for one, number, place in _all(session, query.where(hex_of(model.enterprise_id).in_(part)))
    }


def _pairs(session: Session, query: Any) -> dict[str, str]:
    return {row[0]: row[1] for row in _all(session, query)}


class _Far(NamedTuple):
    """How far a company is."""

    met_on: date | None
    open: frozenset[str]
    met: int
    of: int


class _Checklists:
    """How far each is: with the day for those proposed; what has equal pieces is judged once."""

    def __init__(self, session: Session) -> None:
        self._versions = versions_in(session)
        self._lines: dict[int, tuple[Criterion, ...]] = {}
        self._judged: dict[tuple[int, str], _Far] = {}
        dated = type_coerce(col(CriterionEvidence.dated), String())
        pieces = func.group_concat(col(CriterionEvidence.criterion) + dated, _BETWEEN)
        query = (
            select(hex_of(CriterionEvidence.member_id), pieces)
            .where(~col(CriterionEvidence.deleted), stands())
            .group_by(col(CriterionEvidence.member_id))
        )
        self._pieces = _pairs(session, query)

    def of(self, row: _Member, *, is_dated: bool) -> _Far:
        """Return how far a member is; the day only when it is asked for."""
        number, told = row.criteria_version, self._pieces.get(row.id)
        pieces = [] if told is None else told.split(_BETWEEN)
        if is_dated:
            dated = [Evidence(one[:-_DAY], date.fromisoformat(one[-_DAY:])) for one in pieces]
            return _far(judge(self._of(number), dated))
        codes = sorted(one[:-_DAY] for one in pieces)
        key = number, _BETWEEN.join(codes)
        if key not in self._judged:
            undated = [Evidence(code, date.min) for code in codes]
            self._judged[key] = _far(judge(self._of(number), undated))
        return self._judged[key]

    def _of(self, number: int) -> tuple[Criterion, ...]:
        if number not in self._lines:
            self._lines[number] = lines_of(version_numbered(self._versions, number))
        return self._lines[number]


def _far(progress: Progress) -> _Far:
    missing = frozenset(one.criterion.code for one in progress.missing)
    return _Far(progress.met_on, missing, progress.met, progress.of)


def _counted(
    rows: Sequence[_Member],
    companies: Sequence[tuple[str, str, str]],
    far: Sequence[_Far],
    proposals: Mapping[str, Sequence[ProposalView]],
) -> dict[str, Counted]:
    """Return the standing of those that were proposed: others take no count from them."""
    counted = count(
        Candidate(
            member=UUID(row.id),
            company=company,
            partner=None if row.partner_id is None else UUID(row.partner_id),
            met_on=its.met_on,
            left_on=row.left_on,
            proposals=tuple(judged(one) for one in proposals[row.id]),
        )
        for row, (_, company, _), its in zip(rows, companies, far, strict=True)
        if row.id in proposals
    )
    return {one.hex: its for one, its in counted.items()}


def _case(
    row: _Member,
    day: date,
    company: tuple[str, str, str],
    far: _Far,
    counted: Counted | None,
    proposals: Sequence[ProposalView],
) -> Case:
    has_left = row.left_on is not None and row.left_on < day
    ended_on = day
    if row.left_on is not None or row.closed_on is not None:
        ended_on = max(row.joined_on, min(row.left_on or day, row.closed_on or day, day))
    return Case(
        member=row.id,
        trajectory=row.trajectory_id,
        enterprise=company[0],
        company=company[1],
        place=company[2],
        name=row.name,
        title=row.title,
        partner=row.partner_id or "",
        phase=row.phase,
        is_taking_part=row.status == RUNNING and not has_left,
        started_on=row.joined_on,
        ended_on=ended_on,
        standing=Status.NOT_YET if counted is None else counted.status,
        since=None if counted is None else counted.since,
        proposed_on=min(one.on for one in proposals) if proposals else None,
        confirmed_on=confirmed_on(proposals) if proposals else None,
        open=far.open,
        met=far.met,
        of=far.of,
    )
