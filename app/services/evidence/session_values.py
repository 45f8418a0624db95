"""Gathers sessions and files as the values that a document is about."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.domain.identifiers import format_enterprise_number
from app.models.base import Synced
from app.models.coaching import Action, Agreement, Attendee, CoachingSession, SessionCount
from app.models.enterprise import Contact, Enterprise, Establishment
from app.models.evidence import Attachment
from app.models.partnership import Partner, Person
from app.reference.loader import Reference
from app.reports import values
from app.services.companies.family import of_company, one_of_each, shown
from app.services.files.here import files_here
from app.services.places import place_name
from app.services.sessions.records import SessionRecords
from app.services.sessions.signatures import SignatureRow

Record = TypeVar("Record", bound=Synced)
Twin = TypeVar("Twin", Contact, Establishment)
_CONFIRMED = {
    "mail": values.ConfirmedBy.MAIL,
    "oral": values.ConfirmedBy.ORAL,
    "paper": values.ConfirmedBy.PAPER,
}


class Gatherer:
    """Reads what documents need of one enterprise, inside one reading of the store."""

    def __init__(self, session: Session, reference: Reference, enterprise_id: UUID) -> None:
        self._session, self._reference = session, reference
        self.enterprise = session.get_one(Enterprise, shown(session, enterprise_id))
        people = session.execute(
            select(col(Person.id), col(Person.name), col(Partner.name)).join(
                Partner, col(Partner.id) == col(Person.partner_id)
            )
        )
        self.people = {person: (name, partner) for person, name, partner in people}
        # A session tells who was there and where, also when they were removed later.
        self._ever_contacts = {row.id: row for row in self._ever(Contact)}
        self._ever_sites = {row.id: row for row in self._ever(Establishment)}
        self.contacts = self._standing(self._ever_contacts)
        self.sites = self._standing(self._ever_sites)

    def below(self, kind: type[Record]) -> Sequence[Record]:
        """Return the records of the enterprise that are not deleted, the oldest first."""
        return [row for row in self._ever(kind) if not row.deleted]

    def company(self) -> values.Company:
        """Return which enterprise it is about."""
        sites = sorted(self.sites.values(), key=lambda site: not site.is_main)
        nis = sites[0].municipality_nis if sites else None
        number = self.enterprise.number
        return values.Company(
            self.enterprise.name,
            format_enterprise_number(number) if number else "",
            place_name(self._reference, nis),
        )

    def coach(self, person_id: UUID | None) -> tuple[str, str]:
        """Return the name and the partner of a coach."""
        return ("", "") if person_id is None else self.people.get(person_id, ("", ""))

    def address(self, site: Establishment) -> str:
        """Return an address in one line."""
        street = f"{site.street} {site.house_number}".strip()
        if site.box:
            street = f"{street} bus {site.box}"
        place = f"{site.postal_code or ''} {place_name(self._reference, site.municipality_nis)}"
        return ", ".join(part for part in (street, place.strip()) if part)

    def session_of(self, row: CoachingSession) -> values.Session:
        """Return a session with all that its report tells."""
        (told,) = self.sessions_of([row])
        return told

    def sessions_of(self, rows: Sequence[CoachingSession]) -> tuple[values.Session, ...]:
        """Return sessions with all that their reports tell."""
        records = SessionRecords(self._session, [row.id for row in rows])
        return tuple(self._session_of(row, records) for row in rows)

    def _session_of(self, row: CoachingSession, records: SessionRecords) -> values.Session:
        name, partner = self.coach(row.coach_id)
        label = self._reference.label
        return values.Session(
            starts_at=clock.local(row.starts_at),
            ends_at=clock.local(row.ends_at),
            kind=label("session_kinds", row.kind),
            coach=name,
            partner=partner,
            place=self._place(row),
            subject=row.subject,
            goal=row.goal,
            note=row.note,
            result=row.result,
            next_step=row.next_step,
            next_step_on=row.next_step_on,
            themes=tuple(label("themes", theme) for theme in row.themes),
            attendees=self._attendees(row, records.of(Attendee, row.id)),
            counts=tuple(
                values.GroupCount(label("target_groups", count.target_group), count.number)
                for count in records.of(SessionCount, row.id)
            ),
            unique_persons=row.unique_persons,
            agreements=_agreements(row, records),
            attachments=tuple(
                self._file(file, is_here=records.has(file))
                for file in records.of(Attachment, row.id)
            ),
            confirmation=_confirmation(row),
            signatures=tuple(self._signature(one) for one in records.signatures(row.id)),
            is_completed=row.completed_at is not None,
        )

    def files(self) -> tuple[values.Attachment, ...]:
        """Return the files of the enterprise that are not deleted, the oldest first."""
        rows = self.below(Attachment)
        here = files_here(self._session, (row.sha256 for row in rows))
        return tuple(self._file(row, is_here=row.sha256 in here) for row in rows)

    def _file(self, row: Attachment, *, is_here: bool) -> values.Attachment:
        return values.Attachment(
            name=row.file_name,
            size=row.size,
            added_on=clock.local(row.added_at).date(),
            added_by=self.coach(row.added_by)[0],
            sha256=row.sha256,
            is_here=is_here,
        )

    def _ever(self, kind: type[Record]) -> Sequence[Record]:
        model: Any = kind
        query = select(kind).where(of_company(model.enterprise_id, self.enterprise.id))
        return self._session.scalars(query.order_by(col(kind.id))).all()

    def _standing(self, records: Mapping[UUID, Twin]) -> dict[UUID, Twin]:
        rows = (row for row in records.values() if not row.deleted)
        return {row.id: row for row in one_of_each(rows, self.enterprise.root)}

    def _place(self, row: CoachingSession) -> str:
        site = None if row.establishment_id is None else self._ever_sites.get(row.establishment_id)
        if site is not None:
            return self.address(site)
        return row.place or ("Online" if row.kind == "online" else "")

    def _attendees(
        self, row: CoachingSession, who_was_there: Sequence[Attendee]
    ) -> tuple[values.Attendee, ...]:
        found = []
        for attendee in who_was_there:
            contact = None
            if attendee.contact_id is not None:
                contact = self._ever_contacts.get(attendee.contact_id)
            role = attendee.role or ("" if contact is None else contact.function)
            role = self._reference.label("contact_functions", role)
            found.append(values.Attendee(role, "" if contact is None else contact.name))
        if row.unnamed_workers:
            who = "medewerker" if row.unnamed_workers == 1 else "medewerkers"
            found.append(values.Attendee(f"{who} zonder naam", number=row.unnamed_workers))
        return tuple(found)

    def _signature(self, it: SignatureRow) -> values.Signature:
        return values.Signature(
            name=it.name,
            role=self._reference.label("contact_functions", it.role) if it.role else "",
            signed_at=clock.local(it.signed_at),
            strokes=it.strokes,
            is_before_change=it.is_before_change,
            changed_at=None if it.changed_at is None else clock.local(it.changed_at),
        )


def _agreements(row: CoachingSession, records: SessionRecords) -> tuple[values.Agreement, ...]:
    done = {action.agreement_id: action.done_on for action in records.of(Action, row.id)}
    return tuple(
        values.Agreement(it.text, it.owner, it.due_on, done.get(it.id))
        for it in records.of(Agreement, row.id)
    )


def _confirmation(row: CoachingSession) -> values.Confirmation | None:
    how = _CONFIRMED.get(row.confirmation or "")
    return None if how is None else values.Confirmation(how, row.confirmed_by, row.confirmed_on)
