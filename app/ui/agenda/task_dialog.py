"""«Nieuwe taak»: what, for which company, and by when."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.services.agenda import plan_task
from app.services.drafts import KeptDraft
from app.ui.agenda.plan_dialog import PlanDialog
from app.ui.agenda.request import PlanRequest
from app.ui.desk import Desk
from app.ui.widgets.days import DateField, LabelledDay, no_day_text
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.work.job import Job


class TaskDialog(PlanDialog):
    """A task is an action with a day: it stands in Vandaag and in the file of its company."""

    def __init__(
        self, desk: Desk, request: PlanRequest, kept: KeptDraft | None, parent: QWidget
    ) -> None:
        super().__init__(desk, "task", self.tr("Nieuwe taak"), kept, parent)
        self.text = LineEdit(self.tr("Wat moet er gebeuren?"))
        self.text.setObjectName("text")
        self.text_field = LabelledField(self.tr("Taak"), self.text)
        self.due = DateField(self.tr("30/11, vrijdag, morgen"))
        self.due.setObjectName("due")
        self.due_field = LabelledDay(self.tr("Tegen wanneer"), self.due)
        self.column.insertWidget(1, self.text_field)
        self.column.addWidget(self.due_field)
        self.finish_layout()
        self._show(request, {} if kept is None else kept.form.fields)
        self.text.textEdited.connect(self.touch)
        self.due.textEdited.connect(self.touch)
        self.due.changed.connect(self.touch)
        self.text.setFocus()

    @override
    def fields(self) -> dict[str, Any]:
        company = self.enterprise_id()
        return {
            "enterprise": None if company is None else str(company),
            "text": self.text.text(),
            "due": self.due.text(),
        }

    @override
    def begin_storing(self) -> Job | None:
        self.due.editingFinished.emit()
        store, company = self.desk.store, self.enterprise_id()
        text, due_on, draft_id = self.text.text(), self.due.value(), self.draft_id
        if not text.strip():
            self.text_field.set_error(self.tr("Typ wat er moet gebeuren."))
            self.text.setFocus()
        elif company is None:
            self.company_field.set_error(self.tr("Kies een onderneming."))
            self.company.setFocus()
        elif due_on is None:
            self.due_field.set_error(no_day_text())
            self.due.setFocus()
        else:
            self.keep()
            return self.desk.runner.start(
                lambda _progress: plan_task(store, company, text, due_on, draft_id)
            )
        return None

    @override
    def notice(self) -> str:
        return self.tr("Taak toegevoegd: {what}").format(what=self.text.text().strip())

    def _show(self, request: PlanRequest, typed: dict[str, Any]) -> None:
        company = typed.get("enterprise")
        self.show_company(request.enterprise_id if company is None else UUID(company))
        self.text.setText(typed.get("text", ""))
        self.due.set_value(request.day or clock.today())
        if "due" in typed:
            self.due.setText(typed["due"])
            self.due.setModified(True)
            self.due.editingFinished.emit()
