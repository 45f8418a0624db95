"""Meetings in the timeline of a company, and what a search finds of them."""

from datetime import timedelta

import pytest

from app.core.progress import Silent
from app.models.coaching import Action
from app.reference.loader import reference
from app.services.companies.timeline import entry_rows, load_timeline
from app.services.day.today import load_today
from app.services.files.attachments import Pasted, attach_files
from app.services.networks.evaluations import counted, fill_in, forms, tally
from app.services.networks.meetings import (
    MeetingForm,
    add_meeting_action,
    invite,
    meeting_view,
    note_attendance,
    plan_meeting,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.search.finding import catch_up, search
from app.services.trajectories.case_edits import put_away
from app.ui.place import Place
from app.ui.search.words import place_of
from tests.coaching_samples import add_company, add_team, utc


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


@pytest.fixture
def network(store, company):
    return start_network(store, NetworkForm("Netwerk Waasland")).id


@pytest.fixture
def meeting(store, network, company):
    made = plan_meeting(
        store, network, MeetingForm("Buddys", utc(12, 13), utc(12, 15), place="De Kade")
    ).id
    people = [
        MemberForm("Jan J.", "Bakkerij Janssens", enterprise_id=company.id),
        MemberForm("Mia D.", "Bakkerij Janssens", enterprise_id=company.id),
        MemberForm("An", "Metaal Claes"),
    ]
    invite(store, made, people)
    return made


def entries(store, company):
    return load_timeline(store, company.id).of(frozenset({"meeting"}))


def test_a_meeting_stands_in_the_file_once_its_people_were_there(store, company, meeting):
    assert entries(store, company) == ()
    ids = [one.id for one in meeting_view(store, meeting).invitees]
    note_attendance(store, ids, attended=True)
    attach_files(store, meeting, [Pasted("lijst.txt", b"x")], Silent())
    (key,) = entries(store, company)  # two people of it: still one meeting
    assert (key.at, key.id) == (utc(12, 13), meeting)
    row = entry_rows(store, [key])[meeting]
    assert (row.network, row.subject, row.who) == ("Netwerk Waasland", "Buddys", "Els V.")
    assert (row.lasted, row.files) == (timedelta(hours=2), ("lijst.txt",))
    assert row.people == ()  # who else was there is not of this file
    note_attendance(store, ids, attended=False)
    assert entries(store, company) == ()


def test_a_meeting_of_a_place_alone_is_none_and_one_in_the_bin_neither(
    store, company, network, meeting
):
    ids = [one.id for one in meeting_view(store, meeting).invitees]
    note_attendance(store, ids, attended=True)
    assert load_timeline(store, company.id, company.site).of(frozenset({"meeting"})) == ()
    keys = entries(store, company)
    put_away(store, "network", network)
    assert entries(store, company) == ()
    assert entry_rows(store, keys) == {}


def test_a_search_leads_to_the_meeting_or_to_the_tab_of_what_was_found(store, network, meeting):
    add_meeting_action(store, meeting, "Flappen mailen")
    attach_files(store, meeting, [Pasted("flappen.txt", b"x")], Silent())
    catch_up(store, Silent())

    def places(typed):
        return {one.kind: place_of(one) for one in search(store, reference(), typed).hits}

    assert places("buddys") == {"meeting": Place("meeting", record=meeting)}
    assert places("waasland")["network"] == Place("network", record=network)
    assert places("flappen") == {
        "action": Place("meeting", record=meeting, unit="report"),
        "attachment": Place("meeting", record=meeting, unit="files"),
    }


def test_an_action_of_a_meeting_is_in_vandaag(store, meeting):
    due = utc(23, 9).date()
    made = add_meeting_action(store, meeting, "Flappen mailen", "Els", due).id
    (row,) = load_today(store, due).actions
    assert (row.id, row.meeting_id) == (made, meeting)
    with store.read() as session:
        assert session.get_one(Action, made).enterprise_id is None


def test_forms_are_counted_by_person_and_tallies_without_zeros(store, meeting):
    assert (forms(store, meeting), counted(store, meeting)) == (0, {})
    fill_in(store, meeting, {"useful": 4, "new": 5}, "Goed")
    fill_in(store, meeting, {"useful": 3})
    assert forms(store, meeting) == 2
    tally(store, meeting, "useful", 5, 3)
    tally(store, meeting, "new", 1, 2)
    tally(store, meeting, "new", 1, 0)
    assert counted(store, meeting) == {("useful", 5): 3}
