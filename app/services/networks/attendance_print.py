"""The printed list of a meeting, as a PDF."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.print_code import Sheet, print_code, short_code
from app.models.network import Meeting
from app.models.partnership import Partner, Person
from app.reference.loader import Reference
from app.reports import attendance_list as paper
from app.services.evidence.papers import origin_of
from app.services.networks.attendance import AttendanceRow, attendance_list
from app.storage.store import Store


def attendance_pdf(
    store: Store, reference: Reference, meeting_id: UUID, progress: Progress | None = None
) -> bytes:
    """
    Return the list of a meeting with the signatures so far, and lines to sign on.

    Who said that they do not come and did not come is left out.

    Raises:
        UserError: `meeting.gone`.
        Cancelled: When `progress` asks to stop.
    """
    shown = attendance_list(store, meeting_id)
    if shown is None:
        raise UserError("meeting.gone")
    with store.read() as session:
        meeting = session.get_one(Meeting, meeting_id)
        coach = None if meeting.coach_id is None else session.get(Person, meeting.coach_id)
        partner = None if coach is None else session.get(Partner, coach.partner_id)
        row_of = _order(session, meeting)
        values = paper.AttendanceSheet(
            origin=origin_of(store, session),
            code=print_code(Sheet.MEETING, meeting_id),
            short_code=short_code(meeting_id),
            title=shown.title,
            network=shown.network,
            starts_at=clock.local(shown.starts_at),
            ends_at=clock.local(shown.ends_at),
            place=shown.place,
            organiser="" if partner is None else partner.name,
            coach="" if coach is None else coach.name,
            number=1 + row_of.index(meeting_id),
            meetings=len(row_of),
            people=tuple(_person(reference, row) for row in shown.rows if _may_sign(row)),
        )
    return paper.attendance_list(values, progress)


def _order(session: Session, meeting: Meeting) -> list[UUID]:
    """Return the meetings of a network, the first one first."""
    wanted = select(col(Meeting.id)).where(
        col(Meeting.network_id) == meeting.network_id, ~col(Meeting.deleted)
    )
    return list(session.exec(wanted.order_by(col(Meeting.starts_at), col(Meeting.id))))


def _may_sign(row: AttendanceRow) -> bool:
    return row.reply != "no" or row.attended is True


def _person(reference: Reference, row: AttendanceRow) -> paper.Person:
    function = reference.label("contact_functions", row.function) if row.function else ""
    before = row.before_change
    changed_at = None if before is None else before.changed_at
    return paper.Person(
        row.name,
        row.company,
        function,
        row.strokes,
        is_before_change=before is not None,
        changed_at=None if changed_at is None else clock.local(changed_at),
    )
