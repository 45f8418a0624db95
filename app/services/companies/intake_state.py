"""How far the intakes of many enterprises are, judged by the rule that the intake itself uses."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.intake import Completeness, IntakeValues, intake_completeness
from app.models.enterprise import Contact, Enterprise, YearlyFigures
from app.models.intake import Intake
from app.models.lists import EnterpriseKey
from app.services.batches import limited
from app.services.companies.family import shown_of

_Said = tuple[UUID, dict[str, Any]]  # of an enterprise, what one of its records says


def intake_states(session: Session, ids: Sequence[UUID]) -> dict[UUID, Completeness]:
    """
    Return how far the intake of each enterprise is; one without an intake misses its questions.

    Of several intakes the last one counts, of several contacts the first with an address, of
    several years the last.
    """
    values, merged = _enterprises(session, ids), shown_of(session)
    asked = [*(one for one in merged if merged[one] in values), *ids]
    for more in (_intakes, _contacts, _staff):
        for enterprise, found in more(session, asked):
            company = merged.get(enterprise, enterprise)
            if company in values:
                values[company] |= found
    return {found: intake_completeness(IntakeValues(**values[found])) for found in values}


def _enterprises(session: Session, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    query = select(
        col(EnterpriseKey.enterprise_id),
        col(Enterprise.name),
        col(EnterpriseKey.number),
        col(EnterpriseKey.nace_code),
        col(EnterpriseKey.postal_code),
        col(EnterpriseKey.municipality_nis),
        col(Enterprise.joint_committee),
    ).join(Enterprise, col(Enterprise.id) == col(EnterpriseKey.enterprise_id))
    wanted = set(ids)
    rows = session.execute(limited(query, EnterpriseKey.enterprise_id, ids))
    return {
        row[0]: {
            "name": row[1],
            "number": row[2] or "",
            "activity": row[3] or "",
            "postal_code": row[4] or "",
            "municipality": row[5] or "",
            "joint_committee": row[6] or "",
        }
        for row in rows
        if row[0] in wanted
    }


def _intakes(session: Session, ids: Sequence[UUID]) -> Iterator[_Said]:
    query = select(
        col(Intake.enterprise_id),
        col(Intake.source),
        col(Intake.question),
        col(Intake.first_step),
        col(Intake.consent),
    )
    query = query.where(~col(Intake.deleted)).order_by(col(Intake.held_on), col(Intake.id))
    for enterprise, source, question, first_step, consent in session.execute(
        limited(query, Intake.enterprise_id, ids)
    ):
        yield (
            enterprise,
            {
                "origin": source or "",
                "question": question,
                "first_step": first_step,
                "has_consent": bool(consent),
            },
        )


def _contacts(session: Session, ids: Sequence[UUID]) -> Iterator[_Said]:
    query = select(col(Contact.enterprise_id), col(Contact.name), col(Contact.email)).where(
        ~col(Contact.deleted), col(Contact.ended_on).is_(None)
    )
    ordered = query.order_by(col(Contact.email) != "", col(Contact.id).desc())
    for enterprise, name, email in session.execute(limited(ordered, Contact.enterprise_id, ids)):
        yield enterprise, {"contact_name": name, "email": email}


def _staff(session: Session, ids: Sequence[UUID]) -> Iterator[_Said]:
    query = select(col(YearlyFigures.enterprise_id), col(YearlyFigures.staff)).where(
        ~col(YearlyFigures.deleted)
    )
    rows = session.execute(
        limited(query.order_by(col(YearlyFigures.year)), YearlyFigures.enterprise_id, ids)
    )
    for enterprise, staff in rows:
        yield enterprise, {"staff": staff}
