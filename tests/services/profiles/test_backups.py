"""A backup holds everything, tests itself, and puts everything back; what was there stays."""

import io
import os
import shutil
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from app.core import clock
from app.core.progress import Cancelled, CancelToken, Silent
from app.models.enterprise import Enterprise
from app.models.evidence import Attachment
from app.services.profiles import backups
from app.services.profiles.account import change_passphrase, unlock
from app.services.profiles.backups import (
    back_up_now,
    back_up_when_due,
    choose_keep,
    choose_place,
    failure_to_tell,
    list_backups,
)
from app.services.profiles.backups import test_backup as try_backup
from app.services.profiles.backups_restore import find_backups, open_backup, preview, restore_backup
from app.storage import engine
from app.storage.backup_check import blobs_of, looked_at
from app.storage.backup_list import read_state
from app.storage.blobs import keep_blob, read_chunks, seal_blob
from app.storage.profile import read_profile
from tests.account_samples import OTHER, WORDS, refused
from tests.damage import damage, place_of_damage

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def now(monkeypatch):
    """The clock, in a list of one."""
    held = [NOON]
    monkeypatch.setattr(clock, "now", lambda: held[0])
    monkeypatch.setattr(clock, "today", lambda: datetime.date(held[0]))
    return held


@pytest.fixture
def opened(profile):
    """The store of a profile of one's own; closed afterwards."""
    store = unlock(profile, WORDS)
    yield store
    store.close()


def add_company(store, name):
    mine = uuid4()
    with store.write() as session:
        session.add(Enterprise(id=mine, root=mine, name=name))
    return mine


def add_file(store, company, content):
    sealed = seal_blob(store.folder, io.BytesIO(content))
    with store.write() as session:
        sha256 = keep_blob(session, sealed)
        session.add(
            Attachment(
                root=company,
                enterprise_id=company,
                file_name="verslag.pdf",
                size=len(content),
                sha256=sha256,
                added_at=clock.now(),
            )
        )
    return sha256


def everything(folder, key):
    """Every row of every table but the one that a restore adds to, and every file it names."""
    with looked_at(folder / "werkvloer.db", key) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'replica'"
            )
        ]
        tables = {n: sorted(map(repr, connection.execute(f"SELECT * FROM {n}"))) for n in names}
        files = {
            b.file_name: (folder / "blobs" / b.file_name).read_bytes() for b in blobs_of(connection)
        }
    return tables, files


def companies(store):
    with store.read() as session:
        return sorted(session.exec(select(Enterprise.name)).all())


def restored(profile, backup, passphrase=WORDS):
    return restore_backup(profile.folder, open_backup(profile.folder, backup, passphrase), Silent())


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(st.text(min_size=1, max_size=20), max_size=4),
    files=st.lists(st.binary(min_size=1, max_size=2000), max_size=3),
    after=st.lists(st.text(min_size=1, max_size=20), max_size=3),
)
def test_a_backup_put_back_gives_equal_tables_and_files(
    made_once, tmp_path_factory, before, files, after
):
    folder = tmp_path_factory.mktemp("p") / "els"
    shutil.copytree(made_once.profile.folder, folder)
    profile = read_profile(folder)
    store = unlock(profile, WORDS)
    key = store.key.value
    try:
        for name in before:
            company = add_company(store, name)
            for content in files:
                add_file(store, company, content)
        made = back_up_now(store)
        expected = everything(folder, key)
        for name in after:
            add_file(store, add_company(store, name), name.encode())
    finally:
        store.close()
    for path in (folder / "blobs").glob("*"):  # lost, too
        path.unlink()
    restored(profile, made)
    assert everything(folder, key) == expected


def test_what_was_there_is_aside_whole_and_can_be_put_back(profile, opened):
    first = add_company(opened, "Eerst")
    made = back_up_now(opened)
    sha256 = add_file(opened, first, b"na de back-up")
    add_company(opened, "Later")
    opened.close()
    done = restored(profile, made)
    store = unlock(profile, WORDS)
    assert companies(store) == ["Eerst"]
    store.close()
    (aside,) = [one for one in list_backups(profile.folder) if one.is_aside]
    assert aside.path.parent == done.aside
    restored(profile, aside)
    store = unlock(profile, WORDS)
    assert companies(store) == ["Eerst", "Later"]
    assert b"".join(read_chunks(store, sha256)) == b"na de back-up"
    store.close()


def test_it_says_what_would_be_lost(profile, opened):
    add_company(opened, "Eerst")
    made = back_up_now(opened)
    add_company(opened, "Later")
    add_company(opened, "Nog later")
    seen = preview(profile.folder, open_backup(profile.folder, made, WORDS))
    assert (seen.then.companies, seen.now.companies, seen.lost) == (1, 3, 2)


def test_a_restored_store_writes_as_another_replica(profile, opened):
    with opened.read() as session:
        position = session.connection().exec_driver_sql("SELECT max(position) FROM outbox").scalar()
    made = back_up_now(opened)
    opened.close()
    restored(profile, made)
    with looked_at(profile.database, open_backup(profile.folder, made, WORDS).key.value) as found:
        rows = found.execute("SELECT since, id FROM replica ORDER BY since").fetchall()
    assert rows[-1][0] == position + 1
    assert len({one for _, one in rows}) == len(rows)


def test_after_another_passphrase_the_new_one_opens_an_old_backup_and_stays(profile, opened):
    made = back_up_now(opened)
    change_passphrase(opened, WORDS, OTHER)
    opened.close()
    restored(profile, made, OTHER)
    unlock(profile, OTHER).close()
    assert refused(unlock, profile, WORDS).code == "account.wrong_passphrase"


def test_a_lost_laptop_comes_back_on_another_one_from_the_other_disk(profile, opened, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    choose_place(profile.folder, disk)
    company = add_company(opened, "Eerst")
    sha256 = add_file(opened, company, b"bijlage")
    back_up_now(opened)
    opened.close()
    shutil.rmtree(profile.folder)
    folder = tmp_path / "new" / "els"
    (backup,) = find_backups(disk)
    restore_backup(folder, open_backup(folder, backup, WORDS), Silent())
    again = read_profile(folder)
    assert (again.name, again.partner, again.role) == ("Els V.", "Partner Oost", "coach")
    store = unlock(again, WORDS)
    assert companies(store) == ["Eerst"]
    assert b"".join(read_chunks(store, sha256)) == b"bijlage"
    store.close()


def test_a_wrong_passphrase_is_counted(profile, opened):
    made = back_up_now(opened)
    error = refused(open_backup, profile.folder, made, OTHER)
    assert (error.code, error.values["tries_left"]) == ("account.wrong_passphrase", 4)


def test_a_damaged_backup_changes_nothing_and_its_test_says_so(profile, opened, now):
    add_company(opened, "Eerst")
    made = back_up_now(opened)
    damage(made.path, place_of_damage(opened))
    assert try_backup(opened, made, Silent()).code == "backup.damaged"
    assert failure_to_tell(profile.folder).code == "backup.test_failed"
    assert failure_to_tell(profile.folder) is None  # once a day
    now[0] += timedelta(days=1)
    assert failure_to_tell(profile.folder).code == "backup.test_failed"
    opened.close()
    before = profile.database.read_bytes()
    opened_backup = open_backup(profile.folder, made, WORDS)
    assert refused(restore_backup, profile.folder, opened_backup, Silent()).code == "backup.damaged"
    assert profile.database.read_bytes() == before
    assert not list(profile.folder.glob("restore.part*"))


@pytest.fixture
def small_disk(monkeypatch):
    """A disk that takes five pages of a copy, whoever makes it."""

    def connect(path, key, **named):
        connection = real(path, key, **named)
        if named.get("create"):
            connection.execute("PRAGMA max_page_count = 5")
        return connection

    real = engine.connect
    for module in ("backup_restore", "migrate"):
        monkeypatch.setattr(f"app.storage.{module}.connect", connect)


def test_a_disk_that_fills_up_while_restoring_is_no_damaged_backup(profile, opened, small_disk):
    whole = shutil.copy(opened.path, profile.folder / "kopie.db")
    opened.close()
    before = profile.database.read_bytes()
    (made,) = find_backups(whole)
    error = refused(restored, profile, made)
    assert (error.code, error.values) == ("backup.no_room", {"path": profile.folder})
    assert profile.database.read_bytes() == before
    assert not list(profile.folder.glob("restore.part*"))


def test_a_disk_that_fills_up_while_copying_says_so(opened, small_disk):
    error = refused(back_up_now, opened)
    assert error.code == "backup.full"
    assert list_backups(opened.folder) == ()


def test_a_disk_without_room_is_refused_before_it_is_filled(profile, opened, monkeypatch):
    made = back_up_now(opened)
    opened.close()
    sizes = []

    def usage(place):
        sizes.append(place)
        return SimpleNamespace(free=made.size - 1)

    monkeypatch.setattr("app.storage.backup_copy.shutil.disk_usage", usage)
    assert refused(restored, profile, made).code == "backup.no_room"
    assert sizes == [profile.folder]


def test_a_lost_or_changed_attachment_fails_the_test(opened):
    add_file(opened, add_company(opened, "Eerst"), b"bijlage")
    made = back_up_now(opened)
    (file,) = made.blobs.glob("*")
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert try_backup(opened, made, Silent()).code == "backup.files"
    file.unlink()
    assert try_backup(opened, made, Silent()).code == "backup.files"


def test_a_backup_of_a_newer_version_is_refused(profile, opened, monkeypatch):
    made = back_up_now(opened)
    opened.close()
    monkeypatch.setattr("app.storage.backup_check.known_revisions", lambda: ["0001"])
    backup = open_backup(profile.folder, made, WORDS)
    error = refused(restore_backup, profile.folder, backup, Silent())
    assert error.code == "backup.newer"
    unlock(profile, WORDS).close()


def test_it_is_tested_by_itself_each_month(opened, now):
    assert back_up_when_due(opened, Silent())
    first = read_state(opened.folder).tested_at
    assert first == NOON
    now[0] += timedelta(days=29)
    back_up_when_due(opened, Silent())
    assert read_state(opened.folder).tested_at == first
    now[0] += timedelta(days=1)
    back_up_when_due(opened, Silent())
    assert read_state(opened.folder).tested_at == now[0]


def test_a_place_that_is_gone_is_told_once_a_day_and_tried_again(opened, now, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    choose_place(opened.folder, disk)
    disk.rmdir()
    assert refused(back_up_when_due, opened, Silent()).code == "backup.place_gone"
    error = failure_to_tell(opened.folder)
    assert (error.code, error.values["place"]) == ("backup.place_gone", disk)
    assert refused(back_up_when_due, opened, Silent()).code == "backup.place_gone"
    assert failure_to_tell(opened.folder) is None
    disk.mkdir()
    assert back_up_when_due(opened, Silent())
    now[0] += timedelta(days=1)
    assert failure_to_tell(opened.folder) is None


def test_too_old_and_too_many_go_with_the_files_that_only_they_have(opened, now):
    company = add_company(opened, "Eerst")
    add_file(opened, company, b"oud")
    choose_keep(opened.folder, 3, 30)
    back_up_now(opened)
    with opened.write() as session:  # as emptying the bin does
        session.connection().exec_driver_sql("UPDATE sync_context SET applying = 1")
        session.connection().exec_driver_sql("DELETE FROM attachment")
        session.connection().exec_driver_sql("DELETE FROM blob")
    now[0] += timedelta(days=1)
    made = back_up_now(opened)
    assert len(list(made.blobs.glob("*"))) == 1
    now[0] += timedelta(days=29, seconds=1)
    made = back_up_now(opened)
    assert len(list_backups(opened.folder)) == 2
    assert list(made.blobs.glob("*")) == []


def test_a_backup_that_is_stopped_leaves_nothing_half_done(opened):
    for number in range(3):
        add_file(opened, add_company(opened, "Eerst"), os.urandom(1000 + number))
    seen = [0]
    stop = CancelToken()

    class Late:
        """Stops at a step, a later one each time."""

        def step(self, _done, _total):
            seen[0] += 1
            if seen[0] == self.at:
                stop.cancel()
            stop.check()

    late = Late()
    for late.at in (1, 2, 4):
        seen[0], stop = 0, CancelToken()
        with pytest.raises(Cancelled):
            back_up_now(opened, late)
        assert list_backups(opened.folder) == ()
        assert not [path for path in (opened.folder / "backups").glob("*") if path.is_file()]


def test_a_place_inside_the_profile_is_refused(opened):
    inside = opened.folder / "blobs"
    inside.mkdir(exist_ok=True)
    assert refused(choose_place, opened.folder, inside).code == "backup.place_inside"
    assert backups.read_state(opened.folder).place is None
