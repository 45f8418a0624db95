"""
Views of the list that a coach keeps (bewaarde weergaven): filters, columns and order under a name.

Each is a setting that travels with its person; what another version of the program kept in it and
this one does not know, is passed over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Final, get_args
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.enterprise_size import SizeClass
from app.domain.matching import fold
from app.models.base import new_id
from app.models.partnership import Person, TravelSetting
from app.reference.loader import Reference
from app.services.changes import Changes
from app.services.companies.enterprises import UNKNOWN_SIZE, EnterpriseQuery, Order, enterprise_ids
from app.services.records import write
from app.storage.store import Store

KIND: Final = str(TravelSetting.__tablename__)  # in Changes
NAME: Final = "enterprises.view"
LONGEST: Final = 60  # signs of a title
MOST: Final = 50  # views of one person
_SIZES: Final = frozenset({UNKNOWN_SIZE, *(size.value for size in SizeClass)})


@dataclass(frozen=True, slots=True)
class SavedView:
    """A kept view; `columns` are the names of the shown ones, in order."""

    id: UUID
    title: str
    query: EnterpriseQuery
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A view that was written."""

    changes: Changes
    id: UUID


def saved_views(store: Store) -> tuple[SavedView, ...]:
    """Return the views of who works, in their order."""
    with store.read() as session:
        return tuple(_view(found) for found in _settings(session, store.actor))


def save_view(store: Store, title: str, query: EnterpriseQuery, columns: Iterable[str]) -> Kept:
    """
    Keep a view, as the last one.

    Raises:
        UserError: `view.no_title`, `view.title_exists` (title) or `view.too_many` (most).
    """
    with store.write() as session:
        others = _settings(session, store.actor)
        if len(others) >= MOST:
            raise UserError("view.too_many", most=MOST)
        value: dict[str, object] = {
            "title": _free_title(others, title),
            "columns": list(columns),
            "filters": _filters(query),
            "rank": _rank(others[-1]) + 1 if others else 0,
        }
        root = session.get_one(Person, store.actor).root
        setting = TravelSetting(
            id=new_id(), root=root, person_id=store.actor, name=NAME, value=value
        )
        session.add(setting)
        return Kept(Changes.of(session), setting.id)


def rename_view(store: Store, view_id: UUID, title: str) -> Changes:
    """Give a view another name; raises as `save_view`."""
    with store.write() as session:
        others = [one for one in _settings(session, store.actor) if one.id != view_id]
        _put(session, view_id, title=_free_title(others, title))
        return Changes.of(session)


def update_view(
    store: Store, view_id: UUID, query: EnterpriseQuery, columns: Iterable[str]
) -> Changes:
    """Give a view other filters, columns and order."""
    with store.write() as session:
        _put(session, view_id, filters=_filters(query), columns=list(columns))
        return Changes.of(session)


def move_view(store: Store, view_id: UUID, step: int) -> Changes:
    """Let a view change places with the one `step` further; nothing at the end of the row."""
    with store.write() as session:
        row = [found.id for found in _settings(session, store.actor)]
        at = row.index(view_id)
        to = min(max(at + step, 0), len(row) - 1)
        row.insert(to, row.pop(at))
        for rank, each in enumerate(row):
            _put(session, each, rank=rank)
        return Changes.of(session)


def delete_view(store: Store, view_id: UUID) -> Changes:
    """Take a view away; undo brings it back."""
    with store.write() as session:
        write(session.get_one(TravelSetting, view_id), {"deleted": True})
        return Changes.of(session)


def count_view(store: Store, reference: Reference, view: SavedView) -> int:
    """Count what a view holds; sorting is left out."""
    query = replace(view.query, order="name", descending=False)
    return len(enterprise_ids(store, reference, query))


def _settings(session: Session, person: UUID) -> list[TravelSetting]:
    query = select(TravelSetting).where(
        col(TravelSetting.person_id) == person,
        col(TravelSetting.name) == NAME,
        ~col(TravelSetting.deleted),
    )
    return sorted(session.exec(query), key=lambda found: (_rank(found), found.id))


def _put(session: Session, view_id: UUID, **values: object) -> None:
    setting = session.get_one(TravelSetting, view_id)
    write(setting, {"value": _value(setting) | values})


def _value(setting: TravelSetting) -> dict[str, Any]:
    return dict(setting.value) if isinstance(setting.value, dict) else {}


def _rank(setting: TravelSetting) -> int:
    found = _value(setting).get("rank")
    return found if isinstance(found, int) else 0


def _title(setting: TravelSetting) -> str:
    return str(_value(setting).get("title") or "?")


def _free_title(others: Iterable[TravelSetting], title: str) -> str:
    found = " ".join(title.split())[:LONGEST]
    if not found:
        raise UserError("view.no_title")
    if fold(found) in {fold(_title(other)) for other in others}:
        raise UserError("view.title_exists", title=found)
    return found


def _view(setting: TravelSetting) -> SavedView:
    value = _value(setting)
    columns, filters = value.get("columns"), value.get("filters")
    return SavedView(
        id=setting.id,
        title=_title(setting),
        query=_query(filters if isinstance(filters, dict) else {}),
        columns=tuple(map(str, columns)) if isinstance(columns, list) else (),
    )


def _filters(query: EnterpriseQuery) -> dict[str, object]:
    """Return what differs from a query without filters, as JSON keeps it."""
    pairs = ((one.name, getattr(query, one.name), one.default) for one in fields(query))
    return {
        name: value.hex if isinstance(value, UUID) else value
        for name, value, usual in pairs
        if value != usual
    }


def _query(kept: dict[str, Any]) -> EnterpriseQuery:
    values: dict[str, Any] = {}
    for one in fields(EnterpriseQuery):
        found = kept.get(one.name)
        if isinstance(found, bool if isinstance(one.default, bool) else str):
            values[one.name] = found
    for name in ("coach", "shared_with"):
        if name in values:
            values[name] = _person(values[name])
    if values.get("size") not in _SIZES:
        values.pop("size", None)
    if values.get("order") not in get_args(Order):
        values.pop("order", None)
    return EnterpriseQuery(**values)


def _person(kept: str) -> UUID | None:
    try:
        return UUID(kept)
    except ValueError:
        return None
