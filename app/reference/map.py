"""
The map of Flanders and Brussels: outlines of its cantons, and a point of each municipality.

A municipality can lie in several cantons and a canton can hold several municipalities, so what is
drawn is the smallest area that holds whole municipalities: cantons that share one are one area
(kantongebied). Where an area lies in two reference regions, the border between these goes halfway
between the points of their municipalities: there is no open outline of municipalities.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.reference.files import read_csv

Coordinate = tuple[int, int]  # longitude and latitude in thousandths of a degree (WGS84)
Ring = tuple[Coordinate, ...]  # closed; the outside is to the right when walking along it


@dataclass(frozen=True, slots=True)
class Canton:
    """The judicial cantons (kantons) that together hold some whole municipalities."""

    code: str
    name: str
    municipalities: tuple[str, ...]  # NIS codes


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a canton that lies in one reference region; mostly all of it."""

    canton: str
    province: str  # NIS code
    region: str  # code of a reference region, empty in Brussels
    rings: tuple[Ring, ...]


@cache
def cantons() -> tuple[Canton, ...]:
    """Return the areas, by code; each municipality lies in one."""
    return tuple(
        Canton(row["code"], row["naam"], tuple(row["gemeenten"].split()))
        for row in read_csv("kantongebieden.csv")
    )


@cache
def pieces() -> tuple[Piece, ...]:
    """Return what the map is made of; neighbours share each point of their border."""
    return tuple(
        Piece(
            row["kantongebied"],
            row["provincie_nis"],
            row["referentieregio_code"],
            tuple(_ring(text) for text in row["omtrek"].split("|")),
        )
        for row in read_csv("kaart_vlakken.csv")
    )


@cache
def points() -> Mapping[str, Coordinate]:
    """Return a point of each municipality, by NIS code: mostly where its name stands on a map."""
    return {
        row["nis"]: (round(float(row["lon"]) * 1000), round(float(row["lat"]) * 1000))
        for row in read_csv("gemeenten_punten.csv")
    }


def _ring(text: str) -> Ring:
    numbers = [int(one) for one in text.split()]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))
