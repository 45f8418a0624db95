"""Attachments: whole, secret, and refused when anything was changed (threat T8)."""

import errno
import hashlib
import os
import random
import tracemalloc
from io import BytesIO
from unittest.mock import Mock

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.core.progress import Cancelled, CancelToken
from app.models.local import Blob
from app.storage.blobs import CHUNK, keep_blob, read_chunks, seal_blob, sweep_blobs

SEALED = CHUNK + 16


def put(store, content):
    sealed = seal_blob(store.folder, BytesIO(content))
    with store.write() as session:
        return keep_blob(session, sealed), sealed.path


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_file_comes_back_as_it_was(store, size):
    content = os.urandom(size)
    sha, path = put(store, content)
    assert sha == hashlib.sha256(content).hexdigest()
    assert b"".join(read_chunks(store, sha)) == content
    assert size < 64 or content[:64] not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


class Slow:
    """A source that gives a little at a time, as a pipe does, and never the same twice."""

    def __init__(self, size):
        self.left = size

    def read(self, size):
        given = min(size, self.left, 300_000)
        self.left -= given
        return b"\x5a" * given


def test_sixty_megabytes_go_through_in_little_memory(store):
    size, steps = 60 * 1024 * 1024, []

    class Told:
        def step(self, done, total):
            steps.append((done, total))

    tracemalloc.start()
    sealed = seal_blob(store.folder, Slow(size), Told(), size)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * 1024 * 1024
    assert steps == [(n * CHUNK, size) for n in range(60)]
    with store.write() as session:
        sha = keep_blob(session, sealed)
    digest = hashlib.sha256()
    for chunk in read_chunks(store, sha):
        digest.update(chunk)
    assert sealed.size == size
    assert digest.hexdigest() == sha


def test_equal_content_is_kept_once(store):
    first, path = put(store, b"offerte")
    second, other = put(store, b"offerte")
    assert first == second
    assert path.exists()
    assert not other.exists()


def test_a_file_that_was_lost_is_replaced(store):
    sha, path = put(store, b"offerte")
    path.unlink()
    with pytest.raises(UserError, match=r"blob\.missing"):
        b"".join(read_chunks(store, sha))
    put(store, b"offerte")
    assert b"".join(read_chunks(store, sha)) == b"offerte"


def test_any_flipped_bit_is_refused(store):
    sha, path = put(store, os.urandom(2 * CHUNK + 100))
    whole = path.read_bytes()
    pick = random.Random(7)
    for at in [0, 4, 4 + SEALED, len(whole) - 1] + [pick.randrange(len(whole)) for _ in range(60)]:
        changed = bytearray(whole)
        changed[at] ^= 1 << pick.randrange(8)
        path.write_bytes(changed)
        with pytest.raises(UserError, match=r"blob\.damaged"):
            b"".join(read_chunks(store, sha))
    path.write_bytes(whole)
    assert len(b"".join(read_chunks(store, sha))) == 2 * CHUNK + 100


def cut(whole, *parts):
    return whole[:4] + b"".join(whole[4 + n * SEALED : 4 + (n + 1) * SEALED] for n in parts)


@pytest.mark.parametrize(
    "parts", [(), (0,), (0, 1), (1, 0, 2), (0, 0, 1, 2), (0, 2), (2,), (0, 1, 2, 2)]
)
def test_chunks_cannot_be_cut_moved_or_doubled(store, parts):
    sha, path = put(store, os.urandom(3 * CHUNK))
    path.write_bytes(cut(path.read_bytes(), *parts))
    with pytest.raises(UserError, match=r"blob\.damaged"):
        b"".join(read_chunks(store, sha))


def test_two_files_cannot_be_swapped(store):
    one, first = put(store, b"1" * 100)
    two, second = put(store, b"2" * 100)
    a, b = first.read_bytes(), second.read_bytes()
    first.write_bytes(b)
    second.write_bytes(a)
    for sha in (one, two):
        with pytest.raises(UserError, match=r"blob\.damaged"):
            b"".join(read_chunks(store, sha))


def test_a_full_disk_leaves_no_file(store, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("app.storage.blobs.os.fsync", full)
    with pytest.raises(UserError, match=r"store\.full"):
        seal_blob(store.folder, BytesIO(b"x"))
    assert list((store.folder / "blobs").iterdir()) == []


def test_stopping_leaves_no_file(store):
    token = CancelToken()

    class Stopped(BytesIO):
        def read(self, size):
            if self.tell() > CHUNK:
                token.cancel()
            return super().read(size)

    told = Mock(step=lambda *_: token.check())
    with pytest.raises(Cancelled):
        seal_blob(store.folder, Stopped(bytes(4 * CHUNK)), told)
    assert list((store.folder / "blobs").iterdir()) == []


def test_what_no_row_names_is_swept(store):
    sha, path = put(store, b"keep")
    seal_blob(store.folder, BytesIO(b"never kept"))
    folder, name = store.folder / "blobs", "0a" * 16
    for left in (f"{name}.part", f".{name}.0a1b2c3d.part"):
        (folder / left).write_bytes(b"x")
    for mine in ("foto.jpg", "half.part", name.upper()):
        (folder / mine).write_bytes(b"of somebody")
    assert sweep_blobs(store) == 3
    found = {p.name for p in folder.iterdir()}
    assert found == {path.name, "foto.jpg", "half.part", name.upper()}
    assert b"".join(read_chunks(store, sha)) == b"keep"


def test_an_unknown_file_is_missing(store):
    with pytest.raises(UserError) as caught:
        b"".join(read_chunks(store, "0" * 64))
    assert (caught.value.code, caught.value.values) == ("blob.missing", {"sha256": "0" * 64})


def test_each_file_has_a_key_of_its_own(store):
    put(store, b"1")
    put(store, b"2")
    with store.read() as session:
        found = session.exec(select(Blob.key)).all()
    assert len(set(found)) == 2
    assert {len(key) for key in found} == {32}
