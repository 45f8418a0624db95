"""Use cases on signatures (handtekeningen) under the report of a session."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain.signed_text import SignedAgreement, SignedPerson, SignedSession, signed_hash
from app.domain.strokes import Strokes, from_json, is_signature, to_json
from app.domain.text import FieldKind
from app.models.coaching import Agreement, Attendee, CoachingSession, SessionCount
from app.models.signing import Signature
from app.models.units import ALIVE
from app.services.batches import limited
from app.services.changes import Changes
from app.services.heads import Heads, made_at, newer_than, versions_of
from app.services.standing import require_standing
from app.services.texts import checked_text
from app.storage.store import Store
from app.storage.unit_values import parts

_UNITS: Final[Mapping[str, frozenset[str]]] = {  # what of each record is signed
    "coaching_session": frozenset(
        [
            "enterprise_id",
            "establishment_id",
            "coach_id",
            "kind",
            "time",
            "place",
            "subject",
            "goal",
            "note",
            "result",
            "next_step",
            "themes",
            "unnamed_workers",
            "unique_persons",
        ]
    ),
    "attendee": frozenset([ALIVE, "contact_id", "role"]),
    "session_count": frozenset([ALIVE, "target_group", "number"]),
    "agreement": frozenset([ALIVE, "text", "owner", "due_on"]),
}
_BELOW: Final[Mapping[str, Any]] = {
    "attendee": Attendee,
    "session_count": SessionCount,
    "agreement": Agreement,
}


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: a contact, or a name that was typed."""

    name: str
    role: str = ""  # function, code or words as it stands with who was there
    contact_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature, and whether the report was changed after it was given."""

    id: UUID
    session_id: UUID
    name: str
    role: str
    strokes: Strokes  # empty when what is kept is no ink
    signed_at: datetime
    is_before_change: bool = False
    changed_at: datetime | None = None  # the last change after it, when it is known

    @property
    def is_current(self) -> bool:
        """Whether what was signed is what stands there now."""
        return not self.is_before_change


def text_hash(store: Store, session_id: UUID) -> str:
    """Return the SHA-256 of what somebody would sign now."""
    with store.read() as session:
        return _stands(session, [session_id])[session_id]


def sign(
    store: Store, session_id: UUID, signer: Signer, strokes: Strokes, seen: str = ""
) -> Changes:
    """
    Keep a signature with the hash of what is signed and the versions that it saw.

    Args:
        seen: The `text_hash` of what the signer was shown.

    Raises:
        UserError: `signature.no_name`, `signature.no_ink` or `signature.too_long`; `text.too_long`;
            `enterprise.in_bin` (name, enterprise_id); `signature.changed` when the report is no
            longer what the signer was shown.
    """
    who = checked_signer(signer, strokes)
    with store.write() as session:
        record = session.get_one(CoachingSession, session_id)
        require_standing(session, record)
        stands = _stands(session, [session_id])[session_id]
        if record.deleted or (seen and stands != seen):
            raise UserError("signature.changed")
        signature = Signature(
            root=record.root,
            session_id=session_id,
            **who,
            signed_at=clock.now(),
            signed_hash=stands,
            signed_versions=_heads(session, [session_id])[session_id],
        )
        session.add(signature)
        return Changes.of(session)


def checked_signer(signer: Signer, strokes: Strokes) -> dict[str, Any]:
    """
    Return what a signature keeps of who signs and of the ink.

    Raises:
        UserError: `signature.no_name`, `signature.no_ink` or `signature.too_long`; `text.too_long`.
    """
    name, role = (checked_text(typed, FieldKind.NAME) for typed in (signer.name, signer.role))
    if not name:
        raise UserError("signature.no_name")
    if not is_signature(strokes):
        raise UserError("signature.no_ink")
    ink = to_json(strokes)
    return {"contact_id": signer.contact_id, "name": name, "role": role, "strokes": ink}


def list_signatures(store: Store, session_id: UUID) -> tuple[SignatureRow, ...]:
    """Return the signatures under a session, the first given first."""
    with store.read() as session:
        return signatures_of(session, [session_id]).get(session_id, ())


def signatures_of(
    session: Session, session_ids: Sequence[UUID]
) -> dict[UUID, tuple[SignatureRow, ...]]:
    """
    Return the signatures of sessions, meant for one page of them; those without are left out.

    A signature was given before a change when a version of what it saw is no longer the head, and
    the text is another one too: a change that was taken back is none.
    """
    query = limited(select(Signature), Signature.session_id, list(session_ids))
    found: dict[UUID, list[Signature]] = {one: [] for one in session_ids}
    for row in session.scalars(query.order_by(col(Signature.signed_at), col(Signature.id))):
        if not row.deleted and row.session_id in found:
            found[row.session_id].append(row)
    found = {one: rows for one, rows in found.items() if rows}
    heads = _heads(session, list(found)) if found else {}
    newer = {
        row.id: newer_than(row.signed_versions, heads[one])
        for one, rows in found.items()
        for row in rows
    }
    doubtful = [one for one, rows in found.items() if any(newer[row.id] for row in rows)]
    stands = _stands(session, doubtful)
    changed = {
        row.id: newer[row.id]
        for session_id in doubtful
        for row in found[session_id]
        if newer[row.id] and stands[session_id] != row.signed_hash
    }
    moments = made_at(session, frozenset().union(*changed.values()))
    return {
        session_id: tuple(_judged(session_id, row, changed.get(row.id), moments) for row in rows)
        for session_id, rows in found.items()
    }


def _judged(
    session_id: UUID,
    row: Signature,
    changed: frozenset[str] | None,
    moments: Mapping[str, datetime],
) -> SignatureRow:
    """Return the line of a signature; `changed` are the changes that came after it, if any did."""
    known = [moments[change] for change in changed or () if change in moments]
    return SignatureRow(
        id=row.id,
        session_id=session_id,
        name=row.name,
        role=row.role,
        strokes=ink_of(row.strokes),
        signed_at=row.signed_at,
        is_before_change=changed is not None,
        changed_at=max(known, default=None),
    )


def ink_of(kept: str) -> Strokes:
    """Return the strokes of a signature; none of a laptop that has another idea of ink."""
    try:
        return from_json(kept)
    except ValueError:  # the name still stands
        return ()


def _heads(session: Session, session_ids: Sequence[UUID]) -> dict[UUID, Heads]:
    """Return the heads of all units that are signed, by `kind/record/unit`, of each session."""
    owners: dict[tuple[str, str], UUID] = {("coaching_session", i.hex): i for i in session_ids}
    for kind, model in _BELOW.items():
        for part in parts(list(session_ids)):
            ids = select(col(model.id), col(model.session_id)).where(model.session_id.in_(part))
            owners |= {(kind, found.hex): owner for found, owner in session.exec(ids)}
    heads: dict[UUID, Heads] = {session_id: {} for session_id in session_ids}
    for kind, record, unit, versions in versions_of(session, owners, _UNITS):
        heads[owners[kind, record]][f"{kind}/{record}/{unit}"] = versions
    return heads


def _stands(session: Session, session_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the hash of what stands in sessions now."""
    records: list[CoachingSession] = []
    below: dict[str, dict[UUID, list[Any]]] = {kind: defaultdict(list) for kind in _BELOW}
    for part in parts(session_ids):
        wanted = select(CoachingSession).where(col(CoachingSession.id).in_(part))
        records.extend(session.exec(wanted))
        for kind, model in _BELOW.items():
            mine = select(model).where(col(model.session_id).in_(part), ~model.deleted)
            for row in session.exec(mine):
                below[kind][row.session_id].append(row)
    return {
        record.id: signed_hash(_signed(record, {kind: of[record.id] for kind, of in below.items()}))
        for record in records
    }


def _signed(record: CoachingSession, below: Mapping[str, Sequence[Any]]) -> SignedSession:
    return SignedSession(
        id=record.id,
        enterprise=record.enterprise_id,
        establishment=record.establishment_id,
        coach=record.coach_id,
        kind=record.kind,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        place=record.place,
        subject=record.subject,
        goal=record.goal,
        note=record.note,
        result=record.result,
        next_step=record.next_step,
        next_step_on=record.next_step_on,
        next_step_kind=record.next_step_kind,
        themes=record.themes,
        unnamed_workers=record.unnamed_workers,
        unique_persons=record.unique_persons,
        people=tuple(SignedPerson(row.contact_id, row.role) for row in below["attendee"]),
        counts=tuple((row.target_group, row.number) for row in below["session_count"]),
        agreements=tuple(
            SignedAgreement(row.id, row.text, row.owner, row.due_on) for row in below["agreement"]
        ),
    )
