"""The screen of targets over a store: a small partnership that is worked out by hand."""

import pytest

from app.core import clock
from app.reference.loader import Reference
from app.services.results.targets import Scope, ScopeKind
from app.services.results.view import ResultWish
from app.ui.targets.store_results import StoreResults
from tests.result_samples import DAY, World


@pytest.fixture
def world(store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: DAY)
    return World(store)


def test_the_screen_gets_what_the_store_says(store, world):
    service = StoreResults(store, Reference())
    standing = service.read(ResultWish())
    told = standing.results
    assert told.target is not None
    assert standing.whole.expected == told.forecast.expected
    assert standing.suppose().total == told.forecast.expected
    own = service.read(ResultWish(scope=Scope(ScopeKind.PARTNER, world.west.hex)))
    assert own.whole is None  # nobody shared figures yet
    assert [row.code for row in own.results.rows] == [world.west.hex]
    assert len(service.lines("realised", Scope())) == told.realised
    service.share(standing)
    own = service.read(ResultWish(scope=Scope(ScopeKind.PARTNER, world.west.hex)))
    assert len(own.whole.rows) == 3
    assert (own.whole.realised, own.whole.shared_on) == (told.realised, DAY)
