"""What the session page knows and does, without widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.core.errors import UserError
from app.services.day.agenda import appointment_now, load_appointment
from app.services.drafts import (
    KeptDraft,
    discard_draft,
    find_company_draft,
    find_draft,
    get_draft,
    new_draft_id,
)
from app.services.evidence.papers import session_report
from app.services.referrals.funding_checks import Reply
from app.services.sessions.coaching import Saved, load_session, save_session
from app.services.sessions.context import SessionContext, chosen_action, session_context
from app.services.sessions.form import SessionForm
from app.ui.desk import Desk, DocumentRequest
from app.ui.place import Place
from app.ui.session.fields import (
    EMPTY,
    new_fields,
    planned_fields,
    quick_fields,
    read_form,
    rebased_fields,
    stored_fields,
)
from app.ui.work.job import Job

DRAFT_KIND = "session"
QUICK_KIND = "quick_session"
BEGIN = "begin"  # among the fields of a draft: all of them as they stood before the coach typed


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form to show, and the draft that it is, or that it will become."""

    fields: dict[str, Any]
    context: SessionContext
    draft_id: UUID
    kept: KeptDraft | None = None
    is_dirty: bool = False  # it stands nowhere yet as it is shown
    begin: dict[str, Any] | None = None  # fields of a stored session, before the coach typed

    @property
    def session_id(self) -> UUID:
        """The id of the session; a new one gets that of its draft, known beforehand."""
        stored = self.fields["session"]
        return self.draft_id if stored is None else UUID(stored)

    def draft_fields(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return what a draft keeps: the fields, and those that they began with."""
        return fields if self.begin is None else fields | {BEGIN: self.begin}


@dataclass(frozen=True, slots=True)
class _Stored:
    saved: Saved
    loaded: Loaded | None
    error: UserError | None = None  # why it could not be read again


class SessionModel(QObject):
    """Loads and stores one session; `saved` carries what was stored, and it as it is now."""

    saved = Signal(object, object)  # Saved, Loaded or None: it could not be read
    failed = Signal(object)  # an exception

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def load(self, place: Place) -> Loaded | None:
        """Return the form for a place; None: it is not there any more."""
        if place.draft is not None:
            kept = get_draft(self._desk.store, place.draft)
            if kept is not None:
                return self._from_draft(kept)
        if place.record is not None:
            return self._from_record(place.record)
        return None if place.parent is None else self._new(place.parent, place.appointment)

    def save(
        self, form: SessionForm, loaded: Loaded, *, complete: bool, replies: Mapping[str, Reply]
    ) -> Job:
        """Begin to store what differs from how it began; the draft ends with it."""
        store, began = self._desk.store, loaded.begin
        begin = None if began is None else read_form(began, loaded.context, clock.today())[0]
        store_it = partial(
            save_session,
            store,
            form,
            complete=complete,
            begin=begin,
            draft_id=loaded.draft_id,
            replies=replies,
        )
        job = self._desk.runner.start(lambda _progress: self._stored(store_it()))
        job.succeeded.connect(self._on_stored)
        job.failed.connect(self.failed)
        return job

    @Slot(object)
    def read_again(self, saved: Saved) -> None:
        """Read what was stored once more; `saved` comes again."""
        job = self._desk.runner.start(lambda _progress: self._stored(saved), database=False)
        job.succeeded.connect(self._on_stored)
        job.failed.connect(self._desk.failed)

    def _stored(self, saved: Saved) -> _Stored:
        """Read what was stored, in the worker that stored it."""
        try:
            return _Stored(saved, self.load(Place("session", record=saved.id)))
        except UserError as error:
            return _Stored(saved, None, error)

    @Slot(object)
    def _on_stored(self, stored: _Stored) -> None:
        if stored.error is not None:
            self._desk.failed.emit(stored.error)
        self.saved.emit(stored.saved, stored.loaded)

    def report(self, loaded: Loaded, session_id: UUID) -> DocumentRequest:
        """Return the request for the report of a session as it is stored."""
        store, reference = self._desk.store, self._desk.reference
        title = self.tr("Sessieverslag {name}").format(name=loaded.context.name)
        return DocumentRequest(
            title, f"{title}.pdf", lambda: session_report(store, reference, session_id)
        )

    def drop_quick_draft(self, draft_id: UUID) -> None:
        """Forget the quick session that goes on here."""
        discard_draft(self._desk.store, draft_id)

    def _from_draft(self, kept: KeptDraft) -> Loaded | None:
        fields = kept.form.fields
        enterprise = fields.get("enterprise")
        context = (
            None if enterprise is None else session_context(self._desk.store, UUID(enterprise))
        )
        if context is None:
            return None
        if kept.form.kind == QUICK_KIND:
            step = chosen_action(self._desk.reference, fields.get("next"), clock.today())
            full = quick_fields(fields, context, step, clock.now()) | self._of_appointment(fields)
            return Loaded(full, context, new_draft_id(), is_dirty=True)
        return self._rebased(kept, context)

    def _rebased(self, kept: KeptDraft, context: SessionContext) -> Loaded:
        """Return a draft over what is stored now of its session, if that is stored."""
        typed = EMPTY | kept.form.fields
        begin, session_id = typed.pop(BEGIN, None), typed["session"]
        form = None if session_id is None else load_session(self._desk.store, UUID(session_id))
        if form is None or begin is None:
            return Loaded(typed, context, kept.form.id, kept)
        stored = stored_fields(form, context)
        fields = rebased_fields(typed, begin, stored)
        return Loaded(fields, context, kept.form.id, kept, begin=stored)

    def _from_record(self, session_id: UUID) -> Loaded | None:
        kept = find_draft(self._desk.store, DRAFT_KIND, session_id)
        if kept is not None:
            return self._from_draft(kept)
        form = load_session(self._desk.store, session_id)
        if form is None:
            return None
        context = session_context(self._desk.store, form.enterprise_id)
        if context is None:
            return None
        fields = stored_fields(form, context)
        return Loaded(fields, context, new_draft_id(), begin=fields)

    def _of_appointment(self, quick: dict[str, Any]) -> dict[str, Any]:
        """Return what a quick session does not show of the appointment that it is logged from."""
        known = quick.get("appointment")
        planned = None if known is None else load_appointment(self._desk.store, UUID(known))
        if planned is None or str(planned.enterprise_id) != quick.get("enterprise"):
            return {"appointment": None}
        found = planned_fields(planned, clock.now())
        is_same_kind = planned.kind == quick["kind"]
        names = ("subject", "site", "place") if is_same_kind else ("subject",)
        return {name: found[name] for name in names}

    def _new(self, enterprise_id: UUID, appointment_id: UUID | None) -> Loaded | None:
        kept = find_company_draft(self._desk.store, DRAFT_KIND, enterprise_id)
        if kept is not None:
            return self._from_draft(kept)
        context = session_context(self._desk.store, enterprise_id)
        if context is None:
            return None
        store, now = self._desk.store, clock.now()
        if appointment_id is None:
            planned = appointment_now(store, now, enterprise_id)
        else:
            planned = load_appointment(store, appointment_id)
        fields = new_fields(context, now)
        if planned is not None and planned.enterprise_id == enterprise_id:
            fields |= planned_fields(planned, now)
        return Loaded(fields, context, new_draft_id())
