"""What of a dossier the reader of a pack may see."""

from dataclasses import replace

from app.domain.presets import Fact, Preset, shown_facts
from app.reports.document import Origin
from app.reports.preset_values import for_preset
from app.reports.trajectory_values import TrajectoryDossier
from app.services.pack_wish import PackWish


def as_seen(
    values: TrajectoryDossier, wish: PackWish, partners: frozenset[str] = frozenset()
) -> TrajectoryDossier:
    """
    Return a dossier as the reader of a pack may see it.

    Args:
        partners: Names of the partners that the reader is of.
    """
    return for_preset(
        values, Preset(wish.preset), hides_contacts=wish.hides_contacts, partners=partners
    )


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
