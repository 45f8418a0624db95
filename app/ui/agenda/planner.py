"""Opens the forms that plan, over the main window."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.agenda import load_appointment
from app.services.drafts import KeptDraft, get_draft
from app.ui.agenda.request import PlanRequest
from app.ui.desk import Desk

if TYPE_CHECKING:  # loaded when somebody plans
    from app.ui.agenda.plan_dialog import PlanDialog


class Planner(QObject):
    """The shell has one; `keep` is called before locking and closing."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.dialog: PlanDialog | None = None  # that is open
        desk.plan_requested.connect(self.open)

    @Slot(object)
    def open(self, request: PlanRequest) -> None:
        """Open the form that is asked for; one at a time."""
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        store = self._desk.store
        kept = None if request.draft_id is None else get_draft(store, request.draft_id)
        self.dialog = self._make(request, kept)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def keep(self) -> None:
        """Put what is typed on disk, now."""
        if self.dialog is not None:
            self.dialog.keep()

    def _make(self, request: PlanRequest, kept: KeptDraft | None) -> "PlanDialog":
        from app.ui.agenda.appointment_dialog import AppointmentDialog
        from app.ui.agenda.task_dialog import TaskDialog

        if request.kind == "task":
            return TaskDialog(self._desk, request, kept, self._window)
        known = None if kept is None else kept.form.fields.get("appointment")
        wanted = request.appointment_id if known is None else UUID(known)
        planned = None if wanted is None else load_appointment(self._desk.store, wanted)
        return AppointmentDialog(self._desk, request, kept, planned, self._window)

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
