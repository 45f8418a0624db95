"""
Files go to the server and come from it, apart from the records (SYNC, section 14).

A file goes in chunks, in any order, and what was sent is not sent again, nor what the server has
from somebody else. For each of its cases this laptop proves that it holds the file: only then the
case has it there. One that comes is kept by parts of 1 MiB, so
that a stop costs one part at most.
"""

import hashlib
import json
from collections.abc import Callable
from uuid import UUID

from app.core.errors import UserError
from app.models.sync import BlobCase
from app.models.sync import BlobState as BlobRow
from app.storage.blob_parts import add_to_part, begin_part, finish_part
from app.storage.blobs import CHUNK, read_range
from app.storage.store import Store
from app.sync.connection import Connection
from app.sync.link import LinkError
from app.sync.protocol_accounts import BlobOffer, BlobState

Told = Callable[[int], None]  # plain bytes that are over; may raise Cancelled
MOST_OFFERS = 6  # asked to prove and to send again and again, the server is broken


def send_blob(store: Store, road: Connection, offer: BlobOffer, told: Told) -> None:
    """
    Send a file as far as the server does not have it, and prove for its case that it is here.

    Args:
        told: Called before each chunk.

    Raises:
        UserError: `blob.missing` or `blob.damaged` (sha256): it cannot be read here; those of
            `Connection`.
        Cancelled: When `told` asks to stop; what was sent stays sent.
    """
    said = offer
    for _ in range(MOST_OFFERS):
        state = road.ask("POST", "/blobs", BlobState, said)
        if state.state == "have":
            break
        if state.state == "prove":
            said = _proof(store, offer, state)
        else:
            _send_chunks(store, road, offer, state, told)
            road.tell("POST", f"/blobs/{offer.sha256}/done")
            said = offer
    else:
        raise LinkError("sync.refused", reason="proof")
    _note_sent(store, offer)


def fetch_blob(store: Store, road: Connection, sha256: str, size: int, told: Told) -> None:
    """
    Fetch a file, from where it stopped before.

    Raises:
        UserError: `server.unknown`: the server does not have it yet; `blob.damaged` (sha256): it
            sent another file; those of `Connection` and of the disk.
        Cancelled: When `told` asks to stop; what came stays.
    """
    part = begin_part(store, sha256, size)
    while not part.is_whole:
        first = part.done
        told(first)
        last = min(first + CHUNK, size) - 1
        add_to_part(part, road.get_bytes(f"/blobs/{sha256}", first, last))
    finish_part(store, part)


def _proof(store: Store, offer: BlobOffer, state: BlobState) -> BlobOffer:
    """Return the offer with what only a laptop with the file can know."""
    try:
        nonce = bytes.fromhex(state.nonce or "")
    except ValueError:
        raise LinkError("sync.answer") from None
    first, length = state.range or (0, 0)
    if not nonce or not 0 <= first < offer.size or not 0 < length <= offer.size - first:
        raise LinkError("sync.answer")
    digest = hashlib.sha256(nonce + read_range(store, offer.sha256, first, length)).hexdigest()
    return offer.model_copy(update={"nonce": state.nonce, "proof": digest})


def _send_chunks(
    store: Store, road: Connection, offer: BlobOffer, state: BlobState, told: Told
) -> None:
    size = state.chunk_bytes
    if size <= 0:
        raise LinkError("sync.answer")
    whole = -(-offer.size // size)
    there = set(range(whole)) - set(state.missing)
    for number in state.missing:
        told(min(len(there) * size, offer.size))
        content = read_range(store, offer.sha256, number * size, size)
        if not content:
            raise LinkError("sync.answer")
        digest = hashlib.sha256(content).hexdigest()
        path = f"/blobs/{offer.sha256}/{number}"
        road.put_bytes(path, content, {"X-Chunk-Sha256": digest})
        there.add(number)
        _note_chunks(store, offer.sha256, there)


def _note_chunks(store: Store, sha256: str, there: set[int]) -> None:
    with store.write() as session:
        row = session.get(BlobRow, sha256) or BlobRow(sha256=sha256)
        row.chunks = json.dumps(sorted(there))
        session.add(row)


def _note_sent(store: Store, offer: BlobOffer) -> None:
    """Keep that the case has it at the server; the place in its log comes with a pull."""
    sha256, root = offer.sha256, UUID(offer.root)
    with store.write() as session:
        row = session.get(BlobRow, sha256) or BlobRow(sha256=sha256)
        row.chunks, row.error = "[]", None
        case = session.get(BlobCase, (sha256, root)) or BlobCase(sha256=sha256, root=root)
        case.available_seq = case.available_seq or 0
        session.add_all([row, case])


def note_failure(store: Store, sha256: str, error: UserError) -> None:
    """Keep why a file did not go."""
    with store.write() as session:
        row = session.get(BlobRow, sha256) or BlobRow(sha256=sha256)
        row.error = error.code
        session.add(row)
