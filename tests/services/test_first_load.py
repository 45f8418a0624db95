"""A profile that was joined is filled by rounds until who works with it is there."""

from types import SimpleNamespace

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.services import sync_round
from app.services.first_load import first_load, has_person
from tests.coaching_samples import add_team


def rounds(monkeypatch, *works):
    """Let each round do the next of these."""
    left = list(works)
    monkeypatch.setattr(sync_round, "run_round", lambda store, _progress: left.pop(0)(store))
    return left


def fills(store):
    add_team(store)
    return SimpleNamespace(error=None)


def test_one_round_brings_who_works_here(store, monkeypatch):
    rounds(monkeypatch, fills)
    assert not has_person(store)
    first_load(store, Silent())
    assert has_person(store)


def test_a_profile_that_is_filled_asks_for_nothing(store, monkeypatch):
    add_team(store)
    left = rounds(monkeypatch, fills)
    first_load(store, Silent())
    assert left == [fills]


@pytest.mark.parametrize(
    ("error", "code"), [(UserError("sync.offline"), "sync.offline"), (None, "sync.slow")]
)
def test_what_ended_a_round_too_early_is_told(store, monkeypatch, error, code):
    rounds(monkeypatch, lambda _store: SimpleNamespace(error=error))
    with pytest.raises(UserError) as told:
        first_load(store, Silent())
    assert told.value.code == code
