"""What was not sent or not taken, and what a coach can do about it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlmodel import Session, col

from app.core import clock
from app.core.errors import UserError
from app.models.local import Blob
from app.models.server_link import BlobRoad, ServerLink
from app.models.sync import BlobState, Outbox
from app.models.units import ALIVE
from app.services.changes import Changes
from app.services.files.shrinking import may_shrink
from app.services.files.transfer import NOT_YET, Named, attachments_of
from app.services.record_names import record_names
from app.services.syncing.view import Problem, ProblemKind
from app.storage.applying import applying
from app.storage.capture import INSERT
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, readers_of

DEVICE: Final = "device"  # id of the problem that is about this laptop itself
# Only a new invitation helps
_SHUT_OUT: Final = frozenset({"sync.revoked", "sync.login", "sync.keys_lost"})
# No parameters: else their indexes are not used
_HELD: Final = text("done = 0 AND verdict = 'held' AND NOT closed")
_REJECTED: Final = text("verdict IN ('rejected', 'erased') AND is_own")


def problems_of(session: Session, actor: UUID) -> tuple[Problem, ...]:
    """Return what was not sent or not taken, the oldest first; the laptop itself before all."""
    link = session.get(ServerLink, 1)
    if link is None:
        return ()
    known = frozenset(json.loads(link.known_problems))
    lines = [*_lines(session, _HELD), *_rejected(session, actor, known)]
    found = [*_of_groups(session, lines), *_of_files(session)]
    found.sort(key=lambda one: one.since or datetime.min.replace(tzinfo=UTC))
    why = "sync.revoked" if link.is_revoked else link.error
    if why in _SHUT_OUT:
        found.insert(0, Problem(DEVICE, "device", None, (), why, {}, None))
    return tuple(found)


def send_again(store: Store, problem: str) -> Changes:
    """Let the next round send a file once more; what is held, only the server can decide."""
    with applying(store) as work:
        work.run("UPDATE blob_state SET error = NULL WHERE sha256 = ?", problem)
        work.run("UPDATE blob_road SET is_kept = 0 WHERE sha256 = ?", problem)
    return Changes()


def leave_here(store: Store, problem: str) -> Changes:
    """
    Keep a file on this laptop and send it no more; take a rejected change for known.

    What is held stays a problem until the server has decided, or it is withdrawn.
    """
    with store.write() as session:
        state = session.get(BlobState, problem)
        if state is not None or session.scalar(select(Blob).where(col(Blob.sha256) == problem)):
            road = session.get(BlobRoad, problem) or BlobRoad(sha256=problem)
            road.is_kept = True
            session.add(road)
            return Changes()
        link = session.get(ServerLink, 1)
        if link is not None:
            link.known_problems = json.dumps(sorted({*json.loads(link.known_problems), problem}))
    return Changes()


def answer_brake(store: Store, *, apply: bool) -> Changes:
    """Let the next round take what the other side deletes or changes, or leave all as it is."""
    with store.write() as session:
        link = session.get(ServerLink, 1)
        if link is None:
            raise UserError("sync.unlinked")
        link.brake_passed = apply
    return Changes()


def _lines(session: Session, which: Any) -> Sequence[Outbox]:
    return session.scalars(select(Outbox).where(which).order_by(col(Outbox.position))).all()


def _rejected(session: Session, actor: UUID, known: frozenset[str]) -> list[Outbox]:
    return [
        line
        for line in _lines(session, _REJECTED)
        if line.change_group not in known and line.actor == actor.hex
    ]


def _of_groups(session: Session, lines: Iterable[Outbox]) -> list[Problem]:
    groups: dict[str, list[Outbox]] = defaultdict(list)
    for line in lines:
        groups[line.change_group].append(line)
    firsts = {group: _first(some) for group, some in groups.items()}
    keys = {(one.kind, UUID(one.record_id), UUID(one.root)) for one in firsts.values()}
    names = record_names(session, keys)
    return [
        Problem(
            id=group,
            kind=_kind(first),
            record=names[first.kind, UUID(first.record_id)],
            units=_asked(groups[group], first) or _units(first),
            reason=first.reason or first.verdict or "",
            values=_values(groups[group], first),
            since=clock.told(first.made_at),
        )
        for group, first in firsts.items()
    ]


def _first(lines: Sequence[Outbox]) -> Outbox:
    """Return the change of a group that the reason is about."""
    return next((line for line in lines if json.loads(line.fields)), lines[0])


def _asked(lines: Sequence[Outbox], first: Outbox) -> tuple[str, ...]:
    """Return the units that the reason names; of a part that was let go of, nothing is asked."""
    fields: list[str] = json.loads(first.fields)
    held = {line.unit for line in lines}
    return tuple(one for one in fields if one in held or INSERT in held)


def _kind(line: Outbox) -> ProblemKind:
    return "held" if line.verdict == "held" else "rejected"


def _units(line: Outbox) -> tuple[str, ...]:
    return () if line.unit in {INSERT, ALIVE} else (line.unit,)


def _values(lines: Iterable[Outbox], first: Outbox) -> dict[str, object]:
    """Return what was written in the record of the reason, as the model holds it."""
    model = models_by_kind().get(first.kind)
    if model is None:
        return {}
    readers, found = readers_of(model), dict[str, object]()
    for line in lines:
        if line.record_id == first.record_id and line.unit in readers:
            found[line.unit] = readers[line.unit](json.loads(line.value or "null"))
    return found


def _of_file(file: Named) -> dict[str, object]:
    return {"name": file.name, "size": file.size, "can_shrink": may_shrink(file.name)}


def _of_files(session: Session) -> list[Problem]:
    query = (
        select(BlobState)
        .outerjoin(BlobRoad, col(BlobRoad.sha256) == col(BlobState.sha256))
        .where(col(BlobState.error).is_not(None), col(BlobState.error) != NOT_YET)
        .where(col(BlobRoad.is_kept).is_not(True))
    )
    states = session.scalars(query).all()
    files = attachments_of(session, (one.sha256 for one in states))
    names = record_names(session, [("attachment", one.id, one.root) for one in files.values()])
    return [
        Problem(
            id=state.sha256,
            kind="too_large" if state.error == "server.file_too_large" else "blob",
            record=names["attachment", files[state.sha256].id],
            units=(),
            reason=state.error or "",
            values=_of_file(files[state.sha256]),
            since=files[state.sha256].added_at,
        )
        for state in states
        if state.sha256 in files
    ]
