"""Which files are on this laptop with their bytes; of others only the record came so far."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.models.local import Blob
from app.storage.unit_values import parts


def files_here(session: Session, sums: Iterable[str]) -> frozenset[str]:
    """Return those of some SHA-256 sums whose bytes are here."""
    found: set[str] = set()
    for part in parts(sorted(set(sums))):
        found |= set(session.exec(select(Blob.sha256).where(col(Blob.sha256).in_(part))))
    return frozenset(found)
