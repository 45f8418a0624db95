"""The state of the sync as the chip, the tray and S18 tell it; nothing here talks to the server."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select, text
from sqlmodel import Session, col

from app.core import clock
from app.core.errors import UserError
from app.models.partnership import Person
from app.models.server_link import ServerLink
from app.models.sync import Outbox, RecordVersion, Sibling, SyncRound, SyncState
from app.services.files.transfer import files_to_send
from app.services.record_names import names_of, record_names
from app.services.syncing.options import sync_options
from app.services.syncing.problems import problems_of
from app.services.syncing.view import (
    Brake,
    BrakeItem,
    Chip,
    ChipCode,
    Freshness,
    KindCount,
    Overview,
    Problem,
    RoundLine,
)
from app.storage.store import Store
from app.sync.brake import read_braked
from app.sync.protocol_accounts import PartnerFreshness, StatusAnswer

ROUNDS: Final = 50  # lines of the log of rounds
FILES: Final = "blob"  # the kind of files in counts
# No parameters: else the indexes on what waits are not used
_WAITS: Final = text("done = 0 AND verdict IS NULL")
_OFFLINE: Final = frozenset(
    {
        "sync.certificate",
        "sync.certificate_expired",
        "sync.certificate_name",
        "sync.not_server",
        "sync.offline",
        "sync.pin",
        "sync.portal",
        "sync.proxy",
        "sync.slow",
        "sync.tls",
    }
)
_PASSING: Final = frozenset(
    {"sync.busy", "sync.behind", "sync.below_log"}
)  # the next round is good


def chip(store: Store) -> Chip:
    """Return the state in one line; quick, also when much waits."""
    with store.read() as session:
        return _chip(session, problems_of(session, store.actor))


def overview(store: Store) -> Overview:
    """Return everything that S18 shows."""
    options = sync_options(store)
    with store.read() as session:
        problems = problems_of(session, store.actor)
        link = session.get(ServerLink, 1)
        state = session.get_one(SyncState, 1)
        return Overview(
            chip=_chip(session, problems),
            server="" if link is None else link.address,
            device="" if link is None else link.device_name,
            counts=_counts(session),
            problems=problems,
            freshness=freshness_in(session, store.actor),
            freshness_at=None if link is None else link.status_at,
            brake=_brake(session, state),
            rounds=tuple(map(round_line, _rounds(session))),
            sync_on_open=options.on_open,
            sync_on_close=options.on_close,
            sync_regularly=options.regularly,
            blobs_later=options.blobs_later,
            clock_ahead_s=state.clock_ahead_s,
        )


def problems(store: Store) -> tuple[Problem, ...]:
    """Return what was not sent or not taken, with the reason."""
    with store.read() as session:
        return problems_of(session, store.actor)


def brake(store: Store) -> Brake | None:
    """Return why rounds stopped by themselves, None when they did not."""
    with store.read() as session:
        return _brake(session, session.get_one(SyncState, 1))


def round_line(found: SyncRound) -> RoundLine:
    """Return a round of the log."""
    return RoundLine(
        at=datetime.fromisoformat(found.at).astimezone(UTC),
        sent=found.sent,
        received=found.received,
        merged=found.merged,
        error=found.error,
        seconds=found.seconds,
    )


def _chip(session: Session, problems: Sequence[Problem]) -> Chip:
    link = session.get(ServerLink, 1)
    if link is None:
        return Chip("unlinked")
    records = _waiting(session)
    oldest = session.scalar(select(func.min(col(Outbox.made_at))).where(_WAITS))
    last_ok = session.scalar(
        select(func.max(col(SyncRound.at))).where(col(SyncRound.error).is_(None))
    )
    error = None if link.error is None else UserError(link.error, **json.loads(link.error_values))
    if link.is_revoked:
        error = UserError("sync.revoked")
    waiting = records.total() + len(files_to_send(session))
    is_braked = session.get_one(SyncState, 1).braked is not None
    return Chip(
        code=_code(error, waiting, len(problems), is_braked=is_braked, has_met=last_ok is not None),
        waiting=waiting,
        problems=len(problems),
        to_decide=_to_decide(session),
        last_ok=_moment(last_ok),
        oldest_waiting=_moment(oldest),
        error=error,
    )


def _code(
    error: UserError | None, waiting: int, problems: int, *, is_braked: bool, has_met: bool
) -> ChipCode:
    if is_braked:
        return "braked"
    if error is not None and error.code == "sync.closed":
        return "closed"
    if error is not None and error.code in _OFFLINE:
        return "offline"
    if problems or (error is not None and error.code not in _PASSING):
        return "problem"
    return "waiting" if waiting or error is not None or not has_met else "all_sent"


def _to_decide(session: Session) -> int:
    clashes = select(col(Sibling.kind), col(Sibling.record_id)).where(col(Sibling.is_other))
    asked = select(col(RecordVersion.kind), col(RecordVersion.record_id)).where(
        col(RecordVersion.contested)
    )
    return session.scalar(select(func.count()).select_from(clashes.union(asked).subquery())) or 0


def _counts(session: Session) -> tuple[KindCount, ...]:
    """Return what travelled today and what waits, per kind."""
    since = datetime.combine(clock.today(), time()).astimezone(UTC).isoformat()
    sent: Counter[str] = Counter()
    received: Counter[str] = Counter()
    for counts in session.scalars(select(col(SyncRound.counts)).where(col(SyncRound.at) >= since)):
        for kind, (out, back) in json.loads(counts).items():
            sent[kind] += out
            received[kind] += back
    waiting = _waiting(session)
    waiting[FILES] = len(files_to_send(session))
    kinds = sorted(kind for kind in sent | received | waiting)
    return tuple(KindCount(kind, sent[kind], waiting[kind], received[kind]) for kind in kinds)


def _waiting(session: Session) -> Counter[str]:
    """Return how many records of each kind have something that was not sent yet."""
    records = func.count(func.distinct(col(Outbox.record_id)))
    lines = select(col(Outbox.kind), records).where(_WAITS).group_by(col(Outbox.kind))
    found: Counter[str] = Counter()
    for kind, count in session.execute(lines):
        found[kind] = count
    return found


def _rounds(session: Session) -> Sequence[SyncRound]:
    newest = select(SyncRound).order_by(col(SyncRound.number).desc()).limit(ROUNDS)
    return session.scalars(newest).all()


def freshness_in(session: Session, actor: UUID) -> tuple[Freshness, ...]:
    """Return when each partner was at the server last, as it told; nothing without a server."""
    link = session.get(ServerLink, 1)
    if link is None or link.status is None:
        return ()
    me = session.get(Person, actor)
    partners = StatusAnswer.model_validate_json(link.status).partners
    return tuple(_of_partner(one, me) for one in partners)


def _of_partner(one: PartnerFreshness, me: Person | None) -> Freshness:
    partner = UUID(one.partner)
    return Freshness(
        partner_id=partner,
        partner=one.name,
        last_seen=_moment(one.last_seen),
        laptops=one.laptops,
        laptops_today=one.laptops_today,
        days=tuple(one.days),
        is_own=me is not None and me.partner_id == partner,
    )


def _brake(session: Session, state: SyncState) -> Brake | None:
    if state.braked is None:
        return None
    braked, at = read_braked(state.braked)
    names = record_names(session, {(one.kind, one.id, one.root) for one in braked.items})
    authors = Counter(one.author for one in braked.items if one.author)
    most = next((UUID(author) for author, _ in authors.most_common(1)), None)
    people: dict[Any, str] = names_of(session, Person, [most] if most is not None else [])
    return Brake(
        deletes=braked.deletes,
        edits=braked.edits,
        items=tuple(BrakeItem(names[one.kind, one.id], one.is_delete) for one in braked.items),
        by=people.get(most, ""),
        stopped_at=datetime.fromisoformat(at).astimezone(UTC),
        done_deletes=braked.done_deletes,
        done_edits=braked.done_edits,
        is_least=braked.is_least,
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).astimezone(UTC)
