"""What of a dossier the reader of a pack may see."""

from collections import defaultdict
from dataclasses import replace

from sqlmodel import Session, col, select

from app.domain.presets import Fact, Preset, shown_facts
from app.models.partnership import Partner, Person, Role
from app.reports.document import Origin
from app.reports.preset_partner import NOBODY, People
from app.reports.preset_values import for_preset
from app.reports.trajectory_values import TrajectoryDossier
from app.services.packs.wish import PackWish


def as_seen(
    values: TrajectoryDossier,
    wish: PackWish,
    partners: frozenset[str] = frozenset(),
    people: People = NOBODY,
) -> TrajectoryDossier:
    """
    Return a dossier as the reader of a pack may see it.

    Args:
        partners: Names of the partners that the reader is of.
        people: By name the partners of who may have written in it.
    """
    return for_preset(
        values,
        Preset(wish.preset),
        hides_contacts=wish.hides_contacts,
        partners=partners,
        people=people,
    )


def people_by_name(session: Session) -> People:
    """
    Return by name of which partners people are; without promotors.

    What a promotor says on the evidence of a partner is said to that partner.
    """
    promotors = select(col(Role.person_id)).where(col(Role.role) == "promotor", ~col(Role.deleted))
    query = (
        select(Person.name, Partner.name)
        .join(Partner, col(Partner.id) == col(Person.partner_id))
        .where(col(Person.id).not_in(promotors))
    )
    found: dict[str, set[str]] = defaultdict(set)
    for name, partner in session.exec(query):
        found[name].add(partner)
    return {name: frozenset(its) for name, its in found.items()}


def seen_origin(origin: Origin, wish: PackWish) -> Origin:
    """Return who made a pack, as its reader may see it: a name, or the partnership alone."""
    facts = shown_facts(Preset(wish.preset), hides_contacts=wish.hides_contacts)
    return origin if Fact.STAFF in facts else replace(origin, made_by="")


def sees_all(wish: PackWish) -> bool:
    """Tell whether the reader of a pack may see every field of its records."""
    facts = shown_facts(Preset(wish.preset), hides_contacts=wish.hides_contacts)
    return facts == frozenset(Fact)


def shows_originals(wish: PackWish) -> bool:
    """Tell whether the reader of a pack may have the files themselves."""
    facts = shown_facts(Preset(wish.preset), hides_contacts=wish.hides_contacts)
    return wish.with_files and Fact.ORIGINAL in facts
