"""Who does what around a company, what partners offer, and which partner a question fits."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.offers import Fit, Offer, Wish, fit_of, ranked
from app.models.actors import Actor, CompanyActor, PartnerOffer, company_actor_id
from app.models.base import new_id
from app.models.partnership import Partner, Person
from app.services.changes import Changes
from app.services.companies.family import of_company, shown
from app.services.records import write
from app.services.standing import standing_enterprise
from app.services.trajectories.case_edits import add_or_show, cleaned
from app.services.trajectories.use_cases import Made
from app.storage.store import Store

_TEXTS = ("name", "email", "phone", "address")


@dataclass(frozen=True, slots=True)
class ActorForm:
    """An organisation outside the partnership as its form shows it."""

    name: str
    kind: str  # vdab, local_partnership, sector_fund, prevention_service, other
    regions: tuple[str, ...] = ()  # codes of reference regions; empty: everywhere
    sectors: tuple[str, ...] = ()  # NACE sections; empty: all
    email: str = ""
    phone: str = ""
    address: str = ""  # of its page


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An organisation outside the partnership."""

    id: UUID
    form: ActorForm


@dataclass(frozen=True, slots=True)
class CompanyActorRow:
    """That an organisation does something at a company."""

    id: UUID
    actor: ActorRow
    what: str
    contact: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What a partner can do, where, for whom."""

    id: UUID
    partner_id: UUID
    partner: str
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    themes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Fitting:
    """An offer that fits a question, and why."""

    offer: OfferRow
    fit: Fit


def actors(store: Store) -> tuple[ActorRow, ...]:
    """Return the organisations outside the partnership, by name."""
    with store.read() as session:
        query = select(Actor).where(~col(Actor.deleted)).order_by(col(Actor.name), col(Actor.id))
        return tuple(_row(one) for one in session.exec(query))


def save_actor(store: Store, form: ActorForm, actor_id: UUID | None = None) -> Made:
    """
    Keep an organisation, a new one without an id; only the promotor may, the server holds others.

    Raises:
        UserError: `field.required`, `text.too_long` (field), `email.<problem>`.
    """
    values = {
        **cleaned("actor", {name: getattr(form, name) for name in _TEXTS}),
        "kind": form.kind,
        "regions": tuple(sorted(form.regions)),
        "sectors": tuple(sorted(form.sectors)),
    }
    with store.write() as session:
        one = actor_id or new_id()
        if actor_id is None:
            session.add(Actor(id=one, root=_partnership(session, store.actor), **values))
        else:
            write(session.get_one(Actor, actor_id), values)
        return Made(one, Changes.of(session))


def note_actor(
    store: Store, enterprise_id: UUID, actor_id: UUID, what: str, contact: str = ""
) -> Made:
    """
    Note what an organisation does at a company, and whom to ask there.

    Raises:
        UserError: `text.too_long` (field), `enterprise.in_bin` (name, enterprise_id).
    """
    texts = cleaned("company_actor", {"what": what, "contact": contact})
    with store.write() as session:
        root = standing_enterprise(session, enterprise_id).root
        one = company_actor_id(enterprise_id, actor_id)
        add_or_show(
            session,
            CompanyActor(
                id=one, root=root, enterprise_id=enterprise_id, actor_id=actor_id, **texts
            ),
        )
        return Made(one, Changes.of(session))


def actors_of(store: Store, enterprise_id: UUID) -> tuple[CompanyActorRow, ...]:
    """Return who does what at a company, by name."""
    query = (
        select(CompanyActor, Actor)
        .join(Actor, col(Actor.id) == col(CompanyActor.actor_id))
        .where(~col(CompanyActor.deleted))
        .order_by(col(Actor.name), col(Actor.id))
    )
    with store.read() as session:
        its = of_company(CompanyActor.enterprise_id, shown(session, enterprise_id))
        return tuple(
            CompanyActorRow(one.id, _row(actor), one.what, one.contact)
            for one, actor in session.exec(query.where(its))
        )


def save_offer(
    store: Store,
    partner_id: UUID,
    text: str,
    *,
    regions: Collection[str] = (),
    sectors: Collection[str] = (),
    themes: Collection[str] = (),
    offer_id: UUID | None = None,
) -> Made:
    """
    Keep what a partner can do; its administrator or the promotor may, the server holds others.

    Raises:
        UserError: `text.too_long` (field).
    """
    values = {
        **cleaned("partner_offer", {"text": text}),
        "regions": tuple(sorted(regions)),
        "sectors": tuple(sorted(sectors)),
        "themes": tuple(sorted(themes)),
    }
    with store.write() as session:
        one = offer_id or new_id()
        if offer_id is None:
            root = _partnership(session, store.actor)
            session.add(PartnerOffer(id=one, root=root, partner_id=partner_id, **values))
        else:
            write(session.get_one(PartnerOffer, offer_id), values)
        return Made(one, Changes.of(session))


def offers(store: Store) -> tuple[OfferRow, ...]:
    """Return what partners offer, by the name of the partner."""
    query = (
        select(PartnerOffer, Partner.name)
        .join(Partner, col(Partner.id) == col(PartnerOffer.partner_id))
        .where(~col(PartnerOffer.deleted), ~col(Partner.deleted))
        .order_by(col(Partner.name), col(PartnerOffer.id))
    )
    with store.read() as session:
        return tuple(
            OfferRow(
                id=one.id,
                partner_id=one.partner_id,
                partner=name,
                regions=one.regions,
                sectors=one.sectors,
                themes=one.themes,
                text=one.text,
            )
            for one, name in session.exec(query)
        )


def fitting_offers(store: Store, wish: Wish) -> tuple[Fitting, ...]:
    """Return the offers that fit a question, the best first, each with its reason."""
    rows = {row.id: row for row in offers(store)}
    given = {row.id: Offer(row.id, row.regions, row.sectors, row.themes) for row in rows.values()}
    found = ((rows[one], fit_of(wish, given[one])) for one in ranked(wish, given.values()))
    return tuple(Fitting(row, fit) for row, fit in found if fit is not None)


def _row(one: Actor) -> ActorRow:
    form = {name: getattr(one, name) for name in ActorForm.__dataclass_fields__}
    return ActorRow(one.id, ActorForm(**form))


def _partnership(session: Session, person: UUID) -> UUID:
    return session.get_one(Person, person).root
