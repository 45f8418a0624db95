"""
Who may do what with which case.

The root of a record is its case. Who makes a case may edit it, and so may the administrators of
their partner; the promotor and auditors may read it. All members read what the partnership
shares, and the directory of companies. A referral between partners is of the coaches and the
administrators of the partner that it goes to as well. Trajectories: app/server/following.py.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from app.models.units import OF_ALL, OF_PROMOTOR
from app.sync.changes import SYSTEM, Change, Value
from app.sync.graph import Record

EDIT: Final = "edit"
READ: Final = "read"
COACH, PARTNER_ADMIN, PROMOTOR, AUDITOR = "coach", "partner_admin", "promotor", "auditor"
# Why it is theirs
OWN, PARTNER, ROLE, HAND, SHARE, ALIAS = "own", "partner", "role", "hand", "share", "alias"
MEMBER: Final = "member"  # they have a company that takes part
READERS: Final = frozenset({PROMOTOR, AUDITOR})
LED: Final = frozenset({COACH, PARTNER_ADMIN})  # by who administers their partner: given, taken
_STRENGTH: Final = {HAND: 5, OWN: 4, SHARE: 3, PARTNER: 2, MEMBER: 1, ALIAS: 1, ROLE: 0}
_LENT: Final = frozenset({SHARE, MEMBER, ALIAS})  # may be taken back while another reason stands
REFERRAL: Final = "referral"
_HANDED: Final = frozenset({"enterprise", "network", "trajectory", REFERRAL})
ONES_OWN: Final = {  # shared by the partnership, but each is of one person
    "travelsetting": "person_id",
    "note_template": "person_id",
    "snooze": "person_id",
    "appointment": "coach_id",
}
OF_PARTNER: Final = {
    "capacity": "partner_id",
    "evidence_pack": "partner_id",
    "partner_offer": "partner_id",
    "person": "partner_id",
    "role": "person_id",
}


class Member(NamedTuple):
    """Somebody who works with the server; a closed account is no member."""

    person: str
    partner: str
    role: str


class Case(NamedTuple):
    """A case, and a partner whose people work on it."""

    root: str
    partner: str
    is_referred: bool  # to that partner: to all its coaches


class Right(NamedTuple):
    """What somebody may do with a case, and why."""

    user: str
    root: str
    level: str  # edit, read
    why: str


@cache
def directory_root(partnership: str) -> str:
    """Return the case of the directory of companies, which all may see."""
    return uuid5(UUID(partnership), "directory").hex


@dataclass(slots=True)
class Rights:
    """The rights that a transaction asks for: some users, some cases."""

    partnership: str
    members: Mapping[str, Member]
    held: dict[tuple[str, str], Right]
    changes: int = 0  # how often the members had changed when they were read

    @property
    def shared_roots(self) -> frozenset[str]:
        """The cases that nobody makes or is granted: all members read them."""
        return frozenset((self.partnership, directory_root(self.partnership)))

    def may_edit(self, user: str, change: Change, record: Record | None) -> bool:
        """Tell whether somebody may make this change."""
        if user == SYSTEM:
            return True
        if change.root == self.partnership:
            return self._may_edit_shared(user, change, record)
        right = self.held.get((user, change.root))
        if right is None or not self.may_write(user):
            return False
        return right.level == EDIT or self._is_of_promotor(user, change)

    def may_edit_case(self, user: str, root: str) -> bool:
        """Tell whether somebody may write all that is in a case."""
        right = self.held.get((user, root))
        return right is not None and right.level == EDIT and self.may_write(user)

    def is_free(self, user: str, root: str) -> bool:
        """Tell whether somebody may make any change in a case, whatever it is of."""
        return user == SYSTEM or (root != self.partnership and self.may_edit_case(user, root))

    def _is_of_promotor(self, user: str, change: Change) -> bool:
        """Tell whether a change is one that the promotor makes in the cases of others."""
        member = self.members.get(user)
        is_promotor = member is not None and member.role == PROMOTOR
        return is_promotor and change.row.kind in OF_PROMOTOR

    def may_write(self, user: str) -> bool:
        """Tell whether somebody may make cases and write in them: an auditor only reads."""
        member = self.members.get(user)
        return member is None or member.role != AUDITOR

    def _may_edit_shared(self, user: str, change: Change, record: Record | None) -> bool:
        member = self.members.get(user)
        if member is None:
            return False
        if member.role == PROMOTOR:
            return True
        kind = change.row.kind
        if kind in OF_ALL:
            return self.may_write(user)
        if kind in ONES_OWN:
            return _said(change, record, ONES_OWN[kind]) == {user}
        if member.role != PARTNER_ADMIN or kind not in OF_PARTNER:
            return False
        return self._may_administer(member, change, _said(change, record, OF_PARTNER[kind])) and (
            kind != "role" or _said(change, record, "role") <= LED
        )

    def _may_administer(self, admin: Member, change: Change, said: set[Value]) -> bool:
        """Tell whether what a change is about, partners or people, is the administrator's own."""
        if change.row.kind == "role":
            return bool(said) and all(self._leads(admin, one) for one in said)
        other = self.members.get(change.row.id) if change.row.kind == "person" else None
        return said == {admin.partner} and (other is None or other.role in LED)

    def _leads(self, admin: Member, person: Value) -> bool:
        other = self.members.get(str(person))
        return other is not None and other.partner == admin.partner and other.role in LED

    def of_new_case(self, root: str, author: str) -> Iterator[Right]:
        """Give the rights on a case that somebody makes, their own first."""
        if author != SYSTEM:
            yield Right(author, root, EDIT, OWN)
            yield from self._admins(root, author)
        for member in self._sorted():
            if member.role in READERS and member.person != author:
                yield Right(member.person, root, READ, ROLE)

    def of_owner(self, change: Change, record: Record) -> Iterator[Right]:
        """
        Give the rights on a case that a change hands to a coach, or to a partner.

        Args:
            record: The record with the change: what was replaced already hands nothing to anybody.
        """
        if change.row.kind not in _HANDED or change.row.id != change.root:
            return
        coach, partner, to_partner = (
            change.units[unit].value if change.id in record.heads(unit) else None
            for unit in ("coach_id", "partner_id", "to_partner_id")
        )
        if isinstance(coach, str) and coach in self.members:
            yield Right(coach, change.root, EDIT if self.may_write(coach) else READ, OWN)
            yield from self._admins(change.root, coach)
        if isinstance(partner, str):
            yield from self._admins_of(change.root, partner)
        if change.row.kind == REFERRAL:
            for member in self._sorted():
                if member.partner == to_partner and member.role in LED:
                    yield Right(member.person, change.root, EDIT, PARTNER)

    def of_role(self, member: Member, cases: Collection[Case]) -> Iterator[Right]:
        """
        Give the rights that somebody has by their role.

        Args:
            cases: All cases, each with a partner whose people work on it; once per partner.
        """
        for root, partner, is_referred in sorted(cases):
            if member.role in READERS:
                yield Right(member.person, root, READ, ROLE)
            elif partner == member.partner and (member.role == PARTNER_ADMIN or is_referred):
                yield Right(member.person, root, EDIT, PARTNER)

    def adds(self, right: Right) -> bool:
        """Tell whether somebody gets more by a right than they have."""
        old = self.held.get((right.user, right.root))
        if old is None:
            return True
        is_more = old.level != right.level or old.why in _LENT
        return is_more and _STRENGTH[right.why] > _STRENGTH[old.why]

    def _admins(self, root: str, person: str) -> Iterator[Right]:
        member = self.members.get(person)
        if member is not None:
            yield from self._admins_of(root, member.partner, but=person)

    def _admins_of(self, root: str, partner: str, but: str = "") -> Iterator[Right]:
        for member in self._sorted():
            if (member.role, member.partner) == (PARTNER_ADMIN, partner) and member.person != but:
                yield Right(member.person, root, EDIT, PARTNER)

    def _sorted(self) -> list[Member]:
        return [self.members[person] for person in sorted(self.members)]


def _said(change: Change, record: Record | None, unit: str) -> set[Value]:
    """Return what a unit of a record says, before and after a change of it."""
    said: set[Value] = set()
    if record is not None and record.heads(unit):
        said.add(record.value(unit))
    if unit in change.units:
        said.add(change.units[unit].value)
    return said
