"""What a form that plans begins with."""

from datetime import timedelta

import pytest

from app.models.base import new_id
from app.services.day.agenda import AppointmentForm, cancel_appointment, plan_appointment
from app.services.day.agenda_form import PlanBegin, begin_plan
from app.services.drafts import DraftForm, keep_draft
from tests.coaching_samples import add_company, add_team, utc


@pytest.fixture(autouse=True)
def team(store):
    return add_team(store)


@pytest.fixture
def company(store):
    return add_company(store)


@pytest.fixture
def planned(store, company):
    begin = utc(23, 9)
    form = AppointmentForm("visit", begin, begin + timedelta(hours=1), enterprise_id=company.id)
    return plan_appointment(store, form).id


@pytest.fixture
def draft(store):
    def keep(**fields):
        form = DraftForm(new_id(), "appointment", None, "", fields)
        keep_draft(store, form, is_new=True)
        return form.id

    return keep


def test_a_company_comes_with_its_establishments(store, company):
    begin = begin_plan(store, enterprise_id=company.id)
    assert begin.company.name == "Bakkerij Janssens"
    assert [site.id for site in begin.sites] == [company.site]
    assert (begin.kept, begin.planned) == (None, None)


def test_an_appointment_comes_with_its_own_company(store, company, planned):
    other = add_company(store, "Slagerij Peeters")
    begin = begin_plan(store, appointment_id=planned, enterprise_id=other.id)
    assert begin.planned.id == planned
    assert begin.company.id == company.id


def test_a_draft_goes_before_all_else(store, company, planned, draft):
    kept = draft(appointment=str(planned), enterprise=None)
    begin = begin_plan(store, draft_id=kept, enterprise_id=company.id)
    assert begin.kept.form.id == kept
    assert begin.planned.id == planned
    assert (begin.company, begin.sites) == (None, ())  # the coach took the company out


def test_what_is_gone_is_nothing(store, planned):
    cancel_appointment(store, planned)
    gone = begin_plan(store, draft_id=new_id(), appointment_id=planned, enterprise_id=new_id())
    assert gone == PlanBegin()
