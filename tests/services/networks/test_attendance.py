"""The list of a meeting: who is there, who signed, on the screen or on paper."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import delete, select

from app.core import clock
from app.core.errors import UserError
from app.domain.strokes import Point
from app.models.base import new_id
from app.models.signing import Signature
from app.models.sync import Outbox
from app.services.networks.attendance import (
    attendance_list,
    note_presence,
    sign_attendance,
    sign_on_paper,
    sign_on_screen,
)
from app.services.networks.attendance_signatures import BeforeChange
from app.services.networks.meetings import (
    MeetingForm,
    invite,
    meeting_view,
    move_meeting,
    note_attendance,
    note_reply,
    plan_meeting,
    walk_in,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import put_away, write_fields
from tests.case_samples import undone_and_redone
from tests.coaching_samples import add_team, utc

INK = ((Point(10, 10), Point(90, 60, 120), Point(160, 20, 240)),)
NOW = datetime(2026, 11, 26, 13, 52, tzinfo=UTC)


@pytest.fixture
def meeting(store, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    add_team(store)
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    meeting = plan_meeting(store, network, MeetingForm("Buddy's", utc(26, 13), utc(26, 16))).id
    people = [("Zoë Peeters", "Peeters Bouw"), ("an Claes", "Metaal"), ("Bo De Wit", "Textiel")]
    invite(store, meeting, [MemberForm(name, company, "hr") for name, company in people])
    for name in ("Zoë Peeters", "an Claes"):
        note_reply(store, [who(store, meeting, name)], "yes")
    return meeting


def who(store, meeting, name):
    return row(store, meeting, name).id


def row(store, meeting, name):
    return next(one for one in attendance_list(store, meeting).rows if one.name == name)


def counts(store, meeting):
    found = attendance_list(store, meeting)
    return found.present, found.expected, found.signed, found.on_paper


def test_the_list_has_who_is_expected_then_the_others_then_who_walked_in(store, meeting):
    walk_in(store, meeting, MemberForm("Aad Zonder", "Drukkerij"))
    found = attendance_list(store, meeting)
    assert (found.network, found.title, found.starts_at) == (
        "Netwerk Waasland",
        "Buddy's",
        utc(26, 13),
    )
    assert [one.name for one in found.rows] == [
        "an Claes",
        "Zoë Peeters",
        "Bo De Wit",
        "Aad Zonder",
    ]
    assert counts(store, meeting) == (1, 2, 0, 0)


def test_a_tick_comes_and_goes_in_one_undo_each(store, meeting):
    an = who(store, meeting, "an Claes")
    changes = note_presence(store, an, is_there=True)
    assert counts(store, meeting) == (1, 2, 0, 0)
    undone_and_redone(store, changes, lambda: attendance_list(store, meeting))
    note_presence(store, an, is_there=False)
    assert row(store, meeting, "an Claes").attended is None


def test_who_signs_is_there_with_ink_and_moment(store, meeting):
    an = who(store, meeting, "an Claes")
    changes = sign_attendance(store, an, INK)
    found = row(store, meeting, "an Claes")
    assert (found.attended, found.strokes, found.signed_at) == (True, INK, NOW)
    assert counts(store, meeting) == (1, 2, 1, 0)
    undone_and_redone(store, changes, lambda: attendance_list(store, meeting))


def test_who_signed_is_not_made_absent(store, meeting):
    an = who(store, meeting, "an Claes")
    sign_attendance(store, an, INK)
    with pytest.raises(UserError, match=r"attendance\.signed") as caught:
        note_presence(store, an, is_there=False)
    assert caught.value.values == {"name": "an Claes"}
    assert row(store, meeting, "an Claes").attended is True


def test_who_signs_on_paper_is_there_without_ink(store, meeting):
    an = who(store, meeting, "an Claes")
    changes = sign_on_paper(store, an)
    found = row(store, meeting, "an Claes")
    assert (found.attended, found.on_paper, found.has_signed) == (True, True, False)
    assert counts(store, meeting) == (1, 2, 0, 1)
    assert not any(one.has_signed for one in meeting_view(store, meeting).invitees)
    undone_and_redone(store, changes, lambda: attendance_list(store, meeting))
    sign_on_paper(store, an)
    assert counts(store, meeting) == (1, 2, 0, 1)
    note_presence(store, an, is_there=False)
    assert counts(store, meeting) == (0, 2, 0, 0)


def test_paper_stands_on_the_page_of_the_meeting_and_goes_with_who_was_not_there(store, meeting):
    an = who(store, meeting, "an Claes")
    sign_on_paper(store, an)
    assert [one.on_paper for one in meeting_view(store, meeting).invitees].count(True) == 1
    note_attendance(store, [an], attended=True)
    assert counts(store, meeting) == (1, 2, 0, 1)
    changes = note_attendance(store, [an], attended=False)
    assert counts(store, meeting) == (0, 2, 0, 0)
    undone_and_redone(store, changes, lambda: attendance_list(store, meeting))


def test_who_signs_on_the_screen_after_all_is_still_there(store, meeting):
    an = who(store, meeting, "an Claes")
    sign_on_paper(store, an)
    sign_on_screen(store, an)
    assert row(store, meeting, "an Claes").attended is True
    assert counts(store, meeting) == (1, 2, 0, 0)


def test_ink_takes_the_place_of_paper_and_not_the_other_way(store, meeting):
    an = who(store, meeting, "an Claes")
    sign_on_paper(store, an)
    sign_attendance(store, an, INK)
    assert counts(store, meeting) == (1, 2, 1, 0)
    sign_on_paper(store, an)
    assert counts(store, meeting) == (1, 2, 1, 0)
    with store.read() as session:
        standing = [one for one in session.exec(select(Signature)) if not one.deleted]
    throw_away(store, "signature", standing[0].id)
    assert counts(store, meeting) == (1, 2, 0, 0)


def test_of_two_laptops_the_ink_counts_and_not_the_paper(store, meeting):
    an = who(store, meeting, "an Claes")
    sign_on_paper(store, an)
    with store.write() as session:
        paper = session.exec(select(Signature)).one()
        values = paper.model_dump(exclude={"id", "strokes"})
        session.add(Signature(**values, strokes="[[[1,1,0,0],[90,1,9,0]]]"))
    assert counts(store, meeting) == (1, 2, 1, 0)


def test_too_little_ink_is_no_signature_and_leaves_paper_as_it_was(store, meeting):
    an = who(store, meeting, "an Claes")
    sign_on_paper(store, an)
    with pytest.raises(UserError, match=r"signature\.no_ink"):
        sign_attendance(store, an, ((Point(1, 1),),))
    assert counts(store, meeting) == (1, 2, 0, 1)


@pytest.mark.parametrize("work", [sign_on_paper, lambda *of: note_presence(*of, is_there=True)])
def test_a_place_that_was_taken_away_is_not_ticked(store, meeting, work):
    an = who(store, meeting, "an Claes")
    put_away(store, "invitee", an)
    with pytest.raises(UserError, match=r"signature\.changed"):
        work(store, an)


def test_what_was_changed_after_the_ink_is_told_of_the_ink_and_not_of_paper(
    store, meeting, monkeypatch
):
    an, zoe, bo = (who(store, meeting, name) for name in ("an Claes", "Zoë Peeters", "Bo De Wit"))
    sign_attendance(store, an, INK)
    sign_on_paper(store, zoe)
    assert row(store, meeting, "an Claes").before_change is None
    later = NOW + timedelta(minutes=20)
    monkeypatch.setattr(clock, "now", lambda: later)
    move_meeting(store, meeting, utc(26, 13), utc(26, 17))
    sign_attendance(store, bo, INK)
    told = BeforeChange(changed_at=later)
    assert row(store, meeting, "an Claes").before_change == told
    assert row(store, meeting, "Zoë Peeters").before_change is None
    assert row(store, meeting, "Bo De Wit").before_change is None
    view = {one.id: one.before_change for one in meeting_view(store, meeting).invitees}
    assert view == {an: told, zoe: None, bo: None}
    move_meeting(store, meeting, utc(26, 13), utc(26, 16))  # as it was when An signed
    assert row(store, meeting, "an Claes").before_change is None
    assert row(store, meeting, "Bo De Wit").before_change == told


def test_another_company_on_the_list_is_a_change_of_one_place_only(store, meeting, monkeypatch):
    for name in ("an Claes", "Zoë Peeters"):
        sign_attendance(store, who(store, meeting, name), INK)
    later = NOW + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    write_fields(store, "invitee", who(store, meeting, "an Claes"), company="Metaal Claes")
    assert row(store, meeting, "an Claes").before_change == BeforeChange(changed_at=later)
    assert row(store, meeting, "Zoë Peeters").before_change is None


def test_of_a_change_that_is_not_here_no_moment_is_told(store, meeting):
    sign_attendance(store, who(store, meeting, "an Claes"), INK)
    move_meeting(store, meeting, utc(26, 14), utc(26, 16))
    with store.write() as session:
        session.exec(delete(Outbox))
    assert row(store, meeting, "an Claes").before_change == BeforeChange(changed_at=None)


def test_a_meeting_that_is_not_here_has_no_list(store, meeting):
    put_away(store, "meeting", meeting)
    assert attendance_list(store, meeting) is None
    assert attendance_list(store, new_id()) is None
