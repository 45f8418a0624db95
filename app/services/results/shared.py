"""
Use cases on the figures that a promotor shares with all partners (gedeelde cijfers).

The laptop of a coach or of a partner holds its own cases only: what it knows of the whole is what
the promotor shared last, with its day.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.models.base import new_id
from app.models.partnership import Person
from app.models.results import SharedStanding
from app.services.changes import Changes
from app.services.results.targets import MOST_COMPANIES, ScopeKind
from app.services.results.view import Results, ScopeRow, SharedFigures
from app.services.retention.legal_holds import require_promotor
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store

KIND: Final = "shared_standing"  # in Changes
_NUMBERS: Final = ("realised", "running", "on_track", "at_risk", "expected", "low", "high")
_OF_ROW: Final = ("realised", "running", "on_track", "complete", "expected")


def share_standing(store: Store, results: Results, remark: str = "") -> Changes:
    """
    Share the figures of the whole with all partners; for the promotor.

    Raises:
        ValueError: The figures are not of the whole, or have no rows per partner.
        UserError: `hold.not_promotor`; `text.too_long`.
    """
    text = cleaned(KIND, {"remark": remark})["remark"]
    with store.write() as session:
        root = require_promotor(session, store.actor)
        session.add(shared_record(results, root, store.actor, text))
        return Changes.of(session)


def shared_record(results: Results, root: UUID, by: UUID, remark: str) -> SharedStanding:
    """
    Return the record of figures that somebody shares now.

    Raises:
        ValueError: The figures are not of the whole, or have no rows per partner.
    """
    if results.scope.code or results.rows_by is not ScopeKind.PARTNER or not results.is_whole:
        raise ValueError("shared is what the whole partnership has, per partner")
    return SharedStanding(
        id=new_id(),
        root=root,
        day=results.day,
        figures=_figures(results),
        remark=remark,
        shared_at=clock.now(),
        shared_by=by,
    )


def shared_in(session: Session) -> SharedFigures | None:
    """Return what was shared last; None: nothing, or nothing that can be read."""
    query = (
        select(SharedStanding, col(Person.name))
        .outerjoin(Person, col(Person.id) == col(SharedStanding.shared_by))
        .where(~col(SharedStanding.deleted))
        .order_by(col(SharedStanding.shared_at).desc(), col(SharedStanding.id).desc())
    )
    found = (_read(one, name or "") for one, name in session.execute(query))
    return next((one for one in found if one is not None), None)


def _figures(results: Results) -> dict[str, Any]:
    told = results.forecast
    whole = {
        "target": results.target,
        "planned": results.planned,
        "realised": results.realised,
        "running": results.running,
        "on_track": results.on_track,
        "at_risk": results.at_risk,
        "expected": told.expected,
        "low": told.low,
        "high": told.high,
    }
    rows = [
        {"code": row.code, "name": row.name, "target": row.target}
        | {name: getattr(row, name) for name in _OF_ROW}
        for row in results.rows
    ]
    return {**whole, "rows": rows}


def _read(one: SharedStanding, by: str) -> SharedFigures | None:
    """Return the figures of a record; those of another version may lack something."""
    figures = one.figures
    if not isinstance(figures, Mapping) or not all(
        _number(figures.get(name)) is not None for name in _NUMBERS
    ):
        return None
    return SharedFigures(
        day=one.day,
        shared_at=one.shared_at,
        by=by,
        remark=one.remark,
        target=_number(figures.get("target")),
        planned=_number(figures.get("planned")),
        rows=tuple(_rows(figures.get("rows"))),
        **{name: figures[name] for name in _NUMBERS},
    )


def _rows(rows: Any) -> Iterable[ScopeRow]:
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping):
            realised, running, on_track, complete, expected = (
                _number(row.get(number)) or 0 for number in _OF_ROW
            )
            yield ScopeRow(
                code=str(row.get("code", "")),
                name=str(row.get("name", "")),
                target=_number(row.get("target")),
                realised=realised,
                running=running,
                on_track=on_track,
                complete=complete,
                expected=expected,
            )


def _number(value: Any) -> int | None:
    """Return a number of companies; None: it is none, or more than there can be."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= MOST_COMPANIES else None
