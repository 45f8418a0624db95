"""What the matrix of criteria shows beside the checklist: of the companies, and of their counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.counting import Status
from app.domain.scan_compare import mean
from app.models.coaching import Action
from app.models.directory import DirectoryEntry, directory_entry_id
from app.models.enterprise import Enterprise, Establishment
from app.models.partnership import Partner, Person
from app.models.scan import Scan
from app.models.trajectory import Trajectory, TrajectoryMember
from app.reference.loader import Reference
from app.services.companies.family import of_company, shown
from app.services.counting.counts import standings_of
from app.services.places import place_name
from app.services.record_names import names_of
from app.services.scans.lists import filled_of
from app.services.trajectories.views import MemberView, TrajectoryView
from app.storage.store import Store
from app.storage.unit_values import parts

SCAN: Final = "scan"  # kind of evidence, and of the action that plans it


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """What a scan gave, 1 to 5; None: nothing was answered but «weet niet»."""

    set_number: int
    mean: Decimal | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Through which partner a company counts already, and since when."""

    partner: str
    since: date | None


@dataclass(frozen=True, slots=True)
class CompanyBoard:
    """What stands above the column of a company, and beside its evidence."""

    town: str = ""
    coach: str = ""
    scan_on: date | None = None  # a scan is planned for that day
    elsewhere: Elsewhere | None = None
    others: tuple[str, ...] = ()  # those that proposed it in another trajectory


@dataclass(frozen=True, slots=True)
class CriteriaBoard:
    """All of that for one trajectory."""

    companies: Mapping[UUID, CompanyBoard] = field(default_factory=dict)  # by member
    scans: Mapping[UUID, ScanFacts] = field(default_factory=dict)

    def company(self, member_id: UUID) -> CompanyBoard:
        """Return what is known of a company; nothing as long as it was not read."""
        return self.companies.get(member_id, CompanyBoard())


def criteria_board(store: Store, reference: Reference, view: TrajectoryView) -> CriteriaBoard:
    """Return what the matrix of a trajectory shows beside the trajectory itself."""
    with store.read() as session:
        return CriteriaBoard(
            companies=_companies(session, reference, view.members),
            scans=_scans(session, _subjects(view.members, SCAN)),
        )


def _companies(
    session: Session, reference: Reference, members: Sequence[MemberView]
) -> dict[UUID, CompanyBoard]:
    places, coaches = _heads(session, members)
    names = names_of(session, Person, coaches.values())
    through = _through(session, members)
    partners = names_of(
        session, Partner, {one for each in members for one in each.standing.counted.others}
    )
    return {
        one.id: CompanyBoard(
            town=place_name(reference, places.get(one.id)),
            coach=names.get(coaches[one.id], "") if one.id in coaches else "",
            scan_on=_scan_on(session, one.enterprise_id),
            elsewhere=through.get(one.id),
            others=tuple(
                partners[each]
                for each in one.standing.counted.others
                if each in partners and each not in _proposers(one)
            ),
        )
        for one in members
    }


def _proposers(member: MemberView) -> set[UUID | None]:
    """Return the partners whose proposals stand in this trajectory itself."""
    return {one.partner_id for one in member.standing.proposals}


def _heads(
    session: Session, members: Sequence[MemberView]
) -> tuple[dict[UUID, str], dict[UUID, UUID]]:
    """Return place and coach of companies: of their file, else of the directory."""
    places: dict[UUID, str] = {}
    coaches: dict[UUID, UUID] = {}
    for one in members:
        entry = session.get(DirectoryEntry, directory_entry_id(one.enterprise_id))
        company = session.get(Enterprise, shown(session, one.enterprise_id))
        main = None if company is None else _main_site(session, company.id)
        found = (main and main.municipality_nis) or (entry and entry.municipality_nis)
        coach = (company and company.coach_id) or (entry and entry.coach_id)
        places |= {one.id: found} if found else {}
        coaches |= {one.id: coach} if coach else {}
    return places, coaches


def _main_site(session: Session, company: UUID) -> Establishment | None:
    query = select(Establishment).where(
        col(Establishment.enterprise_id) == company, ~col(Establishment.deleted)
    )
    return session.exec(query.order_by(col(Establishment.is_main).desc())).first()


def _scan_on(session: Session, enterprise_id: UUID) -> date | None:
    query = (
        select(Action)
        .where(
            of_company(Action.enterprise_id, shown(session, enterprise_id)),
            col(Action.kind) == SCAN,
            col(Action.done_on).is_(None),
            col(Action.due_on).is_not(None),
            ~col(Action.deleted),
        )
        .order_by(col(Action.due_on))
    )
    planned = session.exec(query).first()
    return None if planned is None else planned.due_on


def _through(session: Session, members: Sequence[MemberView]) -> dict[UUID, Elsewhere]:
    """Return by which other trajectory companies count already."""
    wanted = {
        one.id: one.standing.counted.by
        for one in members
        if one.standing.counted.status is not Status.COUNTS
        and one.standing.counted.by not in {None, one.id}
    }
    by = {one for one in wanted.values() if one is not None}
    standing = standings_of(session, by)
    partners = _partner_names(session, by)
    return {
        mine: Elsewhere(partners.get(its, ""), standing[its].counted.since)
        for mine, its in wanted.items()
        if its is not None
    }


def _partner_names(session: Session, members: Collection[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for part in parts(list(members)):
        query = (
            select(TrajectoryMember.id, Partner.name)
            .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
            .join(Partner, col(Partner.id) == col(Trajectory.partner_id))
            .where(col(TrajectoryMember.id).in_(part))
        )
        found |= dict(session.exec(query).all())
    return found


def _scans(session: Session, ids: Iterable[UUID]) -> dict[UUID, ScanFacts]:
    scans = [
        scan
        for part in parts(list(ids))
        for scan in session.exec(select(Scan).where(col(Scan.id).in_(part)))
    ]
    filled = filled_of(session, scans)
    return {scan.id: ScanFacts(scan.set_number, mean(filled[scan.id])) for scan in scans}


def _subjects(members: Sequence[MemberView], kind: str) -> set[UUID]:
    return {one.subject_id for each in members for one in each.evidence if one.kind == kind}
