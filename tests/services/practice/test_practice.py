from datetime import date

import pytest
from sqlmodel import func, select

from app.core.progress import Cancelled, Silent
from app.models.coaching import Action, Agreement, CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.models.intake import Intake
from app.models.partnership import Person
from app.models.planning import Appointment
from app.reference.practice import practice_on
from app.services.day.agenda import appointments_of
from app.services.people import coach_names
from app.services.practice.whole import BATCH, load_practice
from tests.coaching_samples import add_team

DAY = date(2026, 11, 23)


@pytest.fixture
def me(store):
    return add_team(store)


class StopAt:
    def __init__(self, done):
        self.done, self.told = done, []

    def step(self, done, total):
        self.told.append((done, total))
        if done >= self.done:
            raise Cancelled


def count(store, kind):
    with store.read() as session:
        return session.exec(select(func.count()).select_from(kind)).one()


@pytest.mark.usefixtures("me")
def test_all_that_is_made_up_stands_in_the_store(store):
    made = practice_on(DAY)
    assert load_practice(store, DAY, Silent()) == 60
    sessions = [held for company in made for held in company.sessions]
    agreed = sum(len(held.agreements) for held in sessions)
    assert count(store, Enterprise) == count(store, Intake) == 60
    assert count(store, Contact) == sum(len(company.contacts) for company in made)
    assert count(store, CoachingSession) == len(sessions)
    assert count(store, Agreement) == count(store, Action) == agreed


def test_the_day_and_the_week_of_who_practises_are_planned(store, me):
    load_practice(store, DAY, Silent())
    today = appointments_of(store, DAY, DAY)
    week = appointments_of(store, DAY, date(2026, 11, 29))
    assert [planned.enterprise for planned in today][:2] == ["Bakkerij Janssens", "Metaal Claes"]
    assert (len(today), len(week)) == (5, 10)
    assert today[0].starts_at.astimezone().hour == 9
    assert all(planned.session_id is None for planned in week)
    with store.read() as session:
        assert set(session.exec(select(Appointment.coach_id)).all()) == {me.person_id}


def test_a_company_reads_as_it_was_made_and_belongs_to_who_practises(store, me):
    load_practice(store, DAY, Silent())
    made = next(found for found in practice_on(DAY) if found.seed.name == "Bakkerij Janssens")
    with store.read() as session:
        named = select(Enterprise).where(Enterprise.name == "Bakkerij Janssens")
        company = session.exec(named).one()
        of_it = select(CoachingSession).where(CoachingSession.enterprise_id == company.id)
        sessions = session.exec(of_it.order_by(CoachingSession.starts_at)).all()
        contacts = select(Contact.name).where(Contact.enterprise_id == company.id)
        names = session.exec(contacts.order_by(Contact.id)).all()
    assert (company.number, company.purpose) == (made.number, made.purpose)
    assert (company.coach_id, company.partner_id) == (me.person_id, me.partner_id)
    assert company.root == company.id
    assert names == ["Jan J.", "Mia D."]
    told = [(found.starts_at.astimezone().date(), found.subject) for found in sessions]
    assert told == [(held.day, held.subject) for held in made.sessions]
    assert all(found.completed_at == found.ends_at for found in sessions)


def test_an_agreement_of_the_coach_carries_the_name_of_who_practises(store, me):
    load_practice(store, DAY, Silent())
    with store.read() as session:
        owners = set(session.exec(select(Action.owner)).all())
    assert me.name in owners
    assert "coach" not in owners


@pytest.mark.usefixtures("me")
def test_stopping_leaves_whole_companies(store):
    stop = StopAt(2 * BATCH)
    with pytest.raises(Cancelled):
        load_practice(store, DAY, stop)
    assert stop.told == [(0, 60), (BATCH, 60), (2 * BATCH, 60)]
    assert count(store, Enterprise) == count(store, Intake) == 2 * BATCH


def test_one_company_in_three_is_of_a_colleague(store, me):
    load_practice(store, DAY, Silent())
    with store.read() as session:
        coaches = session.exec(select(Enterprise.coach_id)).all()
        colleague = session.exec(select(Person).where(Person.id != me.person_id)).one()
        held = session.exec(select(CoachingSession.coach_id).distinct()).all()
    assert coaches.count(me.person_id) == 40
    assert coaches.count(colleague.id) == 20
    assert set(held) == {me.person_id, colleague.id}
    assert coach_names(store)[colleague.id] == colleague.name != me.name


@pytest.mark.usefixtures("me")
def test_what_was_stopped_goes_on_without_doubles(store):
    with pytest.raises(Cancelled):
        load_practice(store, DAY, StopAt(BATCH))
    went_on = StopAt(1000)
    assert load_practice(store, DAY, went_on) == 60 - BATCH
    assert went_on.told[0] == (BATCH, 60)
    assert load_practice(store, DAY, Silent()) == 0
    assert count(store, Enterprise) == 60
    assert count(store, Person) == 2
    assert count(store, Appointment) == 12
