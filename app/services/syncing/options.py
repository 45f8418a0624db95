"""
When the sync begins by itself, as a coach chose; the choice travels with its person.

What is not chosen, or written by a later version of the program, is as usual.
"""

from dataclasses import asdict, fields
from typing import Any, Final

from sqlmodel import Session, col, select

from app.models.base import new_id
from app.models.partnership import Person, TravelSetting
from app.services.changes import Changes
from app.services.records import write
from app.services.syncing.view import SyncOptions
from app.storage.store import Store

NAME: Final = "sync.options"


def sync_options(store: Store) -> SyncOptions:
    """Return what was chosen."""
    with store.read() as session:
        return _chosen(_setting(session, store))


def choose_sync_options(store: Store, options: SyncOptions) -> Changes:
    """Keep a choice; one that is as it was changes nothing."""
    with store.write() as session:
        found = _setting(session, store)
        if found is not None:
            kept = found.value if isinstance(found.value, dict) else {}
            write(found, {"value": {**kept, **asdict(options)}})
        elif options != SyncOptions():
            root = session.get_one(Person, store.actor).root
            setting = TravelSetting(id=new_id(), root=root, person_id=store.actor, name=NAME)
            setting.value = asdict(options)
            session.add(setting)
        return Changes.of(session)


def _chosen(setting: TravelSetting | None) -> SyncOptions:
    value: Any = None if setting is None else setting.value
    kept = value if isinstance(value, dict) else {}
    known = {field.name for field in fields(SyncOptions)}
    return SyncOptions(**{k: v for k, v in kept.items() if k in known and isinstance(v, bool)})


def _setting(session: Session, store: Store) -> TravelSetting | None:
    query = select(TravelSetting).where(
        col(TravelSetting.person_id) == store.actor,
        col(TravelSetting.name) == NAME,
        ~col(TravelSetting.deleted),
    )
    return session.exec(query.order_by(col(TravelSetting.id))).first()
