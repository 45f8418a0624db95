"""
How long the bin (prullenbak) keeps what is deleted, as a coach chose.

It travels with its person and lies in the encrypted profile: beside the profile, in the settings of
a computer, it would be lost when the profile is put back elsewhere, and the usual term would then
remove for good what was to be kept longer.
"""

from typing import Final

from sqlmodel import Session, col, select

from app.domain.retention import BIN_DAYS, BIN_DAYS_CHOICES
from app.models.base import new_id
from app.models.partnership import Person, TravelSetting
from app.services.changes import Changes
from app.services.records import write
from app.storage.store import Store

NAME: Final = "bin.days"
KIND: Final = str(TravelSetting.__tablename__)  # in Changes


def bin_days(store: Store) -> int:
    """Return the days that were chosen, the usual ones when none or unknown ones were."""
    with store.read() as session:
        found = _setting(session, store)
        value = None if found is None else found.value
        return value if isinstance(value, int) and value in BIN_DAYS_CHOICES else BIN_DAYS


def choose_bin_days(store: Store, days: int) -> Changes:
    """
    Let the bin keep what is deleted for so many days; it is emptied at the next unlock.

    Raises:
        ValueError: These days are no choice.
    """
    if days not in BIN_DAYS_CHOICES:
        raise ValueError(days)
    with store.write() as session:
        found = _setting(session, store)
        if found is not None:
            write(found, {"value": days})
        elif days != BIN_DAYS:
            root = session.get_one(Person, store.actor).root
            setting = TravelSetting(id=new_id(), root=root, person_id=store.actor, name=NAME)
            setting.value = days
            session.add(setting)
        return Changes.of(session)


def _setting(session: Session, store: Store) -> TravelSetting | None:
    query = select(TravelSetting).where(
        col(TravelSetting.person_id) == store.actor,
        col(TravelSetting.name) == NAME,
        ~col(TravelSetting.deleted),
    )
    return session.exec(query.order_by(col(TravelSetting.id))).first()
