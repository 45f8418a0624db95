"""Whom a coach puts on a list: contacts found by their name or that of their company."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.matching import fold
from app.models.enterprise import Contact, Enterprise
from app.models.lists import EnterpriseKey
from app.reference.loader import Reference
from app.services.batches import limited
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
from app.services.companies.family import shown_column
from app.services.companies.name_search import has_word, words_of
from app.services.networks.use_cases import MemberForm
from app.storage.store import Store

MOST: Final = 8  # lines while somebody types
_COMPANIES: Final = 20  # whose contacts are looked at


def find_people(
    store: Store, reference: Reference, typed: str, most: int = MOST
) -> tuple[MemberForm, ...]:
    """
    Return contacts who have every word of `typed` in their name or that of their company.

    A company without a contact is given too, with an empty name.
    """
    words = words_of(typed)
    if not words:
        return ()
    query = select(col(EnterpriseKey.enterprise_id)).where(*(has_word(w, reference) for w in words))
    with store.read() as session:
        companies = list(
            session.exec(query.order_by(col(EnterpriseKey.name_key)).limit(_COMPANIES))
        )
        found = _people(session, companies)
        alone = _alone(session, companies, {one.enterprise_id for one in found})
    found.sort(key=lambda one: not any(word in fold(one.name) for word in words))
    return (*found, *alone)[:most]


def people_of_view(
    store: Store, reference: Reference, query: EnterpriseQuery
) -> tuple[MemberForm, ...]:
    """Return the first contact of each company of a view, in the order of the view."""
    ids = enterprise_ids(store, reference, query)
    with store.read() as session:
        first: dict[UUID | None, MemberForm] = {}
        for one in _people(session, ids):
            first.setdefault(one.enterprise_id, one)
    return tuple(first[one] for one in ids if one in first)


def _people(session: Session, companies: Sequence[UUID]) -> list[MemberForm]:
    """Return the contacts of these companies, in their order; those who left are not."""
    company = shown_column(Contact.enterprise_id)
    query = (
        select(Contact, col(Enterprise.id), col(Enterprise.name))
        .join(Enterprise, col(Enterprise.id) == company)
        .where(
            ~col(Contact.deleted),
            col(Contact.ended_on).is_(None),
            ~col(Enterprise.deleted),
        )
        .order_by(col(Contact.id))
    )
    places = {one: place for place, one in enumerate(companies)}
    found = [
        (places[its], MemberForm(one.name, name, one.function, one.email, its, one.id))
        for one, its, name in session.execute(limited(query, Enterprise.id, companies))
        if its in places
    ]
    return [one for _place, one in sorted(found, key=itemgetter(0))]


def _alone(
    session: Session, companies: Iterable[UUID], known: set[UUID | None]
) -> list[MemberForm]:
    wanted = [one for one in companies if one not in known]
    query = limited(select(Enterprise), Enterprise.id, wanted)
    names = {one.id: one.name for one in session.scalars(query) if not one.deleted}
    return [MemberForm("", names[one], enterprise_id=one) for one in wanted if one in names]
