"""Both stores of files keep the same promises; S3 is a real server on loopback."""

import hashlib
from contextlib import closing

import pytest

from app.server.blobs import Damaged, DiskBlobs, Name, Unavailable, open_blobs
from app.server.settings import Settings

CONTENT = bytes(range(256)) * 24_000  # 6,144,000 bytes: two parts of 5 MiB, six of 1 MiB
OF_CONTENT = Name("p", hashlib.sha256(CONTENT).hexdigest())
EMPTY = Name("p", hashlib.sha256(b"").hexdigest())


@pytest.fixture(params=["disk", "s3"])
def store(request, tmp_path):
    if request.param == "disk":
        yield DiskBlobs(tmp_path / "blobs")
        return
    address = request.getfixturevalue("bucket")
    settings = Settings(
        blobs="s3", s3_bucket="bestanden", s3_endpoint=address, s3_key="k", s3_secret="s"
    )
    with closing(open_blobs(settings)) as made:
        yield made


def chunks_of(store, content):
    step = store.chunk_bytes
    return [content[first : first + step] for first in range(0, len(content), step)]


def kept(store, name, content):
    upload = store.begin(name)
    chunks = chunks_of(store, content)
    tags = {i: store.put(name, upload, i, chunk) for i, chunk in reversed([*enumerate(chunks)])}
    store.finish(name, upload, [tags[number] for number in range(len(chunks))])
    return upload, tags


def read(store, name, first, size):
    return b"".join(store.read(name, first, size))


def test_a_file_that_came_in_chunks_in_any_order_is_whole(store):
    store.check()
    kept(store, OF_CONTENT, CONTENT)
    assert read(store, OF_CONTENT, 0, len(CONTENT)) == CONTENT


@pytest.mark.parametrize("part", [(0, 1), (255, 2), (5_242_879, 3), (6_143_999, 1), (7, 0)])
def test_a_part_is_read(store, part):
    kept(store, OF_CONTENT, CONTENT)
    first, size = part
    assert read(store, OF_CONTENT, first, size) == CONTENT[first : first + size]


def test_a_file_of_nothing(store):
    kept(store, EMPTY, b"")
    assert read(store, EMPTY, 0, 0) == b""


def test_finishing_twice_is_harmless(store):
    upload, tags = kept(store, OF_CONTENT, CONTENT)
    store.finish(OF_CONTENT, upload, [tags[number] for number in sorted(tags)])
    assert read(store, OF_CONTENT, 0, 4) == b"\x00\x01\x02\x03"


def test_a_chunk_that_is_sent_again_takes_the_place_of_the_first(store):
    upload = store.begin(OF_CONTENT)
    chunks = chunks_of(store, CONTENT)
    store.put(OF_CONTENT, upload, 0, b"\xff" * len(chunks[0]))
    tags = [store.put(OF_CONTENT, upload, number, chunk) for number, chunk in enumerate(chunks)]
    store.finish(OF_CONTENT, upload, tags)
    assert read(store, OF_CONTENT, 0, len(CONTENT)) == CONTENT


def test_another_file_than_was_promised_is_not_kept(store):
    other = Name("p", hashlib.sha256(b"iets anders").hexdigest())
    with pytest.raises(Damaged):
        kept(store, other, CONTENT)
    with pytest.raises(FileNotFoundError):
        store.read(other, 0, 1)


def test_a_removed_file_is_gone_and_removing_it_again_is_harmless(store):
    upload, _ = kept(store, OF_CONTENT, CONTENT)
    for _ in range(2):
        store.remove(OF_CONTENT, upload)
        with pytest.raises(FileNotFoundError):
            store.read(OF_CONTENT, 0, 1)


def test_chunks_of_a_file_that_was_never_finished_are_removed(store):
    upload = store.begin(OF_CONTENT)
    store.put(OF_CONTENT, upload, 0, chunks_of(store, CONTENT)[0])
    store.remove(OF_CONTENT, upload)
    if isinstance(store, DiskBlobs):
        assert [path for path in store._folder.rglob("*") if path.is_file()] == []
    else:
        assert store._s3.list_multipart_uploads(Bucket="bestanden").get("Uploads", []) == []


def test_a_partnership_does_not_reach_the_files_of_another(store):
    kept(store, OF_CONTENT, CONTENT)
    with pytest.raises(FileNotFoundError):
        store.read(OF_CONTENT._replace(partnership="q"), 0, 1)


def test_a_store_that_does_not_answer_says_so(bucket, tmp_path):
    settings = Settings(blobs="s3", s3_bucket="weg", s3_endpoint=bucket, s3_key="k", s3_secret="s")
    with closing(open_blobs(settings)) as gone, pytest.raises(OSError, match="bucket"):
        gone.check()
    (tmp_path / "blobs").write_text("in de weg")
    with pytest.raises(OSError, match="blobs"):
        DiskBlobs(tmp_path / "blobs").check()


def test_a_bucket_that_fails_is_not_taken_for_a_file_that_is_gone(bucket):
    settings = Settings(
        blobs="s3", s3_bucket="anders", s3_endpoint=bucket, s3_key="k", s3_secret="s"
    )
    with closing(open_blobs(settings)) as made:
        for ask in (
            lambda: made.read(OF_CONTENT, 0, 1),
            lambda: made.begin(OF_CONTENT),
            lambda: made.put(OF_CONTENT, "u", 0, b"1"),
        ):
            with pytest.raises(Unavailable):
                ask()
