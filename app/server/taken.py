"""
What laptops hand in, as the server takes it up: names that can be, changes, and their texts.

All of it is done before a transaction begins, so that nobody waits for it.
"""

from collections.abc import Sequence
from typing import Final

from app.core import clock
from app.server.canonical import canonical, is_usual, sorted_text
from app.server.known import Sent
from app.server.refusal import Malformed, TooLarge
from app.server.turn import Setting
from app.server.wire import Body, body_of, change_of, is_id
from app.sync.changes import Change, Inserted, Origin
from app.sync.protocol import GROUP_CHANGES, PUSH_CHANGES, WireChange, WireGroup

_LONGEST_NAME: Final = 120
_LONGEST_LAPTOP: Final = 64  # signs, as laptops cut it


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
    taken = [
        [_sent(said, setting.convert(schema, said), group.group, person) for said in group.changes]
        for group in groups
    ]
    every = [sent for some in taken for sent in some]
    if not _are_named(every):  # together: most names are the same
        raise Malformed(next(sent.change.id for sent in every if not _are_named([sent])))
    return taken


def _sent(said: WireChange, wire: WireChange, group: str, person: str) -> Sent:
    change = change_of(wire, group, person)
    laptop = wire.laptop[:_LONGEST_LAPTOP]
    # A name that no screen can show is left out
    origin = Origin(wire.made_at, laptop if laptop.isprintable() else "")
    is_plain = isinstance(change.units, Inserted)
    # Units of an insert are as the log has them; all but values are texts, and places in a log
    body: Body = body_of(change, origin, wire.units if is_plain else None)
    values = change.values
    text = sorted_text(body) if is_usual(values.values()) else _unusual(change, body)
    data = sorted_text(values) if is_plain else ""
    if wire is not said or origin.laptop != said.laptop:
        text = data = ""
    return Sent(change, origin, text, data)


def _unusual(change: Change, body: Body) -> str:
    try:
        return canonical(body)
    except ValueError as error:  # a number that JSON has not
        raise Malformed(change.id) from error


def _are_named(some: Sequence[Sent]) -> bool:
    """Tell whether all names and moments can be."""
    names, ids = set[str](), [sent.change.id for sent in some]
    for sent in some:
        change = sent.change
        if not change.units:
            return False
        of_all = (change.group, change.row.kind, change.row.id, change.root)
        names.update(of_all, change.units, *change.above, change.covers)
        if not isinstance(change.units, Inserted):
            names.update(*(edit.parents for edit in change.units.values()))
    if ids and not (set(map(len, ids)) == {32} and is_id("".join(ids), 32 * len(ids))):
        return False
    moments = {sent.origin.made_at for sent in some}
    said = "".join((*names, *moments))
    return (
        "" not in names
        and max(map(len, names), default=0) <= _LONGEST_NAME
        and said.isascii()
        and said.isprintable()
        and all(map(clock.moment, moments))
    )
