"""
What laptops hand in, as the server takes it up: names that can be, changes, and their texts.

All of it is done before a transaction begins, so that nobody waits for it.
"""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from app.core import clock
from app.server.canonical import canonical, is_usual, sorted_text
from app.server.refusal import Malformed, TooLarge
from app.server.turn import Setting
from app.server.wire import Body, body_of, change_of, is_id
from app.sync.changes import Change, Inserted, Origin
from app.sync.protocol import GROUP_CHANGES, PUSH_CHANGES, WireChange, WireGroup

_LONGEST_NAME: Final = 120
_LONGEST_LAPTOP: Final = 64  # signs, as laptops cut it


class Sent(NamedTuple):
    """A change that somebody hands in."""

    change: Change
    origin: Origin
    body: str  # as the log keeps it, unless it takes something over; empty: not as it was sent
    data: str = ""  # its values, as the record of an insert keeps them; empty: not known


def taken(
    setting: Setting, person: str, schema: int, groups: Sequence[WireGroup]
) -> list[list[Sent]]:
    """
    Return the changes of each group.

    Raises:
        TooLarge, Malformed: nothing of it is taken.
    """
    count = sum(len(group.changes) for group in groups)
    if count > (PUSH_CHANGES if len(groups) > 1 else GROUP_CHANGES):
        raise TooLarge
    if not _are_named(groups):
        _refuse(groups)
    return [
        [_sent(said, setting.convert(schema, said), group.group, person) for said in group.changes]
        for group in groups
    ]


def _sent(said: WireChange, wire: WireChange, group: str, person: str) -> Sent:
    change, origin = change_of(wire, group, person), _origin(wire)
    body, data = _texts_of(change, origin, wire)
    if wire is not said or origin.laptop != said.laptop:
        body = data = ""
    return Sent(change, origin, body, data)


def _texts_of(change: Change, origin: Origin, wire: WireChange) -> tuple[str, str]:
    """Return a change as the log keeps it, and the values of an insert as its record does."""
    is_plain = isinstance(change.units, Inserted)
    # Those of an insert are as the log has them; all but values are texts, and places in a log
    body: Body = body_of(change, origin, wire.units if is_plain else None)
    if is_usual(change.values.values()):
        return sorted_text(body), sorted_text(change.values) if is_plain else ""
    try:
        return canonical(body), ""
    except ValueError as error:  # a number that JSON has not
        raise Malformed(change.id) from error


def _origin(wire: WireChange) -> Origin:
    """Return where a change came from; a name that no screen can show is left out."""
    laptop = wire.laptop[:_LONGEST_LAPTOP]
    return Origin(wire.made_at, laptop if laptop.isprintable() else "")


def _are_named(groups: Sequence[WireGroup]) -> bool:
    """Tell whether all names and moments can be: looked at together, as most are the same."""
    names, ids, moments = set[str](), list[str](), set[str]()
    for group in groups:
        for change in group.changes:
            if not change.units:
                return False
            ids.append(change.id)
            moments.add(change.made_at)
            of_all = (group.group, change.kind, change.row, change.root)
            names.update(of_all, change.units, *_named(change))
    if ids and not (set(map(len, ids)) == {32} and is_id("".join(ids), 32 * len(ids))):
        return False
    said = "".join((*names, *moments))
    return (
        "" not in names
        and max(map(len, names), default=0) <= _LONGEST_NAME
        and said.isascii()
        and said.isprintable()
        and all(map(clock.moment, moments))
    )


def _named(change: WireChange) -> list[Collection[str]]:
    """Return the other changes and records that a change names."""
    found: list[Collection[str]] = [parents for _, parents in change.units.values() if parents]
    found += change.parents_of_row
    if change.covers:
        found.append(change.covers)
    return found


def _refuse(groups: Sequence[WireGroup]) -> None:
    """Raise `Malformed` of the first change that is not as a laptop sends it."""
    for group in groups:
        for change in group.changes:
            if not _are_named([WireGroup(group=group.group, made_at="", changes=[change])]):
                raise Malformed(change.id)
    raise AssertionError("unreachable")
