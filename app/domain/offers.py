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


@dataclass(frozen=True, slots=True)
class Fit:
    """Why an offer answers a question; None where one of the two says nothing of it."""

    themes: frozenset[str]  # asked and named
    does_all: bool  # the offer names no themes
    is_there: bool | None
    is_sector: bool | None

    @property
    def distance(self) -> tuple[int, bool, bool]:
        """How far off it is: smaller is better."""
        return -len(self.themes), self.is_there is False, self.is_sector is False


def ranked(wish: Wish, offers: Iterable[Offer]) -> tuple[UUID, ...]:
    """
    Return the offers that fit, the best first.

    - Asked: onthaal and taal, in Waasland. One partner does both in Waasland, one both in Limburg,
      one only taal in Waasland: in that order.
    - A partner that names neither of the themes is no suggestion.
    - One that names no themes does all: it comes after those that name them, for they chose it.
    - Without a theme asked, all fit, those of the region first, then those of the sector.
    """
    found = [(fit_of(wish, one), one.id) for one in offers]
    fitting = [(fit.distance, one) for fit, one in found if fit is not None]
    return tuple(one for _, one in sorted(fitting, key=lambda each: (each[0], each[1].hex)))


def fit_of(wish: Wish, offer: Offer) -> Fit | None:
    """
    Return how an offer answers a question; None: it does not.

    - Asked onthaal and taal in Waasland; offered taal in Limburg: taal, and not there.
    - Of a region or sector that is not known, nothing is said.
    """
    named = wish.themes & set(offer.themes)
    if wish.themes and offer.themes and not named:
        return None
    return Fit(
        themes=named,
        does_all=not offer.themes,
        is_there=_holds(wish.region, offer.regions),
        is_sector=_holds(wish.sector, offer.sectors),
    )


def _holds(wanted: str | None, given: tuple[str, ...]) -> bool | None:
    """Tell whether an offer names what is wanted; None: nothing to say."""
    if wanted is None or not given:
        return None
    return wanted in given
