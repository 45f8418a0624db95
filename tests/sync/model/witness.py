"""The witness of a history: who had seen what when they wrote. Only the checks ask it."""

from app.sync.changes import Change, ChangeId, Value
from tests.sync.model.facts import Key


class Witness:
    """Knows all that users did; no decision of the protocol reads it."""

    def __init__(self) -> None:
        self.pasts: dict[tuple[Key, ChangeId], frozenset[ChangeId]] = {}
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
        """Return what was written and is neither an end nor in the past of one."""
        found = []
        for key, one in self.pasts:
            if self.roots.get(key) not in erased and one not in self.merged:
                tips = ends.get(key, set()) | self.refused.get(key, set())
                if not any(one in self.past(key, tip) for tip in tips):
                    found.append((key, one))
        return found

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
