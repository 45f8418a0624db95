"""The guard against double financing: what was answered at a company, and what it says now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.domain.double_funding import Answer, Verdict, check_answer, guard, is_deviation
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.referral import FundingCheck
from app.services.case_edits import cleaned
from app.services.changes import Changes
from app.services.company_family import of_company, shown
from app.services.standing import standing_enterprise
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Deviation:
    """That somebody went on though somebody else does or pays it: a line of the report."""

    id: UUID
    enterprise_id: UUID
    enterprise: str
    support: str
    asked_on: date
    person: str
    reason: str
    subject_kind: str
    subject_id: UUID


def guard_of(store: Store, enterprise_id: UUID, support: str | None) -> Verdict:
    """Tell whether to go on, to ask, or to refer, before a session or a referral."""
    with store.read() as session:
        return guard(support, _answers(session, enterprise_id), clock.today())


def answer_check(
    store: Store,
    enterprise_id: UUID,
    support: str,
    answer: str,
    subject: tuple[str, UUID],
    override_reason: str = "",
) -> Changes:
    """
    Keep what a coach answered, before `subject` (kind and id; it may not be stored yet).

    Raises:
        UserError: `funding.reason`; `text.too_long`, `enterprise.in_bin` (name, enterprise_id).
    """
    text = cleaned("funding_check", {"override_reason": override_reason})["override_reason"]
    check_answer(answer, text)
    with store.write() as session:
        root = standing_enterprise(session, enterprise_id).root
        session.add(
            FundingCheck(
                id=new_id(),
                root=root,
                enterprise_id=enterprise_id,
                asked_on=clock.today(),
                person_id=store.actor,
                support=support,
                subject_kind=subject[0],
                subject_id=subject[1],
                answer=answer,
                override_reason=text,
            )
        )
        return Changes.of(session)


def deviations(store: Store) -> tuple[Deviation, ...]:
    """Return where somebody went on in spite of the guard, the last first."""
    query = (
        select(FundingCheck, Enterprise.name, Person.name)
        .join(Enterprise, col(Enterprise.id) == col(FundingCheck.enterprise_id))
        .join(Person, col(Person.id) == col(FundingCheck.person_id))
        .where(~col(FundingCheck.deleted), ~col(Enterprise.deleted))
        .order_by(col(FundingCheck.asked_on).desc(), col(FundingCheck.id).desc())
    )
    with store.read() as session:
        return tuple(
            Deviation(
                id=one.id,
                enterprise_id=one.enterprise_id,
                enterprise=company,
                support=one.support,
                asked_on=one.asked_on,
                person=person,
                reason=one.override_reason,
                subject_kind=one.subject_kind,
                subject_id=one.subject_id,
            )
            for one, company, person in session.exec(query)
            if is_deviation(_answer(one))
        )


def _answers(session: Session, enterprise_id: UUID) -> tuple[Answer, ...]:
    query = select(FundingCheck).where(
        of_company(FundingCheck.enterprise_id, shown(session, enterprise_id)),
        ~col(FundingCheck.deleted),
    )
    return tuple(_answer(one) for one in session.exec(query))


def _answer(one: FundingCheck) -> Answer:
    return Answer(one.support, one.asked_on, one.answer, one.override_reason)
