"""Companies, sessions and figures for tests of the list and the file; everything is made up."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.core import clock
from app.models.base import new_id
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake

NOW = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
TODAY = date(2026, 11, 23)
AALST, GENT, BERINGEN = "41002", "44021", "71004"


def stop_clock(monkeypatch):
    """Let it be Monday 23 November 2026, 13:02 UTC."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def add_enterprise(store, name, *, nis=AALST, contact="Mia Dauwe", staff=None, **values):
    """Put an enterprise with one establishment and one contact in the store."""
    enterprise = new_id()
    values = {"coach_id": store.actor, **values}
    with store.write() as session:
        session.add(Enterprise(id=enterprise, root=enterprise, name=name, **values))
        session.flush()
        if nis:
            session.add(
                Establishment(
                    root=enterprise,
                    enterprise_id=enterprise,
                    street="Molenstraat",
                    house_number="14",
                    postal_code="9300",
                    municipality_nis=nis,
                    is_main=True,
                )
            )
        if contact:
            session.add(Contact(root=enterprise, enterprise_id=enterprise, name=contact))
        if staff is not None:
            session.add(
                YearlyFigures(
                    root=enterprise,
                    enterprise_id=enterprise,
                    year=2025,
                    staff=Decimal(staff),
                    turnover=Decimal(1000),
                    balance=Decimal(1000),
                )
            )
    return enterprise


def add_session(store, enterprise, starts_at, note="", **values):
    """Put a finished session of one hour in the store."""
    session_id = new_id()
    with store.write() as session:
        session.add(
            CoachingSession(
                id=session_id,
                root=enterprise,
                enterprise_id=enterprise,
                coach_id=store.actor,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=1, minutes=10),
                note=note,
                completed_at=starts_at + timedelta(hours=2),
                **{"kind": "visit", **values},
            )
        )
    return session_id


def add_action(store, enterprise, text, due_on=None):
    """Put an open action in the store."""
    action = new_id()
    with store.write() as session:
        session.add(
            Action(id=action, root=enterprise, enterprise_id=enterprise, text=text, due_on=due_on)
        )
    return action


def add_intake(store, enterprise, **values):
    """Put an intake in the store."""
    intake = new_id()
    with store.write() as session:
        session.add(
            Intake(
                id=intake,
                root=enterprise,
                enterprise_id=enterprise,
                coach_id=store.actor,
                **{"held_on": date(2026, 10, 14), "question": "Bakkers vertrekken.", **values},
            )
        )
    return intake
