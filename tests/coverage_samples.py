"""Companies that had a session, put in a store at once; everything is made up."""

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise, Establishment
from tests.coaching_samples import utc

AALST, HAALTERT, LOKEREN, ELSENE = "41002", "41024", "46029", "21009"


def add_supported(store, *companies):
    """Put companies in the store: name, municipality (None: not known), themes of its session."""
    with store.write() as session:
        for name, nis, *themes in companies:
            company = new_id()
            session.add(Enterprise(id=company, root=company, name=name))
            session.flush()
            one = {"root": company, "enterprise_id": company}
            session.add(Establishment(municipality_nis=nis, is_main=True, **one))
            session.add(
                CoachingSession(
                    coach_id=store.actor,
                    kind="visit",
                    starts_at=utc(3, 9),
                    ends_at=utc(3, 10),
                    themes=tuple(themes),
                    **one,
                )
            )
