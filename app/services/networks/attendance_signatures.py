"""The signatures on the list of a meeting, and what changed on it after they were given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.signed_plan import SignedAttendance, attendance_hash
from app.models.network import Invitee, Meeting
from app.models.signing import Signature
from app.services.heads import Heads, made_at, newer_than, versions_of

_UNITS: Final = {
    "meeting": frozenset({"title", "time", "place"}),
    "invitee": frozenset({"name", "company", "function"}),
}


@dataclass(frozen=True, slots=True)
class BeforeChange:
    """That a signature was given before what it is under became something else."""

    changed_at: datetime | None  # UTC; the last change after it, when it is known


def signatures_of_places(session: Session, invitees: Iterable[UUID]) -> dict[UUID, Signature]:
    """Return the signature of each: the first with ink, else the note that it is on paper."""
    wanted = select(Signature).where(
        col(Signature.invitee_id).in_(list(invitees)), ~col(Signature.deleted)
    )
    found: dict[UUID, Signature] = {}
    for one in session.exec(wanted.order_by(col(Signature.signed_at), col(Signature.id))):
        known = found.get(one.invitee_id) if one.invitee_id is not None else None
        if one.invitee_id is not None and (known is None or known.is_on_paper > one.is_on_paper):
            found[one.invitee_id] = one
    return found


def changed_after(
    session: Session,
    meeting: Meeting,
    people: Sequence[Invitee],
    given: Mapping[UUID, Signature],
) -> dict[UUID, BeforeChange]:
    """
    Return of whose ink the meeting or the place on its list was changed after it was given.

    A change that was taken back is none: then the text is again the one that was signed. What is
    signed on paper says itself which meeting it was.
    """
    signed = [one for one in people if one.id in given and not given[one.id].is_on_paper]
    other = [one for one in signed if given[one.id].signed_hash != place_hash(meeting, one)]
    if not other:
        return {}
    heads = heads_of_places(session, meeting, other)
    newer = {one.id: newer_than(given[one.id].signed_versions, heads[one.id]) for one in other}
    known = made_at(session, frozenset().union(*newer.values()))
    return {
        place: BeforeChange(max((known[one] for one in found if one in known), default=None))
        for place, found in newer.items()
        if found
    }


def place_hash(meeting: Meeting, invitee: Invitee) -> str:
    """Return the SHA-256 of what somebody signs on the list, as it stands now."""
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


def heads_of_places(
    session: Session, meeting: Meeting, people: Sequence[Invitee]
) -> dict[UUID, Heads]:
    """Return of each the heads of all that is signed, by `kind/record/unit`."""
    records = [("meeting", meeting.id.hex), *(("invitee", one.id.hex) for one in people)]
    shared: Heads = {}
    own: dict[str, Heads] = {one.id.hex: {} for one in people}
    for kind, record, unit, heads in versions_of(session, records, _UNITS):
        (shared if kind == "meeting" else own[record])[f"{kind}/{record}/{unit}"] = heads
    return {one.id: shared | own[one.id.hex] for one in people}
