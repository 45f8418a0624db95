"""
To which partner a question fits: by theme first, then by region, then by sector.

Source: the issue asks for «a suggestion to which partner a question fits»; the order is a choice of
the product [D], for a partner can travel, but cannot do what it does not know.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wish:
    """What a company asks; None or empty is not known."""

    themes: frozenset[str] = frozenset()
    region: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a partner can do; an empty list means all."""

    id: UUID
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    themes: tuple[str, ...]


def ranked(wish: Wish, offers: Iterable[Offer]) -> tuple[UUID, ...]:
    """
    Return the offers that fit, the best first.

    - Asked: onthaal and taal, in Waasland. One partner does both in Waasland, one both in Limburg,
      one only taal in Waasland: in that order.
    - A partner that names neither of the themes is no suggestion.
    - One that names no themes does all: it comes after those that name them, for they chose it.
    - Without a theme asked, all fit, those of the region first, then those of the sector.
    """
    found = [(_fit(wish, one), one.id) for one in offers]
    fitting = [(fit, one) for fit, one in found if fit is not None]
    return tuple(one for _, one in sorted(fitting, key=lambda each: (each[0], each[1].hex)))


def _fit(wish: Wish, offer: Offer) -> tuple[int, bool, bool] | None:
    """Return how far off an offer is, smaller is better; None: it does not fit."""
    named = len(wish.themes & set(offer.themes))
    if wish.themes and offer.themes and not named:
        return None
    is_there = wish.region is None or not offer.regions or wish.region in offer.regions
    is_sector = wish.sector is None or not offer.sectors or wish.sector in offer.sectors
    return -named, not is_there, not is_sector
