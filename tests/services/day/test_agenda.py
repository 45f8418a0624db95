from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.models.enterprise import Enterprise
from app.models.planning import Appointment
from app.services.day.agenda import (
    AppointmentForm,
    appointment_now,
    appointments_of,
    cancel_appointment,
    load_appointment,
    move_appointment,
    plan_appointment,
    session_times,
)
from app.services.sessions.coaching import save_session
from app.services.sessions.form import SessionForm
from app.services.undo import redo, undo
from tests.coaching_samples import add_company, add_team, utc

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def team(store):
    return add_team(store)


@pytest.fixture
def company(store):
    return add_company(store)


def visit(company, day=23, hour=9, minutes=70, **values):
    begin = utc(day, hour)
    return AppointmentForm(
        "visit",
        begin,
        begin + timedelta(minutes=minutes),
        enterprise_id=company.id,
        establishment_id=company.site,
        **values,
    )


def shown(store, first=MONDAY, last=MONDAY):
    return [planned.id for planned in appointments_of(store, first, last)]


def test_what_was_planned_stands_on_its_day_with_name_and_place(store, company):
    booked = plan_appointment(store, visit(company, subject="  Onthaal "))
    planned = load_appointment(store, booked.id)
    assert appointments_of(store, MONDAY, MONDAY) == (planned,)
    assert (planned.enterprise, planned.street) == ("Bakkerij Janssens", "Molenstraat 14")
    assert (planned.subject, planned.municipality_nis) == ("Onthaal", "41002")
    assert (planned.session_id, planned.is_logged) == (None, False)
    assert booked.changes.touched == {("appointment", booked.id, company.id)}


def test_an_appointment_without_a_company_is_of_the_whole_partnership(store, team):
    form = AppointmentForm("meeting", utc(23, 9), utc(23, 10), subject="Teamoverleg")
    booked = plan_appointment(store, form)
    assert booked.changes.roots == {team.partnership_id}
    assert load_appointment(store, booked.id).enterprise == ""


def test_a_week_goes_from_its_first_day_to_its_last_in_order_of_time(store, company):
    days = (29, 30, 22, 23)
    ids = {day: plan_appointment(store, visit(company, day)).id for day in days}
    assert shown(store, MONDAY, date(2026, 11, 29)) == [ids[23], ids[29]]


def test_a_day_begins_at_midnight_of_the_wall_clock(store, company):
    late = plan_appointment(store, visit(company, 22, 23, subject="na middernacht in Brussel"))
    planned = load_appointment(store, late.id)
    day = planned.starts_at.astimezone().date()
    assert shown(store, day, day) == [late.id]
    assert shown(store, day + timedelta(days=1), day + timedelta(days=1)) == []


def test_moving_keeps_the_length_and_can_be_undone(store, company):
    booked = plan_appointment(store, visit(company))
    moved = move_appointment(store, booked.id, utc(25, 14))
    planned = load_appointment(store, booked.id)
    assert planned.span == (utc(25, 14), utc(25, 14) + timedelta(minutes=70))
    undo(store, moved)
    assert load_appointment(store, booked.id).starts_at == utc(23, 9)


def test_a_cancelled_one_is_gone_and_comes_back(store, company):
    booked = plan_appointment(store, visit(company))
    undone = undo(store, cancelled := cancel_appointment(store, booked.id))
    assert cancelled
    assert shown(store) == [booked.id]
    redo(store, undone)
    assert shown(store) == []
    assert load_appointment(store, booked.id) is None


def test_undoing_the_plan_takes_it_away(store, company):
    booked = plan_appointment(store, visit(company))
    undo(store, booked.changes)
    assert shown(store) == []


def test_changing_writes_the_same_record_and_another_company_a_new_one(store, company):
    booked = plan_appointment(store, visit(company))
    again = plan_appointment(store, replace(visit(company, hour=11), id=booked.id))
    assert again.id == booked.id
    other = add_company(store, "Metaal Claes")
    moved = plan_appointment(store, replace(visit(other, hour=11), id=booked.id))
    assert [planned.enterprise for planned in appointments_of(store, MONDAY, MONDAY)] == [
        "Metaal Claes"
    ]
    with store.read() as session:
        roots = dict(session.exec(select(Appointment.id, Appointment.root)).all())
    assert roots == {booked.id: company.id, moved.id: other.id}
    undo(store, moved.changes)
    assert shown(store) == [booked.id]


@pytest.mark.parametrize(
    ("minutes", "code"),
    [(0, "end_before_start"), (-5, "end_before_start"), (24 * 60 + 1, "too_long")],
)
def test_times_that_cannot_be_are_refused(store, company, minutes, code):
    with pytest.raises(UserError, match=f"appointment.{code}"):
        plan_appointment(store, visit(company, minutes=minutes))


def test_it_is_about_a_company_or_about_something(store):
    with pytest.raises(UserError, match=r"appointment\.about"):
        plan_appointment(store, AppointmentForm("call", utc(23, 9), utc(23, 10), subject=" "))


def test_a_company_in_the_bin_has_no_appointments(store, company):
    plan_appointment(store, visit(company))
    with store.write() as session:
        session.get_one(Enterprise, company.id).deleted = True
    assert shown(store) == []


def test_the_appointment_now_is_one_with_a_company_that_is_not_logged(store, company):
    plan_appointment(store, AppointmentForm("meeting", utc(23, 9), utc(23, 10), subject="Team"))
    assert appointment_now(store, utc(23, 9)) is None
    booked = plan_appointment(store, visit(company))
    assert appointment_now(store, utc(23, 9)).id == booked.id
    assert appointment_now(store, utc(23, 8, 45)).id == booked.id
    assert appointment_now(store, utc(23, 8, 44)) is None
    assert appointment_now(store, utc(23, 9), company.id).id == booked.id
    assert appointment_now(store, utc(23, 9), add_company(store, "Ander").id) is None


def test_logging_a_session_names_it_in_the_same_unit_of_work_and_undo_takes_both_back(
    store, company
):
    booked = plan_appointment(store, visit(company))
    form = SessionForm(
        company.id, "visit", utc(23, 9), utc(23, 10), appointment_id=booked.id, subject="Onthaal"
    )
    saved = save_session(store, form, complete=True)
    planned = load_appointment(store, booked.id)
    assert (planned.session_id, planned.is_logged) == (saved.id, True)
    assert saved.changes.ids("appointment") == {booked.id}
    assert appointment_now(store, utc(23, 9)) is None
    undo(store, saved.changes)
    assert load_appointment(store, booked.id).session_id is None
    assert appointment_now(store, utc(23, 9)).id == booked.id


def test_a_session_with_another_company_is_not_that_appointment(store, company):
    booked = plan_appointment(store, visit(company))
    other = add_company(store, "Metaal Claes")
    form = SessionForm(other.id, "call", utc(23, 9), utc(23, 10), appointment_id=booked.id)
    save_session(store, form, complete=True)
    assert load_appointment(store, booked.id).session_id is None


@pytest.mark.parametrize(
    ("now", "begin", "end"),
    [
        (utc(23, 8, 50), utc(23, 8, 50), None),
        (utc(23, 9, 20), utc(23, 9), None),
        (utc(23, 10, 10), utc(23, 9), utc(23, 10, 10)),
        (utc(23, 16), utc(23, 9), utc(23, 10, 10)),
    ],
)
def test_a_session_begins_as_planned_and_ends_when_the_appointment_is_over(
    store, company, now, begin, end
):
    planned = load_appointment(store, plan_appointment(store, visit(company)).id)
    assert session_times(planned, now) == (begin, end)
