"""Puts the made-up companies of the practice environment (oefenomgeving) in the store."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.progress import Progress
from app.domain.practice import PracticeAgreement, PracticeCompany, PracticeSession
from app.models.base import Synced, new_id
from app.models.coaching import Action, Agreement, Attendee, CoachingSession, SessionCount
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.models.partnership import Person, Role
from app.models.planning import Appointment
from app.reference.practice import practice_agenda_on, practice_on
from app.storage.store import Store

BATCH: Final = 10  # companies in one unit of work
_LEVELS: Final = 5  # a row stands at least one level above those that point at it
_AT_SITE: Final = {"visit", "meeting"}
_COACH: Final = "coach"  # owner of an agreement, in the made-up material
_COLLEAGUE: Final = "Bram D."  # made up, like the companies
_COLLEAGUE_EACH: Final = 3  # one company in three is the colleague's


def load_practice(store: Store, day: date, progress: Progress) -> int:
    """
    Store the 60 companies with their intakes, sessions and agreements; return how many were added.

    Two in three are of who practises, the others of a made-up colleague. What is planned comes
    with the last of them. What is there already is left alone, so work that was stopped can go on.

    Args:
        progress: Told before each batch; stopping in between leaves whole companies.
    """
    companies = list(enumerate(practice_on(day)))
    with store.read() as session:
        stored = set(session.exec(select(Enterprise.number)).all())
    left = [(place, company) for place, company in companies if company.number not in stored]
    if not left:
        return 0
    team = _team(store)
    before = len(companies) - len(left)
    for done in range(0, len(left), BATCH):
        progress.step(before + done, len(companies))
        with store.write() as session:
            for place, company in left[done : done + BATCH]:
                is_mine = place % _COLLEAGUE_EACH < _COLLEAGUE_EACH - 1
                owner = team.me if is_mine else team.colleague
                _add(session, _Rows(company, owner, day))
            if done + BATCH >= len(left):
                _add_agenda(session, [company.number for _, company in companies], day)
    return len(left)


class _Owner(NamedTuple):
    """Who has the file of a company."""

    person_id: UUID
    partner_id: UUID
    name: str


class _Team(NamedTuple):
    """Who practises, and the made-up colleague."""

    me: _Owner
    colleague: _Owner


def _team(store: Store) -> _Team:
    """Return both; the colleague is put in the store the first time."""
    with store.write() as session:
        me = session.get_one(Person, store.actor)
        named = select(Person).where(
            col(Person.partner_id) == me.partner_id, col(Person.name) == _COLLEAGUE
        )
        colleague = session.exec(named.where(col(Person.id) != me.id)).first()
        if colleague is None:
            colleague = Person(root=me.root, partner_id=me.partner_id, name=_COLLEAGUE)
            session.add(colleague)
            session.flush()
            session.add(Role(root=me.root, person_id=colleague.id, role="coach"))
        return _Team(*(_Owner(who.id, who.partner_id, who.name) for who in (me, colleague)))


def _add(session: Session, rows: "_Rows") -> None:
    for level in rows.levels():
        session.add_all(level)
        session.flush()


def _add_agenda(session: Session, numbers: list[str], day: date) -> None:
    """Plan appointments, each with the main establishment of its company."""
    rows = select(Enterprise, Establishment).join(
        Establishment, col(Establishment.enterprise_id) == col(Enterprise.id)
    )
    known = {company.number: (company, site) for company, site in session.exec(rows)}
    for planned in practice_agenda_on(day):
        company, site = known[numbers[planned.company]]
        if company.coach_id is None:
            continue
        session.add(
            Appointment(
                root=company.root,
                enterprise_id=company.id,
                establishment_id=site.id if planned.kind in _AT_SITE else None,
                coach_id=company.coach_id,
                kind=planned.kind,
                subject=planned.subject,
                starts_at=_moment(planned.day, planned.start),
                ends_at=_moment(planned.day, planned.end),
            )
        )


class _Rows:
    """The rows of one company, in levels."""

    def __init__(self, company: PracticeCompany, owner: _Owner, day: date) -> None:
        self._company, self._owner, self._day = company, owner, day
        self._levels: tuple[list[Synced], ...] = tuple([] for _ in range(_LEVELS))
        self._id, self._site_id = new_id(), new_id()
        self._contact_ids = [new_id() for _ in company.contacts]

    def levels(self) -> Iterable[list[Synced]]:
        """Return the rows; a level needs only those before it."""
        self._add_enterprise()
        self._add_contacts()
        self._add_figures()
        self._add_intake()
        for held in self._company.sessions:
            self._add_session(held)
        return self._levels

    def _put(self, level: int, model: type[Synced], /, **values: Any) -> UUID:
        record = model(root=self._id, **values)
        self._levels[level].append(record)
        return record.id

    def _add_enterprise(self) -> None:
        company, seed = self._company, self._company.seed
        self._put(
            0,
            Enterprise,
            id=self._id,
            number=company.number,
            name=seed.name,
            legal_form=seed.legal_form,
            nace_version="2025",
            nace_code=company.nace_code,
            joint_committee=company.joint_committee or None,
            started_on=company.started_on,
            part_of_group="no",
            purpose=company.purpose,
            partner_id=self._owner.partner_id,
            coach_id=self._owner.person_id,
        )
        self._put(
            1,
            Establishment,
            id=self._site_id,
            enterprise_id=self._id,
            number=company.establishment_number,
            street=seed.street,
            house_number=seed.house_number,
            postal_code=seed.postal_code,
            municipality_nis=seed.municipality_nis,
            is_main=True,
        )

    def _add_contacts(self) -> None:
        held_on = self._company.intake.day
        for place, contact in enumerate(self._company.contacts):
            self._put(
                2,
                Contact,
                id=self._contact_ids[place],
                enterprise_id=self._id,
                establishment_id=self._site_id,
                name=contact.name,
                function=contact.function,
                email=contact.email,
                phone=contact.phone,
                mail_consent=True if place == 0 else None,
                mail_consent_on=held_on if place == 0 else None,
            )

    def _add_figures(self) -> None:
        for figures in self._company.figures:
            self._put(
                1,
                YearlyFigures,
                enterprise_id=self._id,
                year=figures.year,
                staff=figures.staff,
                turnover=figures.turnover,
                balance=figures.balance,
                declared_by=self._company.contacts[0].name,
            )

    def _add_intake(self) -> None:
        told, by = self._company.intake, self._company.contacts[0].name
        intake_id = self._put(
            2,
            Intake,
            enterprise_id=self._id,
            establishment_id=self._site_id,
            coach_id=self._owner.person_id,
            held_on=told.day,
            source=told.source,
            introduced_by=told.introduced_by,
            question=told.question,
            themes=told.themes,
            unique_persons=told.unique_persons,
            first_step=told.first_step,
            consent=True if told.has_consent else None,
            consent_on=told.day if told.has_consent else None,
            consent_by=by if told.has_consent else "",
        )
        for group, number in told.counts:
            self._put(3, IntakeCount, intake_id=intake_id, target_group=group, number=number)

    def _add_session(self, held: PracticeSession) -> None:
        ends_at = _moment(held.day, held.end)
        session_id = self._put(
            2,
            CoachingSession,
            enterprise_id=self._id,
            establishment_id=self._site_id if held.kind == "visit" else None,
            coach_id=self._owner.person_id,
            kind=held.kind,
            starts_at=_moment(held.day, held.start),
            ends_at=ends_at,
            subject=held.subject,
            note=held.note,
            result=held.result,
            themes=held.themes,
            unnamed_workers=held.unnamed_workers,
            completed_at=ends_at,
        )
        for place in held.present:
            role = self._company.contacts[place].function
            contact_id = self._contact_ids[place]
            self._put(3, Attendee, session_id=session_id, contact_id=contact_id, role=role)
        for group, number in held.counts:
            self._put(3, SessionCount, session_id=session_id, target_group=group, number=number)
        for agreed in held.agreements:
            self._add_agreement(session_id, agreed)

    def _add_agreement(self, session_id: UUID, agreed: PracticeAgreement) -> None:
        owner = self._owner.name if agreed.owner == _COACH else agreed.owner
        agreement_id = self._put(
            3, Agreement, session_id=session_id, text=agreed.text, owner=owner, due_on=agreed.due_on
        )
        self._put(
            4,
            Action,
            enterprise_id=self._id,
            session_id=session_id,
            agreement_id=agreement_id,
            text=agreed.text,
            owner=owner,
            coach_id=self._owner.person_id,
            due_on=agreed.due_on,
            done_on=agreed.done_on,
        )


def _moment(day: date, at: time) -> datetime:
    """Return a moment of the wall clock of this computer, with its zone."""
    return datetime.combine(day, at).astimezone()
