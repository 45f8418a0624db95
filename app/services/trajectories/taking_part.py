"""Which enterprises take part in trajectories, and from when until when."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.models.trajectory import Trajectory, TrajectoryMember


@dataclass(frozen=True, slots=True)
class Taking:
    """That an enterprise takes part in a trajectory."""

    member: TrajectoryMember
    trajectory: Trajectory

    @property
    def since(self) -> date:
        """The first day."""
        return max(self.trajectory.started_on, self.member.joined_on)

    @property
    def until(self) -> date | None:
        """The last day; None: it goes on."""
        ends = filter(None, (self.member.left_on, self.trajectory.closed_on))
        return min(ends, default=None)

    def is_in(self, first: date | None, last: date | None) -> bool:
        """Tell whether it has a day in common with a period; None does not limit."""
        begun = last is None or self.since <= last
        return begun and (first is None or self.until is None or self.until >= first)


def taking_part(session: Session) -> list[Taking]:
    """Return which enterprises take or took part in trajectories, by the day that they joined."""
    query = (
        select(TrajectoryMember, Trajectory)
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .where(~col(TrajectoryMember.deleted), ~col(Trajectory.deleted))
        .order_by(col(TrajectoryMember.joined_on), col(TrajectoryMember.id))
    )
    return [Taking(member, trajectory) for member, trajectory in session.exec(query)]
