"""Companies without a next action: which ones the list gives, and that a view keeps the filter."""

from datetime import date

import pytest

from app.core import clock
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.reference.loader import reference
from app.services.companies.dossier_edits import finish_action
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
from app.services.companies.rows import enterprise_rows
from app.services.companies.saved_views import count_view, save_view, saved_views
from app.services.day.agenda import AppointmentForm, cancel_appointment, plan_appointment
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team, utc

WEDNESDAY = date(2026, 11, 25)
WANTED = EnterpriseQuery(has_no_next=True)


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: WEDNESDAY)


@pytest.fixture
def team(store):
    return add_team(store)


@pytest.fixture
def company(store, team):
    return add_company(store, "Metaal Claes")


def found(store, query=WANTED):
    ids = enterprise_ids(store, reference(), query)
    rows = enterprise_rows(store, reference(), ids)
    return [rows[each].name for each in ids]


def add_action(store, company):
    action_id = new_id()
    with store.write() as session:
        session.add(
            Action(
                id=action_id,
                root=company.id,
                enterprise_id=company.id,
                text="Bel terug",
                due_on=date(2026, 11, 2),
                coach_id=store.actor,
            )
        )
    return action_id


def test_an_open_action_also_a_late_one_is_a_next_action_until_it_is_done(store, company):
    assert found(store) == ["Metaal Claes"]
    action = add_action(store, company)
    assert found(store) == []
    done = finish_action(store, action).changes
    assert found(store) == ["Metaal Claes"]
    undo(store, done)
    assert found(store) == []


def test_an_action_that_was_thrown_away_is_none(store, company):
    action = add_action(store, company)
    with store.write() as session:
        session.get_one(Action, action).deleted = True
    assert found(store) == ["Metaal Claes"]


@pytest.mark.parametrize(("day", "names"), [(24, ["Metaal Claes"]), (25, []), (26, [])])
def test_an_appointment_counts_from_today_on(store, company, day, names):
    form = AppointmentForm("visit", utc(day, 9), utc(day, 10), enterprise_id=company.id)
    planned = plan_appointment(store, form)
    assert found(store) == names
    cancel_appointment(store, planned.id)
    assert found(store) == ["Metaal Claes"]


def test_it_narrows_the_other_filters_and_a_view_keeps_it(store, company):
    other = add_company(store, "Bakkerij Janssens")
    add_action(store, other)
    mine = EnterpriseQuery(coach=store.actor, has_no_next=True)
    assert found(store, mine) == []
    with store.write() as session:
        session.get_one(Enterprise, company.id).coach_id = store.actor
    assert found(store, mine) == ["Metaal Claes"]
    save_view(store, "Wat nu", mine, ())
    (view,) = saved_views(store)
    assert view.query == mine
    assert count_view(store, reference(), view) == 1
