"""A quick session that is logged from an appointment."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from app.services.day.agenda import AppointmentForm, load_appointment, plan_appointment
from app.services.drafts import list_drafts
from app.services.undo import undo
from tests.coaching_samples import add_company, stored_sessions, utc

NINE = utc(23, 8)  # the clock of these tests stands two minutes later


@pytest.fixture
def plan(store):
    def planned(company, begin=NINE, minutes=60, **values):
        form = AppointmentForm(
            "meeting", begin, begin + timedelta(minutes=minutes), enterprise_id=company.id, **values
        )
        return load_appointment(store, plan_appointment(store, form).id)

    return planned


@pytest.fixture
def other(store):
    return add_company(store, "Metaal Claes")


def test_the_appointment_now_comes_before_the_open_file_and_that_before_the_last_one(
    company, other, plan, open_panel
):
    planned = plan(company, subject="Overleg", place="Zaal 2")
    panel = open_panel(None, other.id)
    assert panel.model.choice.id == company.id
    assert panel.parts.kinds.value() == "meeting"
    assert panel.parts.clock.starts_at == planned.starts_at


def test_without_an_appointment_now_it_is_the_open_file(company, other, plan, open_panel):
    plan(company, NINE + timedelta(hours=2))
    assert open_panel(None, other.id).model.choice.id == other.id


def test_who_asks_for_a_company_gets_it_with_its_own_appointment(
    store, company, other, plan, open_panel, finish
):
    elsewhere, planned = plan(company), plan(other)
    panel = open_panel(other.id)
    finish(panel)
    (logged,) = stored_sessions(store)
    assert logged.enterprise_id == other.id
    assert load_appointment(store, planned.id).session_id == logged.id
    assert load_appointment(store, elsewhere.id).session_id is None


def test_finishing_logs_the_appointment_with_its_subject_and_undo_takes_both_back(
    store, company, plan, open_panel, desk, finish
):
    planned = plan(company, subject="Overleg met de ploeg", place="Zaal 2")
    told = []
    desk.bus.changed.connect(told.append)
    finish(open_panel(planned))
    (logged,) = stored_sessions(store)
    assert (logged.subject, logged.place, logged.kind) == (
        "Overleg met de ploeg",
        "Zaal 2",
        "meeting",
    )
    assert load_appointment(store, planned.id).is_logged
    undo(store, told[-1])
    assert load_appointment(store, planned.id).session_id is None


def test_an_appointment_that_is_over_gives_both_its_times(store, company, plan, open_panel, finish):
    planned = plan(company, NINE - timedelta(hours=3), 45)
    finish(open_panel(planned))
    (logged,) = stored_sessions(store)
    assert (logged.starts_at, logged.ends_at) == planned.span


def test_another_company_chosen_in_the_panel_is_not_that_appointment(
    store, company, other, plan, open_panel, finish
):
    planned = plan(company)
    panel = open_panel(planned)
    panel._show_enterprise(other.id)
    finish(panel)
    assert load_appointment(store, planned.id).session_id is None


def test_what_is_typed_for_one_appointment_stays_when_another_is_opened(
    store, company, other, plan, open_panel
):
    first, second = plan(company), plan(other)
    panel = open_panel(first)
    QTest.keyClicks(panel.parts.note, "Eerste")
    panel.begin(second)
    assert panel.model.choice.id == other.id
    assert panel.parts.note.markup() == ""
    panel.begin(first)
    assert (panel.model.choice.id, panel.parts.note.markup()) == (company.id, "Eerste")
    assert "Eerste" in [kept.form.fields["note"] for kept in list_drafts(store)]
