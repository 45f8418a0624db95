"""
What becomes of the groups that laptops hand in (SYNC, sections 8 and 13); no SQL.

A group is applied whole or held whole. Nothing is refused without being kept.
"""

from collections.abc import Callable, Collection, Iterable

from app.server.aliases import needs_of, target_of
from app.server.counting import obstacle as count_obstacle
from app.server.kinds import Kinds, Obstacle
from app.server.known import Known
from app.server.sharing import follow
from app.server.text_merges import next_merge
from app.sync.changes import SYSTEM, Change, Row, Verdict

HELD, REJECTED, APPLIED = Verdict.HELD, Verdict.REJECTED, Verdict.APPLIED
Group = list[Change]


class Judge:
    """Judges groups one after another against what is known."""

    def __init__(self, known: Known, kinds: Kinds, applied: Callable[[Change], None]) -> None:
        """Remember what to judge by; `applied` is told each change that comes to stand."""
        self._known, self._kinds, self._applied = known, kinds, applied

    def judge(self, user: str, group: Group, must_hold: Obstacle | None = None) -> None:
        """Apply a group of changes that are not known yet, or hold it."""
        known = self._known
        known.begin_group()
        obstacle = must_hold or self._taken(user, group)
        if obstacle:
            for change in group:
                known.add_change(change, HELD, obstacle)
            self._close_replaced(group)

    def _taken(self, user: str, group: Group) -> Obstacle | None:
        """Apply a group if that can be; else return what is in its way."""
        if not self.allows(user, group):
            return self._missing(group) or Obstacle("no_access")
        obstacle: Obstacle | None = None
        below = self._builds_on(group)
        for some in (below + group, group) if below else (group,):
            obstacle = self._obstacle(some)
            if obstacle is None:
                self.accept(some)
                return None
        return obstacle

    # -- what is in the way ----------------------------------------------------------------------

    def _obstacle(self, group: Group) -> Obstacle | None:
        return self._missing(group) or self._unfit(group) or count_obstacle(self._known, group)

    def _missing(self, group: Group) -> Obstacle | None:
        """Tell of records that are not there, nor made by the group."""
        here = {change.row for change in group if change.is_insert}
        for change in group:
            for row in needs_of(change):
                if row not in here:
                    if not self._is_known(row):
                        return Obstacle("no_row")
                    here.add(row)
        return None

    def _is_known(self, row: Row) -> bool:
        """Tell whether a record was ever made, be it erased by now."""
        return self._known.exists(row) or row.id in self._known.erased

    def _unfit(self, group: Group) -> Obstacle | None:
        """Tell of values that stand, so are not replaced inside the group, and do not fit."""
        late = {
            (change.row, unit, one)
            for change in group
            if not change.is_plain
            for unit in change.units
            for one in change.replaces(unit)
        }
        for change in group:
            record = self._known.records.get(change.row)
            if record is not None and record.root != change.root:
                return Obstacle("invalid")  # a record stays in its case for life
            stands: Collection[str] = change.units
            if late:
                stands = [u for u in change.units if (change.row, u, change.id) not in late]
            if obstacle := self._kinds.obstacle(change, stands):
                return obstacle
        return None

    def allows(self, user: str, group: Iterable[Change]) -> bool:
        """Tell whether somebody may make all of these changes."""
        some = list(group)
        made = {c.root for c in some if c.row.id == c.root and c.is_insert}
        known, may_make = self._known, self._known.rights.may_write(user)
        # Who may edit a case may make any change in it, and who makes one too
        free = {
            root
            for root in {c.root for c in some}
            if known.rights.is_free(user, root) or (may_make and self._is_new(root, made))
        }
        return all(
            c.root in free or known.rights.may_edit(user, c, known.records.get(c.row)) for c in some
        ) and all(
            user == SYSTEM
            or known.rights.may_edit_case(user, root)
            or root in known.erased
            or (may_make and self._is_new(root, made))
            for root in filter(None, map(target_of, some))
        )

    def _is_new(self, root: str, made: set[str]) -> bool:
        """Tell whether a case is made by the group, or waits in quarantine."""
        known = self._known
        if known.has_case(root) or root in known.rights.shared_roots:
            return False
        return root in made or any(
            c.row.id == root for group in known.held.values() for c in known.members_of(group)
        )

    def _builds_on(self, group: Group) -> Group:
        """Return the held changes whose records or values these need, oldest group first."""
        known, need, todo = self._known, set[str](), list(group)
        while todo and known.held:
            change = todo.pop()
            rows = set(needs_of(change))
            names = {one for unit in change.units for one in change.replaces(unit)}
            for name, held in known.held.items():
                others = known.members_of(held)
                if name not in need and any(
                    o.id in names or (o.is_insert and o.row in rows) for o in others
                ):
                    need.add(name)
                    todo += others
        found = [
            c for name in known.held if name in need for c in known.members_of(known.held[name])
        ]
        return found if all(self.allows(c.author, [c]) for c in found) else []

    # -- applying --------------------------------------------------------------------------------

    def accept(self, group: Group, verdict: Verdict = APPLIED) -> None:
        """Give changes this verdict, unless theirs is as high; then what follows from it."""
        known, added = self._known, Group()
        for change in sorted(group, key=lambda change: not change.is_insert):
            before = known.verdicts.get(change.id)
            if before is None or before[0] < verdict:
                self._add(change, verdict)
                added.append(change)
        if verdict is APPLIED:
            self._give_rights(added)  # by all of it, as far as it stands
        for change in group:
            if not known.records[change.row].units.other:
                continue  # the change that made it is all that stands
            for unit in change.units.keys() & self._kinds.texts(change.row.kind):
                self._merge(change.row, unit)
        if verdict is APPLIED:
            self._close_replaced(group)
            self._again(group)

    def _give_rights(self, added: Group) -> None:
        known = self._known
        for change in added:
            if change.row.id == change.root:
                known.grant(known.rights.of_owner(change, known.records[change.row]))
            follow(known, change.row)

    def _add(self, change: Change, verdict: Verdict) -> None:
        known = self._known
        is_new = change.row.id == change.root and not known.exists(change.row)
        if is_new and verdict is APPLIED and change.root not in known.rights.shared_roots:
            known.grant(known.rights.of_new_case(change.root, change.author))
        known.add_change(change, verdict)
        if verdict is APPLIED:
            self._applied(change)

    def _merge(self, row: Row, unit: str) -> None:
        while made := next_merge(self._known, self._kinds, row, unit):
            change, more = made
            self._known.add_change(change, APPLIED, None, more)

    def _close_replaced(self, group: Group) -> None:
        """
        Let go of held changes of which nothing stands: an applied change took the place of each.

        They become applied, which changes no value and gives no right. What else their groups hold
        is judged again.
        """
        known = self._known
        rows = {change.row for change in group} if known.held else ()
        for name in list(known.held):
            held = known.held.get(name)
            members = known.members_of(held) if held else []
            gone = [c for c in members if c.row in rows and known.is_replaced(c)]
            for change in gone:
                known.add_change(change, APPLIED)
            if gone and len(gone) < len(members):
                self.try_again([c for c in members if c not in gone])

    def _again(self, group: Group) -> None:
        """Judge again what was held for want of a record that is here now."""
        known = self._known
        made = {change.row for change in group if change.is_insert} if known.held else set[Row]()
        for name in list(known.held) if made else ():
            held = known.held.get(name)
            waits = known.members_of(held) if held else []
            if any(not made.isdisjoint(needs_of(c)) for c in waits):
                self.try_again(waits)

    def try_again(self, group: Group) -> Obstacle | None:
        """Apply a held group when nothing is in its way any more; else return what is."""
        obstacle = self._obstacle(group)
        if not self.allows(group[0].author, group):
            return self._missing(group) or Obstacle("no_access")
        if obstacle is None:
            self.accept(group)
        return obstacle

    def apply_anyway(self, group: Group) -> bool:
        """Apply a held group though rules are against it; False: a record is missing."""
        if self._missing(group):
            return False
        self.accept(group)
        return True
