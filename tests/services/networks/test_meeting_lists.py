"""The list of meetings, what overlaps one, and whom to put on its list."""

from datetime import UTC, datetime, timedelta

import pytest

from app.models.base import new_id
from app.models.enterprise import Contact, Enterprise
from app.reference.loader import reference
from app.services.companies.enterprises import EnterpriseQuery
from app.services.day.agenda import AppointmentForm, plan_appointment
from app.services.networks.meeting_list import meeting_rows, overlaps
from app.services.networks.meetings import (
    MeetingForm,
    invite,
    meeting_view,
    note_attendance,
    note_reply,
    plan_meeting,
    walk_in,
)
from app.services.networks.people_choice import find_people, people_of_view
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import put_away
from tests.coaching_samples import add_company, add_team, utc

AN = MemberForm("Claes, An", "Metaal Claes")
JO = MemberForm("Peeters, Jo", "Peeters Bouw")


@pytest.fixture
def network(store):
    add_team(store)
    return start_network(store, NetworkForm("Netwerk Waasland")).id


def plan(store, network, begin, end, title="Buddy's"):
    return plan_meeting(store, network, MeetingForm(title, begin, end, place="De Kade")).id


def test_a_row_counts_who_was_invited_comes_and_was_there(store, network):
    meeting = plan(store, network, utc(26, 13), utc(26, 16))
    other = plan(store, network, utc(27, 13), utc(27, 16))
    invite(store, meeting, [AN, JO])
    walk_in(store, meeting, MemberForm("Rik", "Garage Vijfhoek"))
    an, jo, _rik = meeting_view(store, meeting).invitees
    note_reply(store, [an.id], "yes")
    note_attendance(store, [an.id], attended=True)
    note_attendance(store, [jo.id], attended=False)
    rows = meeting_rows(store, [meeting, other, new_id()])
    assert set(rows) == {meeting, other}
    row = rows[meeting]
    assert (row.title, row.place, row.invited, row.coming, row.present) == (
        "Buddy's",
        "De Kade",
        2,
        1,
        2,
    )
    assert (rows[other].invited, rows[other].coming, rows[other].present) == (0, 0, 0)
    put_away(store, "meeting", other)
    assert set(meeting_rows(store, [meeting, other])) == {meeting}


def test_what_touches_only_at_its_end_does_not_overlap(store, network):
    meeting = plan(store, network, utc(26, 13), utc(26, 16))
    plan_appointment(store, AppointmentForm("visit", utc(26, 16), utc(26, 17), subject="na"))
    plan_appointment(store, AppointmentForm("visit", utc(26, 12), utc(26, 13), subject="voor"))
    assert overlaps(store, utc(26, 13), utc(26, 16), meeting).appointments == ()
    plan_appointment(store, AppointmentForm("visit", utc(26, 15), utc(26, 17), subject="deels"))
    late = plan(store, network, utc(26, 15), utc(26, 18), title="Tweede")
    found = overlaps(store, utc(26, 13), utc(26, 16), meeting)
    assert [one.subject for one in found.appointments] == ["deels"]
    assert [one.id for one in found.meetings] == [late]


def test_a_meeting_of_a_network_in_the_bin_overlaps_nothing(store, network):
    plan(store, network, utc(26, 13), utc(26, 16))
    assert len(overlaps(store, utc(26, 13), utc(26, 16)).meetings) == 1
    throw_away(store, "network", network)
    assert overlaps(store, utc(26, 13), utc(26, 16)).meetings == ()


def test_a_meeting_across_midnight_overlaps_what_is_early_next_day(store, network):
    night = plan(store, network, utc(26, 21), utc(27, 2))
    plan_appointment(store, AppointmentForm("visit", utc(27, 1), utc(27, 3), subject="vroeg"))
    early = plan(store, network, utc(27, 1), utc(27, 2), title="Vroeg")
    found = overlaps(store, utc(26, 21), utc(27, 2), night)
    assert [one.subject for one in found.appointments] == ["vroeg"]
    assert [one.id for one in found.meetings] == [early]
    assert [one.id for one in overlaps(store, utc(27, 1), utc(27, 2), early).meetings] == [night]


def test_a_meeting_across_the_change_of_the_clock_lasts_as_long_as_it_does(store, network):
    # 25/10/2026 03:00 is 02:00 again: 23:00 until 04:00 of the wall clock takes six hours
    begin = datetime(2026, 10, 24, 21, tzinfo=UTC)
    meeting = plan(store, network, begin, begin + timedelta(hours=6))
    row = meeting_rows(store, [meeting])[meeting]
    assert row.ends_at - row.starts_at == timedelta(hours=6)


def test_people_are_found_by_their_name_or_that_of_their_company(store, network):
    company = add_company(store)
    add_company(store, name="Metaal Claes")
    with store.write() as session:
        session.get_one(Contact, company.mia).ended_on = utc(1, 1).date()
        alone = new_id()
        session.add(Enterprise(id=alone, root=alone, name="Bakkerij Alleen"))
    found = find_people(store, reference(), "bakk jans")
    assert [(one.name, one.company) for one in found] == [("Jan J.", "Bakkerij Janssens")]
    assert (found[0].enterprise_id, found[0].contact_id) == (company.id, company.jan)
    lone = find_people(store, reference(), "alleen")
    assert [(one.name, one.company, one.enterprise_id) for one in lone] == [
        ("", "Bakkerij Alleen", alone)
    ]
    assert find_people(store, reference(), " ") == ()


def test_of_a_view_each_company_gives_its_first_contact(store, network):
    company = add_company(store)
    add_company(store, name="Metaal Claes")
    found = people_of_view(store, reference(), EnterpriseQuery())
    assert [one.company for one in found] == ["Bakkerij Janssens", "Metaal Claes"]
    assert found[0].contact_id == company.jan
