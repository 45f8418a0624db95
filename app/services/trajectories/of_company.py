"""The trajectories of one company, with how far the company itself is in each."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from app.domain.trajectory import RUNNING
from app.models.trajectory import TrajectoryMember
from app.services.companies.family import of_company
from app.services.counting.counts import Standing, standings_of
from app.services.trajectories.lists import TrajectoryRow, trajectories_of, trajectory_rows
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One of them; `left_on` is the last day that the company took part, None while it does."""

    row: TrajectoryRow
    standing: Standing
    left_on: date | None

    @property
    def runs(self) -> bool:
        """Whether the company is in it now."""
        return self.row.status == RUNNING and self.left_on is None


def company_trajectories(store: Store, enterprise_id: UUID) -> tuple[CompanyRow, ...]:
    """Return the trajectories that a company takes or took part in, those that run first."""
    ids = trajectories_of(store, enterprise_id)
    rows = trajectory_rows(store, ids)
    with store.read() as session:
        members = session.exec(
            select(TrajectoryMember).where(
                col(TrajectoryMember.trajectory_id).in_(ids),
                of_company(TrajectoryMember.enterprise_id, enterprise_id),
                ~col(TrajectoryMember.deleted),
            )
        )
        known = {one.trajectory_id: one for one in members}
        standings = standings_of(session, [one.id for one in known.values()])
    found = [
        CompanyRow(rows[one], standings[known[one].id], known[one].left_on)
        for one in ids
        if one in rows and one in known
    ]
    return tuple(sorted(found, key=lambda one: not one.runs))
