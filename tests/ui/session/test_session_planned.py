"""The full record of a session that is logged from an appointment."""

from datetime import timedelta

import pytest

from app.services.day.agenda import AppointmentForm, load_appointment, plan_appointment
from tests.coaching_samples import stored_sessions
from tests.ui.session.steps import MONDAY


@pytest.fixture
def plan(store, company):
    def planned(begin, **values):
        form = AppointmentForm(
            "visit", begin, begin + timedelta(minutes=70), enterprise_id=company.id, **values
        )
        return plan_appointment(store, form).id

    return planned


def test_the_record_begins_with_what_was_planned_and_finishing_logs_it(
    qtbot, store, company, plan, open_page
):
    begin = (MONDAY - timedelta(hours=3)).replace(second=0, microsecond=0)
    planned = plan(begin, subject="Onthaal", establishment_id=company.site)
    page = open_page(parent=company.id, appointment=planned)
    assert page.fields()["subject"] == "Onthaal"
    page.finish()
    qtbot.waitUntil(lambda: load_appointment(store, planned).is_logged)
    (logged,) = stored_sessions(store)
    assert load_appointment(store, planned).session_id == logged.id
    assert (logged.starts_at, logged.ends_at) == (begin, begin + timedelta(minutes=70))
    assert logged.establishment_id == company.site


def test_a_new_record_takes_the_appointment_of_its_company_that_is_now(company, plan, open_page):
    planned = plan(MONDAY + timedelta(minutes=10), subject="Straks")
    fields = open_page(parent=company.id).fields()
    assert (fields["appointment"], fields["subject"]) == (str(planned), "Straks")
