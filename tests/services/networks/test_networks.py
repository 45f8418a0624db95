"""Networks, their meetings, who was there, and what they thought of it."""

from datetime import date
from decimal import Decimal

import pytest

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.models.base import new_id
from app.models.signing import Signature
from app.services.companies.file_history import HistoryQuery, history_list, history_rows
from app.services.files.attachments import Pasted, attach_files, list_files
from app.services.networks.evaluations import QUESTIONS, fill_in, remarks, results, tally
from app.services.networks.meetings import (
    MeetingForm,
    add_case,
    add_meeting_action,
    add_point,
    edit_meeting,
    invite,
    mark_invited,
    meeting_view,
    note_attendance,
    note_reply,
    plan_meeting,
    walk_in,
)
from app.services.networks.use_cases import (
    MemberForm,
    NetworkForm,
    add_members,
    network_rows,
    network_view,
    start_network,
)
from app.services.retention.bin import restore, throw_away
from app.services.trajectories.case_edits import put_away, write_fields
from tests.case_samples import begin, member, undone_and_redone
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import stop_clock

AN = MemberForm("Claes, An", "Metaal Claes", "zaakvoerder", "an@claes.example")
JO = MemberForm("Peeters, Jo", "Peeters Bouw")


@pytest.fixture
def network(store):
    add_team(store)
    return start_network(store, NetworkForm("Netwerk Waasland", ("onboarding",), "R14")).id


def planned(**values):
    usual = {"title": "Buddy's", "starts_at": utc(26, 13), "ends_at": utc(26, 16)}
    return MeetingForm(**{**usual, **values})


@pytest.fixture
def meeting(store, network):
    return plan_meeting(store, network, planned()).id


def code_of(work, *arguments, **named):
    with pytest.raises(UserError) as caught:
        work(*arguments, **named)
    return caught.value.code


def people(store, meeting):
    return {one.name: one for one in meeting_view(store, meeting).invitees}


def test_a_network_has_people_each_once(store, network):
    changes = add_members(store, network, (AN, JO, AN))
    add_members(store, network, (MemberForm("claes, an", "METAAL CLAES"),))
    found = network_view(store, network)
    assert [one.name for one in found.members] == ["Claes, An", "Peeters, Jo"]
    assert (found.row.members, found.row.companies, found.row.coach) == (2, 2, "Els V.")
    undone_and_redone(store, changes, lambda: network_view(store, network).members)
    put_away(store, "network_member", found.members[0].id)
    assert network_view(store, network).row.members == 1
    wrong = MemberForm("An", "Metaal Claes", email="an.example")
    assert code_of(add_members, store, network, (wrong,)).startswith("email.")
    assert code_of(add_members, store, network, (MemberForm(" ", "B"),)) == "field.required"


def test_networks_stand_by_name_with_their_next_and_last_meeting(store, network, monkeypatch):
    stop_clock(monkeypatch)
    start_network(store, NetworkForm("Aalst"))
    assert [(row.name, row.next_at) for row in network_rows(store)] == [
        ("Aalst", None),
        ("Netwerk Waasland", None),
    ]
    now = clock.now()
    gone, coming = now.replace(year=2025), now.replace(year=2030)
    for at in (gone, coming):
        plan_meeting(store, network, planned(starts_at=at, ends_at=at.replace(minute=59)))
    row = network_view(store, network).row
    assert (row.last_at, row.next_at) == (gone, coming)
    assert len(network_view(store, network).meetings) == 2
    assert network_view(store, new_id()) is None


def test_a_meeting_is_planned_and_edited(store, network):
    wrong = planned(ends_at=utc(26, 13))
    assert code_of(plan_meeting, store, network, wrong) == "meeting.ends_before_start"
    wrong = planned(costs=Decimal(-1))
    assert code_of(plan_meeting, store, network, wrong) == "amount.negative"
    made = plan_meeting(store, network, planned(programme="Welkom"))
    found = meeting_view(store, made.id)
    assert (found.network, found.form.programme, found.form.coach_id) == (
        "Netwerk Waasland",
        "Welkom",
        store.actor,
    )
    changes = edit_meeting(store, made.id, planned(title=" Buddy ", costs=Decimal("120.50")))
    assert meeting_view(store, made.id).form.costs == Decimal("120.50")
    undone_and_redone(store, changes, lambda: meeting_view(store, made.id).form)
    assert meeting_view(store, new_id()) is None


def test_who_is_invited_replies_comes_and_signs(store, meeting):
    changes = invite(store, meeting, [AN, JO, AN])
    undone_and_redone(store, changes, lambda: meeting_view(store, meeting).invitees)
    an, jo = (people(store, meeting)[name] for name in ("Claes, An", "Peeters, Jo"))
    mark_invited(store, [an.id, jo.id])
    note_reply(store, [an.id], "yes")
    note_reply(store, [jo.id], "no")
    walk_in(store, meeting, MemberForm("Zed", "Zaak"))
    note_attendance(store, [an.id], attended=True)
    found = meeting_view(store, meeting)
    assert (found.invited, found.coming, found.present) == (2, 1, 2)
    assert [one.name for one in found.invitees] == ["Claes, An", "Peeters, Jo", "Zed"]
    assert all(people(store, meeting)[one.name].invited_at for one in (AN, JO))
    with store.write() as session:
        ink = {
            "strokes": "[[[1,1,0,0]]]",
            "signed_at": utc(26, 13),
            "signed_hash": "0",
            "signed_versions": {},
        }
        session.add(Signature(root=network_of(store, meeting), invitee_id=an.id, name="An", **ink))
    assert [one.has_signed for one in meeting_view(store, meeting).invitees] == [True, False, False]


def network_of(store, meeting):
    return meeting_view(store, meeting).network_id


def test_what_came_of_a_meeting(store, meeting):
    case = add_case(store, meeting, title="Ploegbaas", question="Hoe begin ik?")
    write_fields(store, "intervision_case", case.id, said="Eerst luisteren", taken="Gesprek")
    add_point(store, meeting, "Foto's helpen", "onthaal")
    add_meeting_action(store, meeting, "Map delen", "An", date(2026, 12, 1))
    found = meeting_view(store, meeting)
    assert [(one.title, one.said, one.taken) for one in found.cases] == [
        ("Ploegbaas", "Eerst luisteren", "Gesprek")
    ]
    assert [(one.text, one.tag) for one in found.points] == [("Foto's helpen", "onthaal")]
    assert [(one.text, one.owner, one.due_on) for one in found.actions] == [
        ("Map delen", "An", date(2026, 12, 1))
    ]
    assert code_of(add_case, store, meeting, question="?") == "field.required"
    assert code_of(add_point, store, meeting, " ") == "field.required"
    assert code_of(add_meeting_action, store, meeting, " ") == "field.required"


def test_an_evaluation_hides_small_numbers(store, meeting):
    answers = dict.fromkeys(QUESTIONS, 4)
    for _ in range(4):
        fill_in(store, meeting, answers)
    assert not any(one.is_shown for one in results(store, meeting))
    changes = fill_in(store, meeting, {"useful": 4}, " Fijn ")
    undone_and_redone(store, changes, lambda: remarks(store, meeting))
    first, second, *_ = results(store, meeting)
    assert (first.total, first.mean, first.numbers[4]) == (5, Decimal("4.0"), 5)
    assert not second.is_shown
    assert remarks(store, meeting) == ("Fijn",)
    tally(store, meeting, "new", 5, 3)
    tally(store, meeting, "new", 5, 6)
    assert results(store, meeting)[1].total == 10
    assert code_of(fill_in, store, meeting, {"useful": 6}) == "scan.value"
    assert code_of(tally, store, meeting, "new", 0, 1) == "scan.value"
    assert code_of(tally, store, meeting, "new", 1, -1) == "amount.negative"


def test_no_history_tells_what_somebody_filled_in(store, meeting):
    fill_in(store, meeting, {"useful": 2}, "Te lang")
    tally(store, meeting, "useful", 4, 6)
    for query in (
        HistoryQuery(network_of(store, meeting)),
        HistoryQuery(network_of(store, meeting), record=("meeting", meeting)),
        HistoryQuery(network_of(store, meeting), text="lang"),
    ):
        found = history_list(store, query)
        assert "evaluation_answer" not in found.kinds
        rows = history_rows(store, found.ids).values()
        assert "evaluation_answer" not in {one.kind for one in rows}
    assert "evaluation_tally" in history_list(store, HistoryQuery(network_of(store, meeting))).kinds


def test_a_network_in_the_bin_takes_nothing_new(store, network, meeting):
    invite(store, meeting, [AN])
    add_point(store, meeting, "Foto's helpen")
    throw_away(store, "meeting", meeting)
    assert meeting_view(store, meeting).invitees == ()
    restore(store, "meeting", meeting)
    assert len(meeting_view(store, meeting).invitees) == 1
    throw_away(store, "network", network)
    assert network_rows(store) == ()
    for work in (
        lambda: plan_meeting(store, network, planned()),
        lambda: add_point(store, meeting, "x"),
        lambda: fill_in(store, meeting, {"useful": 4}),
        lambda: note_reply(store, [people(store, meeting)["Claes, An"].id], "yes"),
    ):
        assert code_of(work) == "network.in_bin"


def test_files_stand_with_a_meeting_and_with_a_trajectory(store, meeting):
    trajectory = begin(store, member(add_company(store)))
    for owner in (meeting, trajectory.id):
        done = attach_files(store, owner, [Pasted("lijst.txt", b"An")], Silent())
        assert [row.name for row in list_files(store, owner)] == ["lijst.txt"]
        undone_and_redone(store, done.changes, lambda of=owner: list_files(store, of))
    again = attach_files(store, meeting, [Pasted("kopie.txt", b"An")], Silent())
    assert again.known == ("kopie.txt",)
    throw_away(store, "trajectory", trajectory.id)
    with pytest.raises(UserError, match=r"trajectory\.in_bin"):
        attach_files(store, trajectory.id, [Pasted("x.txt", b"x")], Silent())
    throw_away(store, "network", network_of(store, meeting))
    with pytest.raises(UserError, match=r"network\.in_bin"):
        attach_files(store, meeting, [Pasted("x.txt", b"x")], Silent())
