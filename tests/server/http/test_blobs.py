"""Files over HTTP: in chunks, whole or in part, and what becomes of those that are lost."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import text

from app.core import clock
from app.server.blob_flow import sweep
from app.server.blobs import Name, Unavailable
from app.server.database import writing
from app.sync.changes import ALIVE
from app.sync.protocol_accounts import BlobOffer
from tests.server.http.test_accounts import refused
from tests.server.http.test_sync import chain, push
from tests.server.partnership import change, company, new_id

CONTENT = bytes(range(251)) * 10_000  # 2,510,000 bytes: chunks of 1 MiB, 1 MiB and 412,848
SHA = hashlib.sha256(CONTENT).hexdigest()
STEP = 1 << 20


@pytest.fixture
def bob(joined, noord):
    return joined("Bob", noord, "coach")


def attachment(root, sha=SHA):
    units = {
        ALIVE: True,
        "enterprise_id": root,
        "session_id": None,
        "file_name": "plan.pdf",
        "media_type": "application/pdf",
        "size": len(CONTENT),
        "sha256": sha,
        "added_at": "2026-05-04 09:00:00.000000",
        "added_by": None,
    }
    return change("attachment", new_id(), root, units, above=[("enterprise", root)])


def offer(laptop, root, content=CONTENT, **more):
    sha = hashlib.sha256(content).hexdigest()
    return laptop.send("/blobs", BlobOffer(sha256=sha, root=root, size=len(content), **more))


def put(laptop, number, content=CONTENT, sha=SHA, digest=None):
    chunk = content[number * STEP : (number + 1) * STEP]
    digest = digest or hashlib.sha256(chunk).hexdigest()
    headers = {"X-Chunk-Sha256": digest}
    return laptop.ask("PUT", f"/blobs/{sha}/{number}", content=chunk, headers=headers)


def done(laptop, sha=SHA):
    return laptop.ask("POST", f"/blobs/{sha}/done")


def sent(laptop, root, content=CONTENT):
    sha = hashlib.sha256(content).hexdigest()
    for number in offer(laptop, root, content).json()["missing"]:
        assert put(laptop, number, content, sha).status_code == 204
    assert done(laptop, sha).status_code == 204


def proved(laptop, root, content=CONTENT):
    state = offer(laptop, root, content).json()
    return offer(laptop, root, content, **proof(state, content)).json()["state"]


def kept(laptop, root, content=CONTENT):
    sent(laptop, root, content)
    assert proved(laptop, root, content) == "have"


def proof(state, content=CONTENT):
    first, size = state["range"]
    said = bytes.fromhex(state["nonce"]) + content[first : first + size]
    return {"nonce": state["nonce"], "proof": hashlib.sha256(said).hexdigest()}


def blob_rows(laptop):
    rows = laptop.get("/sync/pull", chain=chain(laptop)).json()["rows"]
    return [(row["root"], row["body"]) for row in rows if row["row_kind"] == "blob"]


@pytest.fixture
def made(bob):
    """A company of Bob with a record of the file."""
    one = company()
    push(bob, [one, attachment(one.row)])
    return one


def test_a_file_comes_in_by_chunks_in_any_order_and_is_told(bob, made):
    state = offer(bob, made.row).json()
    assert (state["state"], state["missing"]) == ("missing", [0, 1, 2])
    assert put(bob, 2).status_code == put(bob, 0).status_code == 204
    assert offer(bob, made.row).json()["missing"] == [1]
    assert refused(done(bob), 409) == "chunks_missing"
    assert put(bob, 1).status_code == put(bob, 1).status_code == 204
    for _ in range(2):  # an answer that was lost
        assert done(bob).status_code == 204
    assert put(bob, 1).status_code == 204
    assert blob_rows(bob) == []
    for _ in range(2):
        assert proved(bob, made.row) == "have"
    assert blob_rows(bob) == [(made.row, {"sha256": SHA, "size": 2_510_000})]


def test_who_has_the_case_fetches_it_whole_or_in_part(ann, bob, made):
    kept(bob, made.row)
    answer = ann.get(f"/blobs/{SHA}")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    for asked, first, last in (
        ("0-0", 0, 0),
        ("2509990-", 2_509_990, 2_509_999),
        ("5-9999999", 5, 2_509_999),
    ):
        answer = ann.ask("GET", f"/blobs/{SHA}", headers={"Range": f"bytes={asked}"})
        assert answer.status_code == 206
        assert answer.content == CONTENT[first : last + 1]
        assert answer.headers["content-range"] == f"bytes {first}-{last}/2510000"
    for asked, status in (("2510000-", 416), ("9-2", 416), ("x", 422)):
        headers = {"Range": asked if asked == "x" else f"bytes={asked}"}
        assert refused(ann.ask("GET", f"/blobs/{SHA}", headers=headers), status)


def test_a_proof_is_good_for_ten_minutes(bob, made, monkeypatch):
    sent(bob, made.row)
    state = offer(bob, made.row).json()
    later = clock.now() + timedelta(seconds=590)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert offer(bob, made.row, **proof(state)).json()["state"] == "have"
    monkeypatch.setattr(clock, "now", lambda: later + timedelta(seconds=20))
    bob.token = bob.refreshed().json()["access"]
    assert refused(offer(bob, made.row, **proof(state)), 403) == "proof"


def test_a_chunk_that_is_cut_or_of_no_file_is_refused(bob, made):
    offer(bob, made.row)
    assert refused(put(bob, 0, digest="0" * 64), 400) == "body_cut"
    assert refused(put(bob, 3), 422) == "invalid"
    assert refused(put(bob, 0, content=CONTENT[:10]), 422) == "invalid"
    assert refused(put(bob, 0, sha="0" * 64), 404) == "unknown"
    assert refused(done(bob, sha="0" * 64), 404) == "unknown"
    assert offer(bob, made.row).json()["missing"] == [0, 1, 2]


def test_chunks_that_make_another_file_are_thrown_away(bob, made):
    offer(bob, made.row)
    other = bytes(len(CONTENT))
    for number in range(3):
        assert put(bob, number, content=other).status_code == 204
    assert refused(done(bob), 422) == "damaged"
    kept(bob, made.row)


def test_chunks_that_the_store_lost_are_sent_again(bob, made, server):
    """As after a disk that was put back: the database has rows of them."""
    offer(bob, made.row)
    for number in range(3):
        put(bob, number)
    lose(server, bob)
    assert refused(done(bob), 422) == "damaged"
    kept(bob, made.row)


def test_a_file_has_one_size_and_a_limit(bob, made):
    other = BlobOffer(sha256=SHA, root=made.row, size=5)
    assert bob.send("/blobs", other).json()["missing"] == [0]
    kept(bob, made.row)  # who said it wrong is in nobody's way
    assert refused(bob.send("/blobs", other), 409) == "other_size"
    large = BlobOffer(sha256="1" * 64, root=made.row, size=(50 << 20) + 1)
    assert refused(bob.send("/blobs", large), 413) == "file_too_large"


def test_an_empty_file_is_a_file(bob):
    made = company()
    empty = hashlib.sha256(b"").hexdigest()
    push(bob, [made, attachment(made.row, empty)])
    kept(bob, made.row, b"")
    assert bob.get(f"/blobs/{empty}").content == b""


@pytest.mark.parametrize(("days", "left"), [(29, 0), (30, 1)])
def test_what_no_record_names_goes_after_thirty_days(bob, made, server, monkeypatch, days, left):
    kept(bob, made.row)
    offer(bob, made.row, b"half")
    later = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweep(server, bob.me["partnership"]) == left
    assert sweep(server, bob.me["partnership"]) == 0


# -- two at once ---------------------------------------------------------------------------------


def test_two_servers_finish_a_file_at_the_same_moment(bob, made, server, monkeypatch):
    offer(bob, made.row)
    for number in range(3):
        put(bob, number)
    together, join = Barrier(2, timeout=20), type(server.blobs).finish
    begun = []

    def finish(store, name, upload, tags):
        begun.append(name)
        join(store, name, upload, tags)

    monkeypatch.setattr(type(server.blobs), "finish", finish)

    def ask():
        together.wait()
        return done(bob).status_code

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(ask) for _ in range(2)]
        assert [one.result() for one in asked] == [204, 204]
    assert len(begun) == 1
    assert proved(bob, made.row) == "have"


@pytest.mark.parametrize("error", [FileNotFoundError, Unavailable])
def test_a_chunk_that_comes_while_another_laptop_finishes_the_file_is_harmless(
    bob, made, server, monkeypatch, error
):
    """The store has no room for chunks any more: they were joined."""
    offer(bob, made.row)
    for number in range(3):
        put(bob, number)
    keep = type(server.blobs).put

    def late(*_):
        monkeypatch.setattr(type(server.blobs), "put", keep)
        assert done(bob).status_code == 204
        raise error

    monkeypatch.setattr(type(server.blobs), "put", late)
    assert put(bob, 0).status_code == 204


def test_a_chunk_of_an_upload_that_was_thrown_away_does_not_count(bob, made, server, monkeypatch):
    offer(bob, made.row)
    keep, p = type(server.blobs).put, bob.me["partnership"]
    turn = text("UPDATE blob SET upload = 'next' WHERE sha256 = :sha")

    def late(*said):
        writing(server.engine, p, lambda open_: open_.execute(turn, {"sha": SHA}))
        return keep(*said)

    with monkeypatch.context() as patch:
        patch.setattr(type(server.blobs), "put", late)
        assert put(bob, 0).status_code == 204
    assert offer(bob, made.row).json()["missing"] == [0, 1, 2]


# -- what is lost --------------------------------------------------------------------------------


def lose(server, laptop):
    """Let the file be gone from its folder, as after a disk that was put back."""
    server.blobs.remove(Name(laptop.me["partnership"], SHA), "")


def test_a_file_that_is_gone_from_its_folder_is_asked_again(ann, bob, made, server):
    kept(bob, made.row)
    lose(server, bob)
    state = offer(bob, made.row).json()
    assert state["state"] == "prove"
    assert offer(bob, made.row, **proof(state)).json()["missing"] == [0, 1, 2]
    kept(bob, made.row)
    lose(server, bob)
    assert refused(ann.get(f"/blobs/{SHA}"), 404) == "unknown"
    sent(bob, made.row)
    assert ann.get(f"/blobs/{SHA}").content == CONTENT
    assert len(blob_rows(bob)) == 1


def test_a_store_that_does_not_answer_is_tried_later(bob, made, server, monkeypatch):
    kept(bob, made.row)

    def fail(*_):
        raise Unavailable

    monkeypatch.setattr(type(server.blobs), "read", fail)
    answer = bob.get(f"/blobs/{SHA}")
    assert refused(answer, 503) == "busy"
    assert answer.headers["retry-after"] == "5"
    offer(bob, made.row, b"half")
    monkeypatch.setattr(type(server.blobs), "put", fail)
    half = hashlib.sha256(b"half").hexdigest()
    assert refused(put(bob, 0, b"half", half), 503) == "busy"
