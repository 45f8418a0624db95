"""Files over a real socket: by chunks, again after a stop, and never something else."""

import hashlib
import io
import random
from uuid import UUID

import pytest

from app.core.errors import UserError
from app.core.progress import Cancelled
from app.models.server_link import BlobRoad
from app.models.sync import BlobCase, BlobState
from app.storage.blob_parts import drop_unneeded_parts
from app.storage.blobs import keep_blob, read_chunks, read_range, seal_blob, sweep_blobs
from app.sync.blob_transfer import fetch_blob, send_blob
from app.sync.connection import Connection
from app.sync.protocol_accounts import BlobOffer
from tests.services.fake_server import serving

MIB = 1 << 20
CONTENT = random.Random(4).randbytes(2 * MIB + 77)
HASH = hashlib.sha256(CONTENT).hexdigest()
CASE = UUID(int=7)
OFFER = BlobOffer(sha256=HASH, root=CASE.hex, size=len(CONTENT))


class Stop:
    """Asks to stop at the nth call; keeps what it was told."""

    def __init__(self, at=None):
        self.at, self.told = at, []

    def __call__(self, done):
        self.told.append(done)
        if len(self.told) == self.at:
            raise Cancelled


class Shelf:
    """The files of a server."""

    def __init__(self, server, chunk=MIB):
        self.chunk, self.chunks, self.whole, self.proofs = chunk, {}, {}, 0
        server.routes["POST", "/blobs"] = self.offer
        server.routes["POST", f"/blobs/{HASH}/done"] = self.done
        server.routes["GET", f"/blobs/{HASH}"] = self.give
        for number in range(40):
            server.routes["PUT", f"/blobs/{HASH}/{number}"] = lambda body, _, headers, at=number: (
                self.put(at, body, headers)
            )

    def offer(self, body, *_):
        assert body["root"] == CASE.hex
        if HASH in self.whole:
            nonce = "ab" * 40
            asked = {"state": "prove", "nonce": nonce, "range": [MIB - 5, 10]}
            if "proof" not in body or body["proof"] is None:
                return 200, asked
            plain = bytes.fromhex(nonce) + self.whole[HASH][MIB - 5 : MIB + 5]
            is_good = body["proof"] == hashlib.sha256(plain).hexdigest()
            self.proofs += is_good
            return (200, {"state": "have"}) if is_good else (403, {"code": "proof"})
        wanted = range(-(-body["size"] // self.chunk))
        missing = [number for number in wanted if number not in self.chunks]
        return 200, {"state": "missing", "chunk_bytes": self.chunk, "missing": missing}

    def put(self, number, body, headers):
        assert hashlib.sha256(body).hexdigest() == headers["X-Chunk-Sha256"]
        self.chunks[number] = body
        return 200, {}

    def done(self, *_):
        self.whole[HASH] = b"".join(self.chunks[number] for number in sorted(self.chunks))
        return 200, {}

    def give(self, _, __, headers):
        first, last = map(int, headers["Range"].removeprefix("bytes=").split("-"))
        if HASH not in self.whole:
            return 404, {"code": "unknown"}
        return 206, self.whole[HASH][first : last + 1]


@pytest.fixture
def server():
    with serving(is_open=True) as server:
        yield server


@pytest.fixture
def road(server):
    road = Connection(server.address)
    yield road
    road.close()


def keep(store, content=CONTENT):
    sealed = seal_blob(store.folder, io.BytesIO(content))
    with store.write() as session:
        return keep_blob(session, sealed)


def row(store):
    with store.read() as session:
        return session.get(BlobState, HASH)


def seq(store):
    """What is known of the file for its case."""
    with store.read() as session:
        return session.get_one(BlobCase, (HASH, CASE)).available_seq


def puts(server):
    return [int(path.rsplit("/", 1)[1]) for method, path, _ in server.asked if method == "PUT"]


@pytest.mark.parametrize("chunk", [MIB, 5 * MIB, 700_001])
def test_a_file_arrives_whole_whatever_the_chunks_of_the_server(store, server, road, chunk):
    shelf, stop = Shelf(server, chunk), Stop()
    keep(store)
    send_blob(store, road, OFFER, stop)
    assert shelf.whole[HASH] == CONTENT
    assert shelf.proofs == 1
    assert stop.told == [number * chunk for number in range(-(-len(CONTENT) // chunk))]
    assert (seq(store), row(store).chunks, row(store).error) == (0, "[]", None)


def test_what_was_sent_before_a_stop_is_not_sent_again(store, server, road):
    shelf = Shelf(server)
    keep(store)
    with pytest.raises(Cancelled):
        send_blob(store, road, OFFER, Stop(at=3))
    assert row(store).chunks == "[0, 1]"
    send_blob(store, road, OFFER, Stop())
    assert puts(server) == [0, 1, 2]
    assert shelf.whole[HASH] == CONTENT


def test_what_the_server_has_is_proved_and_not_sent(store, server, road):
    Shelf(server).whole[HASH] = CONTENT
    keep(store)
    send_blob(store, road, OFFER, Stop())
    assert puts(server) == []
    assert seq(store) == 0


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ({"state": "prove"}, "sync.answer"),
        ({"state": "prove", "nonce": "zz", "range": [0, 5]}, "sync.answer"),
        ({"state": "prove", "nonce": "ab", "range": [0, 5 * MIB]}, "sync.answer"),
        ({"state": "prove", "nonce": "ab", "range": [-1, 2]}, "sync.answer"),
        ({"state": "prove", "nonce": "ab", "range": [0, 5]}, "sync.refused"),  # for ever
        ({"state": "missing", "chunk_bytes": 0, "missing": [0]}, "sync.answer"),
        ({"state": "missing", "missing": [9]}, "sync.answer"),
        ({"state": "gone"}, "sync.answer"),
    ],
)
def test_a_server_that_asks_what_cannot_be_is_an_error(store, server, road, state, code):
    server.routes["POST", "/blobs"] = (200, state)
    keep(store)
    with pytest.raises(UserError) as told:
        send_blob(store, road, OFFER, Stop())
    assert told.value.code == code


def test_a_file_comes_whole_and_encrypted(store, server, road):
    Shelf(server).whole[HASH] = CONTENT
    stop = Stop()
    fetch_blob(store, road, HASH, len(CONTENT), stop)
    assert b"".join(read_chunks(store, HASH)) == CONTENT
    assert stop.told == [0, MIB, 2 * MIB]
    (file,) = (store.folder / "blobs").iterdir()
    assert CONTENT[:64] not in file.read_bytes()


@pytest.mark.parametrize("size", [1, MIB - 1, MIB, MIB + 1, 2 * MIB])
def test_a_file_of_any_size_comes_whole(store, server, road, size):
    content = CONTENT[:size]
    digest = hashlib.sha256(content).hexdigest()

    def give(_, __, headers):
        first, last = map(int, headers["Range"].removeprefix("bytes=").split("-"))
        return 206, content[first : last + 1]

    server.routes["GET", f"/blobs/{digest}"] = give
    fetch_blob(store, road, digest, size, Stop())
    assert b"".join(read_chunks(store, digest)) == content


def test_a_stop_costs_one_part_at_most_also_when_the_program_ended(store, server, road):
    Shelf(server).whole[HASH] = CONTENT
    with pytest.raises(Cancelled):
        fetch_blob(store, road, HASH, len(CONTENT), Stop(at=3))
    (file,) = (store.folder / "blobs").iterdir()
    with file.open("ab") as torn:
        torn.write(b"half a chunk")
    assert sweep_blobs(store) == 0  # the next start leaves it
    stop = Stop()
    fetch_blob(store, road, HASH, len(CONTENT), stop)
    assert stop.told == [2 * MIB]
    assert b"".join(read_chunks(store, HASH)) == CONTENT


def test_another_file_than_was_asked_is_dropped_and_asked_anew(store, server, road):
    shelf = Shelf(server)
    shelf.whole[HASH] = CONTENT[:-1] + b"x"
    with pytest.raises(UserError, match=r"blob\.damaged"):
        fetch_blob(store, road, HASH, len(CONTENT), Stop())
    assert list((store.folder / "blobs").iterdir()) == []
    shelf.whole[HASH] = CONTENT
    fetch_blob(store, road, HASH, len(CONTENT), Stop())
    assert b"".join(read_chunks(store, HASH)) == CONTENT


def test_a_file_that_the_server_does_not_have_yet_is_told_so(store, server, road):
    Shelf(server)
    with pytest.raises(UserError, match=r"server\.unknown"):
        fetch_blob(store, road, HASH, len(CONTENT), Stop())


def test_a_part_of_a_file_that_no_record_names_goes(store, server, road):
    Shelf(server).whole[HASH] = CONTENT
    with pytest.raises(Cancelled):
        fetch_blob(store, road, HASH, len(CONTENT), Stop(at=2))
    drop_unneeded_parts(store)
    assert list((store.folder / "blobs").iterdir()) == []
    with store.read() as session:
        assert session.get(BlobRoad, HASH) is None


def test_any_range_of_a_file_can_be_read(store):
    keep(store)
    for first, size in [
        (0, 1),
        (0, 3 * MIB),
        (MIB - 1, 2),
        (MIB, MIB),
        (2 * MIB, 77),
        (2 * MIB, 9),
    ]:
        assert read_range(store, HASH, first, size) == CONTENT[first : first + size]
    assert read_range(store, HASH, 3 * MIB, 5) == b""


def test_a_range_of_a_damaged_file_is_refused(store):
    keep(store)
    (file,) = (store.folder / "blobs").iterdir()
    damaged = bytearray(file.read_bytes())
    damaged[MIB + 100] ^= 1
    file.write_bytes(damaged)
    assert read_range(store, HASH, 0, 5) == CONTENT[:5]
    with pytest.raises(UserError, match=r"blob\.damaged"):
        read_range(store, HASH, MIB, 5)
    file.unlink()
    with pytest.raises(UserError, match=r"blob\.missing"):
        read_range(store, HASH, 0, 5)
