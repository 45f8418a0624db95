"""Removing for good what was in the bin longer than its days, when no duty holds it."""

import logging
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlmodel import Session, SQLModel, col

from app.core import clock
from app.core.progress import Progress
from app.domain.retention import BIN_DAYS, Traces, days_left, duty
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.intake import Intake
from app.models.local import Blob
from app.models.signing import Signature
from app.models.sync import Outbox, RecordVersion, UnitVersion
from app.models.trajectory import CountConfirmation
from app.models.units import CASES, synced_models, table_of
from app.services.below import Key, below, by_kind
from app.services.drafts import end_drafts
from app.services.retention.bin import MODELS, removals
from app.services.retention.legal_holds import hold_on, standing_holds
from app.services.retention.terms import retention_in
from app.storage.failures import told_as_user_error
from app.storage.profile import BLOBS
from app.storage.search_index import forget_gone
from app.storage.store import Store
from app.storage.unit_values import models_by_kind, parts

log = logging.getLogger(__name__)
_MUTE = text("UPDATE sync_context SET applying = 1 WHERE id = 1")
_LATER = text("PRAGMA defer_foreign_keys = ON")  # children and parents go in any order


def purge_bin(store: Store, progress: Progress, kept_days: int = BIN_DAYS) -> int:
    """
    Remove deleted records whose days are over, with all below them, their history and their files.

    What a duty holds stays hidden as it is: what was sent to others, what is evidence as long as
    its term runs, and what is under a legal hold. So does what something that stands still names.
    Long work: call it in a job.

    Returns:
        How many records of the bin were removed.
    """
    today = clock.local(clock.now()).date()
    waiting = _overdue(store, today, kept_days)
    removed = 0
    for done, key in enumerate(waiting):
        progress.step(done, len(waiting))
        removed += _purge(store, key)
    if removed:
        with store.write() as session:
            forget_gone(session)
        log.info("bin emptied")
    return removed


def _overdue(store: Store, today: date, kept_days: int) -> list[Key]:
    """Return the records of the bin whose days are over; those that hang on others first."""
    with store.read() as session:
        over = [
            found
            for found in removals(session).values()
            if days_left(clock.local(found.at).date(), today, kept_days) < 0
        ]
    order = list(MODELS)
    over.sort(key=lambda found: -order.index(found.kind))
    return [(found.kind, found.id) for found in over]


def _purge(store: Store, key: Key) -> bool:
    with store.write() as session:
        record = session.get(MODELS[key[0]], key[1])
        if record is None or not record.deleted:  # it went with another, or came back just now
            return False
        keys = _whole(session, key)
        traces = _traces(session, keys, record.root)
        if _is_used(session, keys, key) or duty(traces) is not None:
            return False
        hashes = _hashes(session, keys)
        session.execute(_MUTE)
        session.execute(_LATER)
        _delete(session, keys)
        names = _forget_blobs(session, hashes)
    for name in names:
        path = store.folder / BLOBS / name
        with told_as_user_error(path):
            path.unlink(missing_ok=True)
    return True


def _whole(session: Session, key: Key) -> frozenset[Key]:
    """Return the record and all below it; of what begins a case, its whole case."""
    found = set(below(session, *key))
    if key[0] in CASES:
        for model in synced_models():
            table = table_of(model)
            rows = select(table.c.id).where(table.c.root == key[1])
            found |= {(table.name, one) for one in session.scalars(rows)}
    return frozenset(found)


def _is_used(session: Session, keys: Iterable[Key], top: Key) -> bool:
    """Tell whether something below is not deleted; below a case all is out of sight."""
    if top[0] in CASES:
        return False
    return any(
        not row.deleted for kind, ids in by_kind(keys).items() for row in _rows(session, kind, ids)
    )


def _traces(session: Session, keys: frozenset[Key], root: UUID) -> Traces:
    today = clock.today()
    until = retention_in(session).until
    rows = [row for kind, ids in by_kind(keys).items() for row in _rows(session, kind, ids)]
    lines = [
        (line.sent or line.verdict is not None)
        for kind, ids in by_kind(keys).items()
        for part in parts(ids)
        for line in session.scalars(_lines(kind, part))
    ]
    hanging = [row for row in rows if isinstance(row, Attachment | Signature)]
    upper = {row.session_id for row in hanging if row.session_id}
    finished = select(func.count()).where(
        col(CoachingSession.id).in_(upper), col(CoachingSession.completed_at).is_not(None)
    )
    return Traces(
        was_sent=any(lines),
        has_finished_session=bool(session.scalar(finished))
        or any(isinstance(row, CoachingSession) and row.completed_at for row in rows),
        has_consent=any(isinstance(row, Intake) and row.consent is not None for row in rows),
        has_decision=any(isinstance(row, CountConfirmation) for row in rows),
        is_held=hold_on(session, standing_holds(session, today), root, keys) is not None,
        is_term_over=until is not None and until < today,
    )


def _rows(session: Session, kind: str, ids: list[UUID]) -> Iterable[Any]:
    model: Any = models_by_kind()[kind]
    for part in parts(ids):
        yield from session.scalars(select(model).where(model.id.in_(part)))


def _lines(kind: str, ids: Iterable[UUID]) -> Any:
    hexes = [one.hex for one in ids]
    return select(Outbox).where(col(Outbox.kind) == kind, col(Outbox.record_id).in_(hexes))


def _hashes(session: Session, keys: frozenset[Key]) -> set[str]:
    ids = by_kind(keys).get("attachment", [])
    return {row.sha256 for row in _rows(session, "attachment", ids)}


def _delete(session: Session, keys: frozenset[Key]) -> None:
    tables: tuple[type[SQLModel], ...] = (Outbox, RecordVersion, UnitVersion)
    for kind, ids in by_kind(keys).items():
        for part in parts(ids):
            table = table_of(models_by_kind()[kind])
            session.execute(delete(table).where(table.c.id.in_(part)))
            for other in tables:
                kept = table_of(other)
                mine = kept.c.record_id.in_([one.hex for one in part])
                session.execute(delete(kept).where(kept.c.kind == kind, mine))
            end_drafts(session, part)


def _forget_blobs(session: Session, hashes: set[str]) -> list[str]:
    """Forget the keys of files that nothing names any more; return their names on disk."""
    used = select(col(Attachment.sha256)).where(col(Attachment.sha256).in_(hashes))
    gone = hashes - set(session.scalars(used))
    files = select(col(Blob.file_name)).where(col(Blob.sha256).in_(gone))
    names = list(session.scalars(files))
    session.execute(delete(Blob).where(col(Blob.sha256).in_(gone)))
    return names
