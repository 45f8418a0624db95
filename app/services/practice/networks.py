"""The networks of the practice environment (oefenomgeving), with who was at their meetings."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from app.domain.practice import Dice
from app.models.enterprise import Contact, Enterprise
from app.models.network import Invitee, Network
from app.reference.loader import reference
from app.reference.practice_cases import PracticeMeeting, PracticeNetwork
from app.services.networks.evaluations import QUESTIONS, fill_in
from app.services.networks.meetings import (
    MeetingForm,
    add_case,
    add_point,
    edit_meeting,
    invite,
    mark_invited,
    note_attendance,
    note_reply,
    plan_meeting,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, add_members, start_network
from app.storage.store import Store

_SATURDAY: Final = 5
_REPLIED: Final = 9  # of those who are invited to what is still to come
_EXCUSED: Final = ("no", "maybe")
_FORMS: Final = 2  # fewer evaluations than people who were there


def network_works(
    store: Store, day: date, told: Sequence[PracticeNetwork]
) -> list[Callable[[], None]]:
    """Return what stores each network that is not there yet, with its members and meetings."""
    with store.read() as session:
        names = set(session.exec(select(Network.name)).all())
    return [partial(_make, store, day, one) for one in told if one.name not in names]


def _make(store: Store, day: date, told: PracticeNetwork) -> None:
    people = _people(store, told.companies, day)
    form = NetworkForm(told.name, told.themes, told.region, told.purpose)
    made = start_network(store, form).id
    add_members(store, made, people)
    for meeting in told.meetings:
        _meet(store, made, meeting, people, day)


def _people(store: Store, companies: Sequence[str], day: date) -> tuple[MemberForm, ...]:
    query = (
        select(Enterprise, Contact)
        .join(Contact, col(Contact.enterprise_id) == col(Enterprise.id))
        .where(col(Enterprise.name).in_(companies))
        .order_by(col(Contact.id).desc())
    )
    words = {one.code: one.short for one in reference().contact_functions(day)}
    with store.read() as session:
        first = {company.name: (company, contact) for company, contact in session.exec(query)}
        return tuple(
            MemberForm(
                contact.name,
                company.name,
                words.get(contact.function, contact.function),
                contact.email,
                company.id,
                contact.id,
            )
            for company, contact in (first[name] for name in companies)
        )


def _meet(
    store: Store,
    network: UUID,
    told: PracticeMeeting,
    people: Sequence[MemberForm],
    day: date,
) -> None:
    starts_at = datetime.combine(_workday(day, told.workdays), told.start).astimezone()
    form = MeetingForm(
        told.title,
        starts_at,
        starts_at + timedelta(minutes=told.minutes),
        told.place,
        mode="online" if told.place == "Online" else "site",
        programme=told.programme,
        evaluation_kind="laptop",
    )
    meeting = plan_meeting(store, network, form).id
    invite(store, meeting, people)
    with store.read() as session:
        order = {person.name: place for place, person in enumerate(people)}
        found = session.exec(select(Invitee).where(Invitee.meeting_id == meeting)).all()
        invited = [one.id for one in sorted(found, key=lambda one: order[one.name])]
    come = told.present or min(_REPLIED, len(invited))
    replies: dict[str, list[UUID]] = {}
    for place, one in enumerate(invited):
        replies.setdefault("yes" if place < come else _EXCUSED[place % 2], []).append(one)
    for reply, some in replies.items():
        note_reply(store, some, reply)
    if not told.present:
        mark_invited(store, invited)
        return
    note_attendance(store, invited[:come], attended=True)
    note_attendance(store, invited[come:], attended=False)
    edit_meeting(store, meeting, replace(form, report=told.report))
    for title, question, said, taken in told.cases:
        add_case(store, meeting, title=title, question=question, said=said, taken=taken)
    for text, tag in told.points:
        add_point(store, meeting, text, tag)
    dice = Dice(told.title)
    for _ in range(come - _FORMS):
        fill_in(store, meeting, {question: dice.number(3, 5) for question in QUESTIONS})


def _workday(day: date, workdays: int) -> date:
    """Return the day so many workdays further, or back."""
    step = timedelta(days=1 if workdays > 0 else -1)
    while workdays:
        day += step
        free = {holiday.day for holiday in reference().holidays(day.year)}
        if day.weekday() < _SATURDAY and day not in free:
            workdays -= 1 if workdays > 0 else -1
    return day
