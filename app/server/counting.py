"""Nobody confirms what they proposed: the second pair of eyes of a count decision (telt mee)."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.server.kinds import Obstacle
from app.server.known import Known
from app.sync.changes import ALIVE, SYSTEM, Change, Row, Value
from app.sync.graph import Record

PROPOSAL: Final = "count_proposal"
CONFIRMATION: Final = "count_confirmation"
_KINDS: Final = frozenset({PROPOSAL, CONFIRMATION})


def proposals(changes: Iterable[Change], known: Known) -> set[Row]:
    """Return the proposals that confirmations are about: who made them has to be known."""
    return {
        Row(PROPOSAL, said)
        for change in changes
        if change.row.kind == CONFIRMATION
        for said in _said(change, known.records.get(change.row), "proposal_id")
        if isinstance(said, str)
    }


def obstacle(known: Known, group: Iterable[Change]) -> Obstacle | None:
    """Return why decisions of a group cannot be: of one's own proposal, or in another's name."""
    some = [change for change in group if change.row.kind in _KINDS]
    made = {change.row: change for change in some if change.row.kind == PROPOSAL}
    for change in some:
        if change.author == SYSTEM:
            continue
        if change.row.kind == PROPOSAL and not _is_own(change, "proposed_by"):
            return Obstacle("invalid", ("proposed_by",))
        if change.row.kind == CONFIRMATION and change.units.keys() - {ALIVE}:
            if not _is_own(change, "decision"):
                return Obstacle("invalid", ("decision",))
            if change.author in _proposers(change, known, made):
                return Obstacle("own_proposal", ("decision",))
    return None


def _is_own(change: Change, unit: str) -> bool:
    """Tell whether a unit that says who did it, names who sends it."""
    if unit not in change.units:
        return True
    said = change.units[unit].value
    who = said.get("confirmed_by") if isinstance(said, Mapping) else said
    return who == change.author


def _proposers(change: Change, known: Known, made: Mapping[Row, Change]) -> set[Value]:
    """Return whose proposal a decision is about: who it names, and who wrote that."""
    found: set[Value] = set()
    for row in proposals([change], known):
        if (now := made.get(row)) is not None:
            found.add(now.author)
        if (record := known.records.get(row)) is not None:
            heads = record.heads("proposed_by").values()
            found |= {head.author for head in heads} | {head.value for head in heads}
    return found


def _said(change: Change, record: Record | None, unit: str) -> Iterable[Value]:
    """Give what a unit of a record says, before and after a change of it."""
    if unit in change.units:
        yield change.units[unit].value
    if record is not None:
        yield record.value(unit)
