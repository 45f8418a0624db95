"""What the partnership of the practice environment promised, and which companies count already."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select

from app.core.progress import Silent
from app.domain.practice import Dice
from app.domain.trajectory import PHASES, months_after
from app.models.base import Synced, new_id
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.impact import GoalCheck, ImpactMeasure, check_id, measure_id
from app.models.partnership import Person
from app.models.quality import Capacity
from app.models.results import PartnerKey, ProjectTerms, Target, key_id
from app.models.scan import Scan, ScanAnswer, answer_id
from app.models.trajectory import (
    CountConfirmation,
    CountProposal,
    CriterionEvidence,
    PlanVersion,
    Trajectory,
    TrajectoryGoal,
    TrajectoryMember,
    TrajectoryPhase,
    TrajectorySession,
    evidence_id,
    member_id,
    phase_id,
    shared_session_id,
)
from app.reference.practice_results import OWN, PracticeCounted, practice_results
from app.reference.trajectories import Questions
from app.services.files.attachments import Pasted, attach_files
from app.services.practice.actors import partner_named
from app.services.practice.companies import Company
from app.services.practice.papers import agreement, photo
from app.services.records import write
from app.services.scans.question_sets import question_versions
from app.storage.store import Store

_LOOK_BACK: Final = timedelta(days=300)  # the first companies began about then
_LATELY: Final = timedelta(days=90)  # since when coaches have the hours of now
_REPORTS: Final = 3
_FILES: Final = ("agreement", "photos", "photos", "plan")  # criterion that each is for
_BEFORE, _AFTER = (1, 3), (3, 5)  # answers of a scan, least and most


def promise_works(store: Store, day: date) -> list[Callable[[], None]]:
    """Return what stores terms, targets, keys and capacity, when there are none."""
    with store.read() as session:
        if session.exec(select(ProjectTerms.id)).first() is not None:
            return []
    return [partial(_promise, store, day)]


def counted_works(
    store: Store, day: date, companies: Mapping[str, Company]
) -> list[Callable[[], None]]:
    """Return what stores each company that counts already, and is not there yet."""
    with store.read() as session:
        titles = set(session.exec(select(Trajectory.title)).all())
    return [
        _Counted(store, day, one, companies[one.company]).tell
        for one in practice_results().counted
        if one.title not in titles
    ]


def first_day(day: date) -> date:
    """Return when the project of the practice environment began."""
    return date((day - _LOOK_BACK).year, 1, 1)


def _promise(store: Store, day: date) -> None:
    told, first = practice_results(), first_day(day)
    names = {one.partner for one in told.targets} | {one["partner"] for one in told.keys}
    partners = {one: partner_of(store, one) for one in names if one}
    years = [first.year + number for number in range(told.project["years"])]
    with store.write() as session:
        root = session.get_one(Person, store.actor).root
        session.add(
            ProjectTerms(
                root=root,
                valid_from=first,
                first=first,
                last=date(years[-1], 12, 31),
                granted=Decimal(told.project["granted"]),
                hour_rate=Decimal(str(told.project["hour_rate"])),
                source=told.project["decision"],
            )
        )
        session.add_all(
            Target(
                root=root,
                first=date(year, 1, 1),
                last=date(year, 12, 31),
                number=number,
                partner_id=partners.get(one.partner),
                region=one.region,
                theme=one.theme,
            )
            for one in told.targets
            for year, number in zip(years, one.numbers, strict=True)
        )
        for one in told.keys:
            partner = partners[one["partner"]]
            weight, its = Decimal(one["weight"]), key_id(partner, first)
            session.add(
                PartnerKey(id=its, root=root, partner_id=partner, valid_from=first, weight=weight)
            )
            session.add_all(
                Capacity(root=root, partner_id=partner, valid_from=since, hours=Decimal(hours))
                for since, hours in zip(
                    (first, day - timedelta(days=90)), one["hours"], strict=True
                )
            )


def partner_of(store: Store, name: str) -> UUID:
    """Return the partner of a name; `own`: of who practises."""
    return partner_named(store, "" if name == OWN else name)


class _Counted:
    """
    One company that went through all phases, and counts since a day.

    Who is asked again a year later ended before the project, and counts for none of it.
    """

    def __init__(self, store: Store, day: date, told: PracticeCounted, company: Company) -> None:
        self._store, self._told, self._company = store, told, company
        self._since = day - timedelta(days=told.days)
        self._start = min(company.began_on or self._since, self._since - timedelta(days=60))
        self._id, self._dice = new_id(), Dice(told.title)
        self._member = member_id(self._id, company.id)
        self._rows: list[Synced] = []

    def tell(self) -> None:
        """Store it, in one unit of work beside its files."""
        files = attach_files(self._store, self._company.id, _files(), Silent()).ids
        partner = partner_of(self._store, self._told.partner)
        questions = question_versions(self._store)[-1]
        held = [one for one in self._company.sessions if one[2] <= self._since][:_REPORTS]
        with self._store.write() as session:
            self._trajectory(partner)
            self._evidence(files, questions, held)
            if not self._told.later:
                self._decision(session)
            for table in SQLModel.metadata.sorted_tables:  # each after what it points at
                session.add_all(one for one in self._rows if one.__tablename__ == table.name)
                session.flush()
            self._serve(session, [one for one, *_ in held])
            if self._told.is_lost:
                write(session.get_one(Attachment, files[1]), {"deleted": True})

    def _put(self, model: type[Synced], /, **values: Any) -> None:
        self._rows.append(model(**{"root": self._id, "trajectory_id": self._id, **values}))

    def _trajectory(self, partner: UUID) -> None:
        company, told = self._company, self._told
        goal, indicator, start, planned, structural = told.goal
        coach = company.coach_id
        self._rows.append(
            Trajectory(
                id=self._id,
                root=self._id,
                title=told.title,
                purpose=f"{goal}.",
                phase=PHASES[-1],
                status="closed",
                closed_on=self._since,
                started_on=self._start,
                partner_id=partner,
                coach_id=coach,
                criteria_version=1,
            )
        )
        for place, phase in enumerate(PHASES):
            begin, end = self._part(place), self._part(place + 1)
            its = phase_id(self._id, phase)
            self._put(TrajectoryPhase, id=its, phase=phase, started_on=begin, ended_on=end)
        joined: dict[str, Any] = {"enterprise_id": company.id, "name": company.name}
        self._put(
            TrajectoryMember,
            id=self._member,
            number=company.number,
            joined_on=self._start,
            **joined,
        )
        its_goal = new_id()
        self._put(
            TrajectoryGoal,
            id=its_goal,
            text=goal,
            indicator=indicator,
            start_value=start,
            planned_value=planned,
            structural=structural,
            reached="yes",
            reached_value=planned,
        )
        self._impact(its_goal)

    def _impact(self, goal: UUID) -> None:
        """Tell who worked there before, and of who ended long ago also a year later."""
        told, staff = self._told, self._dice.number(9, 90)
        by_dice = (staff, staff // 6, staff // 7, staff // 20, staff // 25)
        self._measure("baseline", self._part(1), told.before or by_dice)
        if told.later:
            day = months_after(self._since, 12)
            self._measure("after_12", day, told.later)
            its = check_id(goal, 12)
            self._put(GoalCheck, id=its, goal_id=goal, months=12, alive=told.alive, checked_on=day)

    def _measure(self, moment: str, day: date, people: Sequence[int]) -> None:
        columns = ("staff", "inflow", "leavers", "hired", "stayed")
        self._put(
            ImpactMeasure,
            id=measure_id(self._member, moment),
            member_id=self._member,
            moment=moment,
            measured_on=day,
            told_by="Personeelsdienst",
            **dict(zip(columns, people, strict=True)),
        )

    def _evidence(
        self,
        files: Sequence[UUID],
        questions: Questions,
        held: Sequence[tuple[UUID, str, date]],
    ) -> None:
        plan = PlanVersion(
            root=self._id,
            trajectory_id=self._id,
            number=1,
            written_on=self._part(2),
            written_by=self._coach,
        )
        self._rows.append(plan)
        self._prove("plan", "plan_version", plan.id, "1", self._part(2))
        for criterion, one in zip(_FILES, files, strict=True):
            day = self._part(4) if criterion == "photos" else self._part(1)
            self._prove(criterion, "attachment", one, _NAMES[criterion], day)
        for moment, between, part in (("baseline", _BEFORE, 1), ("end", _AFTER, 4)):
            scan = self._scan(moment, between, self._part(part), questions)
            self._prove(moment, "scan", scan, moment, self._part(part))
        for one, subject, day in held:
            self._put(
                TrajectorySession,
                id=shared_session_id(self._id, one),
                session_id=one,
                label=subject,
                starts_at=datetime.combine(day, time(9)).astimezone(),
                minutes=60,
                coach_id=self._coach,
                enterprise_ids=(self._company.id.hex,),
            )
            self._prove("reports", "coaching_session", one, subject, day)

    def _prove(self, criterion: str, kind: str, subject: UUID, label: str, day: date) -> None:
        self._put(
            CriterionEvidence,
            id=evidence_id(self._member, criterion, subject),
            member_id=self._member,
            criterion=criterion,
            subject_kind=kind,
            subject_id=subject,
            label=label,
            detail=label if kind == "scan" else "",
            dated=day,
            added_by=self._coach,
        )

    def _scan(self, moment: str, between: tuple[int, int], day: date, questions: Questions) -> UUID:
        scan = Scan(
            root=self._company.root,
            enterprise_id=self._company.id,
            trajectory_id=self._id,
            set_number=questions.number,
            moment=moment,
            started_on=day,
            completed_on=day,
            person_id=self._coach,
        )
        self._rows.append(scan)
        self._rows.extend(
            ScanAnswer(
                id=answer_id(scan.id, one.code),
                root=self._company.root,
                scan_id=scan.id,
                question=one.code,
                value=self._dice.number(*between),
            )
            for one in questions.questions
        )
        return scan.id

    def _decision(self, session: Session) -> None:
        """Let the coach propose, and the made-up colleague confirm."""
        others = select(Person.id).where(col(Person.id) != self._coach).order_by(col(Person.id))
        proposal, on = new_id(), self._since
        self._put(
            CountProposal,
            id=proposal,
            member_id=self._member,
            proposed_by=self._coach,
            proposed_on=on - timedelta(days=2),
            met_on=self._part(4),
        )
        self._rows.append(
            CountConfirmation(
                root=self._id,
                proposal_id=proposal,
                decision="counts",
                confirmed_by=session.exec(others.limit(1)).one(),
                confirmed_on=on,
            )
        )

    def _serve(self, session: Session, sessions: Sequence[UUID]) -> None:
        """Let sessions serve the trajectory, and the company confirm their reports."""
        for one in sessions:
            held = session.get_one(CoachingSession, one)
            write(held, {"trajectory_id": self._id})
            if not self._told.is_unsigned:
                day = held.starts_at.astimezone().date()
                said = {"confirmation": "mail", "confirmed_by": "Personeelsdienst"}
                write(held, {**said, "confirmed_on": day})

    @property
    def _coach(self) -> UUID:
        return self._company.coach_id or self._store.actor

    def _part(self, number: int) -> date:
        """Return the day on which a phase began; they are about as long as each other."""
        return self._start + (self._since - self._start) / len(PHASES) * number


_NAMES: Final = {"agreement": "akkoord.pdf", "photos": "foto.png", "plan": "actieplan.pdf"}


@cache
def _files() -> tuple[Pasted, ...]:
    """Return files that stand for evidence: of all these companies the same, kept once."""
    page = agreement("een onderneming")
    photos = [photo(tone) for tone in ((96, 108, 122), (70, 132, 104))]
    return (
        Pasted("akkoord.pdf", page),
        Pasted("rondgang-voor.png", photos[0]),
        Pasted("rondgang-na.png", photos[1]),
        Pasted("actieplan-getekend.pdf", page),
    )
