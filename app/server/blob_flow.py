"""
Files come in by chunks, and go out to who has a case with them (SYNC, section 14).

A file that is here already is not sent again, but a case has it only once a laptop proved for that
case to hold it: who knows no more than its hash gets nothing.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, delete, exists, or_, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or

from app.core import clock
from app.server.auth import Asker
from app.server.blob_cases import ATTACHMENT, FILE, HELD_FILE, may_give
from app.server.blob_tables import BLOB, BLOB_CASE, BLOB_CHUNK
from app.server.blobs import Damaged, Name, Unavailable
from app.server.context import Server
from app.server.database import reading, writing
from app.server.keys import mac
from app.server.refusal import Refusal
from app.server.tables import HELD_CHANGE, RECORD, USER_ROOT
from app.sync.protocol_accounts import BlobOffer, BlobState

KEPT: Final = timedelta(days=30)  # what no record names
_PROOF_BYTES: Final = 64 << 10
_PROOF_S: Final = 600
OPEN, WHOLE = "open", "whole"


def offer(server: Server, asker: Asker, offered: BlobOffer) -> BlobState:
    """
    Tell what is missing of a file; once it is whole, give it to the case of who proves to hold it.

    Raises:
        Refusal: 413 `file_too_large`, 404 `unknown` for a case in which the asker has no say over
            this file, 409 `other_size`, 403 `proof`.
    """
    if offered.size > server.settings.blob_bytes:
        raise Refusal(413, "file_too_large", limit=server.settings.blob_bytes)
    name = Name(asker.partnership, offered.sha256)
    asked = partial(
        may_give,
        partnership=asker.partnership,
        person=asker.person,
        root=offered.root,
        sha256=offered.sha256,
    )
    if not reading(server.engine, asker.partnership, asked):
        raise Refusal(404, "unknown")
    found = _begun(server, name, offered.size)
    if found.size != offered.size:
        raise Refusal(409, "other_size")
    if found.state == WHOLE:
        try:
            return _proved(server, asker, found, offered)
        except FileNotFoundError:
            _reopen(server, name)
            found = _begun(server, name, offered.size)
    there = reading(server.engine, name.partnership, lambda open_: _tags(open_, name))
    missing = (each for each in range(_chunks(found)) if each not in there)
    return BlobState(state="missing", chunk_bytes=found.chunk_bytes, missing=tuple(missing))


def put_chunk(
    server: Server, asker: Asker, sha256: str, number: int, content: bytes, digest: str
) -> None:
    """
    Keep a chunk; again is harmless.

    Raises:
        Refusal: 404 `unknown`, 400 `body_cut` for another hash than promised, 422 `invalid` for a
            chunk that the file has not, or of another size.
    """
    name = Name(asker.partnership, sha256)
    found = _required(server, name)
    if hashlib.sha256(content).hexdigest() != digest:
        raise Refusal(400, "body_cut")
    if len(content) != _size_of(found, number):
        raise Refusal(422, "invalid", field="number")
    if found.state == WHOLE:
        return
    try:
        tag = server.blobs.put(name, found.upload, number, content)
    except (FileNotFoundError, Unavailable):
        if _required(server, name).state == WHOLE:  # another laptop sent it meanwhile
            return
        raise
    row = insert_or(BLOB_CHUNK).values(
        partnership_id=name.partnership, sha256=sha256, number=number, tag=tag
    )

    def noted(connection: Connection) -> None:
        same = _is(name) & (BLOB.c.state == OPEN) & (BLOB.c.upload == found.upload)
        touched = update(BLOB).where(same).values(touched_at=clock.now())
        if connection.execute(touched).rowcount:
            connection.execute(
                row.on_conflict_do_update(index_elements=BLOB_CHUNK.primary_key, set_={"tag": tag})
            )

    writing(server.engine, name.partnership, noted)


def finish(server: Server, asker: Asker, sha256: str) -> None:
    """
    Make a file of its chunks, and check the whole; again is harmless, also at the same moment.

    No case has it yet: who sent the last chunk need not hold the others.

    Raises:
        Refusal: 404 `unknown`, 409 `chunks_missing`, 422 `damaged` (it must be sent again).
    """
    name = Name(asker.partnership, sha256)
    if not writing(server.engine, name.partnership, lambda open_: _joined(server, open_, name)):
        raise Refusal(422, "damaged")


def _joined(server: Server, connection: Connection, name: Name) -> bool:
    """Join the chunks of a file, one server at a time; False: they are not the file."""
    found = connection.execute(select(BLOB).where(_is(name)).with_for_update()).one_or_none()
    if found is None:
        raise Refusal(404, "unknown")
    if found.state == WHOLE:
        return True
    tags = _tags(connection, name)
    if len(tags) != _chunks(found):
        raise Refusal(409, "chunks_missing")
    try:
        server.blobs.finish(name, found.upload, [tags[each] for each in sorted(tags)])
    except (Damaged, FileNotFoundError):  # chunks that the store lost are no file either
        _forget(connection, name)
        return False
    connection.execute(update(BLOB).where(_is(name)).values(state=WHOLE))
    connection.execute(delete(BLOB_CHUNK).where(_chunk_of(name)))
    return True


def opened(
    server: Server, asker: Asker, sha256: str, part: tuple[int, int | None] | None
) -> tuple[int, int, int, Iterator[bytes]]:
    """
    Return first byte, number of bytes, size of the whole, and the bytes, of a part of a file.

    Args:
        part: First byte and last byte (None: to the end); None: all.

    Raises:
        Refusal: 404 `unknown` when there is none that the asker may see, 416 `range`.
    """
    name = Name(asker.partnership, sha256)

    def seen(connection: Connection) -> Row[Any] | None:
        if connection.execute(_seen(asker, sha256).limit(1)).first() is None:
            return None
        return connection.execute(select(BLOB).where(_is(name))).one_or_none()

    found = reading(server.engine, asker.partnership, seen)
    if found is None or found.state != WHOLE:
        raise Refusal(404, "unknown")
    first, last = part or (0, None)
    end = found.size if last is None else min(last + 1, found.size)
    if part is not None and first >= end:
        raise Refusal(416, "range")
    try:
        return first, end - first, found.size, server.blobs.read(name, first, end - first)
    except FileNotFoundError as error:
        _reopen(server, name)
        raise Refusal(404, "unknown") from error


def _seen(asker: Asker, sha256: str) -> Any:
    """Return the query for the cases of the asker that have this file, with a record of it."""
    here = USER_ROOT.c.partnership_id == asker.partnership
    return (
        select(BLOB_CASE.c.root)
        .join(USER_ROOT, here & (USER_ROOT.c.root == BLOB_CASE.c.root))
        .where(
            BLOB_CASE.c.partnership_id == asker.partnership,
            BLOB_CASE.c.sha256 == sha256,
            USER_ROOT.c.user_id == asker.person,
            _is_recorded(),
        )
    )


def sweep(server: Server, partnership: str) -> int:
    """Remove files, whole or not, that nothing names, and nobody touched for 30 days."""
    whole_and_named = and_(BLOB.c.state == WHOLE, _is_named())
    return _remove(server, partnership, BLOB.c.touched_at <= clock.now() - KEPT, ~whole_and_named)


def remove_unnamed(server: Server, partnership: str, files: Collection[str] | None = None) -> int:
    """Remove those of some files (SHA-256), or of all, that no case has; return how many."""
    some = [] if files is None else [BLOB.c.sha256.in_(files)]
    return _remove(server, partnership, ~_is_named(), *some)


def _is_named() -> Any:
    """Return the condition that a case has a file, and a record of it."""
    # What is held may be applied any day, and its laptop takes the file for sent
    waits = exists().where(
        HELD_CHANGE.c.partnership_id == BLOB_CASE.c.partnership_id,
        HELD_CHANGE.c.root == BLOB_CASE.c.root,
        HELD_CHANGE.c.kind == ATTACHMENT,
        BLOB_CASE.c.sha256 == HELD_FILE,
    )
    return exists().where(
        BLOB_CASE.c.partnership_id == BLOB.c.partnership_id,
        BLOB_CASE.c.sha256 == BLOB.c.sha256,
        or_(_is_recorded(), waits),
    )


def _is_recorded() -> Any:
    return exists().where(
        RECORD.c.partnership_id == BLOB_CASE.c.partnership_id,
        RECORD.c.root == BLOB_CASE.c.root,
        RECORD.c.kind == ATTACHMENT,
        BLOB_CASE.c.sha256 == FILE,
    )


def _remove(server: Server, partnership: str, *which: Any) -> int:
    def removed(connection: Connection) -> int:
        rows = connection.execute(
            select(BLOB)
            .where(BLOB.c.partnership_id == partnership, *which)
            .with_for_update(skip_locked=True)
        ).all()
        for row in rows:
            name = Name(partnership, row.sha256)
            _forget(connection, name)
            server.blobs.remove(name, row.upload)
        return len(rows)

    return writing(server.engine, partnership, removed)


def _begun(server: Server, name: Name, size: int) -> Row[Any]:
    """
    Return the row of a file; make it when it is new.

    Of one that is on its way with another size, one of the two laptops is wrong: only with the
    right size it gets whole, so the last one that asks begins anew.
    """

    def begun(connection: Connection) -> Row[Any]:
        query = select(BLOB).where(_is(name)).with_for_update()
        found = connection.execute(query).one_or_none()
        if found is not None and (found.state == WHOLE or found.size == size):
            connection.execute(update(BLOB).where(_is(name)).values(touched_at=clock.now()))
            return found
        if found is not None:
            _begin_anew(server, connection, name, size)
            return connection.execute(query).one()
        new = insert_or(BLOB).values(
            partnership_id=name.partnership,
            sha256=name.sha256,
            size=size,
            chunk_bytes=server.blobs.chunk_bytes,
            state=OPEN,
            upload=server.blobs.begin(name),
            touched_at=clock.now(),
        )
        connection.execute(new.on_conflict_do_nothing())
        return connection.execute(query).one()

    return writing(server.engine, name.partnership, begun)


def _reopen(server: Server, name: Name) -> None:
    """Ask for a file again that is gone from its store: a laptop that has it sends it."""

    def reopened(connection: Connection) -> None:
        whole = connection.execute(
            select(BLOB).where(_is(name), BLOB.c.state == WHOLE).with_for_update()
        ).one_or_none()
        if whole is not None:  # else another request did it
            _begin_anew(server, connection, name, whole.size)

    writing(server.engine, name.partnership, reopened)


def _begin_anew(server: Server, connection: Connection, name: Name, size: int) -> None:
    values = {
        "size": size,
        "chunk_bytes": server.blobs.chunk_bytes,
        "state": OPEN,
        "upload": server.blobs.begin(name),
        "touched_at": clock.now(),
    }
    connection.execute(update(BLOB).where(_is(name)).values(values))
    connection.execute(delete(BLOB_CHUNK).where(_chunk_of(name)))


def _proved(server: Server, asker: Asker, found: Row[Any], offered: BlobOffer) -> BlobState:
    if offered.nonce is None or offered.proof is None:
        nonce = _nonce(server, asker, found.sha256, int(clock.now().timestamp()))
        return BlobState(
            state="prove",
            chunk_bytes=found.chunk_bytes,
            nonce=nonce,
            range=_asked_range(nonce, found.size),
        )
    if not _is_fresh(server, asker, found.sha256, offered.nonce):
        raise Refusal(403, "proof")
    first, size = _asked_range(offered.nonce, found.size)
    digest = hashlib.sha256(bytes.fromhex(offered.nonce))
    for piece in server.blobs.read(Name(asker.partnership, found.sha256), first, size):
        digest.update(piece)
    if not secrets.compare_digest(digest.hexdigest(), offered.proof):
        raise Refusal(403, "proof")
    server.records.give_file(asker.who, offered.root, found.sha256, found.size)
    return BlobState(state="have", chunk_bytes=found.chunk_bytes)


def _nonce(server: Server, asker: Asker, sha256: str, at: int) -> str:
    """Return a nonce that any server knows again: its moment, and a signature."""
    moment = f"{at:016x}"
    return moment + mac(server.keys.proof, asker.partnership, asker.device, sha256, moment)


def _is_fresh(server: Server, asker: Asker, sha256: str, nonce: str) -> bool:
    try:
        at = int(nonce[:16], 16)
    except ValueError:
        return False
    is_ours = secrets.compare_digest(_nonce(server, asker, sha256, at), nonce)
    return is_ours and clock.now().timestamp() - at <= _PROOF_S


def _asked_range(nonce: str, size: int) -> tuple[int, int]:
    """Return the part of a file that a nonce asks for: nobody can choose it."""
    length = min(_PROOF_BYTES, size)
    place = int.from_bytes(hashlib.sha256(nonce.encode()).digest()[:8], "big")
    return place % (size - length + 1), length


def _required(server: Server, name: Name) -> Row[Any]:
    def read(connection: Connection) -> Row[Any] | None:
        return connection.execute(select(BLOB).where(_is(name))).one_or_none()

    found = reading(server.engine, name.partnership, read)
    if found is None:
        raise Refusal(404, "unknown")
    return found


def _tags(connection: Connection, name: Name) -> dict[int, str]:
    query = select(BLOB_CHUNK.c.number, BLOB_CHUNK.c.tag).where(_chunk_of(name))
    return {row.number: row.tag for row in connection.execute(query)}


def _forget(connection: Connection, name: Name) -> None:
    connection.execute(delete(BLOB_CHUNK).where(_chunk_of(name)))
    connection.execute(delete(BLOB).where(_is(name)))


def _chunks(found: Row[Any]) -> int:
    return -(-int(found.size) // int(found.chunk_bytes))


def _size_of(found: Row[Any], number: int) -> int | None:
    """Return the size of a chunk, None when the file has no such chunk."""
    if not 0 <= number < _chunks(found):
        return None
    return min(int(found.chunk_bytes), int(found.size) - number * int(found.chunk_bytes))


def _is(name: Name) -> Any:
    return (BLOB.c.partnership_id == name.partnership) & (BLOB.c.sha256 == name.sha256)


def _chunk_of(name: Name) -> Any:
    here = BLOB_CHUNK.c.partnership_id == name.partnership
    return here & (BLOB_CHUNK.c.sha256 == name.sha256)
