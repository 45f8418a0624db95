"""Between the messages of the protocol and the changes of the graph."""

from collections.abc import Container
from typing import Any, Final, NamedTuple

from app.storage.capture import INSERT
from app.sync.changes import NOTHING, Bones, Change, Edit, Knew, Row
from app.sync.protocol import LogRow, WireBones, WireChange, WireEdit

APPLIED: Final = "applied"
HELD: Final = "held"
REJECTED: Final = "rejected"
RANK: Final = {None: -1, HELD: 0, REJECTED: 1, APPLIED: 2}  # a verdict only rises


class Said(NamedTuple):
    """A change or its bones out of a row of the log."""

    change: Change | Bones
    made_at: str


def said_in(row: LogRow, units: Container[str]) -> Said | None:
    """
    Return what a row of the log tells; None: no more than a verdict.

    Args:
        units: The ones that this program knows; others stay at the server until it is newer.
    """
    if "units" not in row.body:
        return None
    if row.verdict != APPLIED and "root" in row.body:  # of its author, who gets it whole
        wire = WireChange.model_validate(row.body)
        change = change_of(wire, row.group, row.author or "", units)
        return Said(change.bones, "")
    if row.verdict != APPLIED:
        bones = WireBones.model_validate(row.body)
        known = {name: frozenset(names) for name, names in bones.units.items() if name in units}
        return Said(Bones(bones.id, Row(bones.kind, bones.row), known), "")
    wire = WireChange.model_validate(row.body)
    return Said(change_of(wire, row.group, row.author or "", units), wire.made_at)


def change_of(wire: WireChange, group: str, author: str, units: Container[str]) -> Change:
    """Return the change that a message tells of, without units that are not known here."""
    told = wire.knew
    return Change(
        wire.id,
        group,
        author,
        Row(wire.kind, wire.row),
        wire.root,
        {
            name: Edit(value, frozenset(parents) if parents else NOTHING)
            for name, (value, parents) in wire.units.items()
            if name in units
        },
        covers=frozenset(wire.covers) if wire.covers else NOTHING,
        knew=Knew(told.epoch, told.seq, frozenset(told.ids)) if told else None,
        merged=tuple(wire.merged),
    )


def edits_of(unit: str, value: Any, parents: list[str]) -> dict[str, WireEdit]:
    """Return the units of a line of the outbox."""
    if unit == INSERT:
        return {name: WireEdit(part, []) for name, part in value.items()}
    return {unit: WireEdit(value, parents)}
