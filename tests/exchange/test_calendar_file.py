"""Calendar files as another program reads them; all times are worked out by hand."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from app.exchange.calendar_file import CalendarEvent, Mailbox, Method, calendar_bytes

NOON = datetime(2026, 11, 30, 11, tzinfo=UTC)
ONE = UUID("019dbc7e-30dd-7110-a0be-2d3c2a1f11aa")
ELS = Mailbox("Els V.", "els@partner.example")
AN = Mailbox('An "Ann" Claes', "an@claes.example")


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def event(start="2026-11-26T13:00", end="2026-11-26T15:30", **values):
    usual = {"id": ONE, "starts_at": moment(start), "ends_at": moment(end), "title": "Onthaal"}
    return CalendarEvent(**{**usual, **values})


def read(*events, method=Method.PUBLISH, **rest):
    return Calendar.from_ical(calendar_bytes(events, NOON, method, **rest))


def only(calendar):
    (found,) = calendar.walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("utc", "wall"),
    [
        ("2026-11-26T13:00", "20261126T140000"),  # winter: one hour ahead
        ("2026-07-02T13:00", "20260702T150000"),  # summer: two
        ("2026-06-30T22:00", "20260701T000000"),  # midnight is of the day after in UTC
        ("2026-12-31T23:00", "20270101T000000"),  # and of the year after
        ("2026-03-29T00:59", "20260329T015900"),  # the last minute before the clock goes on
        ("2026-03-29T01:00", "20260329T030000"),  # the first one after: there is no 02:00
        ("2026-10-25T00:30", "20261025T023000"),  # 02:30 for the first time
    ],
)
def test_times_stand_on_the_wall_clock_of_brussels(utc, wall):
    text = calendar_bytes([event(utc, "2027-02-01T10:00")], NOON).decode()
    assert f"DTSTART;TZID=Europe/Brussels:{wall}\r\n" in text
    assert only(Calendar.from_ical(text)).decoded("dtstart").astimezone(UTC) == moment(utc)


def test_the_hour_that_comes_twice_is_in_utc_the_second_time():
    found = only(read(event("2026-10-25T00:30", "2026-10-25T01:30")))
    assert found["dtend"].to_ical() == b"20261025T013000Z"
    assert found.decoded("dtend") - found.decoded("dtstart").astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-28T22:30", "2026-03-29T04:30", 6),  # 23:30 to 06:30, an hour less than it looks
        ("2026-10-24T21:30", "2026-10-25T05:30", 8),  # 23:30 to 06:30, an hour more
        ("2026-11-26T22:30", "2026-11-27T00:00", 1.5),  # over midnight: 23:30 to 01:00
    ],
)
def test_a_night_lasts_as_long_as_it_does(start, end, hours):
    found = only(read(event(start, end)))
    length = found.decoded("dtend").astimezone(UTC) - found.decoded("dtstart").astimezone(UTC)
    assert length == timedelta(hours=hours)


@pytest.mark.parametrize("year", [1996, 2026, 2040])
def test_the_zone_in_the_file_is_that_of_the_system(year):
    (zone,) = read(event()).walk("VTIMEZONE")
    told, known = zone.to_tz(lookup_tzid=False), ZoneInfo("Europe/Brussels")
    for month, day, hour in ((6, 1, 12), (12, 1, 12), (12, 31, 23)):
        wall = datetime(year, month, day, hour)  # noqa: DTZ001
        assert told.utcoffset(wall) == known.utcoffset(wall)


def test_the_zone_changes_on_the_last_sundays_at_one_in_utc():
    text = calendar_bytes([event()], NOON).decode()
    assert "DTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in text
    assert "DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in text


def test_an_invitation_asks_one_person_to_answer():
    calendar = read(
        event(sequence=2, place="Zaal De Kiem; Aalst", text="1.\n2.", organizer=ELS, attendee=AN),
        method=Method.REQUEST,
    )
    found = only(calendar)
    assert calendar["method"] == "REQUEST"
    assert (found["uid"], found["sequence"], found["status"]) == (str(ONE), 2, "CONFIRMED")
    assert found.decoded("dtstamp") == NOON
    assert (found["location"], found["description"]) == ("Zaal De Kiem; Aalst", "1.\n2.")
    assert (found["organizer"], found["attendee"]) == (
        "mailto:els@partner.example",
        "mailto:an@claes.example",
    )
    asked = found["attendee"].params
    assert (asked["CN"], asked["RSVP"], asked["PARTSTAT"]) == (AN.name, "TRUE", "NEEDS-ACTION")


def test_what_does_not_go_on_is_the_same_event_cancelled():
    calendar = read(event(organizer=ELS), method=Method.CANCEL)
    assert (calendar["method"], only(calendar)["status"]) == ("CANCEL", "CANCELLED")
    assert only(calendar)["uid"] == str(ONE)
    assert only(read(event(is_cancelled=True)))["status"] == "CANCELLED"


def test_a_file_to_take_over_asks_nothing():
    found = only(read(event(attendee=AN)))
    assert "RSVP" not in found["attendee"].params
    assert "organizer" not in found


def test_busy_tells_only_from_when_until_when():
    told = event(place="Molenstraat 14", text="Ziekte", organizer=ELS, attendee=AN)
    text = calendar_bytes([told], NOON, busy_title="Bezet", name="Werkvloer").decode()
    for secret in ("Onthaal", "Molenstraat", "Ziekte", "Els", "An ", "mailto"):
        assert secret not in text
    found = only(Calendar.from_ical(text))
    assert (found["summary"], found["class"]) == ("Bezet", "PRIVATE")
    assert found.decoded("dtstart") == told.starts_at


@pytest.mark.parametrize("bad", ["\r\nATTENDEE:mailto:x@y", "\nX:1", "\x00", "\x0b", "\u2028"])
def test_no_text_can_add_a_line_to_the_file(bad):
    nasty = Mailbox(f"An{bad}", f"an@claes.example{bad}")
    text = calendar_bytes(
        [event(title=f"A{bad}", place=bad, organizer=nasty, attendee=nasty)],
        NOON,
        Method.REQUEST,
        name=f"W{bad}",
    )
    lines = text.replace(b"\r\n ", b"").decode().splitlines()
    names = [line.partition(":")[0].partition(";")[0] for line in lines]
    assert names.count("ATTENDEE") == 1
    assert "X" not in names
    assert only(Calendar.from_ical(text))["summary"].startswith("A")


def test_long_lines_are_folded_between_signs():
    lines = calendar_bytes([event(title="é" * 300)], NOON).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert only(read(event(title="é" * 300)))["summary"] == "é" * 300


def test_an_empty_calendar_has_a_name_to_subscribe_to():
    calendar = read(name="Werkvloer")
    assert (calendar["x-wr-calname"], calendar["name"]) == ("Werkvloer", "Werkvloer")
    assert calendar.walk("VEVENT") == []
