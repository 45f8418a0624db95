"""«Nieuwe taak»: what, for which company, and by when."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.services.day.agenda import Booked, plan_task
from app.services.day.agenda_form import PlanBegin
from app.ui.agenda.owner_choice import OwnerChoice
from app.ui.agenda.plan_fields import COMPANY, PlanFields
from app.ui.agenda.request import PlanKind, PlanRequest
from app.ui.desk import Desk
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.days import DateField, LabelledDay, no_day_text
from app.ui.widgets.fields import LabelledField, LineEdit


class TaskFields(PlanFields):
    """A task is an action with a day: it stands in Vandaag and in the file of its company."""

    kind: Final[PlanKind] = "task"

    def __init__(self, desk: Desk, request: PlanRequest, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._is_filling = False
        self.text = LineEdit(self.tr("Wat moet er gebeuren?"))
        self.text.setObjectName("text")
        self.text_field = LabelledField(self.tr("Taak"), self.text)
        self.hint = SensitiveHint.under(self.text_field)
        self.due = DateField(self.tr("30/11, vrijdag, morgen"))
        self.due.setObjectName("due")
        self.due_field = LabelledDay(self.tr("Tegen wanneer"), self.due)
        self.owner = OwnerChoice(desk, self)
        for field in (self.text_field, self.company.field, self.owner, self.due_field):
            self.column.addWidget(field)
        if request.draft_id is None:
            self.due.set_value(request.day or clock.today())
        for typed in (self.text.textEdited, self.due.textEdited, self.due.changed):
            typed.connect(self._on_edited)
        self.owner.edited.connect(self.edited)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read that is stored along; never here."""
        return False

    def first(self) -> QWidget:
        """Return the field that the coach fills first."""
        return self.text

    def title(self) -> str:
        """Return what the form does."""
        return self.tr("Nieuwe taak")

    def done_words(self) -> str:
        """Return what stands on the button that stores it."""
        return self.tr("Maak taak")

    def fill(self, begin: PlanBegin) -> None:
        """Show what was read; what the coach typed meanwhile stays."""
        values = {} if begin.kept is None else begin.kept.form.fields
        if not self.is_typed(COMPANY):
            self.company.show_company(begin.company)
        if not self.is_typed("text"):
            self.text.setText(values.get("text", self.text.text()))
        if not self.is_typed("due"):
            self._is_filling = True
            self._show_due(values.get("due"))
            self._is_filling = False
        self.owner.put(values.get("owner"))

    def values(self) -> dict[str, Any]:
        """Return the form as a draft keeps it."""
        return {
            "enterprise": self.company.key(),
            "text": self.text.text(),
            "due": self.due.text(),
            "owner": self.owner.key(),
        }

    def storing(self, draft_id: UUID | None) -> Callable[[], Booked] | None:
        """Return the work that stores it; None: it cannot be, and the form says why."""
        self.due.editingFinished.emit()
        store, company = self.desk.store, self.company.enterprise_id()
        text, due_on, owner = self.text.text(), self.due.value(), self.owner.person()
        if not text.strip():
            self.text_field.set_error(self.tr("Typ wat er moet gebeuren."))
            self.text.setFocus()
        elif company is None:
            self.company.ask()
        elif due_on is None:
            self.due_field.set_error(no_day_text())
            self.due.setFocus()
        else:
            return lambda: plan_task(store, company, text, due_on, draft_id, coach_id=owner)
        return None

    def notice(self) -> str:
        """Return what is said once it is stored."""
        return self.tr("Taak toegevoegd: {what}").format(what=self.text.text().strip())

    def _show_due(self, typed: str | None) -> None:
        if typed is not None:
            self.due.setText(typed)
            self.due.setModified(True)
            self.due.editingFinished.emit()
        elif not self.due.text():  # the draft that was asked for is gone
            self.due.set_value(clock.today())

    @Slot()
    def _on_edited(self) -> None:
        if self._is_filling:
            return
        if self.sender() is self.text:
            self.text_field.set_error("")
        self.note_typed()
