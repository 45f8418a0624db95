"""Invitations as files for the mail program of the coach."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from icalendar import Calendar

from app.core.errors import UserError
from app.models.enterprise import Contact
from app.models.partnership import Person
from app.services.files import letters as module
from app.services.files.letters import Message
from app.services.networks.meeting_mail import NoMail, guests, write_invitations
from app.services.networks.meetings import (
    MeetingForm,
    invite,
    mark_invited,
    meeting_view,
    plan_meeting,
    walk_in,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.services.trajectories.case_edits import put_away, write_fields
from tests.case_samples import undone_and_redone
from tests.coaching_samples import add_company, add_team, utc

AN = MemberForm("Claës, An", "Metaal Claes", "zaakvoerder", "an@claes.example")
JO = MemberForm("Peeters, Jo", "Peeters Bouw")


@pytest.fixture
def meeting(store):
    add_team(store)
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    form = MeetingForm("Buddy's", utc(26, 13), utc(26, 15), place="De Kade")
    return plan_meeting(store, network, form).id


def people(store, meeting):
    return {one.name: one.id for one in meeting_view(store, meeting).invitees}


def read(path):
    return message_from_bytes(path.read_bytes(), policy=default)


def test_who_has_no_address_or_wants_no_mail_is_told(store, meeting):
    company = add_company(store)
    with store.write() as session:
        contact = session.get_one(Contact, company.mia)
        contact.mail_consent, contact.email = False, "mia@janssens.example"
    mia = MemberForm(
        "Mia D.", "Bakkerij Janssens", "", "mia@janssens.example", company.id, company.mia
    )
    invite(store, meeting, [AN, JO, mia])
    walk_in(store, meeting, MemberForm("Rik", "Garage"))
    found = guests(store, meeting)
    assert [(one.name, one.why_not) for one in found] == [
        ("Mia D.", NoMail.REFUSED),
        ("Claës, An", None),
        ("Peeters, Jo", NoMail.ADDRESS),
    ]


def test_a_message_opens_as_one_that_is_still_to_be_sent(store, meeting, tmp_path):
    with store.write() as session:
        session.get_one(Person, store.actor).email = "els@oost.example"
    invite(store, meeting, [AN])
    (an,) = people(store, meeting).values()
    messages = {an: Message("Uitnodiging: Buddy's", "Dag An,\n\nKom je ook? Één keer.\n")}
    written = write_invitations(store, meeting, messages, tmp_path)
    assert list(written.values()) == [tmp_path / "Claës, An.eml"]
    letter = read(tmp_path / "Claës, An.eml")
    assert letter["X-Unsent"] == "1"
    assert letter["To"].addresses[0].display_name == "Claës, An"
    assert letter["To"].addresses[0].addr_spec == "an@claes.example"
    assert letter["From"].addresses[0].addr_spec == "els@oost.example"
    assert letter["Subject"] == "Uitnodiging: Buddy's"
    text, calendar = letter.get_body(), next(letter.iter_attachments())
    assert text.get_content().replace("\r", "") == "Dag An,\n\nKom je ook? Één keer.\n"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_filename() == "uitnodiging.ics"
    event = Calendar.from_ical(calendar.get_payload(decode=True)).walk("VEVENT")[0]
    assert str(event["summary"]) == "Netwerk Waasland: Buddy's"
    assert event["dtstart"].dt == utc(26, 13)
    assert str(event["attendee"]) == "mailto:an@claes.example"
    assert b"\r\n" in (tmp_path / "Claës, An.eml").read_bytes()


def test_who_was_written_is_noted_and_it_can_be_undone(store, meeting, tmp_path):
    invite(store, meeting, [AN, JO])
    ids = people(store, meeting)
    messages = {one: Message("x", "y") for one in ids.values()}
    written = write_invitations(store, meeting, messages, tmp_path)
    assert set(written) == {ids["Claës, An"]}  # Jo has no address
    invited = {one.invited_at for one in meeting_view(store, meeting).invitees}
    assert invited == {None}  # a message that lies somewhere is not sent
    changes = mark_invited(store, list(written))

    def when():
        return [one.invited_at for one in meeting_view(store, meeting).invitees]

    undone_and_redone(store, changes, when)
    letter = read(tmp_path / "Claës, An.eml")
    assert letter["From"] is None  # the coach has no address: the mail program fills it in
    assert next(letter.iter_attachments()).get_param("method") == "PUBLISH"


def test_two_people_of_one_name_get_two_files(store, meeting, tmp_path):
    one = MemberForm("Jan", "A", email="jan@a.example")
    other = MemberForm("jan", "B", email="jan@b.example")
    invite(store, meeting, [one, other])
    ids = [each.id for each in meeting_view(store, meeting).invitees]
    messages = {each: Message("x", "y") for each in ids}
    written = write_invitations(store, meeting, messages, tmp_path)
    assert sorted(path.name.casefold() for path in written.values()) == [
        "jan 2.eml",
        "jan.eml",
    ]


def test_a_name_cannot_add_a_header(store, meeting, tmp_path):
    invite(store, meeting, [MemberForm("Jan", "A", email="jan@a.example")])
    (jan,) = people(store, meeting).values()
    messages = {jan: Message("Hallo\r\nBcc: x@y.example", "tekst")}
    written = write_invitations(store, meeting, messages, tmp_path)
    letter = read(written[jan])
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Hallo Bcc: x@y.example"


def test_an_address_with_other_letters_can_be_written(store, meeting, tmp_path):
    invite(store, meeting, [MemberForm("Zoë", "A", email="zoë@a.example")])
    (zoe,) = people(store, meeting).values()
    written = write_invitations(store, meeting, {zoe: Message("x", "y")}, tmp_path)
    assert "zoë@a.example".encode() in written[zoe].read_bytes()


def test_when_one_cannot_be_written_none_is_left(store, meeting, tmp_path, monkeypatch):
    invite(store, meeting, [AN, MemberForm("Jo", "B", email="jo@b.example")])

    save, calls = module.save_document, []

    def full(path: Path, content):
        calls.append(path)
        if len(calls) == 2:
            raise UserError("document.full", path=path)
        save(path, content)

    monkeypatch.setattr(module, "save_document", full)
    messages = {one: Message("x", "y") for one in people(store, meeting).values()}
    with pytest.raises(UserError, match=r"document\.full"):
        write_invitations(store, meeting, messages, tmp_path)
    assert list(tmp_path.glob("*.eml")) == []
    assert {one.invited_at for one in meeting_view(store, meeting).invitees} == {None}


def test_a_meeting_that_went_away_invites_nobody(store, meeting, tmp_path):
    invite(store, meeting, [AN])
    (an,) = people(store, meeting).values()
    write_fields(store, "invitee", an, name="An")
    put_away(store, "meeting", meeting)
    with pytest.raises(UserError, match=r"meeting\.gone"):
        write_invitations(store, meeting, {an: Message("x", "y")}, tmp_path)
