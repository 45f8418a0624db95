"""
The versions of the questions of a scan.

Those of the promotor stand in the records of the partnership; a number that they did not edit is
the one that ships with the program. A scan keeps the number that it began with.
"""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.models.base import new_id
from app.models.partnership import Person
from app.models.scan import Question, QuestionSet
from app.reference.trajectories import QuestionEntry, Questions, question_sets, scan_themes
from app.services.changes import Changes
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store


def question_versions(store: Store) -> tuple[Questions, ...]:
    """Return all versions, by number."""
    with store.read() as session:
        return sets_in(session)


def sets_in(session: Session) -> tuple[Questions, ...]:
    """Return all versions, by number; two of one number (made offline): the later made holds."""
    found = {one.number: one for one in question_sets()}
    lines: dict[UUID, list[QuestionEntry]] = {}
    query = select(Question).where(~col(Question.deleted))
    for line in session.exec(query.order_by(col(Question.position), col(Question.id))):
        entry = QuestionEntry(line.code, line.theme, line.text)
        lines.setdefault(line.set_id, []).append(entry)
    versions = select(QuestionSet).where(~col(QuestionSet.deleted)).order_by(col(QuestionSet.id))
    for one in session.exec(versions):
        questions = tuple(lines.get(one.id, ()))
        found[one.number] = Questions(one.number, one.name, one.valid_from, questions)
    return tuple(found[number] for number in sorted(found))


def set_numbered(sets: tuple[Questions, ...], number: int) -> Questions:
    """Return a version; of one that is not here (a later laptop made it) the one before."""
    before = [one for one in sets if one.number <= number]
    return (before or list(sets))[-1]


def set_on(sets: tuple[Questions, ...], day: date) -> Questions:
    """Return the version that a scan asks that begins on a day."""
    held = [one for one in sets if one.valid_from <= day]
    return max(held or sets, key=lambda one: (one.valid_from, one.number))


def write_questions(store: Store, questions: Questions) -> tuple[int, Changes]:
    """
    Keep a new version, for scans that begin from its day on; return its number, the next free one.

    Only the promotor may: the server holds it of anybody else.

    Raises:
        UserError: `questions.none`, `questions.twice` (question) or `questions.theme` (question);
            `field.required`, `text.too_long`.
    """
    _check(questions)
    with store.write() as session:
        root = session.get_one(Person, store.actor).root
        number = max(one.number for one in sets_in(session)) + 1
        made = QuestionSet(
            id=new_id(),
            root=root,
            number=number,
            valid_from=questions.valid_from,
            **cleaned("question_set", {"name": questions.name}),
        )
        session.add(made)
        session.flush()
        for position, one in enumerate(questions.questions):
            texts = cleaned("question", {"text": one.text, "code": one.code})
            session.add(
                Question(root=root, set_id=made.id, theme=one.theme, position=position, **texts)
            )
        return number, Changes.of(session)


def _check(questions: Questions) -> None:
    if not questions.questions:
        raise UserError("questions.none")
    codes = [one.code for one in questions.questions]
    for one in questions.questions:
        if codes.count(one.code) > 1:
            raise UserError("questions.twice", question=one.text)
        if one.theme not in scan_themes():
            raise UserError("questions.theme", question=one.text)
