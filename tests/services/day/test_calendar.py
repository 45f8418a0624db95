"""What stands in calendars: of the coach and colleagues, over midnight and clock changes."""

from datetime import date, datetime, timedelta

import pytest

from app.core.errors import UserError
from app.models.network import Meeting
from app.reference.loader import Reference
from app.services.day.agenda import AppointmentForm, plan_appointment
from app.services.day.calendar import calendar_of, calendar_owners, move
from app.services.day.calendar_feed import write_feed
from app.services.networks.meetings import (
    MeetingForm,
    invite,
    meeting_view,
    note_reply,
    plan_meeting,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.trajectories.case_edits import write_fields
from app.services.undo import undo
from tests.case_samples import acting_as, add_colleague
from tests.coaching_samples import add_company, add_team

MONDAY = date(2026, 11, 23)


def at(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute).astimezone()


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def plan(store, me):
    def planned(begin, minutes=60, subject="Overleg", company=None):
        end = begin + timedelta(minutes=minutes)
        form = AppointmentForm("meeting", begin, end, company, subject=subject)
        return plan_appointment(store, form).id

    return planned


@pytest.fixture
def meeting(store, me):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    return plan_meeting(store, network, MeetingForm("Derde keer", at(23, 11), at(23, 12, 30))).id


def titles(store, first=MONDAY, last=MONDAY, people=None):
    return [one.network or one.subject for one in calendar_of(store, first, last, people)]


def test_meetings_stand_among_the_appointments_with_who_comes(store, plan, meeting):
    plan(at(23, 14))
    plan(at(23, 9), subject="Vroeg")
    invite(store, meeting, [MemberForm("An C.", "Metaal Claes"), MemberForm("Jo P.", "Peeters")])
    note_reply(store, [meeting_view(store, meeting).invitees[0].id], "yes")
    assert titles(store) == ["Vroeg", "Netwerk Waasland", "Overleg"]
    one = calendar_of(store, MONDAY, MONDAY)[1]
    assert (one.is_meeting, one.coming, one.subject) == (True, 1, "Derde keer")


def test_a_network_in_the_bin_and_a_meeting_that_is_gone_are_not_shown(store, meeting):
    with store.read() as session:
        network = session.get_one(Meeting, meeting).network_id
    write_fields(store, "network", network, deleted=True)
    assert titles(store) == []


def test_what_began_yesterday_still_stands_today_until_it_ends(store, plan):
    plan(at(22, 22), 180, "Nacht")  # until 01:00
    plan(at(21, 22), 120, "Voorbij")
    assert titles(store) == ["Nacht"]
    assert titles(store, date(2026, 11, 22), date(2026, 11, 22)) == ["Nacht"]


def test_what_ends_at_midnight_does_not_stand_on_the_next_day(store, plan):
    plan(at(22, 22), 120)
    assert titles(store) == []


def test_a_colleague_is_shown_when_asked(store, me, plan):
    tom = add_colleague(store, me, "Tom D.", "coach")
    plan(at(23, 9), subject="Van mij")
    with acting_as(store, tom):
        plan(at(23, 10), subject="Van Tom")
    assert titles(store) == ["Van mij"]
    assert titles(store, people={store.actor, tom}) == ["Van mij", "Van Tom"]
    assert titles(store, people=()) == []
    assert [one.name for one in calendar_owners(store)] == ["Els V.", "Tom D."]
    assert all(one.is_near for one in calendar_owners(store))


def test_moving_a_meeting_and_undoing_it(store, meeting):
    (one,) = calendar_of(store, MONDAY, MONDAY)
    changes = move(store, one, at(24, 11), at(24, 13))
    assert titles(store) == []
    undo(store, changes)
    assert titles(store) == ["Netwerk Waasland"]
    with pytest.raises(UserError, match="ends_before_start"):
        move(store, one, at(24, 11), at(24, 11))


def test_moving_an_appointment_keeps_its_rules(store, plan):
    plan(at(23, 9))
    (one,) = calendar_of(store, MONDAY, MONDAY)
    move(store, one, at(23, 10), at(23, 11, 30))
    (after,) = calendar_of(store, MONDAY, MONDAY)
    assert after.ends_at - after.starts_at == timedelta(minutes=90)
    with pytest.raises(UserError, match="too_long"):
        move(store, one, at(23, 10), at(24, 10, 1))
    with pytest.raises(UserError, match="end_before_start"):
        move(store, one, at(23, 10), at(23, 10))


def test_the_feed_tells_names_only_when_that_is_wanted(store, plan, tmp_path):
    company = add_company(store)
    plan(at(23, 9), subject="", company=company.id)
    path = tmp_path / "werkvloer.ics"
    write_feed(store, Reference(), path, MONDAY, busy_title="Bezet")
    busy = path.read_text(encoding="utf-8")
    assert "SUMMARY:Bezet" in busy
    assert "Janssens" not in busy
    write_feed(store, Reference(), path, MONDAY)
    assert "Bakkerij Janssens" in path.read_text(encoding="utf-8")


def test_the_feed_reaches_a_month_back_and_a_year_on(store, plan, tmp_path):
    plan(at(24, 9, month=10), subject="Dertig dagen terug")
    plan(at(23, 9, month=10), subject="Te lang geleden")
    path = tmp_path / "werkvloer.ics"
    write_feed(store, Reference(), path, MONDAY)
    written = path.read_text(encoding="utf-8")
    assert "Dertig dagen terug" in written
    assert "Te lang geleden" not in written


def test_a_place_that_cannot_be_written_is_told_with_its_path(store, me, tmp_path):
    path = tmp_path / "niet" / "hier.ics"
    with pytest.raises(UserError) as raised:
        write_feed(store, Reference(), path, MONDAY)
    assert raised.value.code.startswith("feed.")
    assert raised.value.values["path"] == path
