"""Calendar files of what a coach planned, read back as another program does."""

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from app.core.errors import UserError
from app.models.base import new_id
from app.models.partnership import Person
from app.reference.loader import Reference
from app.services.day.agenda import AppointmentForm, cancel_appointment, plan_appointment
from app.services.day.calendar_files import agenda_calendar, meeting_calendar
from app.services.networks.meetings import (
    MeetingForm,
    edit_meeting,
    invite,
    meeting_view,
    plan_meeting,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.trajectories.case_edits import put_away
from tests.case_samples import acting_as, add_colleague
from tests.coaching_samples import add_company, add_team, utc

FIRST, LAST = date(2026, 11, 26), date(2026, 11, 27)
AN = MemberForm("Claes, An", "Metaal Claes", "zaakvoerder", "an@claes.example")
JO = MemberForm("Peeters, Jo", "Peeters Bouw")


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def meeting(store, me):
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    form = MeetingForm("Buddy's", utc(26, 12), utc(26, 14), "De Kade", programme="**Welkom**")
    meeting = plan_meeting(store, network, form).id
    invite(store, meeting, [AN, JO])
    return meeting


def person(store, meeting, name):
    return next(one.id for one in meeting_view(store, meeting).invitees if one.name == name)


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


def agenda(store, **rest):
    return events(agenda_calendar(store, Reference(), FIRST, LAST, **rest))


def test_the_agenda_of_a_coach_has_appointments_and_meetings_in_order(store, me, meeting):
    company = add_company(store)
    visit = AppointmentForm("visit", utc(27, 7), utc(27, 8), company.id, company.site, "", "Taal")
    plan_appointment(store, visit)
    plan_appointment(store, AppointmentForm("call", utc(28, 7), utc(28, 8), subject="Morgen"))
    gone = plan_appointment(store, AppointmentForm("call", utc(26, 7), utc(26, 8), subject="Weg"))
    cancel_appointment(store, gone.id)
    with acting_as(store, add_colleague(store, me)):
        plan_appointment(store, AppointmentForm("call", utc(26, 7), utc(26, 8), subject="Nora"))
    found = [(one["summary"], one.get("location"), one.get("description")) for one in agenda(store)]
    assert found == [
        ("Netwerk Waasland: Buddy's", "De Kade", "Welkom"),
        ("Bezoek: Bakkerij Janssens", "Molenstraat 14, Aalst", "Taal"),
    ]
    assert [one["summary"] for one in agenda(store, busy_title="Bezet")] == ["Bezet", "Bezet"]


def test_an_event_keeps_its_name_and_counts_its_changes(store, meeting):
    before = agenda(store)[0]
    form = meeting_view(store, meeting).form
    later = replace(form, starts_at=utc(26, 13), ends_at=utc(26, 15))
    edit_meeting(store, meeting, later)
    edit_meeting(store, meeting, replace(later, title="Taal"))
    after = agenda(store)[0]
    assert (before["uid"], before["sequence"]) == (str(meeting), 0)
    assert (after["uid"], after["sequence"]) == (str(meeting), 2)
    assert after.decoded("dtstart") == utc(26, 13)


def test_a_meeting_that_was_put_away_is_not_in_the_agenda(store, meeting):
    put_away(store, "meeting", meeting)
    assert agenda(store) == []


def test_an_invitation_is_for_one_person(store, me, meeting):
    with store.write() as session:
        session.get_one(Person, store.actor).email = "els@oost.example"
    content = meeting_calendar(store, meeting, person(store, meeting, AN.name))
    (found,) = events(content)
    assert b"METHOD:REQUEST" in content
    assert b"Peeters" not in content
    assert found["organizer"] == "mailto:els@oost.example"
    assert found["attendee"] == "mailto:an@claes.example"
    assert found.decoded("dtstart") == utc(26, 12)
    gone = meeting_calendar(store, meeting, person(store, meeting, AN.name), is_off=True)
    assert b"METHOD:CANCEL" in gone
    assert events(gone)[0]["uid"] == found["uid"]


def test_without_an_address_it_is_an_event_to_take_over(store, meeting):
    for who in (None, person(store, meeting, JO.name), person(store, meeting, AN.name)):
        content = meeting_calendar(store, meeting, who)
        assert b"METHOD:PUBLISH" in content
        assert "organizer" not in events(content)[0]


def test_what_was_taken_away_is_invited_to_no_more(store, meeting):
    jo = person(store, meeting, JO.name)
    put_away(store, "invitee", jo)
    for wrong in ((new_id(), None), (meeting, jo), (meeting, new_id())):
        with pytest.raises(UserError, match=r"meeting\.gone"):
            meeting_calendar(store, *wrong)
