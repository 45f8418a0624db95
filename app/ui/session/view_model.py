"""What the session page knows and does, without widgets."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.core import clock
from app.services.coaching import load_session, save_session
from app.services.coaching_context import SessionContext, chosen_action, session_context
from app.services.coaching_form import SessionForm
from app.services.drafts import KeptDraft, discard_draft, find_draft, get_draft, new_draft_id
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.session.fields import EMPTY, new_fields, quick_fields, stored_fields
from app.ui.work.job import Job

DRAFT_KIND = "session"
QUICK_KIND = "quick_session"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form to show, and the draft that it is, or that it will become."""

    fields: dict[str, Any]
    context: SessionContext
    draft_id: UUID
    kept: KeptDraft | None = None
    is_dirty: bool = False  # it stands nowhere yet as it is shown

    @property
    def session_id(self) -> UUID:
        """The id of the session; a new one gets that of its draft, known beforehand."""
        stored = self.fields["session"]
        return self.draft_id if stored is None else UUID(stored)


class SessionModel(QObject):
    """Loads and stores one session; `saved` carries what was stored."""

    saved = Signal(object)  # Saved
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
        return None if place.parent is None else self._new(place.parent)

    def save(self, form: SessionForm, draft_id: UUID, *, complete: bool) -> Job:
        """Begin to store; the draft ends with it."""
        store = self._desk.store
        job = self._desk.runner.start(
            lambda _progress: save_session(store, form, complete=complete, draft_id=draft_id)
        )
        job.succeeded.connect(self.saved)
        job.failed.connect(self.failed)
        return job

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
            full = quick_fields(fields, context, step, clock.now())
            return Loaded(full, context, new_draft_id(), is_dirty=True)
        return Loaded(EMPTY | fields, context, kept.form.id, kept)

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
        return Loaded(stored_fields(form, context), context, new_draft_id())

    def _new(self, enterprise_id: UUID) -> Loaded | None:
        kept = find_draft(self._desk.store, DRAFT_KIND, enterprise_id)
        if kept is not None:
            return self._from_draft(kept)
        context = session_context(self._desk.store, enterprise_id)
        if context is None:
            return None
        return Loaded(new_fields(context, clock.now()), context, new_draft_id())
