"""Own changes of a laptop, from the edit until they are safe at the server."""

from dataclasses import dataclass

from app.sync.changes import NOTHING, Change, ChangeId, Edit, Verdict

NEW, SENT, ANSWERED, CLOSED = "new", "sent", "answered", "closed"


@dataclass
class Own:
    """An own change; it is kept until it is in the durable log."""

    change: Change
    state: str = NEW
    verdict: Verdict = Verdict.HELD
    seq: int = 0  # 0: not known
    in_base: bool = False

    @property
    def on_top(self) -> bool:
        """Tell whether its author sees it only because it is their own."""
        return not self.in_base and self.state != CLOSED


Journal = dict[ChangeId, Own]


def folds_into(own: Own, later: Change) -> bool:
    """Tell whether a change that no request ever had may go along with a later one."""
    earlier = own.change
    return (
        own.state == NEW
        and not earlier.is_insert
        and earlier.row == later.row
        and earlier.units.keys() == later.units.keys()
        and all(earlier.id in edit.parents for edit in later.units.values())
    )


def folded(journal: Journal, own: Own, later: Change, faults: frozenset[str]) -> Journal:
    """Put a change in the place and the group of one before it."""
    earlier = own.change
    (unit,) = later.units
    value, parents = later.units[unit]
    covers = earlier.covers | {earlier.id}
    parents = (parents | earlier.units[unit].parents) - covers
    if "fold_forgets" in faults:
        covers, parents = NOTHING, earlier.units[unit].parents
    new = later._replace(group=earlier.group, units={unit: Edit(value, parents)}, covers=covers)
    return {
        (new.id if one == earlier.id else one): (Own(new) if one == earlier.id else other)
        for one, other in journal.items()
    }
