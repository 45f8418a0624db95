"""The evaluation of a meeting: on the laptop without names, or as a tally; small numbers hidden."""

import secrets
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.evaluation import VALUES, Result, shown, tallied
from app.models.base import new_id
from app.models.network import EvaluationAnswer, EvaluationTally, Meeting, tally_id
from app.services.changes import Changes
from app.services.standing import require_standing
from app.services.trajectories.case_edits import add_or_show, cleaned
from app.storage.store import Store

QUESTIONS: Final = ("useful", "new", "use", "again")  # codes; the screen has the words
_FORMS: Final = 1 << 62  # a form gets a number below: who filled it in cannot be told by it


def fill_in(
    store: Store, meeting_id: UUID, answers: Mapping[str, int], remark: str = ""
) -> Changes:
    """
    Keep what one person filled in; nothing tells who it was.

    Args:
        answers: 1 to 5 by code of the question; what was skipped is left out.

    Raises:
        UserError: `scan.value` (lowest, highest); `text.too_long`, `network.in_bin`.
    """
    for answer in answers.values():
        _check(answer)
    text = cleaned("evaluation_answer", {"text": remark})["text"]
    with store.write() as session:
        meeting = _standing(session, meeting_id)
        form = secrets.randbelow(_FORMS)
        given: list[tuple[str, int | None, str]] = [
            (question, value, "") for question, value in answers.items()
        ]
        if text:
            given.append(("remark", None, text))
        for question, rated, said in given:
            session.add(
                EvaluationAnswer(
                    id=new_id(),
                    root=meeting.root,
                    meeting_id=meeting_id,
                    form=form,
                    question=question,
                    value=rated,
                    text=said,
                )
            )
        return Changes.of(session)


def tally(store: Store, meeting_id: UUID, question: str, value: int, number: int) -> Changes:
    """
    Keep how many gave an answer on paper.

    Raises:
        UserError: `scan.value` (lowest, highest), `amount.negative`, `network.in_bin`.
    """
    _check(value)
    if number < 0:
        raise UserError("amount.negative")
    with store.write() as session:
        meeting = _standing(session, meeting_id)
        add_or_show(
            session,
            EvaluationTally(
                id=tally_id(meeting_id, question, value),
                root=meeting.root,
                meeting_id=meeting_id,
                question=question,
                value=value,
                number=number,
            ),
        )
        return Changes.of(session)


def results(store: Store, meeting_id: UUID) -> tuple[Result, ...]:
    """Return what may be shown of each question, in their order."""
    with store.read() as session:
        return tuple(
            shown(question, _values(session, meeting_id, question)) for question in QUESTIONS
        )


def forms(store: Store, meeting_id: UUID) -> int:
    """Return how many people filled in a form on the laptop."""
    query = select(func.count(func.distinct(col(EvaluationAnswer.form)))).where(
        col(EvaluationAnswer.meeting_id) == meeting_id, ~col(EvaluationAnswer.deleted)
    )
    with store.read() as session:
        return session.exec(query).one()


def counted(store: Store, meeting_id: UUID) -> dict[tuple[str, int], int]:
    """Return how many gave an answer on paper, by question and value; nothing where nobody did."""
    query = select(EvaluationTally.question, EvaluationTally.value, EvaluationTally.number).where(
        col(EvaluationTally.meeting_id) == meeting_id,
        ~col(EvaluationTally.deleted),
        col(EvaluationTally.number) > 0,
    )
    with store.read() as session:
        return {(question, value): number for question, value, number in session.exec(query)}


def remarks(store: Store, meeting_id: UUID) -> tuple[str, ...]:
    """Return what people wrote, in no order that tells who did."""
    query = select(EvaluationAnswer.text).where(
        col(EvaluationAnswer.meeting_id) == meeting_id,
        ~col(EvaluationAnswer.deleted),
        col(EvaluationAnswer.text) != "",
    )
    with store.read() as session:
        return tuple(sorted(session.exec(query)))


def _check(value: int) -> None:
    if value not in VALUES:
        raise UserError("scan.value", lowest=VALUES[0], highest=VALUES[-1])


def _standing(session: Session, meeting_id: UUID) -> Meeting:
    meeting = session.get_one(Meeting, meeting_id)
    require_standing(session, meeting)
    return meeting


def _values(session: Session, meeting_id: UUID, question: str) -> list[int]:
    answers = select(EvaluationAnswer.value).where(
        col(EvaluationAnswer.meeting_id) == meeting_id,
        col(EvaluationAnswer.question) == question,
        ~col(EvaluationAnswer.deleted),
    )
    counted = select(EvaluationTally.value, EvaluationTally.number).where(
        col(EvaluationTally.meeting_id) == meeting_id,
        col(EvaluationTally.question) == question,
        ~col(EvaluationTally.deleted),
    )
    own = [value for value in session.exec(answers) if value is not None]
    return own + tallied(dict(session.exec(counted).all()))
