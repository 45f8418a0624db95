"""Signing the list of a meeting (aanwezigheidslijst)."""

from uuid import UUID

from sqlmodel import Session

from app.core import clock
from app.core.errors import UserError
from app.domain.signed_plan import SignedAttendance, attendance_hash
from app.domain.strokes import Strokes
from app.models.network import Invitee, Meeting
from app.models.signing import Signature
from app.services.changes import Changes
from app.services.heads import versions_of
from app.services.records import write
from app.services.signatures import Signer, checked_signer
from app.services.standing import require_standing
from app.storage.store import Store

_UNITS = {
    "meeting": frozenset({"title", "time", "place"}),
    "invitee": frozenset({"name", "company", "function"}),
}


def sign_attendance(store: Store, invitee_id: UUID, strokes: Strokes) -> Changes:
    """
    Keep the signature of somebody on the list; who signs is there.

    Raises:
        UserError: `signature.no_ink`, `signature.too_long`; `signature.changed` when the place on
            the list was taken away; `network.in_bin` (name).
    """
    with store.write() as session:
        invitee = session.get_one(Invitee, invitee_id)
        require_standing(session, invitee)
        meeting = session.get_one(Meeting, invitee.meeting_id)
        if invitee.deleted or meeting.deleted:
            raise UserError("signature.changed")
        signer = Signer(invitee.name, invitee.function, invitee.contact_id)
        write(invitee, {"attended": True})
        session.add(
            Signature(
                root=invitee.root,
                invitee_id=invitee_id,
                **checked_signer(signer, strokes),
                signed_at=clock.now(),
                signed_hash=_hash(meeting, invitee),
                signed_versions=_heads(session, meeting, invitee),
            )
        )
        return Changes.of(session)


def _hash(meeting: Meeting, invitee: Invitee) -> str:
    return attendance_hash(
        SignedAttendance(
            meeting=meeting.id,
            title=meeting.title,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            invitee=invitee.id,
            name=invitee.name,
            company=invitee.company,
            function=invitee.function,
        )
    )


def _heads(session: Session, meeting: Meeting, invitee: Invitee) -> dict[str, list[str]]:
    records = [("meeting", meeting.id.hex), ("invitee", invitee.id.hex)]
    found = versions_of(session, records, _UNITS)
    return {f"{kind}/{record}/{unit}": heads for kind, record, unit, heads in found}
