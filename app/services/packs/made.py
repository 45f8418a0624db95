"""
Use cases on evidence packs that were made: note one, and tell which are not what they were.

What a dossier was is kept as one hash over the records it was made from, so that it costs no more
to look again than to make those lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.domain.presets import Preset
from app.models.partnership import Person
from app.models.proof import EvidencePack
from app.models.trajectory import Trajectory
from app.services.changes import Changes
from app.services.packs.record_hashes import dossier_sum
from app.services.packs.wish import MadePack, PackWish
from app.storage.store import Store

MOST: Final = 5  # packs that are told
AUDIT_IN_PART: Final = "audit_part"  # for an audit, without the files or who signed: closes nothing


@dataclass(frozen=True, slots=True)
class MadeBefore:
    """A pack of before; `changed` of its dossiers are not what they were, None: not known."""

    id: UUID
    name: str
    first: date
    last: date
    made_at: datetime
    manifest_sha256: str
    changed: int | None


def note_pack(store: Store, wish: PackWish, made: MadePack) -> Changes:
    """Keep that a pack was made, unless that was done."""
    with store.write() as session:
        known = select(EvidencePack.id).where(
            col(EvidencePack.manifest_sha256) == made.manifest_sha256, ~col(EvidencePack.deleted)
        )
        if session.exec(known).first() is not None:
            return Changes()
        me = session.get_one(Person, store.actor)
        partners = wish.partners or frozenset()
        session.add(
            EvidencePack(
                root=me.root,
                name=made.path.name,
                first=wish.first,
                last=wish.last,
                preset=_preset(wish),
                partner_id=next(iter(partners)) if len(partners) == 1 else None,
                partner_ids=_codes(partners),
                trajectory_ids=_codes(wish.trajectories or ()),
                manifest_sha256=made.manifest_sha256,
                pages=made.pages,
                pieces=made.pieces,
                size=made.size,
                complete=made.complete,
                incomplete=made.incomplete,
                certificate=made.certificate,
                dossiers=dict(made.dossiers),
                **_place(made),
                made_at=clock.now(),
                made_by=store.actor,
            )
        )
        return Changes.of(session)


def _preset(wish: PackWish) -> str:
    """Return for whom a pack is; one that leaves out what an audit asks is another sort."""
    is_part = wish.hides_contacts or not wish.with_files
    is_audit = wish.preset == Preset.AUDIT
    return AUDIT_IN_PART if is_audit and is_part else str(wish.preset)


def _place(made: MadePack) -> dict[str, Any]:
    if made.log is None:
        return {}
    return {"log_epoch": made.log.epoch, "log_seq": made.log.seq, "log_hash": made.log.hash}


def made_packs(store: Store, most: int = MOST) -> tuple[MadeBefore, ...]:
    """Return the packs that were made last, and how many dossiers of each changed since."""
    with store.read() as session:
        query = (
            select(EvidencePack)
            .where(~col(EvidencePack.deleted))
            .order_by(col(EvidencePack.made_at).desc(), col(EvidencePack.id))
            .limit(most)
        )
        packs = list(session.exec(query))
        kept = {one.id: _dossiers(one.dossiers) for one in packs}
        now = _hashes(session, {UUID(one) for dossiers in kept.values() for one in dossiers})
        return tuple(
            MadeBefore(
                one.id,
                one.name,
                one.first,
                one.last,
                one.made_at,
                one.manifest_sha256,
                _changed(kept[one.id], now) if kept[one.id] else None,
            )
            for one in packs
        )


def pack_of_period(store: Store, wish: PackWish) -> MadeBefore | None:
    """Return the last pack for an audit of just these days and partners: none leaves less out."""
    return _of_period(store, wish, Preset.AUDIT.value)


def part_of_period(store: Store, wish: PackWish) -> MadeBefore | None:
    """Return the last such pack that left out files or people: it closes no period."""
    return _of_period(store, wish, AUDIT_IN_PART)


def _of_period(store: Store, wish: PackWish, preset: str) -> MadeBefore | None:
    with store.read() as session:
        query = (
            select(EvidencePack)
            .where(
                col(EvidencePack.first) == wish.first,
                col(EvidencePack.last) == wish.last,
                col(EvidencePack.preset) == preset,
                ~col(EvidencePack.deleted),
            )
            .order_by(col(EvidencePack.made_at).desc())
        )
        partners = _codes(wish.partners or ())
        for one in session.exec(query):
            if tuple(one.partner_ids) == partners and not one.trajectory_ids:
                return MadeBefore(
                    one.id, one.name, one.first, one.last, one.made_at, one.manifest_sha256, None
                )
    return None


def _dossiers(synced: object) -> dict[str, str]:
    """
    Return the dossiers of a pack by the id of their trajectory, as 32 digits.

    Another laptop may have sent anything; when one of them is no id or no sum, nothing is known.
    """
    if not isinstance(synced, dict):
        return {}
    try:
        return {UUID(one).hex: str(told) for one, told in synced.items()}
    except (AttributeError, TypeError, ValueError):
        return {}


def _changed(before: dict[str, str], now: dict[str, str]) -> int | None:
    """Return how many differ; None when there are some that this person may not see."""
    if not before.keys() <= now.keys():
        return None
    return sum(now[one] != told for one, told in before.items())


def _hashes(session: Session, trajectories: Iterable[UUID]) -> dict[str, str]:
    """Return by trajectory that is here one hash over the records of its dossier."""
    found = {}
    for one in trajectories:
        if session.get(Trajectory, one) is None:
            continue
        found[one.hex] = dossier_sum(session, one)
    return found


def _codes(ids: Iterable[UUID]) -> tuple[str, ...]:
    return tuple(sorted(one.hex for one in ids))
