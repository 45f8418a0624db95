"""
Who has a company that takes part in a trajectory, has that trajectory too (decision 0022).

Their right follows from their right on the company: it comes when the company joins, or when they
get the company; it goes when the company is taken out again, or when they lose the company, unless
another reason stands. A company is never given for a trajectory: that is a matter of its own case.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from app.server.known import Known, Line
from app.server.loading import Loader, add_records
from app.server.rights import EDIT, MEMBER, READ, READERS, ROLE, Right
from app.server.wire import is_id
from app.sync.changes import ALIVE, Change

MEMBERSHIP: Final = "trajectory_member"
Now = dict[tuple[str, str], Right]  # by person and case


class Following:
    """Notes which trajectories a transaction touched, and brings the rights on them up to date."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._due: set[str] = set()

    def note(self, change: Change) -> None:
        """Look at a change that came to stand."""
        if change.row.kind == MEMBERSHIP:
            self._due.add(change.root)

    def write(self, loader: Loader) -> None:
        """Give and take the rights that are due, or due no longer."""
        known = self._known
        handed = {line.root for line in known.lines if line.right is not None}
        add_records(known, loader.memberships(handed))
        due = sorted(self._due | {root for root, one in _companies(known) if one in handed})
        if not due:
            return
        add_records(known, loader.records_of(due, MEMBERSHIP))
        members: dict[str, set[str]] = {root: set() for root in due}
        for root, company in _companies(known):
            if root in members:
                members[root].add(company)
        roots = {*due, *(one for some in members.values() for one in some)}
        loader.lock(roots)  # before rights on them are read: who shares one now must be heard
        now = _overlaid(loader.rights_on(roots), known.lines)
        known.rights.held |= {key: right for key, right in now.items() if key[1] in members}
        known.begin_group()
        for root, companies in members.items():
            self._bring(root, _wanted(now, companies), now)

    def _bring(self, root: str, wanted: Mapping[str, str], now: Now) -> None:
        """Let the rights on a trajectory follow from those on its companies."""
        had = {who for (who, of), right in now.items() if of == root and right.why == MEMBER}
        for person in sorted(wanted.keys() | had):
            self._settle(person, root, wanted.get(person), now.get((person, root)))

    def _settle(self, person: str, root: str, level: str | None, have: Right | None) -> None:
        known = self._known
        if have is not None and have.why == MEMBER and have.level != level:
            known.revoke([have])
            member = known.rights.members.get(person)
            if level is None and member is not None and member.role in READERS:
                known.grant([Right(person, root, READ, ROLE)])
        if level is not None:
            known.grant([Right(person, root, level, MEMBER)])


def _companies(known: Known) -> Iterable[tuple[str, str]]:
    """Give each trajectory with each company that takes or took part, and was not taken out."""
    members = [one for one in known.records.items() if one[0].kind == MEMBERSHIP]
    for _, record in sorted(members, key=lambda one: one[0]):
        company = record.value("enterprise_id")
        if isinstance(company, str) and is_id(company) and record.value(ALIVE):
            yield record.root, company


def _wanted(now: Now, companies: Collection[str]) -> dict[str, str]:
    """Return to whom a trajectory is due by its companies, and at what level."""
    wanted: dict[str, str] = {}
    for (person, root), right in now.items():
        if root in companies:
            wanted[person] = EDIT if EDIT in (right.level, wanted.get(person)) else READ
    return wanted


def _overlaid(rights: Iterable[Right], lines: Iterable[Line]) -> Now:
    """Return rights as they stand with what this transaction gave and took."""
    now = {(right.user, right.root): right for right in rights}
    for line in lines:
        right = line.right
        if right is None:
            continue
        if line.kind == "grant":
            now[right.user, right.root] = right
        else:
            now.pop((right.user, right.root), None)
    return now
