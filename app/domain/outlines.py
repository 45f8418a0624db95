"""Outlines of areas that are made of smaller ones (omtrekken)."""

from collections import defaultdict
from collections.abc import Iterable

Coordinate = tuple[int, int]
Ring = tuple[Coordinate, ...]


def joined(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """
    Return the outlines of some areas together: a border that two of them share falls away.

    Each ring has its area on the same side, left or right, and neighbours share the points of their
    border. A shared border is then walked once in each direction, and what is left are the
    outlines; a hole comes out as a ring that runs the other way. So two squares side by side give
    one rectangle of six points: those where they met stay.
    """
    steps: set[tuple[Coordinate, Coordinate]] = set()
    for ring in rings:
        for start, end in zip(ring, (*ring[1:], *ring[:1]), strict=True):
            if (end, start) in steps:
                steps.remove((end, start))
            else:
                steps.add((start, end))
    ways: dict[Coordinate, list[Coordinate]] = defaultdict(list)
    for start, end in sorted(steps, reverse=True):
        ways[start].append(end)
    found = []
    for first in sorted(ways):
        while ways[first]:
            found.append(_walk(ways, first))
    return tuple(found)


def _walk(ways: dict[Coordinate, list[Coordinate]], first: Coordinate) -> Ring:
    """Walk from a point until back there, and take what was walked away."""
    ring = [first]
    at = ways[first].pop()
    while at != first:
        ring.append(at)
        at = ways[at].pop()
    return tuple(ring)
