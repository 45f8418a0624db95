"""A small partnership to report on; everything is made up."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlmodel import select

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.models.partnership import Partner, Person, Role
from app.models.results import ProjectTerms
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    Trajectory,
    TrajectoryMember,
    TrajectorySession,
    member_id,
)
from app.reference.loader import reference
from app.services.reports.kinds import ReportFilters
from app.services.reports.registry import make_report
from tests.case_samples import CODES, NEEDED
from tests.coaching_samples import add_team

YEAR = ReportFilters(date(2026, 1, 1), date(2026, 12, 31), today=date(2026, 11, 30))
AALST, ANTWERP = "41002", "11002"
BAKERY, BUILDING = "10711", "41001"  # NACE: section C and F


class World:
    """Puts records in a store, as many as a test asks for."""

    def __init__(self, store, role="promotor"):
        self.store = store
        self.me = add_team(store)
        self.partner = self.me.partner_id
        self.west = new_id()
        root = self.me.partnership_id
        self.other = new_id()  # somebody else, who confirms
        with store.write() as session:
            session.add(Partner(id=self.west, root=root, name="Partner West"))
            session.flush()
            session.add(Person(id=self.other, root=root, partner_id=self.west, name="Nora B."))
        self.role(role)

    def role(self, role):
        """Let who works here have another role."""
        with self.store.write() as session:
            for one in session.exec(select(Role)):
                one.role = role

    def add(self, *records):
        """Put records in the store, those that others name first."""
        with self.store.write() as session:
            for one in records:
                session.add(one)
                session.flush()

    def terms(self, since=date(2024, 1, 1), rate=None, smallest=5):
        rate = None if rate is None else Decimal(rate)
        self.add(
            ProjectTerms(
                root=self.me.partnership_id,
                valid_from=since,
                first=date(2024, 1, 1),
                last=date(2026, 12, 31),
                hour_rate=rate,
                smallest=smallest,
            )
        )

    def firm(self, name, number=None, nis=AALST, nace=BAKERY, partner=None, staff=None):
        """Add a company; `staff` are annual work units by year, with small amounts."""
        one = new_id()
        self.add(
            Enterprise(
                id=one,
                root=one,
                name=name,
                number=number,
                nace_version="2025",
                nace_code=nace,
                partner_id=partner or self.partner,
            ),
            Establishment(root=one, enterprise_id=one, municipality_nis=nis, is_main=True),
            *(
                YearlyFigures(
                    root=one,
                    enterprise_id=one,
                    year=year,
                    staff=Decimal(number),
                    turnover=Decimal(1_000_000),
                    balance=Decimal(1_000_000),
                )
                for year, number in (staff or {}).items()
            ),
        )
        return one

    def session(self, firm, day, kind="visit", minutes=60, themes=()):
        begins = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        self.add(
            CoachingSession(
                root=firm,
                enterprise_id=firm,
                coach_id=self.me.person_id,
                kind=kind,
                starts_at=begins,
                ends_at=begins + timedelta(minutes=minutes),
                themes=themes,
            )
        )

    def intake(self, firm, day, themes=(), **groups):
        one = new_id()
        self.add(
            Intake(
                id=one,
                root=firm,
                enterprise_id=firm,
                coach_id=self.me.person_id,
                held_on=day,
                themes=themes,
            ),
            *(
                IntakeCount(root=firm, intake_id=one, target_group=group, number=number)
                for group, number in groups.items()
            ),
        )

    def case(self, *firms, on=date(2026, 2, 1), partner=None, counts=None, title="Onthaal", **more):
        """Begin a trajectory with companies (id, name, number); `counts` since a day, or not."""
        one = new_id()
        made = Trajectory(
            id=one,
            root=one,
            title=title,
            kind="single" if len(firms) == 1 else "joint",
            started_on=on,
            partner_id=partner or self.partner,
            criteria_version=1,
            **more,
        )
        self.add(made)
        for firm, name, number in firms:
            member = member_id(one, firm)
            self.add(
                TrajectoryMember(
                    id=member,
                    root=one,
                    trajectory_id=one,
                    enterprise_id=firm,
                    name=name,
                    number=number,
                    joined_on=on,
                )
            )
            if counts is not None:
                self._count(one, member, counts)
        return one

    def _count(self, trajectory, member, day):
        own = {"root": trajectory, "trajectory_id": trajectory, "member_id": member}
        self.add(
            *(
                CriterionEvidence(
                    **own,
                    criterion=code,
                    subject_kind="attachment",
                    subject_id=new_id(),
                    label="bewijs.pdf",
                    dated=day,
                    added_by=self.me.person_id,
                )
                for code in CODES
                for _ in range(NEEDED.get(code, 1))
            )
        )
        proposal = CountProposal(
            id=new_id(), **own, proposed_by=self.me.person_id, proposed_on=day, met_on=day
        )
        self.add(
            proposal,
            CountConfirmation(
                root=trajectory,
                proposal_id=proposal.id,
                decision="counts",
                confirmed_by=self.other,
                confirmed_on=day,
            ),
        )

    def served(self, trajectory, day, minutes, *firms):
        """Add a session that served a trajectory."""
        self.add(
            TrajectorySession(
                root=trajectory,
                trajectory_id=trajectory,
                session_id=new_id(),
                label="Opvolging",
                starts_at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
                minutes=minutes,
                coach_id=self.me.person_id,
                enterprise_ids=tuple(one.hex for one in firms),
            )
        )

    def report(self, code, filters=YEAR):
        return make_report(self.store, reference(), code, filters)

    def rows(self, code, table=0, filters=YEAR):
        """Return the rows of a table by their first value, and its totals under None."""
        found = self.report(code, filters).tables[table]
        rows = {row[0]: row[1:] for row in found.rows}
        return rows if found.totals is None else rows | {None: found.totals[1:]}
