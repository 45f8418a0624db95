"""Which establishment (vestiging) is the main one (hoofdvestiging) of its enterprise."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from app.models.base import Synced
from app.models.enterprise import Establishment
from app.services.records import write


def become_main(session: Session, site: Establishment) -> None:
    """Make an establishment the main one, instead of another."""
    for other in _others(session, site):
        write(other, {"is_main": False})
    write(site, {"is_main": True})


def pass_main_on(session: Session, record: Synced) -> None:
    """Let the oldest establishment that stays be the main one, when the main one goes."""
    if isinstance(record, Establishment) and record.is_main:
        oldest = next(iter(_others(session, record)), None)
        if oldest is not None:  # else it stays the main one, for when it comes back alone
            become_main(session, oldest)
            write(record, {"is_main": False})


def settle_main(session: Session, record: Synced) -> None:
    """Let an establishment that came back be the main one only where there is no other."""
    if isinstance(record, Establishment):
        has_other = any(other.is_main for other in _others(session, record))
        write(record, {"is_main": not has_other})


def _others(session: Session, site: Establishment) -> Sequence[Establishment]:
    """Return the other establishments that stand, the oldest first: ids grow with time."""
    query = select(Establishment).where(
        col(Establishment.enterprise_id) == site.enterprise_id,
        col(Establishment.id) != site.id,
        ~col(Establishment.deleted),
    )
    return session.exec(query.order_by(col(Establishment.id))).all()
