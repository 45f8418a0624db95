"""Until when the evidence of this partnership is kept: what its promotor said, and what follows."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.domain.retention import Project, keep_until
from app.models.base import new_id
from app.models.partnership import TravelSetting
from app.reference.retention import terms_on
from app.services.changes import Changes
from app.services.legal_holds import require_promotor
from app.services.records import write
from app.storage.store import Store

NAME: Final = "retention"  # of the setting of the whole partnership
KIND: Final = str(TravelSetting.__tablename__)  # in Changes


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
    found = _setting(session)
    project = Project() if found is None else _read(found.value)
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
        found = _setting(session)
        if found is None:
            setting = TravelSetting(id=new_id(), root=root, name=NAME)
            setting.value = value
            session.add(setting)
        else:
            write(found, {"value": value})
        return Changes.of(session)


def _setting(session: Session) -> TravelSetting | None:
    query = select(TravelSetting).where(
        col(TravelSetting.person_id).is_(None),
        col(TravelSetting.name) == NAME,
        ~col(TravelSetting.deleted),
    )
    return session.exec(query.order_by(col(TravelSetting.id))).first()


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
