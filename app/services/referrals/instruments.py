"""
The catalogue of instruments that coaches refer to.

A row that the promotor wrote takes the place of the one that ships with the program for that code
and first day; a row with another first day stands beside it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.referral import Row, holds, is_stale
from app.models.base import new_id
from app.models.partnership import Person
from app.models.referral import Instrument
from app.reference.trajectories import InstrumentEntry, instruments
from app.services.changes import Changes
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A row of the catalogue on a day: may it be chosen, and does the screen warn."""

    entry: InstrumentEntry
    is_open: bool  # else it serves old cases only
    is_stale: bool  # it was checked more than six months ago


def catalogue(store: Store, day: date) -> tuple[CatalogueRow, ...]:
    """
    Return all rows as they are on a day, closed ones too, by code and then by first day.

    Of more rows with one code that hold, the last one is chosen from: it took the place of others.
    """
    with store.read() as session:
        rows = rows_in(session)
    last = {entry.code: entry for entry in rows if holds(_rule(entry), day)}
    return tuple(_on(entry, day, is_open=last.get(entry.code) is entry) for entry in rows)


def open_instruments(store: Store, day: date) -> tuple[CatalogueRow, ...]:
    """Return the rows that may be chosen on a day."""
    return tuple(one for one in catalogue(store, day) if one.is_open)


def rows_in(session: Session) -> tuple[InstrumentEntry, ...]:
    """Return all rows: those of the promotor, and what ships of the others."""
    found = {(one.code, one.valid_from): one for one in instruments()}
    query = select(Instrument).where(~col(Instrument.deleted)).order_by(col(Instrument.id))
    for row in session.exec(query):
        found[row.code, row.valid_from] = InstrumentEntry(
            code=row.code,
            name=row.name,
            provider=row.provider,
            purpose=row.purpose,
            who=row.who,
            duration=row.duration,
            needs=tuple(row.needs.splitlines()),
            support=row.support,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            source=row.source,
            checked_on=row.checked_on,
        )
    return tuple(found[key] for key in sorted(found))


def entry_of(
    rows: tuple[InstrumentEntry, ...], code: str | None, valid_from: date | None
) -> InstrumentEntry | None:
    """Return the row that a referral was made with, None when there is none (any more)."""
    same = [one for one in rows if one.code == code]
    return next((one for one in same if one.valid_from == valid_from), same[-1] if same else None)


def short_name(rows: tuple[InstrumentEntry, ...], code: str | None, valid_from: date | None) -> str:
    """Return what the instrument of a referral is called in a line; empty: it has none."""
    entry = entry_of(rows, code, valid_from)
    return (code or "") if entry is None else entry.short


def write_instrument(store: Store, entry: InstrumentEntry) -> Changes:
    """
    Keep a row of the catalogue; one with the same code and first day is replaced.

    Only the promotor may: the server holds it of anybody else.

    Raises:
        UserError: `instrument.days` (valid_from): it ends before it begins; `field.required`
            (field), `text.too_long`.
    """
    if entry.valid_to is not None and entry.valid_to < entry.valid_from:
        raise UserError("instrument.days", valid_from=entry.valid_from)
    texts = {name: getattr(entry, name) for name in ("code", "name", "provider", "purpose", "who",
                                                     "duration", "source")}  # fmt: skip
    values = cleaned("instrument", {**texts, "needs": "\n".join(entry.needs)})
    with store.write() as session:
        root = session.get_one(Person, store.actor).root
        same = select(Instrument).where(
            col(Instrument.code) == values["code"], col(Instrument.valid_from) == entry.valid_from
        )
        row = session.exec(same.order_by(col(Instrument.id).desc())).first()
        rest: dict[str, Any] = {
            "support": entry.support,
            "valid_from": entry.valid_from,
            "valid_to": entry.valid_to,
            "checked_on": entry.checked_on,
            "deleted": False,
        }
        if row is None:
            session.add(Instrument(id=new_id(), root=root, **values, **rest))
        else:
            row.sqlmodel_update({**values, **rest})
        return Changes.of(session)


def _on(entry: InstrumentEntry, day: date, *, is_open: bool) -> CatalogueRow:
    return CatalogueRow(entry, is_open, is_stale(_rule(entry), day))


def _rule(entry: InstrumentEntry) -> Row:
    return Row(entry.code, entry.valid_from, entry.valid_to, entry.checked_on)
