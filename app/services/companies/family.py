"""
The files that are shown as one company, once they were merged (samengevoegde dossiers).

Each record stays in its own case, and records of one case never name records of another: a laptop
may come to have one of them without the other. So a contact or a place that something in another
case needs gets a twin there.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session, col

from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.lists import CompanyAlias

Record = TypeVar("Record", bound=Contact | Establishment)
_OWN = frozenset({"id", "root", "deleted", "enterprise_id"})


def shown(session: Session, enterprise_id: UUID) -> UUID:
    """Return the company as which one is shown; mostly itself."""
    alias = session.get(CompanyAlias, enterprise_id)
    return enterprise_id if alias is None else alias.shown_id


def family(session: Session, enterprise_id: UUID) -> tuple[UUID, ...]:
    """Return all companies that are shown as one with this one; the shown one is first."""
    first = shown(session, enterprise_id)
    others = select(col(CompanyAlias.enterprise_id)).where(col(CompanyAlias.shown_id) == first)
    return (first, *session.scalars(others.order_by(col(CompanyAlias.enterprise_id))))


def shown_of(session: Session) -> dict[UUID, UUID]:
    """Return of every merged company as which it is shown; there are few."""
    return {row.enterprise_id: row.shown_id for row in session.scalars(select(CompanyAlias))}


def of_company(column: Any, enterprise_id: Any) -> ColumnElement[bool]:
    """Return the condition that a column names a company, or one that is shown as it."""
    merged = select(col(CompanyAlias.enterprise_id)).where(
        col(CompanyAlias.shown_id) == enterprise_id
    )
    return or_(col(column) == enterprise_id, col(column).in_(merged.correlate_except(CompanyAlias)))


def shown_column(column: Any) -> ColumnElement[UUID]:
    """Return the company as which the one in a column is shown."""
    alias = select(col(CompanyAlias.shown_id)).where(col(CompanyAlias.enterprise_id) == col(column))
    return func.coalesce(alias.correlate_except(CompanyAlias).scalar_subquery(), col(column))


def twin_id(record_id: UUID, root: UUID) -> UUID:
    """Return the id of the twin of a record in another case, the same on every laptop."""
    return uuid5(record_id, root.hex)


def one_of_each(rows: Iterable[Record], root: UUID) -> list[Record]:
    """Leave out twins: of those the one in the case `root` stays, else the first."""
    kept: list[Record] = []
    for row in rows:
        at = next((n for n, other in enumerate(kept) if _are_twins(row, other)), None)
        if at is None:
            kept.append(row)
        elif row.root == root:
            kept[at] = row
    return kept


def at_home(
    session: Session, model: type[Record], record_id: UUID | None, enterprise: Enterprise
) -> UUID | None:
    """Return the record, or its twin in the case of a company; one is made when there is none."""
    found = None if record_id is None else session.get(model, record_id)
    if found is None or found.root == enterprise.root:
        return record_id
    for other in _of_case(session, model, enterprise.root):
        if _are_twins(found, other):
            other.deleted = False
            return other.id
    values: dict[str, Any] = {
        name: getattr(found, name) for name in model.model_fields if name not in _OWN
    }
    if isinstance(found, Contact):
        site = at_home(session, Establishment, found.establishment_id, enterprise)
        values["establishment_id"] = site
    elif isinstance(found, Establishment):
        values["is_main"] = False
    twin = model(
        id=twin_id(found.id, enterprise.root),
        root=enterprise.root,
        enterprise_id=enterprise.id,
        **values,
    )
    session.add(twin)
    session.flush()
    return twin.id


def _of_case(session: Session, model: type[Record], root: UUID) -> Sequence[Record]:
    return session.scalars(select(model).where(col(model.root) == root)).all()


def _are_twins(one: Record, other: Record) -> bool:
    return other.id == twin_id(one.id, other.root) or one.id == twin_id(other.id, one.root)
