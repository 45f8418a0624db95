"""What the printed list takes from a meeting."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.core.errors import UserError
from app.domain.print_code import short_code
from app.domain.strokes import Point
from app.models.base import new_id
from app.reference.loader import Reference
from app.services.networks.attendance import sign_attendance
from app.services.networks.attendance_print import attendance_pdf
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
from tests.coaching_samples import add_team, utc

INK = ((Point(10, 10), Point(90, 60, 120), Point(160, 20, 240)),)


@pytest.fixture
def meeting(store):
    add_team(store)
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    plan_meeting(store, network, MeetingForm("Eerste", utc(2, 13), utc(2, 15)))
    form = MeetingForm("Buddy's", utc(26, 13), utc(26, 16), "De Kade")
    meeting = plan_meeting(store, network, form).id
    invite(store, meeting, [MemberForm(name, "Metaal", "hr") for name in ("An", "Bo", "Cis", "Do")])
    return meeting


def words(store, meeting):
    pages = PdfReader(BytesIO(attendance_pdf(store, Reference(), meeting))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_list_has_whoever_may_come_and_who_came(store, meeting):
    ids = {one.name: one.id for one in meeting_view(store, meeting).invitees}
    note_reply(store, [ids["Bo"]], "no")
    note_reply(store, [ids["Cis"]], "no")
    note_attendance(store, [ids["Cis"]], attended=True)
    sign_attendance(store, ids["An"], INK)
    walk_in(store, meeting, MemberForm("Zed", "Drukkerij"))
    text = words(store, meeting)
    assert [
        name in text for name in ("An Metaal", "Bo Metaal", "Cis Metaal", "Do Metaal", "Zed")
    ] == [
        True,
        False,
        True,
        True,
        True,
    ]
    assert "Bijeenkomst 2 van 2" in text
    assert "Partner Oost Begeleider Els V." in text
    assert short_code(meeting) in text


def test_ink_under_what_was_changed_says_so_on_paper(store, meeting):
    ids = {one.name: one.id for one in meeting_view(store, meeting).invitees}
    sign_attendance(store, ids["An"], INK)
    assert "Getekend vóór" not in words(store, meeting)
    move_meeting(store, meeting, utc(26, 14), utc(26, 17))
    assert words(store, meeting).count("Getekend vóór de wijziging van") == 1


def test_the_function_of_a_contact_is_a_word(store, meeting):
    assert Reference().label("contact_functions", "hr") in words(store, meeting)


def test_a_meeting_that_is_gone_has_no_list(store, meeting):
    with pytest.raises(UserError, match=r"meeting\.gone"):
        attendance_pdf(store, Reference(), new_id())
