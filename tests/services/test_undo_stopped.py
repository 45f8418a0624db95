"""Taking back many records: told how far it is, and nothing of it when it is stopped."""

import pytest
from sqlalchemy import func, select, update

from app.core.progress import Cancelled
from app.models.enterprise import Contact
from app.models.sync import Outbox
from app.services import undo as module
from app.services.changes import Changes
from app.services.companies.dossier_edits import add
from app.services.undo import redo, undo
from tests.coaching_samples import add_company, add_team


class Steps:
    """A progress that stops at a share of the work."""

    def __init__(self, stop_at=2.0):
        self.told, self._stop_at = [], stop_at

    def step(self, done, total):
        self.told.append((done, total))
        if total and done / total >= self._stop_at:
            raise Cancelled


@pytest.fixture
def done(store, monkeypatch):
    """A change of twelve contacts, written in parts of five."""
    monkeypatch.setattr(module, "PART", 5)
    add_team(store)
    company = add_company(store)
    for number in range(10):
        add(store, "contact", company.id, name=f"Contact {number}")
    with store.write() as session:
        session.execute(update(Contact).values(phone="0470 12 34 56"))
        return Changes.of(session)


def phones(store):
    with store.read() as session:
        return set(session.scalars(select(Contact.phone)))


def lines(store):
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(Outbox))


def test_it_tells_how_far_it_is(store, done):
    steps = Steps()
    undo(store, done, steps)
    assert steps.told[2:] == [(0, 12), (5, 12), (10, 12)]
    assert phones(store) == {""}


def test_stopped_half_way_nothing_is_taken_back(store, done):
    before = lines(store)
    with pytest.raises(Cancelled):
        undo(store, done, Steps(0.5))
    assert phones(store) == {"0470 12 34 56"}
    assert lines(store) == before
    undo(store, done)
    assert phones(store) == {""}


def test_doing_again_stops_half_way_too(store, done):
    back = undo(store, done)
    with pytest.raises(Cancelled):
        redo(store, back, Steps(0.5))
    assert phones(store) == {""}
