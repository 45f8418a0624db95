"""Puts what the companies of the practice environment (oefenomgeving) go through in the store."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.progress import Progress, Silent
from app.domain.practice import Dice
from app.domain.referral import Status
from app.domain.trajectory import PHASES
from app.models.base import new_id
from app.models.partnership import Person
from app.models.referral import Referral
from app.models.scan import Scan, ScanAnswer, answer_id
from app.models.trajectory import CountConfirmation, CountProposal, Trajectory, member_id
from app.reference.practice_cases import (
    PracticeGoal,
    PracticeReferral,
    PracticeTrajectory,
    practice_cases,
)
from app.services.counting.counts import propose
from app.services.evidence.pieces import Offer, add_evidence, share_sessions
from app.services.files.attachments import Pasted, attach_files
from app.services.practice.actors import actor_works
from app.services.practice.companies import Company, companies_by_name
from app.services.practice.networks import network_works
from app.services.practice.papers import agreement, photo
from app.services.practice.quality import quality_works
from app.services.practice.results import counted_works, promise_works
from app.services.referrals.instruments import open_instruments
from app.services.referrals.use_cases import (
    ReferralForm,
    make_referral,
    move_referral,
    store_outcome,
)
from app.services.scans.question_sets import question_versions
from app.services.trajectories.plans import PlanForm, PlannedAction, write_plan
from app.services.trajectories.use_cases import (
    GoalForm,
    NewMember,
    TrajectoryForm,
    add_goal,
    enter_phase,
    start_trajectory,
)
from app.storage.store import Store

_REPORTS: Final = 3  # sessions that show the coaching
_BEFORE, _AFTER = (1, 3), (3, 5)  # answers of a scan, least and most
_UNKNOWN_EACH: Final = 12  # one answer in twelve is «weet niet»
_PHOTOS: Final = (("rondgang-voor.png", (96, 108, 122)), ("rondgang-na.png", (70, 132, 104)))


def load_cases(store: Store, day: date, progress: Progress) -> int:
    """
    Store the trajectories, networks, referrals and organisations of the made-up companies.

    With what the partnership promised, what counts since earlier, and its quality work.

    They are made as a coach makes them; what is there already is left alone. Returns how many.

    Args:
        progress: Told before each of them.
    """
    cases = practice_cases()
    companies = companies_by_name(store)
    with store.read() as session:
        titles = set(session.exec(select(Trajectory.title)).all())
        reasons = set(session.exec(select(Referral.reason)).all())
    todo: list[Callable[[], object]] = [
        _Story(store, day, one, [companies[name] for name in one.companies]).tell
        for one in cases.trajectories
        if one.title not in titles
    ]
    catalogue = {row.entry.code: row.entry.valid_from for row in open_instruments(store, day)}
    todo.extend(
        _sender(store, day, one, companies[one.company], catalogue.get(one.instrument or ""))
        for one in cases.referrals
        if one.reason not in reasons
    )
    todo.extend(network_works(store, day, cases.networks))
    todo.extend(actor_works(store, {name: one.id for name, one in companies.items()}))
    todo.extend(promise_works(store, day))
    todo.extend(counted_works(store, day, companies))
    todo.extend(quality_works(store, day))
    for done, work in enumerate(todo):
        progress.step(done, len(todo))
        work()
    return len(todo)


class _Story:
    """One trajectory, as far as its phase."""

    def __init__(
        self, store: Store, day: date, told: PracticeTrajectory, companies: Sequence[Company]
    ) -> None:
        self._store, self._day, self._told, self._companies = store, day, told, companies
        begins = [one.began_on for one in companies if one.began_on is not None]
        self._start = min(begins, default=day - timedelta(days=14))
        self._reached = PHASES.index(told.phase)
        self._dice = Dice(told.title)
        self._id = UUID(int=0)

    def tell(self) -> None:
        told, store = self._told, self._store
        members = tuple(NewMember(one.id, one.name, one.number) for one in self._companies)
        coach = self._companies[0].coach_id
        form = TrajectoryForm(told.title, self._start, members, told.purpose, coach)
        self._id = start_trajectory(store, form).id
        goals = [self._goal(goal) for goal in told.goals]
        for number, phase in enumerate(PHASES[1 : self._reached + 1], 1):
            enter_phase(store, self._id, phase, self._part(number))
        plan = self._plan(goals) if self._reached >= PHASES.index("action_plan") else None
        for company in self._companies:
            self._show(company, plan)
        if told.count:
            self._count()

    def _goal(self, goal: PracticeGoal) -> UUID:
        texts = (goal.text, goal.indicator, goal.start_value, goal.planned_value, goal.owner)
        form = GoalForm(*texts, structural=goal.structural)
        return add_goal(self._store, self._id, form).id

    def _part(self, number: int) -> date:
        """Return the day on which a phase began; the phases are about as long as each other."""
        length = (self._day - self._start) / (self._reached + 1)
        return self._start + length * number

    def _plan(self, goals: Sequence[UUID]) -> UUID:
        due_on = self._day + timedelta(days=21)
        actions = tuple(
            PlannedAction(f"{goal.text}: eerste proef", goal.owner, due_on, serves)
            for goal, serves in zip(self._told.goals, goals, strict=True)
        )
        return write_plan(self._store, self._id, PlanForm(actions)).id

    def _show(self, company: Company, plan: UUID | None) -> None:
        """Add the evidence that a company has by this phase."""
        share_sessions(self._store, self._id, [session_id for session_id, *_ in company.sessions])
        if self._reached >= PHASES.index("analysis"):
            content = agreement(company.name)
            self._prove(company, "agreement", self._file(company, "akkoord.pdf", content))
            self._prove(company, "baseline", self._scan(company, "baseline", _BEFORE))
        if plan is not None:
            self._prove(company, "plan", Offer("plan_version", plan, "1", self._part(2)))
        if self._reached >= PHASES.index("execution"):
            chosen = company.sessions[:_REPORTS]
            offers = [Offer("coaching_session", one, words, day) for one, words, day in chosen]
            self._prove(company, "reports", *offers)
        if self._reached == PHASES.index("anchoring"):
            self._prove(company, "end", self._scan(company, "end", _AFTER))
            photos = [self._file(company, name, photo(tone)) for name, tone in _PHOTOS]
            self._prove(company, "photos", *photos)

    def _prove(self, company: Company, criterion: str, *offers: Offer) -> None:
        add_evidence(self._store, member_id(self._id, company.id), criterion, offers)

    def _file(self, company: Company, name: str, content: bytes) -> Offer:
        made = attach_files(self._store, company.id, [Pasted(name, content)], Silent())
        sort = "application/pdf" if name.endswith(".pdf") else "image/png"
        day = self._part(1 if name.endswith(".pdf") else self._reached)
        return Offer("attachment", made.ids[0], name, day, sort)

    def _scan(self, company: Company, moment: str, between: tuple[int, int]) -> Offer:
        questions = question_versions(self._store)[-1]
        day = self._part(1 if moment == "baseline" else self._reached)
        with self._store.write() as session:
            scan = Scan(
                root=company.root,
                enterprise_id=company.id,
                trajectory_id=self._id,
                set_number=questions.number,
                moment=moment,
                started_on=day,
                completed_on=day,
                person_id=company.coach_id or self._store.actor,
            )
            session.add(scan)
            session.flush()
            for question in questions.questions:
                is_unknown = self._dice.number(1, _UNKNOWN_EACH) == 1
                value = self._dice.number(*between)
                session.add(
                    ScanAnswer(
                        id=answer_id(scan.id, question.code),
                        root=company.root,
                        scan_id=scan.id,
                        question=question.code,
                        value=None if is_unknown else value,
                        unknown=is_unknown,
                    )
                )
            return Offer("scan", scan.id, moment, day, moment)

    def _count(self) -> None:
        for company in self._companies:
            member = member_id(self._id, company.id)
            propose(self._store, member)
            if self._told.count == "counts":
                self._confirm(member)

    def _confirm(self, member: UUID) -> None:
        """Let the made-up colleague confirm: nobody confirms their own proposal."""
        with self._store.write() as session:
            made = session.exec(select(CountProposal).where(CountProposal.member_id == member))
            for proposal in made:
                session.add(
                    CountConfirmation(
                        id=new_id(),
                        root=proposal.root,
                        proposal_id=proposal.id,
                        decision="counts",
                        confirmed_by=_other(session, self._store.actor),
                        confirmed_on=self._day,
                    )
                )


def _other(session: Session, actor: UUID) -> UUID:
    return session.exec(select(Person.id).where(col(Person.id) != actor)).one()


def _sender(
    store: Store, day: date, told: PracticeReferral, company: Company, known: date | None
) -> Callable[[], None]:
    """Return what makes a referral and lets it come as far as it is."""

    def send() -> None:
        last = day - timedelta(days=told.days)
        days = [last - timedelta(days=7 * back) for back in range(len(told.steps))][::-1]
        form = ReferralForm(
            company.id,
            told.direction,
            told.reason,
            days[0],
            instrument=told.instrument,
            instrument_from=known,
            receiver=told.receiver,
            consent_on=days[0],
            check_text="Niemand begeleidt dit al" if told.direction == "out" else "",
        )
        made = make_referral(store, form).id
        for step, on in list(zip(told.steps, days, strict=True))[1:]:
            move_referral(store, made, Status(step), on, told.outcome_reason)
        if told.outcome is not None:
            store_outcome(store, made, told.outcome, told.outcome_reason, told.starters)

    return send
