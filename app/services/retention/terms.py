"""Until when the evidence of this partnership is kept: what its promotor said, and what follows."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from app.domain.retention import Project, keep_until
from app.reference.retention import terms_on
from app.services.changes import Changes
from app.services.partnership_setting import KIND, setting_in, write_setting
from app.services.retention.legal_holds import require_promotor
from app.storage.store import Store

__all__ = ["KIND", "Retention", "retention", "retention_in", "set_retention"]
NAME: Final = "retention"  # of the setting of the whole partnership


@dataclass(frozen=True, slots=True)
class Retention:
    """What the terms run from, and the last day of them; None: not known, so all is kept."""

    project: Project
    until: date | None


def retention(store: Store) -> Retention:
    """Return until when evidence is kept."""
    with store.read() as session:
        return retention_in(session)


def retention_in(session: Session) -> Retention:
    """Return the same, within a reading that goes on."""
    project = _read(setting_in(session, NAME))
    day = project.last_payment_on
    return Retention(project, None if day is None else keep_until(terms_on(day), project))


def set_retention(store: Store, project: Project) -> Changes:
    """
    Say what the terms run from; for the promotor.

    Raises:
        UserError: `hold.not_promotor`.
    """
    value = {
        "last_payment_on": _told(project.last_payment_on),
        "has_de_minimis": project.has_de_minimis,
        "last_aid_on": _told(project.last_aid_on),
    }
    with store.write() as session:
        root = require_promotor(session, store.actor)
        write_setting(session, root, NAME, value)
        return Changes.of(session)


def _read(value: object) -> Project:
    """Return what a setting says; what is no day in it is not known."""
    said = value if isinstance(value, dict) else {}
    return Project(
        _day(said.get("last_payment_on")),
        said.get("has_de_minimis") is True,
        _day(said.get("last_aid_on")),
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _told(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
