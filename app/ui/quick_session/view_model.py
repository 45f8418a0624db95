"""What the quick session panel knows and does, without widgets."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.core import clock
from app.services.day.agenda import Planned, appointment_now, load_appointment, session_times
from app.services.drafts import KeptDraft, get_draft, list_drafts
from app.services.places import place_name
from app.services.referrals.funding_checks import Reply
from app.services.sessions.coaching import save_session
from app.services.sessions.context import (
    EnterpriseChoice,
    SessionContext,
    chosen_action,
    enterprise_choice,
    find_enterprises,
    recent_enterprises,
    session_context,
)
from app.services.sessions.form import NextAction, Present, SessionForm
from app.services.sessions.trajectory import usual_served
from app.ui.desk import Desk
from app.ui.work.job import Job

DRAFT_KIND = "quick_session"


class QuickSessionModel(QObject):
    """Finds enterprises and stores the session; `saved` carries what was stored."""

    saved = Signal(object)  # Saved
    failed = Signal(object)  # an exception

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.context: SessionContext | None = None
        self.choice: EnterpriseChoice | None = None
        self._planned: Planned | None = None

    def find(self, typed: str) -> tuple[EnterpriseChoice, ...]:
        """Return the enterprises for what was typed; for nothing the recent ones."""
        if not typed:
            return recent_enterprises(self._desk.store)
        return find_enterprises(self._desk.store, self._desk.reference, typed)

    def place(self, choice: EnterpriseChoice) -> str:
        """Return the municipality of an enterprise."""
        return place_name(self._desk.reference, choice.municipality_nis)

    def last_enterprise(self) -> UUID | None:
        """Return the enterprise of the last session of this coach."""
        return next((choice.id for choice in recent_enterprises(self._desk.store, 1)), None)

    def choose(self, enterprise_id: UUID | None) -> None:
        """Take an enterprise; one that is not there is none."""
        store = self._desk.store
        self.context = None if enterprise_id is None else session_context(store, enterprise_id)
        self.choice = (
            None if self.context is None else enterprise_choice(store, self.context.enterprise_id)
        )

    @property
    def may_edit(self) -> bool:
        """Whether a session can be stored with the company that is chosen; without one too."""
        return self.context is None or self.context.may_edit

    @property
    def planned_id(self) -> UUID | None:
        """The appointment that the session is logged from."""
        return None if self._planned is None else self._planned.id

    def take_appointment(self, appointment: str | None) -> None:
        """Log the session from an appointment, by its id as text; one that is gone is none."""
        store = self._desk.store
        self._planned = None if appointment is None else load_appointment(store, UUID(appointment))

    def new_session(self, asked: object, here: UUID | None) -> tuple[dict[str, Any], UUID | None]:
        """
        Return the fields and the enterprise of a session that begins.

        They are those of the appointment that is asked for or that is now, else of the file that
        is open, else of the last session. Who asks for an enterprise gets only its appointment.
        """
        store, now = self._desk.store, clock.now()
        company = asked if isinstance(asked, UUID) else None
        planned = asked if isinstance(asked, Planned) else appointment_now(store, now, company)
        if planned is None:
            fields: dict[str, Any] = {"kind": "visit", "starts_at": now.isoformat()}
            return fields, company or here or self.last_enterprise()
        begin, end = session_times(planned, now)
        fields = {
            "kind": planned.kind,
            "starts_at": begin.isoformat(),
            "ends_at": None if end is None else end.isoformat(),
            "appointment": str(planned.id),
        }
        return fields, planned.enterprise_id

    def kept(self, wanted: object) -> KeptDraft | None:
        """Return the session that was not finished: of this Planned, or at this company first."""
        drafts = list_drafts(self._desk.store)
        waiting = [kept for kept in drafts if kept.form.kind == DRAFT_KIND]
        if isinstance(wanted, Planned):
            its = str(wanted.id)
            return next((k for k in waiting if k.form.fields.get("appointment") == its), None)
        at = str(wanted)
        here = (kept for kept in waiting if kept.form.fields.get("enterprise") == at)
        return next(here, next(iter(waiting), None))

    def draft(self, draft_id: UUID) -> KeptDraft | None:
        """Return one draft, if it is still there."""
        return get_draft(self._desk.store, draft_id)

    def form(self, fields: dict[str, Any], ends_at: datetime) -> SessionForm | None:
        """Return the session that the fields of the panel say; None without an enterprise."""
        if self.context is None:
            return None
        planned = self._planned
        if planned is not None and planned.enterprise_id != self.context.enterprise_id:
            planned = None  # another company was chosen
        on_site = fields["kind"] in {"visit", "meeting"}
        site = self.context.sites[0].id if on_site and self.context.sites else None
        if planned is not None and on_site:
            site = planned.establishment_id
        return SessionForm(
            enterprise_id=self.context.enterprise_id,
            kind=fields["kind"],
            starts_at=datetime.fromisoformat(fields["starts_at"]),
            ends_at=ends_at,
            establishment_id=site,
            place="" if planned is None or not on_site else planned.place,
            subject="" if planned is None else planned.subject,
            appointment_id=None if planned is None else planned.id,
            note=fields["note"],
            present=present_of(fields["present"]),
            unnamed_workers=fields["unnamed"],
            next_action=self.next_action(fields["next"]),
            served=usual_served(self.context.trajectories),
        )

    def next_action(self, code: str | None) -> NextAction | None:
        """Return what a chip means, counted from today; None: nothing comes."""
        return chosen_action(self._desk.reference, code, clock.today())

    def save(self, form: SessionForm, draft_id: UUID, replies: Mapping[str, Reply]) -> Job:
        """Begin to store the finished session; the draft ends with it."""
        store, form = self._desk.store, replace(form, id=draft_id)
        job = self._desk.runner.start(
            lambda _progress: save_session(
                store, form, complete=True, draft_id=draft_id, replies=replies
            )
        )
        job.succeeded.connect(self.saved)
        job.failed.connect(self.failed)
        return job


def present_of(rows: list[list[str | None]]) -> tuple[Present, ...]:
    """Return who was present, from the rows of a draft."""
    return tuple(
        Present(None if contact is None else UUID(contact), role or "") for contact, role in rows
    )


def present_rows(present: tuple[Present, ...]) -> list[list[str | None]]:
    """Return who was present, for a draft."""
    return [
        [None if item.contact_id is None else str(item.contact_id), item.role] for item in present
    ]
