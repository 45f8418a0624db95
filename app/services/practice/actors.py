"""The organisations around the companies of the practice environment, and what partners offer."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from sqlmodel import col, select

from app.models.actors import Actor, PartnerOffer
from app.models.base import new_id
from app.models.partnership import Partner, Person
from app.reference.practice_actors import PracticeActor, PracticeOffer, practice_actors
from app.services.referrals.actors import ActorForm, note_actor, save_actor, save_offer
from app.storage.store import Store


def actor_works(store: Store, companies: Mapping[str, UUID]) -> list[Callable[[], None]]:
    """
    Return what stores each organisation and offer that is not there yet.

    Args:
        companies: Ids by name.
    """
    told = practice_actors()
    with store.read() as session:
        names = set(session.exec(select(Actor.name)).all())
        texts = set(session.exec(select(PartnerOffer.text)).all())
    works: list[Callable[[], None]] = [
        partial(_make_actor, store, companies, one) for one in told.actors if one.name not in names
    ]
    works += [partial(_make_offer, store, one) for one in told.offers if one.text not in texts]
    return works


def _make_actor(store: Store, companies: Mapping[str, UUID], told: PracticeActor) -> None:
    form = ActorForm(told.name, told.kind, told.regions, told.sectors, told.email, told.phone)
    made = save_actor(store, form).id
    for company, what, contact in told.at:
        note_actor(store, companies[company], made, what, contact)


def _make_offer(store: Store, told: PracticeOffer) -> None:
    save_offer(
        store,
        partner_named(store, told.partner),
        told.text,
        regions=told.regions,
        sectors=told.sectors,
        themes=told.themes,
    )


def partner_named(store: Store, name: str) -> UUID:
    """Return the partner of a name, made when there is none; without a name that of who works."""
    with store.write() as session:
        me = session.get_one(Person, store.actor)
        if not name:
            return me.partner_id
        known = session.exec(select(Partner.id).where(col(Partner.name) == name)).first()
        if known is not None:
            return known
        made = new_id()
        session.add(Partner(id=made, root=me.root, name=name))
        return made
