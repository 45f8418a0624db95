"""The list of a meeting (aanwezigheidslijst): who is there, and who signs for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.domain.matching import fold
from app.domain.strokes import Strokes
from app.models.network import Invitee, Meeting, Network
from app.models.signing import ON_PAPER, Signature
from app.services.changes import Changes
from app.services.networks.attendance_signatures import (
    BeforeChange,
    changed_after,
    heads_of_places,
    place_hash,
    signatures_of_places,
)
from app.services.records import write
from app.services.sessions.signatures import Signer, checked_signer, ink_of
from app.services.standing import require_standing
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Somebody on the list, and what is known of them."""

    id: UUID
    name: str
    company: str
    function: str
    reply: str | None  # yes, no, maybe
    attended: bool | None  # None: not seen yet
    walk_in: bool
    strokes: Strokes = ()  # empty: no ink
    signed_at: datetime | None = None  # UTC; of the ink
    on_paper: bool = False  # signs on the printed list
    before_change: BeforeChange | None = None  # of the meeting or the place, after the ink

    @property
    def is_expected(self) -> bool:
        """Whether they said that they come."""
        return self.reply == "yes" and not self.walk_in

    @property
    def has_signed(self) -> bool:
        """Whether there is ink of them."""
        return self.signed_at is not None


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """The whole list of one meeting: expected, other invited, and who walked in, each by name."""

    meeting_id: UUID
    network_id: UUID
    network: str
    title: str
    starts_at: datetime  # UTC
    ends_at: datetime
    place: str
    rows: tuple[AttendanceRow, ...]

    @property
    def present(self) -> int:
        """How many are there."""
        return sum(row.attended is True for row in self.rows)

    @property
    def expected(self) -> int:
        """How many said that they come."""
        return sum(row.is_expected for row in self.rows)

    @property
    def signed(self) -> int:
        """How many signed on the screen."""
        return sum(row.has_signed for row in self.rows)

    @property
    def on_paper(self) -> int:
        """How many sign on the printed list."""
        return sum(row.on_paper for row in self.rows)


def attendance_list(store: Store, meeting_id: UUID) -> AttendanceList | None:
    """Return the list of a meeting; None when it is not, or no longer, here."""
    with store.read() as session:
        meeting = session.get(Meeting, meeting_id)
        if meeting is None or meeting.deleted:
            return None
        wanted = select(Invitee).where(col(Invitee.meeting_id) == meeting_id, ~col(Invitee.deleted))
        people = list(session.exec(wanted))
        given = signatures_of_places(session, [one.id for one in people])
        changed = changed_after(session, meeting, people, given)
        rows = [_row(one, given.get(one.id), changed) for one in people]
        return AttendanceList(
            meeting_id=meeting_id,
            network_id=meeting.network_id,
            network=session.get_one(Network, meeting.network_id).name,
            title=meeting.title,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            rows=tuple(sorted(rows, key=_order)),
        )


def sign_attendance(store: Store, invitee_id: UUID, strokes: Strokes) -> Changes:
    """
    Keep the signature of somebody on the list; who signs is there, and not on paper.

    Raises:
        UserError: `signature.no_ink`, `signature.too_long`; `signature.changed` when the place on
            the list was taken away; `network.in_bin` (name).
    """
    with store.write() as session:
        invitee, meeting = _standing(session, invitee_id)
        signer = Signer(invitee.name, invitee.function, invitee.contact_id)
        take_paper_away(session, invitee_id)
        _sign(session, meeting, invitee, checked_signer(signer, strokes))
        return Changes.of(session)


def sign_on_paper(store: Store, invitee_id: UUID) -> Changes:
    """
    Note that somebody on the list is there and signs the printed one; ink that stands, stays.

    Raises:
        UserError: `signature.changed`, `network.in_bin` (name) as `sign_attendance`.
    """
    with store.write() as session:
        invitee, meeting = _standing(session, invitee_id)
        write(invitee, {"attended": True})
        if invitee_id not in signatures_of_places(session, [invitee_id]):
            who = {"contact_id": invitee.contact_id, "name": invitee.name}
            paper = {**who, "role": invitee.function, "strokes": ON_PAPER}
            _sign(session, meeting, invitee, paper)
        return Changes.of(session)


def sign_on_screen(store: Store, invitee_id: UUID) -> Changes:
    """Take the note away that somebody signs the printed list; raises as `sign_on_paper`."""
    with store.write() as session:
        _standing(session, invitee_id)
        take_paper_away(session, invitee_id)
        return Changes.of(session)


def take_signatures(store: Store, invitees: Iterable[UUID]) -> Changes:
    """
    Put the ink of people on the list in the bin; that they were there stays, and paper does.

    Raises:
        UserError: `network.in_bin` (name).
    """
    with store.write() as session:
        for one in invitees:
            require_standing(session, session.get_one(Invitee, one))
            for given in _given(session, one):
                if not given.is_on_paper:
                    write(given, {"deleted": True})
        return Changes.of(session)


def note_presence(store: Store, invitee_id: UUID, *, is_there: bool) -> Changes:
    """
    Tick somebody on the list, or take the tick away, with the note that they sign on paper.

    Raises:
        UserError: `attendance.signed` when somebody who signed would not be there; else as
            `sign_attendance`.
    """
    with store.write() as session:
        invitee, _meeting = _standing(session, invitee_id)
        if not is_there:
            given = signatures_of_places(session, [invitee_id]).get(invitee_id)
            if given is not None and not given.is_on_paper:
                raise UserError("attendance.signed", name=invitee.name)
            take_paper_away(session, invitee_id)
        write(invitee, {"attended": True if is_there else None})
        return Changes.of(session)


def _row(
    one: Invitee, given: Signature | None, changed: Mapping[UUID, BeforeChange]
) -> AttendanceRow:
    ink = None if given is None or given.is_on_paper else given
    return AttendanceRow(
        id=one.id,
        name=one.name,
        company=one.company,
        function=one.function,
        reply=one.reply,
        attended=one.attended,
        walk_in=one.walk_in,
        strokes=() if ink is None else ink_of(ink.strokes),
        signed_at=None if ink is None else ink.signed_at,
        on_paper=given is not None and ink is None,
        before_change=changed.get(one.id),
    )


def _order(row: AttendanceRow) -> tuple[bool, bool, str, str, UUID]:
    return row.walk_in, not row.is_expected, fold(row.name), fold(row.company), row.id


def _standing(session: Session, invitee_id: UUID) -> tuple[Invitee, Meeting]:
    invitee = session.get_one(Invitee, invitee_id)
    require_standing(session, invitee)
    meeting = session.get_one(Meeting, invitee.meeting_id)
    if invitee.deleted or meeting.deleted:
        raise UserError("signature.changed")
    return invitee, meeting


def take_paper_away(session: Session, invitee_id: UUID) -> None:
    """Take the note away inside a unit of work that somebody signs the printed list."""
    for one in _given(session, invitee_id):
        if one.is_on_paper:
            write(one, {"deleted": True})


def _given(session: Session, invitee_id: UUID) -> list[Signature]:
    wanted = select(Signature).where(
        col(Signature.invitee_id) == invitee_id, ~col(Signature.deleted)
    )
    return list(session.exec(wanted))


def _sign(session: Session, meeting: Meeting, invitee: Invitee, signed: dict[str, Any]) -> None:
    write(invitee, {"attended": True})
    session.add(
        Signature(
            root=invitee.root,
            invitee_id=invitee.id,
            **signed,
            signed_at=clock.now(),
            signed_hash=place_hash(meeting, invitee),
            signed_versions=heads_of_places(session, meeting, [invitee])[invitee.id],
        )
    )
