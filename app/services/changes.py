"""What a use case touched, so that open screens fetch it again."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.storage.store import changed


@dataclass(frozen=True, slots=True)
class Changes:
    """
    Kind (table name), id and root of every record that was touched.

    The root is the case that the record belongs to, so that the file of a company can tell that one
    of its sessions changed.
    """

    touched: frozenset[tuple[str, UUID, UUID]] = frozenset()

    @classmethod
    def of(cls, session: Session) -> "Changes":
        """Return what the unit of work touched; ask at the end of the `Store.write()` block."""
        return cls(changed(session))

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
        return Changes(self.touched | other.touched)
