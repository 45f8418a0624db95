"""A damaged file, a full disk, a read-only folder: each has its own code, and nothing changes."""

import errno
import os
import resource
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.core.errors import UserError
from app.models.enterprise import Enterprise
from app.storage.engine import DataKey, open_engine
from app.storage.failures import told_as_user_error, user_error_of
from app.storage.files import write_whole
from app.storage.migrate import stored_revision
from app.storage.profile_lock import LOCK_FILE, ProfileLock
from app.storage.store import Store
from tests.storage_fixtures import KEY

ROOT = Path(__file__).parents[2]


def reopened(path):
    key = DataKey(KEY)
    return Store(open_engine(path, key), uuid4(), key=key)


def fill(store, rows, size=1000):
    with store.write() as session:
        for _ in range(rows):
            mine = uuid4()
            session.add(Enterprise(id=mine, root=mine, name="x" * size))


def count(store):
    with store.read() as session:
        return len(session.exec(select(Enterprise.id)).all())


def look_everywhere(store):
    with store.read() as session:
        session.execute(text("PRAGMA quick_check")).all()
        session.exec(select(Enterprise)).all()


def scribble(path, start, length=4096):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(os.urandom(length))


@pytest.mark.parametrize("start", [0, 16, 4096, 40960])
def test_a_damaged_database_says_so(store, start):
    fill(store, 50)
    path = store.path
    store.close()
    scribble(path, start, 100)
    damaged = reopened(path)
    with pytest.raises(UserError) as caught:
        look_everywhere(damaged)
    assert caught.value.code == "store.damaged"
    assert caught.value.values == {"path": path}
    damaged.close()


def test_a_cut_database_says_so(store):
    fill(store, 50)
    path = store.path
    store.close()
    os.truncate(path, path.stat().st_size // 2)
    damaged = reopened(path)
    with pytest.raises(UserError, match=r"store\.damaged"):
        count(damaged)
    damaged.close()


def test_a_full_disk_says_so_and_keeps_what_was_there(store):
    fill(store, 1)
    with store.read() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()

    def overflow():
        with store.write() as session:
            session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
            for _ in range(50):
                mine = uuid4()
                session.add(Enterprise(id=mine, root=mine, name="x" * 5000))
            session.flush()

    with pytest.raises(UserError) as caught:
        overflow()
    assert (caught.value.code, caught.value.values) == ("store.full", {"path": store.path})
    assert count(store) == 1


def test_a_disk_that_takes_no_more_bytes_says_so(store):
    """The system refuses to let files grow: what SQLite then meets at commit."""
    fill(store, 1)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size, hard))
    try:
        with pytest.raises(UserError) as caught:
            fill(store, 500, 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert caught.value.code in {"store.full", "store.io"}
    assert count(store) == 1
    fill(store, 1)
    assert count(store) == 2


@contextmanager
def plain_user():
    """Root may write anywhere, so the test becomes somebody else for a while."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def read_only(store_folder):
    """A profile that everybody may read and nobody may write."""
    above = [path for path in store_folder.parents if path.is_relative_to(tempfile.gettempdir())]
    modes = {path: path.stat().st_mode for path in [*above, store_folder]}
    for path in above[:-1]:
        path.chmod(0o755)
    (store_folder / "werkvloer.db").chmod(0o444)
    store_folder.chmod(0o555)
    yield store_folder
    for path, mode in modes.items():
        path.chmod(mode)


def test_a_read_only_folder_says_so(read_only):
    store = reopened(read_only / "werkvloer.db")
    with plain_user():
        with pytest.raises(UserError, match=r"store\.read_only"):
            ProfileLock.take(read_only)
        with pytest.raises(UserError, match=r"store\.read_only"), told_as_user_error(read_only):
            write_whole(read_only / "x", b"x")
        with pytest.raises(UserError, match=r"store\.read_only"):
            count(store)
    store.close()
    assert [path.name for path in read_only.iterdir()] == ["werkvloer.db"]


def test_a_read_only_file_says_so(read_only):
    read_only.chmod(0o777)
    store = reopened(read_only / "werkvloer.db")
    with plain_user(), pytest.raises(UserError, match=r"store\.read_only"):
        fill(store, 1)
    store.close()


def test_a_database_that_is_busy_says_so(store, monkeypatch):
    monkeypatch.setattr("app.storage.engine.BUSY_S", 0.05)
    other = reopened(store.path)
    with store.write(), pytest.raises(UserError, match=r"store\.busy"), other.write():
        pytest.fail("two writers")
    other.close()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "store.full"),
        (errno.EDQUOT, "store.full"),
        (errno.EROFS, "store.read_only"),
        (errno.EACCES, "store.read_only"),
        (errno.EIO, "store.io"),
        (errno.ENOENT, None),
    ],
)
def test_failures_of_the_system_have_their_code(tmp_path, number, code):
    told = user_error_of(OSError(number, "x"), tmp_path)
    assert (told and told.code) == code


def test_bugs_pass_as_they_are(tmp_path):
    with pytest.raises(ZeroDivisionError), told_as_user_error(tmp_path):
        raise ZeroDivisionError


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "x"
    write_whole(path, b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("app.storage.files.os.fsync", full)
    with pytest.raises(UserError, match=r"store\.full"), told_as_user_error(path):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_profile_is_opened_once(tmp_path):
    first = ProfileLock.take(tmp_path)
    with pytest.raises(UserError, match=r"store\.in_use"):
        ProfileLock.take(tmp_path)
    first.release()
    ProfileLock.take(tmp_path).release()


HOLDS = """
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from app.storage.profile_lock import ProfileLock
lock = ProfileLock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_holds_nothing(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, tmp_path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(UserError, match=r"store\.in_use"):
            ProfileLock.take(tmp_path)
        holder.kill()
        holder.wait()
    assert (tmp_path / LOCK_FILE).exists()
    ProfileLock.take(tmp_path).release()


def test_a_revision_is_read_from_a_file_that_has_none(tmp_path):
    engine = open_engine(tmp_path / "new.db", DataKey(KEY), create=True)
    assert stored_revision(engine) is None
    engine.dispose()
