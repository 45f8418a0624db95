"""How the server of the model makes one text of two heads."""

from app.sync.changes import SYSTEM, Change, ChangeId, Edit, Value
from tests.sync.model.facts import Heart, Key
from tests.sync.model.texts import merged
from tests.sync.model.witness import text_of


class Merging:
    """Knows all changes of the log, of which the ancestors of a head are read."""

    def __init__(self, heart: Heart) -> None:
        self.heart = heart
        self.changes: dict[ChangeId, Change] = {}

    def next(self, key: Key) -> Change | None:
        """Return the first merge that can be made of two heads of a unit."""
        heads = sorted(self.heart.heads(key))
        for n, one in enumerate(heads):
            for other in heads[n + 1 :]:
                if (made := self._of(key, one, other)) is not None:
                    return made
        return None

    def _of(self, key: Key, one: ChangeId, other: ChangeId) -> Change | None:
        base = self.ancestor(key, one, other)
        if base is None:
            return None
        made = self.name(key, base, one, other)
        order = [one, other]
        if "merge_in_log_order" in self.heart.faults:
            order.sort(key=lambda i: self.heart.seq[i])
        text = self.joined(*(self.changes[i].units[key[1]].value for i in (base, *order)))
        if text is None or made in self.changes:
            return None
        c = self.changes[one]
        units = {key[1]: Edit(text, frozenset([one, other]))}
        return Change(made, made, SYSTEM, c.row, c.root, units, c.above, merged=(one, other))

    def name(self, _key: Key, base: ChangeId, one: ChangeId, other: ChangeId) -> ChangeId:
        """Return the id of a merge: the same after a restore."""
        return f"m({base},{one},{other})"

    def joined(self, base: Value, one: Value, other: Value) -> Value | None:
        """Return one text with both edits, None: a person has to look."""
        return merged(text_of(base), text_of(one), text_of(other))

    def past(self, key: Key, one: ChangeId) -> set[ChangeId] | None:
        """Return a change and all before it; None when one of them is not known."""
        found: set[ChangeId] = set()
        todo = [one]
        while todo:
            i = todo.pop()
            if i in found:
                continue
            found.add(i)
            if i not in self.changes:
                return None
            c = self.changes[i]
            todo += [p for p in c.replaces(key[1]) if p in self.changes or p not in c.covers]
        return found

    def ancestor(self, key: Key, one: ChangeId, other: ChangeId) -> ChangeId | None:
        """Return the one latest change that both heads come from."""
        left, right = self.past(key, one), self.past(key, other)
        if left is None or right is None:
            return None
        both = left & right
        last = [i for i in both if not any(i in (self.past(key, j) or ()) for j in both - {i})]
        return last[0] if len(last) == 1 else None
