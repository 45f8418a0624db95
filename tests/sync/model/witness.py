"""The witness of a history: who had seen what when they wrote. Only the checks ask it."""

from app.sync.changes import Change, ChangeId, Value
from app.sync.values import is_same
from tests.sync.model.facts import Key


class Witness:
    """Knows all that users did; no decision of the protocol reads it."""

    def __init__(self) -> None:
        self.pasts: dict[tuple[Key, ChangeId], frozenset[ChangeId]] = {}
        self.values: dict[tuple[Key, ChangeId], Value] = {}
        self.roots: dict[Key, str] = {}
        self.screens: dict[ChangeId, frozenset[tuple[Key, ChangeId]]] = {}  # of a delete's author
        self.refused: dict[Key, set[ChangeId]] = {}  # a person looked and said no
        self.merged: dict[ChangeId, tuple[ChangeId, ...]] = {}
        self.texts: dict[ChangeId, Value] = {}  # of merges
        self.reused: set[ChangeId] = set()  # merges with one id and two texts

    def past(self, key: Key, one: ChangeId) -> frozenset[ChangeId]:
        """Return what went before a change, itself included."""
        return self.pasts.get((key, one), frozenset([one]))

    def wrote(self, change: Change, seen: list[ChangeId]) -> None:
        """Note that a user wrote, in place of these heads on the screen."""
        for unit in change.units:
            key = (change.row, unit)
            self.pasts[key, change.id] = frozenset([change.id]).union(
                *(self.past(key, one) for one in seen)
            )
            self.values[key, change.id] = change.units[unit].value
            self.roots[key] = change.root

    def deleted(self, change: Change, screen: list[tuple[Key, ChangeId]]) -> None:
        """Note a delete, with the heads of the record and below it that were on the screen."""
        self.screens[change.id] = frozenset(
            (key, one) for key, head in screen for one in self.past(key, head)
        )

    def made_one_text(self, key: Key, made: Change) -> None:
        """Note that the server made one text of two; it may do so again after a restore."""
        one, heads = made.id, made.merged
        self.pasts[key, one] = frozenset([one]).union(*(self.past(key, head) for head in heads))
        self.merged[one] = heads
        value = made.units[key[1]].value
        if self.texts.setdefault(one, value) != value:
            self.reused.add(one)

    def folded(self, key: Key, new: ChangeId, old: ChangeId) -> None:
        """Note that a laptop sends one change in place of two."""
        self.pasts[key, new] = self.past(key, new) | self.past(key, old)

    def turned_down(self, change: Change) -> None:
        """Note that a person looked at a held change and rejected it."""
        for unit in change.units:
            self.refused.setdefault((change.row, unit), set()).add(change.id)

    def lost(self, ends: dict[Key, set[ChangeId]], erased: set[str]) -> list[tuple[Key, ChangeId]]:
        """Return what was written, is no end nor in the past of one, and was not set back."""
        none: set[ChangeId] = set()
        kept = {
            key: {
                i
                for tip in ends.get(key, none) | self.refused.get(key, none)
                for i in self.past(key, tip)
            }
            for key in ends.keys() | self.refused.keys()
        }
        return [
            (key, one)
            for key, one in self.pasts
            if self.roots.get(key) not in erased
            and one not in self.merged
            and one not in kept.get(key, none)
            and not self._set_back(key, one, kept.get(key, none))
        ]

    def _set_back(self, key: Key, one: ChangeId, kept: set[ChangeId]) -> bool:
        """Tell whether who had seen it let the unit say again what it said before."""
        before = [self.values.get((key, i)) for i in self.past(key, one) & kept]
        return any(
            is_same(self.values[key, last], value)
            for where, last in self.values
            if where == key and last not in kept and one in self.past(key, last)
            for value in before
        )

    def hides(self, delete: ChangeId, key: Key, head: ChangeId) -> bool:
        """Tell whether a delete hides a head that its author had not seen."""
        if (key, head) in self.screens.get(delete, frozenset()):
            return False
        parts = self.merged.get(head, ())
        return not parts or any(self.hides(delete, key, part) for part in parts)


def text_of(value: Value) -> tuple[str, ...]:
    """Return a long text of the model: its sentences."""
    assert isinstance(value, tuple)
    return value
