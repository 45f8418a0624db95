"""
What a company in a trajectory is counted once by: its enterprise number, else its file.

The number that a company joined with is only what was known then: it may have been none, or wrong.
What its file says now holds, or the directory when that file is on another laptop.
"""

from collections.abc import Collection, Iterable
from typing import Any, Protocol
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.services.companies.family import shown_of
from app.storage.unit_values import parts


class Member(Protocol):
    """A company in a trajectory: the record, or a row with as much of it."""

    id: Any
    enterprise_id: Any
    number: Any


# later ones go before earlier ones: a file here is newer than what the server told of it
_KNOWN: tuple[tuple[Any, Any], ...] = (
    (DirectoryEntry, DirectoryEntry.enterprise_id),
    (Enterprise, Enterprise.id),
)


def names_to_count_by(session: Session, members: Iterable[Member]) -> dict[UUID, str]:
    """Return by member what its company is counted by; the same for all of one company."""
    return {one: number or file.hex for one, (file, number) in _known(session, members).items()}


def counted_numbers(session: Session, members: Iterable[Member]) -> dict[UUID, str]:
    """Return by member the number that its company is counted by; without one it is left out."""
    return {one: number for one, (_, number) in _known(session, members).items() if number}


def _known(session: Session, members: Iterable[Member]) -> dict[UUID, tuple[UUID, str | None]]:
    """Return by member the file that its company is shown as, and its number."""
    some, merged = list(members), shown_of(session)
    file_of = {one.id: merged.get(one.enterprise_id, one.enterprise_id) for one in some}
    joined_with = {file_of[one.id]: one.number for one in some if one.number}
    numbers = joined_with | _numbers(session, set(file_of.values()))
    return {one: (file, numbers.get(file)) for one, file in file_of.items()}


def files_and_numbers(session: Session, members: Iterable[Member]) -> tuple[set[UUID], set[str]]:
    """Return under which companies and numbers the same ones may stand in other trajectories."""
    some, merged = list(members), shown_of(session)
    files = {merged.get(one.enterprise_id, one.enterprise_id) for one in some}
    numbers = {one.number for one in some if one.number}
    numbers |= set(_numbers(session, files).values())
    files |= {merged.get(one, one) for one in _numbered(session, numbers)}
    return files | {one for one, shown in merged.items() if shown in files}, numbers


def _numbers(session: Session, companies: Collection[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for model, company in _KNOWN:
        for part in parts(list(companies)):
            query = select(company, model.number).where(
                col(company).in_(part), col(model.number).is_not(None), ~col(model.deleted)
            )
            found |= dict(session.exec(query).all())
    return found


def _numbered(session: Session, numbers: Collection[str]) -> set[UUID]:
    found: set[UUID] = set()
    for model, company in _KNOWN:
        for part in parts(list(numbers)):
            query = select(company).where(col(model.number).in_(part), ~col(model.deleted))
            found |= set(session.exec(query))
    return found
