"""Which laptop wrote a change; a profile can move to another one."""

import secrets
from bisect import bisect_right
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models.sync import Outbox, Replica
from app.storage.store import Store

LONGEST: Final = 64  # signs of a name


def note_laptop(store: Store, name: str) -> None:
    """Remember that changes from now on are made on this laptop; call it after unlocking."""
    name = name[:LONGEST]
    with store.read() as session:
        last = session.scalars(select(Replica).order_by(col(Replica.since).desc())).first()
    if last is not None and last.name == name:
        return
    with store.write() as session:
        newest = session.scalar(select(func.max(col(Outbox.position)))) or 0
        since = 1 if last is None else newest + 1
        session.merge(Replica(since=since, id=secrets.token_hex(16), name=name))


class Laptops:
    """Names of laptops by the position of a change; empty where none was noted."""

    def __init__(self, session: Session) -> None:
        rows = session.scalars(select(Replica).order_by(col(Replica.since))).all()
        self._since = [row.since for row in rows]
        self._names = ["", *(row.name for row in rows)]

    def name(self, position: int) -> str:
        """Return the laptop that wrote the line of the outbox at this position."""
        return self._names[bisect_right(self._since, position)]
