"""Use case: the list of the companies that count, for the final report."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.progress import Progress
from app.domain.counting import COUNTS, Status
from app.domain.identifiers import format_enterprise_number
from app.domain.matching import fold
from app.models.partnership import Partner, Person
from app.models.trajectory import Trajectory, TrajectoryMember
from app.reports import count_list as paper
from app.reports import periodic_sheets as sheets
from app.reports import trajectory_values as told
from app.services.counting.counted_company import counted_numbers
from app.services.counting.counts import Standing, proposed_in, standings_of
from app.services.evidence.papers import origin_of
from app.services.record_names import names_of
from app.storage.store import Store
from app.storage.unit_values import parts


def count_list(store: Store, progress: Progress | None = None) -> bytes:
    """
    Return the companies that count, of all that are here, as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return paper.count_list(count_values(store), progress)


def count_sheet(store: Store) -> bytes:
    """Return the companies that count, of all that are here, as a spreadsheet."""
    return sheets.count_sheet(count_values(store))


def count_values(store: Store) -> paper.CountList:
    """Return what the list tells, the first counted first."""
    with store.read() as session:
        standing = {
            member: found
            for member, found in standings_of(session, proposed_in(session)).items()
            if found.counted.status is Status.COUNTS
        }
        names = _names(session, standing)
        found = _counting(session, standing)
        numbers = counted_numbers(session, [member for member, _ in found])
        lines = [
            _line(member, trajectory, numbers.get(member.id, ""), standing[member.id], names)
            for member, trajectory in found
        ]
        lines.sort(key=lambda one: (one.decision.since or date.max, fold(one.name), one.number))
        return paper.CountList(origin_of(store, session), tuple(lines))


def decision_told(
    standing: Standing, names: Mapping[UUID, str], through: str = ""
) -> told.CountDecision:
    """
    Return whether a company counts as paper tells it.

    Args:
        names: Of the people and the partners that it names.
        through: The partner by which it counts already, when it does elsewhere.
    """
    counted = standing.counted
    own = {one.partner_id for one in standing.proposals}
    return told.CountDecision(
        status=counted.status.value,
        since=counted.since,
        through=through,
        others=tuple(names[one] for one in counted.others if one in names and one not in own),
        proposals=tuple(
            told.Proposed(
                by=names.get(one.by, "–"),
                on=one.on,
                met_on=one.met_on,
                partner=names.get(one.partner_id, "") if one.partner_id else "",
                reason=one.reason,
                decisions=tuple(
                    told.Decided(
                        each.decision == COUNTS, names.get(each.by, "–"), each.on, each.reason
                    )
                    for each in one.decisions
                ),
            )
            for one in standing.proposals
        ),
    )


def _counting(
    session: Session, members: Iterable[UUID]
) -> list[tuple[TrajectoryMember, Trajectory]]:
    return [
        (member, trajectory)
        for part in parts(list(members))
        for member, trajectory in session.exec(
            select(TrajectoryMember, Trajectory)
            .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
            .where(col(TrajectoryMember.id).in_(part))
        )
    ]


def _line(
    member: TrajectoryMember,
    trajectory: Trajectory,
    number: str,
    standing: Standing,
    names: Mapping[UUID, str],
) -> paper.CountedCompany:
    return paper.CountedCompany(
        name=member.name,
        number=format_enterprise_number(number) if number else "",
        partner=names.get(trajectory.partner_id, "") if trajectory.partner_id else "",
        trajectory=trajectory.title,
        decision=decision_told(standing, names),
    )


def _names(session: Session, standing: Mapping[UUID, Standing]) -> dict[UUID, str]:
    people: set[UUID] = set()
    for found in standing.values():
        for proposal in found.proposals:
            people |= {proposal.by, *(one.by for one in proposal.decisions)}
    partners = session.exec(select(Partner.id, Partner.name)).all()
    return {**names_of(session, Person, people), **dict(partners)}
