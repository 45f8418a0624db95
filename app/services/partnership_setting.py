"""Settings of the whole partnership that its promotor keeps, each under one name."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.models.base import new_id
from app.models.partnership import TravelSetting
from app.services.records import write

KIND = str(TravelSetting.__tablename__)  # in Changes


def setting_in(session: Session, name: str) -> object:
    """Return what the partnership set, as it travelled; None: nothing."""
    found = _setting(session, name)
    return None if found is None else found.value


def write_setting(session: Session, root: UUID, name: str, value: object) -> None:
    """Set it, for the partnership `root`."""
    found = _setting(session, name)
    if found is None:
        session.add(TravelSetting(id=new_id(), root=root, name=name, value=value))
    else:
        write(found, {"value": value})


def _setting(session: Session, name: str) -> TravelSetting | None:
    query = select(TravelSetting).where(
        col(TravelSetting.person_id).is_(None),
        col(TravelSetting.name) == name,
        ~col(TravelSetting.deleted),
    )
    return session.exec(query.order_by(col(TravelSetting.id))).first()
