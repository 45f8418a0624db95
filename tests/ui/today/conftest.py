"""Vandaag on a Monday, with a company of the coach to plan with."""

from datetime import timedelta

import pytest

from app.models.enterprise import Enterprise
from app.services.day.agenda import AppointmentForm, plan_appointment
from app.ui.agenda.planner import Planner
from app.ui.place import Place
from app.ui.today.page import TodayPage
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
def plan(store, company):
    def planned(day, hour, minutes=70, at_company=company, **values):
        begin = at(day, hour)
        form = AppointmentForm(
            "visit",
            begin,
            begin + timedelta(minutes=minutes),
            enterprise_id=None if at_company is None else at_company.id,
            establishment_id=None if at_company is None else at_company.site,
            **values,
        )
        return plan_appointment(store, form).id

    return planned


@pytest.fixture
def show(qtbot, desk, show_active):
    def shown():
        page = TodayPage(desk, Place("today"))
        page.planner = Planner(desk, page)
        show_active(page)
        page.resize(1158, 700)
        page.enter()
        qtbot.waitUntil(lambda: page.model.is_day_shown)
        return page

    return shown
