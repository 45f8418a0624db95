"""A profile that was joined is filled by rounds until who works with it is there."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.core.progress import Silent
from app.models.partnership import Partner
from app.services.syncing import round as sync_round
from app.services.syncing.first_load import first_load, has_person, note_who
from app.storage.profile import DATABASE, Profile, read_profile
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


def test_the_list_of_profiles_shows_who_works_here_by_now(store):
    me = add_team(store)
    (store.folder / DATABASE).touch()
    assert note_who(store) == me  # its label was lost
    label = Profile(store.folder, me.name, me.role, me.partner)
    assert read_profile(store.folder) == label
    with store.write() as session:
        session.exec(select(Partner)).one().name = "Partner Kust"
    note_who(store)
    assert read_profile(store.folder) == replace(label, partner="Partner Kust")
