"""Between the messages of the protocol and the changes of the graph."""

from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from app.core import clock
from app.storage.capture import INSERT
from app.sync.changes import NOTHING, NOWHERE, Bones, Change, Edit, Knew, Origin, Row
from app.sync.protocol import LogRow, WireEdit, WireKnew

APPLIED: Final = "applied"
HELD: Final = "held"
REJECTED: Final = "rejected"
RANK: Final = {None: -1, HELD: 0, REJECTED: 1, APPLIED: 2}  # a verdict only rises


class Said(NamedTuple):
    """A change or its bones out of a row of the log."""

    change: Change | Bones
    origin: Origin = NOWHERE


def said_in(row: LogRow, units: Container[str]) -> Said | None:
    """
    Return what a row of the log tells; None: no more than a verdict.

    Args:
        units: The ones that this program knows; others stay at the server until it is newer.
    """
    body = row.body
    if "units" not in body:
        return None
    if row.verdict != APPLIED and "root" not in body:
        known = {name: frozenset(names) for name, names in body["units"].items() if name in units}
        return Said(Bones(body["id"], Row(body["kind"], body["row"]), known))
    change = _change_of(body, row, units)
    if row.verdict != APPLIED:  # of its author, who gets it whole
        return Said(change.bones)
    return Said(change, _origin_of(body))


def _origin_of(body: Mapping[str, Any]) -> Origin:
    """Return where a change came from; moments are stored in UTC, as text that sorts."""
    made_at, laptop = Origin.of(body)
    return Origin(_in_utc(made_at), laptop)


@lru_cache(maxsize=256)  # changes of one action have one moment
def _in_utc(made_at: str) -> str:
    moment = clock.moment(made_at)
    return "" if moment is None else moment.isoformat()


def _change_of(body: Mapping[str, Any], row: LogRow, units: Container[str]) -> Change:
    """Return a change out of a body that is as `WireChange`, see app/sync/answers.py."""
    told, covers = body.get("knew"), body.get("covers")
    return Change(
        body["id"],
        row.group,
        row.author or "",
        Row(body["kind"], body["row"]),
        body["root"],
        {
            name: Edit(value, frozenset(parents) if parents else NOTHING)
            for name, (value, parents) in body["units"].items()
            if name in units
        },
        covers=frozenset(covers) if covers else NOTHING,
        knew=_knew_of(WireKnew.model_validate(told)) if told else None,
        merged=tuple(body.get("merged", ())),
    )


def _knew_of(told: WireKnew) -> Knew:
    return Knew(told.epoch, told.seq, frozenset(told.ids))


def edits_of(unit: str, value: Any, parents: list[str]) -> dict[str, WireEdit]:
    """Return the units of a line of the outbox."""
    if unit == INSERT:
        return {name: (part, []) for name, part in value.items()}
    return {unit: (value, parents)}
