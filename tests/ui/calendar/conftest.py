"""The agenda on a Monday, with companies of the coach and a colleague."""

from datetime import timedelta

import pytest

from app.models.enterprise import Enterprise
from app.services.day.agenda import AppointmentForm, plan_appointment
from app.ui.agenda.planner import Planner
from app.ui.calendar.page import CalendarPage
from app.ui.place import Place
from tests.case_samples import add_colleague
from tests.coaching_samples import add_company
from tests.ui.agenda.monday import desk, on_monday
from tests.ui.agenda.steps import at

__all__ = ["desk", "on_monday"]


@pytest.fixture
def company(store, desk):
    company = add_company(store)
    with store.write() as session:
        session.get_one(Enterprise, company.id).coach_id = store.actor
    return company


@pytest.fixture
def tom(store, desk):
    return add_colleague(store, desk.me, "Tom D.", "coach")


@pytest.fixture
def plan(store, company):
    def planned(day, hour, minutes=60, minute=0, at_company=company, **values):
        begin = at(day, hour, minute)
        form = AppointmentForm(
            "visit",
            begin,
            begin + timedelta(minutes=minutes),
            enterprise_id=None if at_company is None else at_company.id,
            **values,
        )
        return plan_appointment(store, form).id

    return planned


@pytest.fixture
def show(qtbot, desk, show_active):
    def shown():
        page = CalendarPage(desk, Place("agenda"))
        page.planner = Planner(desk, page)
        show_active(page)
        page.resize(1158, 700)
        page.enter()
        settle(qtbot, page)
        return page

    def settle(bot, page):
        bot.waitUntil(lambda: page.model.is_shown and page.lane.is_shown)

    shown.settle = settle
    return shown
