"""Use cases on the coverage of Flanders (dekking): who is reached where, and where nobody is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Row, func, select, type_coerce
from sqlmodel import Session, col

from app.core import clock
from app.domain.coverage import NOBODY, Level, Reached, Spot, rolled_up
from app.domain.matching import fold
from app.models.enterprise import Enterprise
from app.models.partnership import Role
from app.reference import map as reference_map
from app.reference.loader import Reference
from app.services.results.coverage_rows import CoverageQuery, companies
from app.storage.store import Store
from app.storage.unit_values import parts

SEES_WHOLE: Final = frozenset({"promotor", "auditor"})
_NUMBERS: Final = ("supported", "running", "counted", "elsewhere")


@dataclass(frozen=True, slots=True)
class PlaceReached:
    """A municipality, or an area of them, with its numbers."""

    code: str
    name: str
    within: str  # name of the province that it lies in; of a province itself: empty
    reached: Reached
    is_flemish: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    Who is reached where, at each level the places by name.

    `abroad` are outside Flanders and Brussels, `placeless` have no municipality; both only when no
    region is asked. `is_whole`: files of all partners are on this laptop.
    """

    places: Mapping[Level, tuple[PlaceReached, ...]]
    total: Reached
    placeless: Reached
    abroad: Reached
    is_whole: bool
    at: datetime

    def white(self, level: Level) -> tuple[PlaceReached, ...]:
        """Return where in Flanders nobody is reached."""
        return tuple(one for one in self.places[level] if one.is_flemish and one.reached.is_white)


@dataclass(frozen=True, slots=True)
class CompanyThere:
    """A company in a place; `enterprise_id` is None when its file is not on this laptop."""

    enterprise_id: UUID | None
    name: str
    municipality: str
    reached: Reached  # of this company: ones and zeros


def coverage(store: Store, reference: Reference, query: CoverageQuery) -> Coverage:
    """Return who is reached where."""
    with store.read() as session:
        reached = _by_municipality(session, query)
        is_whole = _sees_whole(session, store.actor)
    every = spots(reference)
    if query.region is not None:
        every = tuple(one for one in every if one.region == query.region)
    on_map = {one.municipality for one in every}
    shown = {nis: one for nis, one in reached.items() if nis in on_map}
    aside = {nis: one for nis, one in reached.items() if nis not in on_map}
    if query.region is not None:
        aside = {}
    abroad = _sum(one for nis, one in aside.items() if nis in reference.municipalities)
    placeless = _sum(one for nis, one in aside.items() if nis not in reference.municipalities)
    return Coverage(
        places={level: _places(reference, every, shown, level) for level in Level},
        total=_sum(shown.values()) + placeless + abroad,
        placeless=placeless,
        abroad=abroad,
        is_whole=is_whole,
        at=clock.now(),
    )


def companies_there(
    store: Store, reference: Reference, query: CoverageQuery, level: Level, code: str | None
) -> tuple[CompanyThere, ...]:
    """Return the companies of a place, by name; without a code those without a municipality."""
    wanted = {one.municipality for one in spots(reference) if one.at(level) == code}
    with store.read() as session:
        table = companies(session, query)
        nis = table.c.nis
        is_there = nis.is_(None) if code is None else nis.in_(sorted(wanted))
        rows = session.execute(select(*table.c).where(is_there)).all()
        names = _names(session, [UUID(row.company) for row in rows if not row.elsewhere])
    found = [_there(reference, row, names) for row in rows]
    found = [one for one in found if not one.reached.is_white]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.municipality)))


@cache
def spots(reference: Reference) -> tuple[Spot, ...]:
    """Return the municipalities of Flanders and Brussels with what they lie in."""
    canton = {nis: area.code for area in reference_map.cantons() for nis in area.municipalities}
    found = []
    for nis in sorted(canton):
        place = reference.municipalities[nis]
        region = None if place.reference_region is None else place.reference_region.code
        found.append(Spot(nis, canton[nis], region, place.province.nis))
    return tuple(found)


def _by_municipality(session: Session, query: CoverageQuery) -> dict[str | None, Reached]:
    table = companies(session, query)
    numbers = [type_coerce(func.sum(table.c[name]), Integer()) for name in _NUMBERS]
    rows = session.execute(select(table.c.nis, *numbers).group_by(table.c.nis))
    return {nis: Reached(*(int(one) for one in found)) for nis, *found in rows}


def _sees_whole(session: Session, person: UUID) -> bool:
    roles = select(col(Role.role)).where(col(Role.person_id) == person, ~col(Role.deleted))
    return not SEES_WHOLE.isdisjoint(session.scalars(roles))


def _sum(some: Any) -> Reached:
    return sum(some, NOBODY)


def _places(
    reference: Reference, every: Collection[Spot], shown: Mapping[Any, Reached], level: Level
) -> tuple[PlaceReached, ...]:
    names, found = _names_of(reference, level), rolled_up(every, shown, level)
    province = {code: one.province for one in every if (code := one.at(level)) is not None}
    provinces = _names_of(reference, Level.PROVINCE)
    flemish = {one.nis for one in reference.provinces}
    places = [
        PlaceReached(
            code,
            names[code],
            "" if level is Level.PROVINCE else provinces[province[code]],
            reached,
            province[code] in flemish,
        )
        for code, reached in found.items()
    ]
    return tuple(sorted(places, key=lambda one: fold(one.name)))


@cache
def _names_of(reference: Reference, level: Level) -> Mapping[str, str]:
    if level is Level.CANTON:
        return {one.code: one.name for one in reference_map.cantons()}
    if level is Level.REGION:
        return {one.code: one.name for one in reference.reference_regions}
    places = reference.municipalities.values()
    if level is Level.PROVINCE:
        return {one.province.nis: one.province.name for one in places}
    return {one.nis: one.name for one in places}


def _names(session: Session, ids: list[UUID]) -> dict[str, str]:
    """Return names as they are written; what sorts them is folded."""
    found: dict[str, str] = {}
    for part in parts(ids):
        query = select(col(Enterprise.id), col(Enterprise.name)).where(col(Enterprise.id).in_(part))
        found |= {one.hex: name for one, name in session.execute(query)}
    return found


def _there(reference: Reference, row: Row[Any], names: Mapping[str, str]) -> CompanyThere:
    place = reference.municipalities.get(row.nis or "")
    return CompanyThere(
        None if row.elsewhere else UUID(row.company),
        names.get(row.company, row.name),
        "" if place is None else place.name,
        Reached(*(int(getattr(row, name)) for name in _NUMBERS)),
    )
