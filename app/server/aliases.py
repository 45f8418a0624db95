"""
Companies of which the files were merged: `merged_into` names the one that goes on (decision 0018).

Nothing moves: each record stays in its case. What follows from a link is worked out here: who has
one of the cases has them all. The table `alias` has what each company says, so that who is merged
into it is found too.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.domain.aliases import going_on, together
from app.server.rights import ALIAS, EDIT, READ, READERS, ROLE, Right
from app.sync.changes import ALIVE, Change, Row
from app.sync.graph import Record

if TYPE_CHECKING:
    from app.server.known import Known
    from app.server.loading import Loader

KIND: Final = "enterprise"
UNIT: Final = "merged_into"
_NEAR: Final = (
    "SELECT old_id, new_id FROM alias WHERE partnership_id = %s AND kind = 'enterprise'"
    " AND (old_id = ANY(%s) OR new_id = ANY(%s))"
)
RightsNow = dict[tuple[str, str], Right]  # by user and case


@dataclass(slots=True)
class Aliases:
    """The links near what a transaction is about, old to new; a link may be to what is deleted."""

    before: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)

    @property
    def all(self) -> Iterable[Mapping[str, str]]:
        """The links as they were, and as they are."""
        return self.before, self.now

    def around(self, some: Iterable[str]) -> set[str]:
        """Return these companies and all that hang, or hung, together with them."""
        mine = frozenset(some)
        return {one for links in self.all for one in together(mine, links)}

    def shown(self, company: str, records: Mapping[Row, Record]) -> str:
        """Return the company under which another is shown; a link to nothing says nothing."""
        links = {old: new for old, new in self.now.items() if _stands(records, new)}
        return going_on(company, links)


def _stands(records: Mapping[Row, Record], company: str) -> bool:
    record = records.get(Row(KIND, company))
    return record is not None and bool(record.value(ALIVE))


def target_of(change: Change) -> str | None:
    """Return the company that a change merges its own one into."""
    if change.row.kind != KIND:
        return None
    edit = change.units.get(UNIT)
    return edit.value if edit is not None and isinstance(edit.value, str) else None


def needs_of(change: Change) -> tuple[Row, ...]:
    """Return the records that must be there before a change can be applied."""
    target = target_of(change)
    needs = (change.row, *change.above)
    return (*needs, Row(KIND, target)) if target else needs


def roots_of(changes: Iterable[Change]) -> set[str]:
    """Return the cases that changes are about: their own, and those that they merge into."""
    return {root for c in changes for root in (c.root, target_of(c)) if root}


def settle(known: "Known", loader: "Loader", companies: Iterable[str]) -> None:
    """
    Bring links and rights up to date, at the end of a transaction.

    Args:
        companies: What the directory has to look at.
    """
    touched = {row.id for row in known.touched if row.kind == KIND}
    turned = {line.root for line in known.lines if line.right is not None} | known.unsettled
    near = touched | turned | set(companies)
    if not near:
        return
    read_near(known, loader, near)
    moved = {one for one in sorted(touched) if _renew(known, loader, one)}
    aliases = known.aliases
    linked = {one for links in aliases.all for link in links.items() for one in link}
    due = aliases.around(moved | (turned & linked)) | known.unsettled
    if not due:
        return
    rights = _rights_now(known, loader, due)
    known.begin_group()
    while due:
        group = together([min(due)], aliases.now)
        due -= group
        _share(known, group, rights)


def read_near(known: "Known", loader: "Loader", near: Iterable[str]) -> None:
    """Read all links near some companies, and lock what hangs together with them."""
    seen = set(near)
    todo = set(seen)
    while todo:
        names = sorted(todo)
        links = dict(tuple(row) for row in loader.ask(_NEAR, names, names))
        new = {old: links[old] for old in links.keys() - known.aliases.before.keys()}
        known.aliases.before |= new
        known.aliases.now |= new
        todo = {one for link in links.items() for one in link} - seen
        seen |= todo
        loader.lock(todo)


def _renew(known: "Known", loader: "Loader", company: str) -> bool:
    """Take over what a company says now; tell whether that is something else."""
    record, aliases = known.records.get(Row(KIND, company)), known.aliases
    said = record.value(UNIT) if record is not None else None
    before = aliases.now.pop(company, None)
    if isinstance(said, str) and (said == before or not loader.erased([said])):
        read_near(known, loader, {said})
        aliases.now[company] = said
    return aliases.now.get(company) != before


def _rights_now(known: "Known", loader: "Loader", roots: Collection[str]) -> RightsNow:
    """Return all rights on some cases, with what this transaction gave and took."""
    rights = {(right.user, right.root): right for right in loader.rights_on(roots)}
    for line in known.lines:
        if line.right is not None:
            where = line.right.user, line.root
            if line.kind == "grant":
                rights[where] = line.right
            else:
                rights.pop(where, None)
    return rights


def _share(known: "Known", group: frozenset[str], rights: RightsNow) -> None:
    """Let who has one of these cases for a reason of its own have them all, as long as they do."""
    own: dict[str, set[str]] = {}
    for (user, root), right in rights.items():
        if root in group and right.why != ALIAS:
            own.setdefault(user, set()).add(right.level)
    for user in sorted({user for user, root in rights if root in group}):
        level = EDIT if EDIT in own.get(user, ()) else READ
        for root in sorted(group):
            have = rights.get((user, root))
            if have is None or have.why == ALIAS or (have.why == ROLE and level == EDIT):
                _put(known, have, _due(known, user, root, level if user in own else None))


def _due(known: "Known", user: str, root: str, level: str | None) -> Right | None:
    """Return what somebody has of a case that is theirs by no other reason."""
    member = known.rights.members.get(user)
    if level != EDIT and member is not None and member.role in READERS:
        return Right(user, root, READ, ROLE)
    return None if level is None else Right(user, root, level, ALIAS)


def _put(known: "Known", have: Right | None, due: Right | None) -> None:
    if due is None and have is not None:
        known.revoke([have])
    elif due is not None and due != have:
        known.put_right(due)
