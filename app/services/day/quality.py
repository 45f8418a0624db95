"""What waits for somebody of the quality work: questions without an answer, and improvements."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.agenda import week_of
from app.domain.demand import OPEN
from app.domain.improvement import DECIDED
from app.models.quality import Improvement, IncomingQuestion
from app.services.day.rows import MOST, Group, MatterRow, group_of
from app.services.day.snooze import Reason, snoozed
from app.storage.store import Store


def open_questions(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield the questions that came in and that the coach has to handle, until they are."""
    query = (
        select(IncomingQuestion)
        .where(
            col(IncomingQuestion.person_id) == store.actor,
            col(IncomingQuestion.handling) == OPEN,
            ~col(IncomingQuestion.deleted),
            col(IncomingQuestion.id).not_in(snoozed(store, Reason.QUESTION, day)),
        )
        .order_by(col(IncomingQuestion.received_on), col(IncomingQuestion.id))
    )
    for one in session.scalars(query.limit(MOST)):
        yield MatterRow(
            id=one.id,
            reason=Reason.QUESTION,
            group=Group.TODAY,  # nobody promised a day; it waits since that on which it came
            about=one.company,
            screen="incoming_question",
            record_id=one.id,
            what=" ".join(one.text.split()),
            due_on=one.received_on,
            unit="handling",
        )


def due_improvements(session: Session, store: Store, day: date) -> Iterable[MatterRow]:
    """Yield the improvements of the coach that are looked at again until Sunday."""
    query = (
        select(Improvement)
        .where(
            col(Improvement.owner_id) == store.actor,
            col(Improvement.status).not_in(DECIDED),
            col(Improvement.due_on) <= week_of(day)[-1],
            ~col(Improvement.deleted),
            col(Improvement.id).not_in(snoozed(store, Reason.IMPROVEMENT, day)),
        )
        .order_by(col(Improvement.due_on), col(Improvement.id))
    )
    for one in session.scalars(query.limit(MOST)):
        if one.due_on is not None:
            yield MatterRow(
                id=one.id,
                reason=Reason.IMPROVEMENT,
                group=group_of(one.due_on, day),
                about="",
                screen="improvement",
                record_id=one.id,
                what=one.title,
                due_on=one.due_on,
                unit="status",
            )
