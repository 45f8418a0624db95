"""What records are called in lists: of a history, of what clashed, of what could not be sent."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from app.core import clock
from app.models.coaching import Attendee, CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.intake import Intake
from app.models.partnership import Partner, Person
from app.services.below import Key, by_kind
from app.services.sync_view import RecordName
from app.storage.unit_values import models_by_kind, parts

_NAMED: Final = ("name", "text", "file_name", "year", "role", "target_group")


def record_names(
    session: Session, wanted: Iterable[tuple[str, UUID, UUID]]
) -> dict[Key, RecordName]:
    """Return by kind and id what records are called; `wanted` has kind, id and root."""
    keys = {(kind, record): root for kind, record, root in wanted}
    about = abouts(session, keys)
    cases = names_of(session, Enterprise, keys.values())
    return {
        key: RecordName(*key, root, _written(about.get(key, "")), cases.get(root, ""))
        for key, root in keys.items()
    }


def abouts(session: Session, keys: Iterable[Key]) -> dict[Key, Any]:
    """Return what each record is called, or the moment that it is known by."""
    found: dict[Key, Any] = {}
    models: Mapping[str, Any] = models_by_kind()
    known = [key for key in keys if key[0] in models]  # a later version has more kinds
    for kind, ids in by_kind(known).items():
        model = models[kind]
        for part in parts(ids):
            for row in session.scalars(select(model).where(model.id.in_(part))):
                found[kind, row.id] = _about(row)
    contacts = {row for row in found.values() if isinstance(row, UUID)}
    names = names_of(session, Contact, contacts)
    return {key: names.get(one, "") if isinstance(one, UUID) else one for key, one in found.items()}


def _about(row: Any) -> Any:
    if isinstance(row, CoachingSession):
        return row.starts_at
    if isinstance(row, Intake):
        return row.held_on
    if isinstance(row, Attendee) and row.contact_id is not None:
        return row.contact_id
    if isinstance(row, Establishment):
        return row.name or f"{row.street} {row.house_number}".strip()
    return next((str(getattr(row, name)) for name in _NAMED if hasattr(row, name)), "")


def linked_names(session: Session, values: Iterable[Any]) -> dict[UUID, str]:
    """Return the names of the people, partners, contacts and places that the values point at."""
    ids = set(_ids_in(*values))
    return {
        one: name
        for model in (Person, Partner, Contact, Establishment)
        for one, name in names_of(session, model, ids).items()
    }


def _ids_in(*values: Any) -> Iterable[UUID]:
    for value in values:
        if isinstance(value, UUID):
            yield value
        elif isinstance(value, dict):
            yield from _ids_in(*value.values())


def names_of(session: Session, model: Any, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of those that are here, deleted ones too."""
    return {
        row.id: row.name or getattr(row, "street", "")
        for part in parts(list(ids))
        for row in session.scalars(select(model).where(model.id.in_(part)))
    }


def _written(about: Any) -> str:
    if isinstance(about, datetime):
        return f"{clock.local(about):%d/%m/%Y}"
    return f"{about:%d/%m/%Y}" if isinstance(about, date) else str(about)
