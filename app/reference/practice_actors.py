"""Reads who stands around the companies of the practice environment (oefenomgeving)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.reference.files import read_toml


@dataclass(frozen=True, slots=True)
class PracticeActor:
    """An organisation outside the partnership; `at`: company, what it does there, whom to ask."""

    name: str
    kind: str
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    email: str
    phone: str
    at: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PracticeOffer:
    """What a partner can do; an empty name is the partner of who practises."""

    partner: str
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    themes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PracticeActors:
    """All of it."""

    actors: tuple[PracticeActor, ...]
    offers: tuple[PracticeOffer, ...]


def practice_actors() -> PracticeActors:
    """Return the organisations and offers that were made up."""
    read = read_toml("practice_actors.toml")
    return PracticeActors(tuple(map(_actor, read["actors"])), tuple(map(_offer, read["offers"])))


def _actor(row: Mapping[str, Any]) -> PracticeActor:
    return PracticeActor(
        row["name"],
        row["kind"],
        tuple(row.get("regions", ())),
        tuple(row.get("sectors", ())),
        row.get("email", ""),
        row.get("phone", ""),
        tuple((company, what, contact) for company, what, contact in row["at"]),
    )


def _offer(row: Mapping[str, Any]) -> PracticeOffer:
    return PracticeOffer(
        row["partner"],
        tuple(row.get("regions", ())),
        tuple(row.get("sectors", ())),
        tuple(row["themes"]),
        row["text"],
    )
