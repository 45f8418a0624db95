"""What a use case touched, so that open screens fetch it again."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlmodel import Session

from app.storage.store import GROUP, changed

if TYPE_CHECKING:
    from app.services.drafts import KeptDraft

TAKEN: Final = "taken_drafts"  # in Session.info of a unit of work
PUT: Final = "put_drafts"


@dataclass(frozen=True, slots=True)
class Changes:
    """
    Kind (table name), id and root of every record that was touched.

    The root is the case that the record belongs to, so that the file of a company can tell that one
    of its sessions changed. The rest is what `app.services.undo` needs to take it all back.
    """

    touched: frozenset[tuple[str, UUID, UUID]] = frozenset()
    groups: tuple[str, ...] = field(default=(), compare=False)  # units of work, the oldest first
    taken: tuple["KeptDraft", ...] = field(default=(), compare=False)  # drafts that ended with them
    put: tuple["KeptDraft", ...] = field(default=(), compare=False)  # drafts that came back

    @classmethod
    def of(cls, session: Session) -> "Changes":
        """Return what the unit of work touched; ask at the end of the `Store.write()` block."""
        taken, put = session.info.get(TAKEN, ()), session.info.get(PUT, ())
        return cls(changed(session), (session.info[GROUP],), tuple(taken), tuple(put))

    @property
    def is_reversible(self) -> bool:
        """Whether something was stored that can be taken back."""
        return bool(self.groups and (self.touched or self.taken or self.put))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that were touched."""
        return frozenset(kind for kind, _, _ in self.touched)

    @property
    def roots(self) -> frozenset[UUID]:
        """The cases that were touched."""
        return frozenset(root for _, _, root in self.touched)

    def ids(self, kind: str) -> frozenset[UUID]:
        """Return the records of one kind that were touched."""
        return frozenset(record for its, record, _ in self.touched if its == kind)

    def __bool__(self) -> bool:
        return bool(self.touched)

    def __or__(self, other: "Changes") -> "Changes":
        groups = (*self.groups, *(one for one in other.groups if one not in self.groups))
        taken, put = self.taken + other.taken, self.put + other.put
        return Changes(self.touched | other.touched, groups, taken, put)
