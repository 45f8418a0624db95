"""
The companies that coverage (dekking) is about, as one table in SQL: each once, with its place.

Those are the files here, what only the directory knows, and what only a trajectory names.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    String,
    and_,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlmodel import Session, col

from app.core import clock
from app.domain.trajectory import RUNNING
from app.models.coaching import CoachingSession
from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.models.lists import CompanyAlias, EnterpriseKey
from app.models.trajectory import Trajectory, TrajectoryMember
from app.services.companies.family import of_company
from app.services.counting.counted_since import counted_since
from app.services.places import SECTIONS


@dataclass(frozen=True, slots=True)
class CoverageQuery:
    """
    Which companies; None does not limit.

    With days, a session was held in these, a trajectory ran, or the company came to count. A theme
    is one of a session. Sector and theme are known of files here only.
    """

    first: date | None = None
    last: date | None = None
    partner: UUID | None = None  # who has the file
    region: str | None = None  # code of a reference region
    theme: str | None = None
    sector: str | None = None  # NACE section


def companies(session: Session, query: CoverageQuery) -> CTE:
    """
    Return a table of companies, each once by its number.

    Its columns are `company`, `name`, `nis`, and as 0 or 1 `supported`, `running`, `counted` and
    `elsewhere`: the directory or a trajectory names it, and its file is not here.
    """
    files = _files(query)
    known = union_all(files, *_others(query)).cte("known")
    running = _text(_taking(query).subquery().c.company)
    first, last = query.first or date.min, query.last or date.max
    since = counted_since(session).items()
    counted = func.json_each(json.dumps([one.hex for one, day in since if first <= day <= last]))
    values = counted.table_valued("value")
    found = select(
        known.c.company,
        known.c.key,
        known.c.name,
        known.c.nis,
        known.c.supported,
        known.c.elsewhere,
        known.c.company.in_(select(running)).label("running"),
        known.c.company.in_(select(values.c.value)).label("counted"),
    ).cte("found")
    # SQLite takes what stands beside one min() of its row: a file here goes before what others tell
    return (
        select(
            func.min(found.c.elsewhere).label("elsewhere"),
            found.c.company,
            found.c.name,
            found.c.nis,
            (func.sum(found.c.supported) > 0).label("supported"),
            (func.sum(found.c.running) > 0).label("running"),
            (func.sum(found.c.counted) > 0).label("counted"),
        )
        .group_by(found.c.key)
        .cte("companies")
    )


def _files(query: CoverageQuery) -> Select[Any]:
    """Return the files here that fit the query."""
    company = _text(EnterpriseKey.enterprise_id)
    supported: ColumnElement[bool] = col(EnterpriseKey.last_session_at).is_not(None)
    if query.first is not None or query.last is not None:
        supported = _supported_in(query)
    found = _row(
        company,
        number=col(EnterpriseKey.number),
        name=col(EnterpriseKey.name_key),
        nis=col(EnterpriseKey.municipality_nis),
        supported=supported,
        elsewhere=0,
    )
    if query.theme is not None:
        found = found.where(company.in_(_on_theme(query, query.theme)))
    if query.sector is not None:
        division = func.substr(_expression(EnterpriseKey.nace_code), 1, 2)
        found = found.where(division.in_(SECTIONS.get(query.sector, ())))
    if query.partner is not None:
        theirs = select(_expression(Enterprise.id)).where(
            col(Enterprise.partner_id) == query.partner
        )
        found = found.where(_expression(EnterpriseKey.enterprise_id).in_(theirs))
    return found


def _others(query: CoverageQuery) -> tuple[Select[Any], ...]:
    """Return what the directory and trajectories name beside the files here."""
    if query.theme is not None or query.sector is not None:
        return ()
    directory = _row(
        _text(DirectoryEntry.enterprise_id),
        number=col(DirectoryEntry.number),
        name=col(DirectoryEntry.name),
        nis=col(DirectoryEntry.municipality_nis),
    ).where(~col(DirectoryEntry.deleted), _is_away(DirectoryEntry.enterprise_id))
    if query.partner is not None:
        return (directory.where(col(DirectoryEntry.partner_id) == query.partner),)
    told = exists().where(
        col(DirectoryEntry.enterprise_id) == col(TrajectoryMember.enterprise_id),
        ~col(DirectoryEntry.deleted),
    )
    named = (
        _row(
            _text(TrajectoryMember.enterprise_id),
            number=col(TrajectoryMember.number),
            name=col(TrajectoryMember.name),
            nis=null(),
        )
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .where(
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
            _is_away(TrajectoryMember.enterprise_id),
            ~told,
        )
    )
    return directory, named


def _row(
    company: Any, *, number: Any, name: Any, nis: Any, supported: Any = None, elsewhere: int = 1
) -> Select[Any]:
    """Return one part of the table; without a number a company counts once by its file."""
    columns: tuple[Any, ...] = (
        company.label("company"),
        func.coalesce(number, company).label("key"),
        name.label("name"),
        nis.label("nis"),
        (literal(0) if supported is None else supported).label("supported"),
        literal(elsewhere).label("elsewhere"),
    )
    return select(*columns)


def _is_away(company: Any) -> ColumnElement[bool]:
    """Return the condition that the file of a company is not on this laptop."""
    return ~exists().where(col(Enterprise.id) == col(company))


def _supported_in(query: CoverageQuery) -> ColumnElement[bool]:
    """
    Return the condition that a company had a session in the days.

    The last one mostly tells; only where it came later the others are read.
    """
    at = col(EnterpriseKey.last_session_at)
    since = true() if query.first is None else at >= clock.midnight(query.first)
    if query.last is None:
        return and_(at.is_not(None), since)
    is_before = at < clock.midnight(query.last + timedelta(days=1))
    held = select(literal(1)).select_from(CoachingSession)
    held = held.where(
        of_company(CoachingSession.enterprise_id, col(EnterpriseKey.enterprise_id)),
        *_conditions(query),
    ).correlate(EnterpriseKey)
    return and_(at.is_not(None), since, or_(is_before, held.exists()))


def _conditions(query: CoverageQuery) -> list[ColumnElement[bool]]:
    """Return the conditions on a session: it stands, in the days."""
    found: list[ColumnElement[bool]] = [~col(CoachingSession.deleted)]
    if query.first is not None:
        found.append(col(CoachingSession.starts_at) >= clock.midnight(query.first))
    if query.last is not None:
        after = clock.midnight(query.last + timedelta(days=1))
        found.append(col(CoachingSession.starts_at) < after)
    return found


def _on_theme(query: CoverageQuery, theme: str) -> Select[Any]:
    """Return the companies with a session on a theme in the days."""
    shown = func.coalesce(_text(CompanyAlias.shown_id), _text(CoachingSession.enterprise_id))
    is_of = col(CompanyAlias.enterprise_id) == col(CoachingSession.enterprise_id)
    codes = cast(_expression(CoachingSession.themes), String)
    found = select(shown).select_from(CoachingSession).outerjoin(CompanyAlias, is_of)
    return found.where(*_conditions(query), codes.contains(f'"{theme}"', autoescape=True))


def _taking(query: CoverageQuery) -> Select[Any]:
    """Return the companies in a trajectory: now, or at some time in the days."""
    shown = func.coalesce(_text(CompanyAlias.shown_id), _text(TrajectoryMember.enterprise_id))
    member, left = TrajectoryMember, col(TrajectoryMember.left_on)
    found = (
        select(shown.label("company"))
        .select_from(member)
        .join(Trajectory, col(Trajectory.id) == col(member.trajectory_id))
        .outerjoin(CompanyAlias, col(CompanyAlias.enterprise_id) == col(member.enterprise_id))
        .where(~col(member.deleted), ~col(Trajectory.deleted))
    )
    if query.first is None and query.last is None:
        return found.where(left.is_(None), col(Trajectory.status) == RUNNING)
    if query.last is not None:
        begun = and_(col(Trajectory.started_on) <= query.last, col(member.joined_on) <= query.last)
        found = found.where(begun)
    if query.first is not None:
        ended = col(Trajectory.closed_on)
        found = found.where(
            or_(left.is_(None), left >= query.first), or_(ended.is_(None), ended >= query.first)
        )
    return found


def _text(column: Any) -> ColumnElement[str]:
    """Return an id as it is stored: thousands of them need no object each."""
    return type_coerce(_expression(column), String())


def _expression(column: Any) -> ColumnElement[Any]:
    found: ColumnElement[Any] = column.expression
    return found
