"""The guard against double financing: what was answered at a company, and what it says now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.domain.double_funding import (
    ELSEWHERE,
    Answer,
    Verdict,
    check_answer,
    guard,
    is_deviation,
)
from app.domain.referral import OUT, Status
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.referral import FundingCheck, Referral
from app.services.companies.family import of_company, shown
from app.services.referrals.instruments import entry_of, rows_in
from app.services.standing import standing_enterprise
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store

_RUNS: Final = (Status.ACCEPTED.value, Status.STARTED.value)


class Reply(NamedTuple):
    """What a coach answered, and why they go on in spite of it."""

    answer: str  # of app/domain/double_funding.py
    reason: str = ""


class Subject(NamedTuple):
    """What it is asked before, at a company: the kind and the id of a session or a referral."""

    enterprise_id: UUID
    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the guard says of one kind of support at a company."""

    support: str
    verdict: Verdict
    provider: str = ""  # who does it, as far as a referral tells


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


def guarded(
    store: Store, enterprise_id: UUID, supports: Sequence[str], subject_id: UUID
) -> tuple[Guarded, ...]:
    """
    Return what is to be asked before `subject`, a session or a referral; mostly nothing.

    What was asked before that very subject is not asked again. A referral that was accepted or that
    started says that somebody else does it, from that day on; the subject itself does not.
    """
    if not supports:
        return ()
    with store.read() as session:
        company = shown(session, enterprise_id)
        done = session.exec(
            select(FundingCheck.support).where(
                col(FundingCheck.subject_id) == subject_id, ~col(FundingCheck.deleted)
            )
        ).all()
        asked = [support for support in supports if support not in done]
        answers = _answers(session, enterprise_id) if asked else ()
        runs = _running(session, company, subject_id) if asked else {}
    found = []
    for support in asked:
        run = runs.get(support)
        known = answers if run is None else (*answers, run[0])
        verdict = guard(support, known, clock.today())
        if verdict is not Verdict.FREE:
            says_who = run is not None and verdict is Verdict.REFER
            found.append(Guarded(support, verdict, run[1] if run and says_who else ""))
    return tuple(found)


def keep_replies(
    session: Session, person: UUID, replies: Mapping[str, Reply], subject: Subject
) -> None:
    """
    Keep inside a unit of work what a coach answered of each kind of support.

    Raises:
        UserError: `funding.reason`; `text.too_long`, `enterprise.in_bin` (name, enterprise_id).
    """
    for support, said in replies.items():
        text = cleaned("funding_check", {"override_reason": said.reason})["override_reason"]
        check_answer(said.answer, text)
        session.add(
            FundingCheck(
                id=new_id(),
                root=standing_enterprise(session, subject.enterprise_id).root,
                enterprise_id=subject.enterprise_id,
                asked_on=clock.today(),
                person_id=person,
                support=support,
                subject_kind=subject.kind,
                subject_id=subject.id,
                answer=said.answer,
                override_reason=text,
            )
        )


def deviations(store: Store) -> tuple[Deviation, ...]:
    """Return where somebody went on in spite of the guard, the last first."""
    with store.read() as session:
        return deviations_in(session)


def deviations_in(session: Session) -> tuple[Deviation, ...]:
    """Return the same inside a session."""
    query = (
        select(FundingCheck, Enterprise.name, Person.name)
        .join(Enterprise, col(Enterprise.id) == col(FundingCheck.enterprise_id))
        .join(Person, col(Person.id) == col(FundingCheck.person_id))
        .where(~col(FundingCheck.deleted), ~col(Enterprise.deleted))
        .order_by(col(FundingCheck.asked_on).desc(), col(FundingCheck.id).desc())
    )
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


def _running(session: Session, company_id: UUID, but: UUID) -> dict[str, tuple[Answer, str]]:
    """Return by kind of support that a referral runs, and who does it; the last one holds."""
    query = (
        select(Referral)
        .where(
            of_company(Referral.company_id, company_id),
            ~col(Referral.deleted),
            col(Referral.direction) == OUT,
            col(Referral.status).in_(_RUNS),
            col(Referral.id) != but,
        )
        .order_by(col(Referral.status_on), col(Referral.id))
    )
    catalogue, found = rows_in(session), {}
    for one in session.exec(query):
        entry = entry_of(catalogue, one.instrument, one.instrument_from)
        if entry is not None and entry.support is not None:
            answer = Answer(entry.support, one.status_on, ELSEWHERE)
            found[entry.support] = answer, one.receiver or entry.provider
    return found


def _answers(session: Session, enterprise_id: UUID) -> tuple[Answer, ...]:
    query = select(FundingCheck).where(
        of_company(FundingCheck.enterprise_id, shown(session, enterprise_id)),
        ~col(FundingCheck.deleted),
    )
    return tuple(_answer(one) for one in session.exec(query))


def _answer(one: FundingCheck) -> Answer:
    return Answer(one.support, one.asked_on, one.answer, one.override_reason)
