"""What a meeting of the partnership (coördinatieoverleg) agreed: actions with owner and day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.models.base import new_id
from app.models.coaching import Action
from app.models.partnership import Person
from app.models.quality import CoordinationMeeting
from app.services.changes import Changes
from app.services.records import write
from app.services.trajectories.case_edits import cleaned
from app.services.trajectories.use_cases import Made
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class MeetingTask:
    """An action of a meeting: what, who, by when; and when it was done."""

    id: UUID
    text: str
    person_id: UUID | None
    person: str
    due_on: date | None
    done_on: date | None


def add_task(store: Store, meeting_id: UUID, text: str, person_id: UUID, due_on: date) -> Made:
    """
    Add what somebody does by a day; it stands in their Vandaag.

    Raises:
        UserError: `field.required` (field), `text.too_long` (field), `quality.in_bin`.
    """
    if not text.strip():
        raise UserError("field.required", field="text")
    words = cleaned("action", {"text": text})["text"]
    with store.write() as session:
        meeting = session.get_one(CoordinationMeeting, meeting_id)
        if meeting.deleted:
            raise UserError("quality.in_bin")
        action = Action(
            id=new_id(),
            root=meeting.root,
            coordination_id=meeting_id,
            text=words,
            coach_id=person_id,
            due_on=due_on,
        )
        session.add(action)
        return Made(action.id, Changes.of(session))


def tick_task(store: Store, action_id: UUID, *, done: bool) -> Changes:
    """Say that an action is done today, or take that back."""
    with store.write() as session:
        day = clock.today() if done else None
        write(session.get_one(Action, action_id), {"done_on": day})
        return Changes.of(session)


def drop_task(store: Store, action_id: UUID) -> Changes:
    """Take an action out of a meeting again; it can be undone."""
    with store.write() as session:
        write(session.get_one(Action, action_id), {"deleted": True})
        return Changes.of(session)


def tasks_in(session: Session, meeting_id: UUID) -> tuple[MeetingTask, ...]:
    """Return the actions of a meeting, the open ones first, by day."""
    query = (
        select(Action, Person.name)
        .outerjoin(Person, col(Person.id) == col(Action.coach_id))
        .where(col(Action.coordination_id) == meeting_id, ~col(Action.deleted))
        .order_by(
            col(Action.done_on).is_not(None), col(Action.due_on).asc().nulls_last(), col(Action.id)
        )
    )
    return tuple(
        MeetingTask(one.id, one.text, one.coach_id, name or "", one.due_on, one.done_on)
        for one, name in session.exec(query)
    )
