"""A backup each day and no leftovers, without standing in anybody's way."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Cancelled, CancelToken
from app.models.partnership import Partnership
from app.services.people import who_am_i
from app.services.profiles.account import Enrolment, change_passphrase, create_profile, unlock
from app.services.profiles.upkeep import back_up_daily, sweep
from app.storage import blobs, migrate
from app.storage.backup_list import KEPT
from app.storage.engine import DataKey, open_engine
from app.storage.store import Store
from tests.storage_fixtures import KEY

OLD, NEW = "vier losse woorden", "heel andere woorden"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def named(store):
    """The store with one record."""
    mine = uuid4()
    with store.write() as session:
        session.add(Partnership(id=mine, root=mine, name="Inclusief Werken"))
    return store


@pytest.fixture
def day(monkeypatch):
    """Turn the clock; files get its time."""
    now = [NOON]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    replace = Path.replace

    def stamped(path, target):
        os.utime(path, (now[0].timestamp(),) * 2)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", stamped)

    def later(**time):
        now[0] += timedelta(**time)

    return later


def copies(store):
    return sorted((store.folder / "backups").glob("*.db"))


def names_in(path):
    store = Store(open_engine(path, DataKey(KEY)), uuid4(), key=DataKey(KEY))
    try:
        with store.read() as session:
            return session.exec(select(Partnership.name)).all()
    finally:
        store.close()


def test_one_copy_a_day_that_opens_with_the_same_key_and_no_other(named, day):
    assert back_up_daily(named)
    day(hours=3)
    assert not back_up_daily(named)
    day(hours=24)
    assert back_up_daily(named)
    assert len(copies(named)) == 2
    for copy in copies(named):
        assert b"Inclusief" not in copy.read_bytes()
        assert b"SQLite format" not in copy.read_bytes()
        assert names_in(copy) == ["Inclusief Werken"]


@pytest.mark.usefixtures("day")
def test_the_newest_seven_stay_and_the_one_that_passed_its_test(named, day):
    for _ in range(KEPT + 3):
        assert back_up_daily(named)
        day(days=1)
    kept = [copy.name[:8] for copy in copies(named)]
    assert kept == ["20260302", *(f"202603{number:02}" for number in range(5, 12))]


def test_a_full_disk_is_no_obstacle_and_the_next_time_it_is_made(named, day, monkeypatch, caplog):
    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "_copy", full)
        assert not back_up_daily(named)
    assert copies(named) == []
    assert [(line.msg, line.code) for line in caplog.records] == [("no backup", "backup.full")]
    day(minutes=1)
    assert back_up_daily(named)


def test_a_backup_that_is_cancelled_leaves_nothing(named):
    stop = CancelToken()

    class Stopped:
        def step(self, _done, _total):
            stop.cancel()
            stop.check()

    with pytest.raises(Cancelled):
        back_up_daily(named, Stopped())
    assert copies(named) == []


def test_who_types_on_does_not_make_the_copy_begin_anew(named, monkeypatch):
    monkeypatch.setattr(migrate, "_PAGES_A_STEP", 5)
    seen = []

    class Writing:
        """Writes at each step of the copy, as somebody who types."""

        def step(self, done, _total):
            seen.append(done)
            mine = uuid4()
            writer = Thread(target=self._write, args=(mine,))
            writer.start()
            writer.join()

        def _write(self, mine):
            with named.write() as session:
                session.add(Partnership(id=mine, root=mine, name="Later"))

    assert back_up_daily(named, Writing())
    assert seen == sorted(set(seen))
    assert len(seen) > 5
    assert names_in(copies(named)[0]) == ["Inclusief Werken"]


def test_a_shut_store_makes_no_backup(named):
    named.close()
    assert not back_up_daily(named)
    assert copies(named) == []


def test_what_no_row_names_is_swept_and_a_refusal_is_no_obstacle(store, monkeypatch):
    left = store.folder / "blobs" / ("0a" * 16)
    left.parent.mkdir()
    left.write_bytes(b"x")

    def refuse(_store):
        raise UserError("store.read_only", path=left)

    with monkeypatch.context() as patch:
        patch.setattr("app.services.profiles.upkeep.sweep_blobs", refuse)
        sweep(store)
    assert left.exists()
    sweep(store)
    assert not left.exists()
    assert blobs.BLOBS == "blobs"


def test_a_backup_that_takes_the_place_of_a_damaged_file_opens(tmp_path):
    made = create_profile(tmp_path / "p", Enrolment("Els", "Oost", "Inclusief"), OLD)
    assert back_up_daily(made.store)
    change_passphrase(made.store, OLD, NEW)
    made.store.close()
    folder = made.profile.folder
    for name in ("werkvloer.db-wal", "werkvloer.db-shm"):
        (folder / name).unlink(missing_ok=True)
    copies(made.store)[0].replace(made.profile.database)
    store = unlock(made.profile, NEW)
    assert who_am_i(store).name == "Els"
    store.close()
