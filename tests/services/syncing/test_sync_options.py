from sqlmodel import Session, select

from app.models.partnership import TravelSetting
from app.services.syncing.options import NAME, choose_sync_options, sync_options
from app.services.syncing.view import SyncOptions
from tests.coaching_samples import add_team


def kept(store):
    with store.read() as session:
        session: Session
        return session.exec(select(TravelSetting)).all()


def test_a_choice_is_kept_once_and_the_usual_one_not_at_all(store):
    add_team(store)
    assert not choose_sync_options(store, SyncOptions())
    assert sync_options(store) == SyncOptions(on_open=True, on_close=True, blobs_later=False)
    choose_sync_options(store, SyncOptions(on_open=False, blobs_later=True))
    choose_sync_options(store, SyncOptions(on_close=False))
    assert sync_options(store) == SyncOptions(on_open=True, on_close=False)
    assert [row.name for row in kept(store)] == [NAME]


def test_what_a_later_version_wrote_stays_and_does_no_harm(store):
    me = add_team(store)
    with store.write() as session:
        setting = TravelSetting(root=me.partnership_id, person_id=store.actor, name=NAME)
        setting.value = {"on_open": "soms", "on_close": False, "later": 3}
        session.add(setting)
    assert sync_options(store) == SyncOptions(on_close=False)
    choose_sync_options(store, SyncOptions())
    assert kept(store)[0].value["later"] == 3


def test_what_is_no_object_counts_as_no_choice(store):
    me = add_team(store)
    with store.write() as session:
        setting = TravelSetting(root=me.partnership_id, person_id=store.actor, name=NAME)
        setting.value = "aan"
        session.add(setting)
    assert sync_options(store) == SyncOptions()
    choose_sync_options(store, SyncOptions(on_open=False))
    assert sync_options(store) == SyncOptions(on_open=False)
