"""A profile leaves this laptop: all of it, or nothing."""

from uuid import UUID

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.models.coaching import CoachingSession
from app.services.profiles import account
from app.services.profiles.backups import back_up_now, choose_place, list_backups
from app.services.profiles.known import list_profiles, read_profile
from app.services.profiles.wiping import finish_wipe, prepare_wipe, what_goes
from tests.account_samples import WORDS, refused
from tests.coaching_samples import add_company, utc
from tests.services.fake_server import link, serving


@pytest.fixture
def opened(profile, ring):
    """The profile of Els, open."""
    store = account.unlock(profile, WORDS)
    yield profile, store
    store.close()


def wiped(store, rescue=None):
    leaving = prepare_wipe(store, rescue, Silent())
    store.close()
    finish_wipe(leaving)


def test_wiping_leaves_nothing_but_the_copy_that_was_asked(opened, ring, tmp_path):
    profile, store = opened
    rescue = tmp_path / "redding"
    rescue.mkdir()
    account.set_quick_unlock(store, on=True)
    wiped(store, rescue)
    assert not profile.folder.exists()
    assert list_profiles(profile.folder.parent) == ()
    assert ring.held == {}
    assert len(list(rescue.rglob("*.db"))) == 1


def test_the_secret_of_the_laptop_goes_too(opened, ring):
    from app.services.profiles.device_secret import DeviceSecret, keep_device_secret

    _, store = opened
    with serving() as server:
        link(store, server)
    assert keep_device_secret("toestel-1", DeviceSecret.new().with_refresh("x")) is None
    assert ring.held
    wiped(store)
    assert ring.held == {}


def test_a_copy_that_fails_keeps_everything(opened, tmp_path, monkeypatch):
    profile, store = opened

    def full(*args, **named):
        raise UserError("backup.full", path=tmp_path)

    monkeypatch.setattr("app.services.profiles.wiping.back_up_profile", full)
    assert refused(prepare_wipe, store, tmp_path, Silent()).code == "backup.full"
    assert not store.is_closed
    assert read_profile(profile.folder) is not None


def test_the_copy_does_not_go_into_what_is_wiped(opened, tmp_path):
    profile, store = opened
    inside = profile.folder / "backups"
    assert refused(prepare_wipe, store, inside, Silent()).code == "wipe.inside"


def test_wiping_takes_the_backups_along(opened, tmp_path):
    profile, store = opened
    place = tmp_path / "schijf"
    place.mkdir()
    back_up_now(store)
    choose_place(profile.folder, place)
    back_up_now(store)
    assert len(list_backups(profile.folder)) == 2
    wiped(store)
    assert [path for path in place.rglob("*") if path.is_file() and path.suffix != ".json"] == []


def test_what_goes_is_counted(opened):
    _, store = opened
    company = add_company(store)
    with store.write() as session:
        session.add(
            CoachingSession(
                id=UUID(int=5), root=company.id, enterprise_id=company.id, coach_id=store.actor,
                kind="visit", starts_at=utc(20, 10), ends_at=utc(20, 11),
            )
        )  # fmt: skip
    found = what_goes(store)
    assert (found.here.companies, found.here.sessions, found.here.files) == (1, 1, 0)
    assert (found.is_linked, found.last_ok) == (False, None)
    with serving() as server:
        link(store, server)
    found = what_goes(store)
    # partnership, partner, person and role; company, place and two contacts; session
    assert (found.is_linked, found.waiting) == (True, 9)
