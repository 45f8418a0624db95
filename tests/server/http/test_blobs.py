"""Files over HTTP: in chunks, once in a partnership, to who may see a record of it."""

import hashlib
from datetime import timedelta

import pytest

from app.core import clock
from app.server.blob_flow import sweep
from app.server.blobs import Name, Unavailable
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


def offer(laptop, content=CONTENT, **more):
    sha = hashlib.sha256(content).hexdigest()
    return laptop.send("/blobs", BlobOffer(sha256=sha, size=len(content), **more))


def put(laptop, number, content=CONTENT, sha=SHA, digest=None):
    chunk = content[number * STEP : (number + 1) * STEP]
    digest = digest or hashlib.sha256(chunk).hexdigest()
    headers = {"X-Chunk-Sha256": digest}
    return laptop.ask("PUT", f"/blobs/{sha}/{number}", content=chunk, headers=headers)


def done(laptop, sha=SHA):
    return laptop.ask("POST", f"/blobs/{sha}/done")


def kept(laptop, content=CONTENT):
    sha = hashlib.sha256(content).hexdigest()
    for number in offer(laptop, content).json()["missing"]:
        assert put(laptop, number, content, sha).status_code == 204
    assert done(laptop, sha).status_code == 204


def proof(state, content=CONTENT):
    first, size = state["range"]
    said = bytes.fromhex(state["nonce"]) + content[first : first + size]
    return {"nonce": state["nonce"], "proof": hashlib.sha256(said).hexdigest()}


def blob_rows(laptop):
    rows = laptop.get("/sync/pull", chain=chain(laptop)).json()["rows"]
    return [(row["root"], row["body"]) for row in rows if row["row_kind"] == "blob"]


def test_a_file_comes_in_by_chunks_in_any_order_and_is_told(bob):
    made = company()
    push(bob, [made, attachment(made.row)])
    state = offer(bob).json()
    assert (state["state"], state["missing"]) == ("missing", [0, 1, 2])
    assert put(bob, 2).status_code == put(bob, 0).status_code == 204
    assert offer(bob).json()["missing"] == [1]
    assert refused(done(bob), 409) == "chunks_missing"
    assert put(bob, 1).status_code == put(bob, 1).status_code == 204
    assert blob_rows(bob) == []
    for _ in range(2):  # an answer that was lost
        assert done(bob).status_code == 204
    assert blob_rows(bob) == [(made.row, {"sha256": SHA, "size": 2_510_000})]
    assert put(bob, 1).status_code == 204


def test_who_sees_a_record_of_it_fetches_it_whole_or_in_part(ann, bob):
    made = company()
    push(bob, [made, attachment(made.row)])
    kept(bob)
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


def test_who_has_no_case_with_it_gets_nothing(bob, joined, noord):
    """T4, T8."""
    dirk = joined("Dirk", noord, "coach")
    made = company()
    push(bob, [made, attachment(made.row)])
    kept(bob)
    assert refused(dirk.get(f"/blobs/{SHA}"), 404) == "unknown"
    push(dirk, [other := company()])
    push(dirk, [attachment(made.row)])  # held: it is not his case
    assert refused(dirk.get(f"/blobs/{SHA}"), 404) == "unknown"
    push(dirk, [attachment(other.row, sha="0" * 64)])
    assert refused(dirk.get("/blobs/" + "0" * 64), 404) == "unknown"


def test_only_who_holds_a_file_is_told_that_it_is_here(bob, joined, noord):
    dirk = joined("Dirk", noord, "coach")
    kept(bob)
    made = company()
    push(dirk, [made, attachment(made.row)])
    state = offer(dirk).json()
    assert (state["state"], state["range"][1]) == ("prove", 65_536)
    assert refused(offer(dirk, nonce=state["nonce"], proof="0" * 64), 403) == "proof"
    assert refused(offer(dirk, **(proof(state) | {"nonce": "0" * 80})), 403) == "proof"
    assert refused(offer(bob, **proof(state)), 403) == "proof"  # a nonce is of one laptop
    assert offer(dirk, **proof(state)).json()["state"] == "have"
    assert [root for root, _ in blob_rows(dirk)] == [made.row]


def test_a_proof_is_good_for_ten_minutes(bob, monkeypatch):
    kept(bob)
    state = offer(bob).json()
    later = clock.now() + timedelta(seconds=590)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert offer(bob, **proof(state)).json()["state"] == "have"
    monkeypatch.setattr(clock, "now", lambda: later + timedelta(seconds=20))
    bob.token = bob.refreshed().json()["access"]
    assert refused(offer(bob, **proof(state)), 403) == "proof"


def test_a_chunk_that_is_cut_or_of_no_file_is_refused(bob):
    offer(bob)
    assert refused(put(bob, 0, digest="0" * 64), 400) == "body_cut"
    assert refused(put(bob, 3), 422) == "invalid"
    assert refused(put(bob, 0, content=CONTENT[:10]), 422) == "invalid"
    assert refused(put(bob, 0, sha="0" * 64), 404) == "unknown"
    assert refused(done(bob, sha="0" * 64), 404) == "unknown"
    assert offer(bob).json()["missing"] == [0, 1, 2]


def test_chunks_that_make_another_file_are_thrown_away(bob):
    offer(bob)
    other = bytes(len(CONTENT))
    for number in range(3):
        assert put(bob, number, content=other).status_code == 204
    assert refused(done(bob), 422) == "damaged"
    kept(bob)


def test_a_file_has_one_size_and_a_limit(bob):
    offer(bob)
    assert refused(bob.send("/blobs", BlobOffer(sha256=SHA, size=5)), 409) == "other_size"
    large = BlobOffer(sha256="1" * 64, size=(50 << 20) + 1)
    assert refused(bob.send("/blobs", large), 413) == "file_too_large"


def test_an_empty_file_is_a_file(bob):
    made = company()
    empty = hashlib.sha256(b"").hexdigest()
    push(bob, [made, attachment(made.row, empty)])
    kept(bob, b"")
    assert bob.get(f"/blobs/{empty}").content == b""


@pytest.mark.parametrize(("days", "left"), [(29, 0), (30, 1)])
def test_what_no_record_names_goes_after_thirty_days(bob, server, monkeypatch, days, left):
    made = company()
    push(bob, [made, attachment(made.row)])
    kept(bob)
    offer(bob, b"half")
    later = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweep(server, bob.me["partnership"]) == left
    assert sweep(server, bob.me["partnership"]) == 0


def test_a_file_of_what_is_held_waits_with_it(ann, bob, joined, noord, server, monkeypatch):
    made = company()
    push(bob, [made])
    dirk = joined("Dirk", noord, "coach")
    push(dirk, [attachment(made.row)])
    kept(dirk)
    late = clock.now() + timedelta(days=40)
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: late)
        assert sweep(server, bob.me["partnership"]) == 0
    (held,) = ann.get("/quarantine").json()["groups"]
    ann.ask("POST", f"/quarantine/{held['group']}", json={"decision": "apply"})
    assert bob.get(f"/blobs/{SHA}").content == CONTENT


def lose(server, laptop):
    """Let the file be gone from its folder, as after a disk that was put back."""
    server.blobs.remove(Name(laptop.me["partnership"], SHA), "")


def test_a_file_that_is_gone_from_its_folder_is_asked_again(ann, bob, server):
    made = company()
    push(bob, [made, attachment(made.row)])
    kept(bob)
    lose(server, bob)
    state = offer(bob).json()
    assert state["state"] == "prove"
    assert offer(bob, **proof(state)).json()["missing"] == [0, 1, 2]
    kept(bob)
    lose(server, bob)
    assert refused(ann.get(f"/blobs/{SHA}"), 404) == "unknown"
    assert offer(bob).json()["missing"] == [0, 1, 2]
    kept(bob)
    assert ann.get(f"/blobs/{SHA}").content == CONTENT
    assert len(blob_rows(bob)) == 1


def test_a_store_that_does_not_answer_is_tried_later(bob, server, monkeypatch):
    made = company()
    push(bob, [made, attachment(made.row)])
    kept(bob)

    def fail(*_):
        raise Unavailable

    monkeypatch.setattr(type(server.blobs), "read", fail)
    answer = bob.get(f"/blobs/{SHA}")
    assert refused(answer, 503) == "busy"
    assert answer.headers["retry-after"] == "5"
