"""
Companies that are one: which of them goes on when files were merged (samengevoegde dossiers).

Each company may name another that it was merged into. Two people may do that at once, in opposite
directions or in a ring: then the oldest of the ring goes on, on every laptop alike.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

Id = TypeVar("Id", UUID, str)


def going_on(one: Id, links: Mapping[Id, Id]) -> Id:
    """
    Return the company under which another is shown; itself when it was not merged.

    Args:
        links: What each was merged into. A link to what is not there must be left out: a company
            is never hidden behind nothing.
    """
    path = [one]
    while (following := links.get(path[-1])) is not None:
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


def together(some: Iterable[Id], links: Mapping[Id, Id]) -> frozenset[Id]:
    """Return these companies and all that hang together with them, whatever the direction."""
    found = set(some)
    todo = list(found)
    beside: dict[Id, set[Id]] = {}
    for old, new in links.items():
        beside.setdefault(old, set()).add(new)
        beside.setdefault(new, set()).add(old)
    while todo:
        more = beside.get(todo.pop(), set()) - found
        found |= more
        todo += more
    return frozenset(found)
