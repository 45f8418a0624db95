"""The companies of the practice environment (oefenomgeving), as their trajectories need them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Company:
    """What a trajectory needs of a company; sessions oldest first."""

    id: UUID
    root: UUID
    name: str
    number: str | None
    coach_id: UUID | None
    sessions: tuple[tuple[UUID, str, date], ...]

    @property
    def began_on(self) -> date | None:
        """The day of the first session."""
        return self.sessions[0][2] if self.sessions else None


def companies_by_name(store: Store) -> dict[str, Company]:
    """Return every company of the store that is not in the bin."""
    with store.read() as session:
        held = session.exec(select(CoachingSession).order_by(col(CoachingSession.starts_at))).all()
        return {
            one.name: Company(
                one.id,
                one.root,
                one.name,
                one.number,
                one.coach_id,
                tuple(
                    (each.id, each.subject, each.starts_at.astimezone().date())
                    for each in held
                    if each.enterprise_id == one.id
                ),
            )
            for one in session.exec(select(Enterprise).where(~col(Enterprise.deleted)))
        }
