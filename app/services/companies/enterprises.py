"""Use cases on the list of enterprises (ondernemingen): search, filter and sort, as ids."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    String,
    and_,
    func,
    or_,
    select,
    type_coerce,
)
from sqlmodel import Session, col

from app.core import clock
from app.domain.matching import fold
from app.models.lists import EnterpriseKey
from app.models.partnership import Person
from app.models.sharing import CaseShare
from app.reference.loader import Reference
from app.services.companies.duplicates import has_duplicate
from app.services.companies.judgements import judgements, not_judged
from app.services.companies.name_search import has_word, words_of
from app.services.companies.next_action import has_appointment, has_open_action
from app.services.evidence.of_company import lacking_evidence
from app.services.places import SECTIONS, municipalities_in, region_name
from app.storage.store import Store

UNKNOWN_SIZE: Final = "unknown"
DIVISION: Final = 2  # level of NACE with two digits
SILENT_DAYS: Final = 30  # without a session; from then on the coach should call
Order = Literal["name", "number", "place", "region", "sector", "coach", "contact", "intake"]


@dataclass(frozen=True, slots=True)
class EnterpriseQuery:
    """What the list shows, and in which order; None does not filter."""

    text: str = ""  # in name, number, municipality or contact; accents and capitals do not count
    region: str | None = None  # code of a reference region
    province: str | None = None  # NIS code
    municipality: str | None = None  # NIS code, of the main establishment
    coach: UUID | None = None
    shared_with: UUID | None = None  # by their coaches, who are others
    is_without_coach: bool = False
    size: str | None = None  # size class, or UNKNOWN_SIZE
    sector: str | None = None  # NACE section (letter) or division (two digits)
    is_silent: bool = False  # no session in more than SILENT_DAYS, or never one
    is_unvisited: bool = False  # never a session
    has_no_next: bool = False  # no open action, and no appointment from today on
    is_incomplete: bool = False  # the intake misses something
    is_duplicate: bool = False  # another company stands under its number
    lacks_evidence: bool = False  # in a trajectory that runs, not all criteria are met
    order: Order = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """How many enterprises the fixed views hold."""

    mine: int
    silent: int  # of mine
    incomplete: int  # of mine
    everything: int
    shared: int = 0  # with me, by others
    lacking: int = 0  # of mine: evidence of a trajectory that runs


def enterprise_ids(store: Store, reference: Reference, query: EnterpriseQuery) -> list[UUID]:
    """
    Return the ids that fit the query, in its order; equal ones by name, then by id.

    What a row lacks (no number, never a session) comes last when ascending.
    """
    statement = select(_column(EnterpriseKey.enterprise_id)).where(*_conditions(query, reference))
    with store.read() as session:
        found = list(session.scalars(_ordered(statement, session, reference, query)))
        if query.lacks_evidence:
            lacking = lacking_evidence(session, found)
            found = [enterprise for enterprise in found if enterprise in lacking]
        if not _needs_judgements(query):
            return found
        judged = judgements(store, session, reference, found)
    if query.size is not None:
        wanted = None if query.size == UNKNOWN_SIZE else query.size
        found = [enterprise for enterprise in found if judged[enterprise].size == wanted]
    if query.is_incomplete:
        found = [enterprise for enterprise in found if not judged[enterprise].is_complete]
    if query.order == "intake":
        found.sort(key=lambda enterprise: judged[enterprise].percent, reverse=query.descending)
    return found


def unjudged_ids(store: Store, reference: Reference, query: EnterpriseQuery) -> list[UUID]:
    """Return what must be judged before the query can be answered at once; of most, nothing."""
    if not _needs_judgements(query):
        return []
    statement = select(_column(EnterpriseKey.enterprise_id)).where(*_conditions(query, reference))
    with store.read() as session:
        return not_judged(store, session, list(session.scalars(statement)))


def _needs_judgements(query: EnterpriseQuery) -> bool:
    return query.size is not None or query.is_incomplete or query.order == "intake"


def view_counts(store: Store, reference: Reference, me: UUID) -> ViewCounts:
    """Count the fixed views for the coach `me`."""
    key, mine = col(EnterpriseKey.enterprise_id), col(EnterpriseKey.coach_id) == me
    with store.read() as session:
        ids = list(session.scalars(select(key).where(mine)))
        judged = judgements(store, session, reference, ids)
        return ViewCounts(
            mine=len(ids),
            silent=session.scalars(select(func.count(key)).where(mine, _silent())).one(),
            incomplete=sum(not found.is_complete for found in judged.values()),
            everything=session.scalars(select(func.count(key))).one(),
            shared=session.scalars(select(func.count(key)).where(_shared_with(me))).one(),
            lacking=len(lacking_evidence(session, ids)),
        )


def _ordered(
    statement: Select[Any], session: Session, reference: Reference, query: EnterpriseQuery
) -> Select[Any]:
    order: list[ColumnElement[Any]] = [_column(EnterpriseKey.name_key)]
    if query.order in _LABELS:
        code, words = _LABELS[query.order](session, reference)
        ranks = _ranks(words)
        statement = statement.outerjoin(ranks, ranks.c.code == code)
        order.insert(0, ranks.c.rank)
    elif query.order in _COLUMNS:
        order.insert(0, _COLUMNS[query.order])
    first = order[0].desc().nulls_first() if query.descending else order[0].asc().nulls_last()
    return statement.order_by(first, *order[1:], _column(EnterpriseKey.enterprise_id))


def _column(attribute: Any) -> ColumnElement[Any]:
    found: ColumnElement[Any] = attribute.expression
    return found


_COLUMNS: Final = {
    "number": _column(EnterpriseKey.number),
    "contact": _column(EnterpriseKey.last_session_at),
}


def _ranks(words: Mapping[str, str]) -> CTE:
    """Return a table of codes and the rank of their words; what has no words has no rank."""
    ordered = sorted((code for code in words if words[code]), key=lambda code: fold(words[code]))
    ranks = json.dumps({code: rank for rank, code in enumerate(ordered)})
    pairs = func.json_each(ranks).table_valued("key", "value")
    table = select(pairs.c.key.label("code"), pairs.c.value.label("rank")).cte("ranks")
    return table.prefix_with("MATERIALIZED")  # else SQLite reads the JSON again for every row


_Labels = tuple[ColumnElement[str], Mapping[str, str]]  # a column of codes and their words


def _place_labels(session: Session, reference: Reference) -> _Labels:
    del session
    names = {nis: place.name for nis, place in reference.municipalities.items()}
    return _column(EnterpriseKey.municipality_nis), names


def _region_labels(session: Session, reference: Reference) -> _Labels:
    del session
    names = {nis: region_name(reference, nis) for nis in reference.municipalities}
    return _column(EnterpriseKey.municipality_nis), names


def _sector_labels(session: Session, reference: Reference) -> _Labels:
    del session
    names = {entry.code: entry.label for entry in reference.nace() if entry.level == DIVISION}
    return func.substr(_column(EnterpriseKey.nace_code), 1, 2), names


def _coach_labels(session: Session, reference: Reference) -> _Labels:
    del reference
    names = session.execute(select(col(Person.id), col(Person.name)))
    column = type_coerce(_column(EnterpriseKey.coach_id), String())
    return column, {coach.hex: name for coach, name in names}


_LABELS: Final[dict[str, Callable[[Session, Reference], _Labels]]] = {
    "place": _place_labels,
    "region": _region_labels,
    "sector": _sector_labels,
    "coach": _coach_labels,
}


def _conditions(query: EnterpriseQuery, reference: Reference) -> list[ColumnElement[bool]]:
    found = [has_word(word, reference) for word in words_of(query.text)]
    if query.region is not None or query.province is not None:
        places = municipalities_in(reference, query.region, query.province)
        found.append(col(EnterpriseKey.municipality_nis).in_(places))
    if query.municipality is not None:
        found.append(col(EnterpriseKey.municipality_nis) == query.municipality)
    if query.coach is not None:
        found.append(col(EnterpriseKey.coach_id) == query.coach)
    if query.shared_with is not None:
        found.append(_shared_with(query.shared_with))
    if query.is_without_coach:
        found.append(col(EnterpriseKey.coach_id).is_(None))
    if query.sector is not None:
        found.append(_in_sector(query.sector))
    return found + _contact_conditions(query)


def _contact_conditions(query: EnterpriseQuery) -> list[ColumnElement[bool]]:
    """Return what was, and what is to come, with the company."""
    company, found = col(EnterpriseKey.enterprise_id), []
    if query.is_silent:
        found.append(_silent())
    if query.is_unvisited:
        found.append(col(EnterpriseKey.last_session_at).is_(None))
    if query.is_duplicate:
        found.append(has_duplicate())
    if query.has_no_next:
        found += [~has_open_action(company), ~has_appointment(company, clock.today())]
    return found


def _shared_with(person: UUID) -> ColumnElement[bool]:
    shares = select(_column(CaseShare.enterprise_id)).where(
        col(CaseShare.person_id) == person, ~col(CaseShare.deleted)
    )
    coach = col(EnterpriseKey.coach_id)
    is_of_another = or_(coach.is_(None), coach != person)
    return and_(col(EnterpriseKey.enterprise_id).in_(shares), is_of_another)


def _in_sector(sector: str) -> ColumnElement[bool]:
    divisions = (sector,) if sector.isdecimal() else SECTIONS.get(sector, ())
    return func.substr(_column(EnterpriseKey.nace_code), 1, 2).in_(divisions)


def _silent() -> ColumnElement[bool]:
    """Last session before the day that lies SILENT_DAYS back, or never one."""
    last = col(EnterpriseKey.last_session_at)
    first_day = clock.today() - timedelta(days=SILENT_DAYS)
    return or_(last.is_(None), last < datetime.combine(first_day, time()).astimezone())
