"""
Calendar files (.ics): what other calendar programs read of appointments and meetings.

Source: RFC 5545 (iCalendar) and RFC 5546 (iTIP, what METHOD asks). Times stand on the wall clock of
Europe/Brussels with its VTIMEZONE, so that a program of any zone shows them right; the hour that
comes twice in October is in UTC the second time, because a local time means the first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vText,
)

ZONE: Final = ZoneInfo("Europe/Brussels")
_PRODUCT: Final = "-//Werkvloer//Werkvloer//NL"
_CONTROL: Final = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # a line end may stay
_CET, _CEST = timedelta(hours=1), timedelta(hours=2)
_CHANGES: Final = (  # Directive 2000/84/EC: the last Sundays of March and October, 01:00 UTC
    (TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), _CET, _CEST, 3),  # noqa: DTZ001 on the clock of its place
    (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), _CEST, _CET, 10),  # noqa: DTZ001 on the clock of its place
)


class Method(StrEnum):
    """What the file asks of who opens it."""

    PUBLISH = "PUBLISH"  # take it over; nobody is asked to answer
    REQUEST = "REQUEST"  # an invitation, or a change of one: answer it
    CANCEL = "CANCEL"  # it does not go on


class Privacy(StrEnum):
    """How much the file tells."""

    FULL = "full"  # volledig: what, where and who
    BUSY = "busy"  # bezet: only from when until when


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody with an address of e-mail."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One appointment or meeting as other programs see it."""

    id: UUID  # of the record: stable, so that a later file changes the event that it gave before
    starts_at: datetime  # with its zone
    ends_at: datetime
    title: str
    sequence: int = 0  # how often it was changed; a calendar keeps the highest
    place: str = ""
    text: str = ""
    organizer: Mailbox | None = None
    attendee: Mailbox | None = None  # who is asked; one file per person tells nobody of the others
    is_cancelled: bool = False


def calendar_bytes(
    events: Iterable[CalendarEvent],
    made_at: datetime,
    method: Method = Method.PUBLISH,
    *,
    busy_title: str = "",
    name: str = "",
) -> bytes:
    """
    Return the bytes of a calendar file, UTF-8, lines ended as RFC 5545 asks.

    Args:
        made_at: When the file is made (DTSTAMP), with its zone.
        busy_title: Not empty: the file tells only when somebody is not free, under this word.
        name: Of the calendar, for a program that subscribes to the file.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    if name:
        calendar.add("name", _line(name))
        calendar.add("x-wr-calname", _line(name))  # what Outlook and Google read
    calendar.add_component(_zone())
    for event in events:
        calendar.add_component(_event(event, made_at, method, busy_title))
    written: bytes = calendar.to_ical()
    return written


def _event(event: CalendarEvent, made_at: datetime, method: Method, busy_title: str) -> Event:
    made = Event()
    made.add("uid", str(event.id))
    made.add("sequence", event.sequence)
    made.add("dtstamp", made_at.astimezone(UTC).replace(microsecond=0))
    made.add("dtstart", _moment(event.starts_at))
    made.add("dtend", _moment(event.ends_at))
    made.add("summary", busy_title or _clean(event.title))
    made.add("class", "PRIVATE" if busy_title else "PUBLIC")
    made.add("transp", "OPAQUE")
    gone = event.is_cancelled or method is Method.CANCEL
    made.add("status", "CANCELLED" if gone else "CONFIRMED")
    if not busy_title:
        _tell(made, event, asks=method is Method.REQUEST)
    return made


def _tell(made: Event, event: CalendarEvent, *, asks: bool) -> None:
    """Add what stays out of a file that tells only when somebody is not free."""
    for name, text in (("location", event.place), ("description", event.text)):
        if text:
            made.add(name, _clean(text))
    if event.organizer is not None:
        made.add("organizer", _address(event.organizer))
    if event.attendee is not None:
        who = _address(event.attendee)
        who.params["ROLE"] = vText("REQ-PARTICIPANT")
        if asks:
            who.params["PARTSTAT"] = vText("NEEDS-ACTION")
            who.params["RSVP"] = vText("TRUE")
        made.add("attendee", who)


def _address(who: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{_line(who.email)}")
    if who.name:
        address.params["CN"] = vText(_line(who.name))
    return address


def _moment(moment: datetime) -> datetime:
    there = moment.astimezone(ZONE).replace(microsecond=0)
    return there.astimezone(UTC) if there.fold else there


def _zone() -> Timezone:
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    for kind, name, first, before, after, month in _CHANGES:
        change = kind()
        change.add("dtstart", first)
        change.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        change.add("tzoffsetfrom", before)
        change.add("tzoffsetto", after)
        change.add("tzname", name)
        zone.add_component(change)
    return zone


def _clean(text: str) -> str:
    """Return text without what no calendar program can read."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _line(text: str) -> str:
    return _clean(text).replace("\n", " ").strip()
