"""Putting off (uitstellen) what stands in Vandaag, until a day."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from app.core import clock
from app.core.errors import UserError
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.planning import Snooze
from app.services.changes import Changes
from app.services.records import write
from app.services.standing import may_edit
from app.storage.store import Store


class Reason(StrEnum):
    """Why a row stands in Vandaag."""

    ACTION = "action"  # an action that is late, or due this week
    DRAFT = "draft"  # something typed and not finished
    NO_NEXT = "no_next"  # a company without anything to do or to come since its last session
    SILENT = "silent"  # a company without contact for long
    FOLLOW_UP = "follow_up"  # a look back on a closed trajectory is due
    MEASURE = "measure"  # a company has not told its numbers of people, before or after
    GOALS = "goals"  # structural goals of a closed trajectory are to be looked at again
    COUNT = "count"  # somebody proposed that a company counts
    SCAN = "scan"  # a scan that was put aside
    REFERRAL = "referral"  # a referral has no outcome yet
    DUPLICATE = "duplicate"  # another company stands under the same number
    EVIDENCE = "evidence"  # a company in a trajectory lacks evidence
    ASKED = "asked"  # somebody asks for that evidence, for a pack
    QUESTION = "question"  # a question that came in has no answer yet
    IMPROVEMENT = "improvement"  # its owner looks at an improvement again


def snooze(
    store: Store, reason: Reason, subject_id: UUID, until: date, enterprise_id: UUID | None = None
) -> Changes:
    """
    Put a row off until a day, on which it is seen again.

    Args:
        subject_id: The action, draft or company that the row is about.
        enterprise_id: The company whose file it belongs to; None: no file.

    Raises:
        UserError: `snooze.not_later` when that day is not after today.
    """
    if until <= clock.today():
        raise UserError("snooze.not_later")
    with store.write() as session:
        same = select(Snooze).where(
            col(Snooze.person_id) == store.actor,
            col(Snooze.reason) == reason.value,
            col(Snooze.subject_id) == subject_id,
            ~col(Snooze.deleted),
        )
        known = session.scalars(same).first()
        if known is not None:
            write(known, {"until": until})
            return Changes.of(session)
        session.add(
            Snooze(
                root=_root(session, store, enterprise_id),
                person_id=store.actor,
                reason=reason.value,
                subject_id=subject_id,
                until=until,
            )
        )
        return Changes.of(session)


def _root(session: Session, store: Store, enterprise_id: UUID | None) -> UUID:
    """Return where it is kept: with the company, or with the coach where that is only read."""
    company = None if enterprise_id is None else session.get_one(Enterprise, enterprise_id)
    if company is None or not may_edit(session, company):
        return session.get_one(Person, store.actor).root
    return company.root


def snoozed(store: Store, reason: Reason, day: date) -> Select[Any]:
    """Return the query of what the coach does not want to see on a day, as ids."""
    return select(col(Snooze.subject_id)).where(
        col(Snooze.person_id) == store.actor,
        col(Snooze.reason) == reason.value,
        col(Snooze.until) > day,
        ~col(Snooze.deleted),
    )
