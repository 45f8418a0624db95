"""
What a partner sees of a dossier that other partners work in too: its own, and that there is more.

Of what somebody of another partner put there the day and the sort stay, so that nobody takes it for
missing evidence; its words and the file itself are left out. People are known by name: who is
called as somebody of another partner counts as of the other.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from pathlib import PurePath
from typing import Any, Final

from app.reports.scan_report import ScanReport
from app.reports.trajectory_values import (
    CriterionNote,
    FundingAnswer,
    HeldSession,
    Piece,
    PlanEdition,
    TrajectoryDossier,
)
from app.reports.values import OMITTED, Attachment

People = Mapping[str, frozenset[str]]  # by name the names of the partners of who is called so
NOBODY: Final[People] = {}


def of_partner(
    values: TrajectoryDossier, partners: frozenset[str], people: People = NOBODY
) -> TrajectoryDossier:
    """
    Return the dossier with of what another partner wrote only that it is there.

    Args:
        partners: Names of the partners that the reader is of.
        people: Who else can have written in it; whom it does not name is of the reader.
    """
    companies = tuple(
        replace(one, sessions=tuple(_session(each, partners) for each in one.sessions))
        for one in values.companies
    )
    strangers = frozenset(name for name, its in people.items() if not its <= partners)
    found = replace(values, companies=companies)
    seen: TrajectoryDossier = _seen(found, strangers) if strangers else found
    return seen


def _session(held: HeldSession, partners: frozenset[str]) -> HeldSession:
    session = held.session
    if session is None or not session.partner or session.partner in partners:
        return held
    return replace(held, session=None, elsewhere=session.partner)


def _seen(value: Any, strangers: frozenset[str]) -> Any:
    """Return a tree of values without what strangers wrote."""
    if isinstance(value, tuple):
        return tuple(_seen(one, strangers) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {one.name: getattr(value, one.name) for one in fields(value)}
    changed = {
        name: new
        for name, part in parts.items()
        if not isinstance(part, str) and (new := _seen(part, strangers)) != part
    }
    return _told(replace(value, **changed) if changed else value, strangers)


def _told(value: Any, strangers: frozenset[str]) -> Any:
    """Return one record without its words, when a stranger wrote it."""
    writer = _WRITERS.get(type(value))
    if writer is None or writer(value) not in strangers:
        return value
    return replace(value, **_LEFT_OUT[type(value)](value))


def _of_scan(scan: ScanReport) -> dict[str, Any]:
    """Return a scan without each single answer; the means of themes stay."""
    hidden = (replace(one, answer=OMITTED, remark=_omitted(one.remark)) for one in scan.answers)
    return {"answers": tuple(hidden)}


def _omitted(text: str) -> str:
    return OMITTED if text else ""


_WRITERS: Final[Mapping[type[Any], Callable[[Any], str]]] = {
    Piece: attrgetter("added_by"),
    Attachment: attrgetter("added_by"),
    CriterionNote: attrgetter("person"),
    FundingAnswer: attrgetter("person"),
    PlanEdition: attrgetter("written_by"),
    ScanReport: attrgetter("after.person"),
}
_LEFT_OUT: Final[Mapping[type[Any], Callable[[Any], dict[str, Any]]]] = {
    Piece: lambda it: {"label": OMITTED, "remark": _omitted(it.remark), "sha256": ""},
    Attachment: lambda it: {"name": f"bestand{PurePath(it.name).suffix.lower()}", "sha256": ""},
    CriterionNote: lambda _it: {"text": OMITTED},
    FundingAnswer: lambda it: {"reason": _omitted(it.reason)},
    PlanEdition: lambda it: {"remark": _omitted(it.remark)},
    ScanReport: _of_scan,
}
