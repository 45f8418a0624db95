"""What is shown of the quality work, and of what was measured at companies, that a search found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from textwrap import shorten
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.matching import Marked, marked
from app.models.impact import GoalCheck, ImpactMeasure
from app.models.quality import CaseReview, CoordinationMeeting, Improvement, IncomingQuestion
from app.models.trajectory import TrajectoryGoal, TrajectoryMember
from app.services.search.hits import SHOWN, Hit, first, records

_NOON: Final = time(12, tzinfo=UTC)  # a day is the same one everywhere around it
_TITLE_SIGNS: Final = 60
Shown = Callable[[Session, list[UUID], Sequence[str]], Iterator[Hit]]


def _improvements(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one in records(session, Improvement, ids):
        texts = (one.insight, one.cause, one.attempt, one.measure, one.effect, one.decision)
        yield _titled("improvement", one, texts, one.noted_on, begins)


def _questions(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one in records(session, IncomingQuestion, ids):
        company = marked(one.company, begins)
        said = first((one.text, one.failure, one.handled_note), begins) or _begin(one.text)
        title, detail = (company, said) if one.company else (said, Marked(""))
        yield Hit("incoming_question", one.id, None, title, detail, at=_at(one.received_on))


def _reviews(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one in records(session, CaseReview, ids):
        texts = (one.situation, one.question, one.tried, one.said, one.taken)
        yield _titled("case_review", one, texts, None, begins)


def _meetings(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    for one in records(session, CoordinationMeeting, ids):
        texts = (one.agenda, one.report, one.decisions, one.present, one.place)
        yield _titled("coordination_meeting", one, texts, one.held_on, begins)


def _measures(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    every = records(session, ImpactMeasure, ids)
    names = _texts(session, TrajectoryMember.id, TrajectoryMember.name, every, "member_id")
    for one in every:
        name, said = names.get(one.member_id, ""), first((one.note, one.told_by), begins)
        its = (marked(name, begins), said or _begin(one.note))
        day = _at(one.measured_on)
        yield Hit("impact_measure", one.id, None, *its, at=day, trajectory_id=one.trajectory_id)


def _checks(session: Session, ids: list[UUID], begins: Sequence[str]) -> Iterator[Hit]:
    every = records(session, GoalCheck, ids)
    goals = _texts(session, TrajectoryGoal.id, TrajectoryGoal.text, every, "goal_id")
    for one in every:
        goal, said = goals.get(one.goal_id, ""), first((one.note,), begins)
        its = (marked(goal, begins), said or _begin(one.note))
        day = _at(one.checked_on)
        yield Hit("goal_check", one.id, None, *its, at=day, trajectory_id=one.trajectory_id)


SHOWN_ALL: Final[Mapping[str, Shown]] = MappingProxyType(
    SHOWN
    | {
        "incoming_question": _questions,
        "improvement": _improvements,
        "case_review": _reviews,
        "coordination_meeting": _meetings,
        "impact_measure": _measures,
        "goal_check": _checks,
    }
)


def _titled(
    kind: str, one: Any, texts: Sequence[str], day: date | None, begins: Sequence[str]
) -> Hit:
    """Return what is shown of a record by its title, with the words around what was found."""
    title = marked(one.title, begins)
    detail = (None if title.marks else first(texts, begins)) or _begin(texts[0])
    return Hit(kind, one.id, None, title, detail, at=None if day is None else _at(day))


def _texts(
    session: Session, key: Any, column: Any, every: Sequence[Any], link: str
) -> dict[UUID, str]:
    """Return a text of the records that others point to, by their id."""
    ids = [getattr(one, link) for one in every]
    return dict(session.exec(select(col(key), col(column)).where(col(key).in_(ids))).all())


def _begin(text: str) -> Marked:
    """Return the begin of a text, in one line; nothing in it was looked for."""
    return Marked(shorten(text, _TITLE_SIGNS, placeholder="…"))


def _at(day: date) -> datetime:
    return datetime.combine(day, _NOON)
