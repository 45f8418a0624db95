"""Setting a legal hold (bewaarplicht): on a company, on a period, or on all."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.periods.records import Days
from app.services.retention.legal_holds import set_hold
from app.ui.agenda.company_choice import CompanyChoice
from app.ui.desk import Desk, Step
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField
from app.ui.widgets.fields import LabelledField, LineEdit

COMPANY, PERIOD, ALL = "company", "period", "all"
GAP: Final = 10


class HoldForm(QWidget):
    """What is typed stays until it is stored."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.scope = ComboBox()
        self.scope.add(COMPANY, self.tr("Een onderneming"))
        self.scope.add(PERIOD, self.tr("Een periode"))
        self.scope.add(ALL, self.tr("Alles van het partnerschap"))
        self.company = CompanyChoice(desk, self)
        self.first, self.last = DateField(), DateField()
        self.last_field = LabelledField(self.tr("Tot en met"), self.last)
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(LabelledField(self.tr("Van"), self.first), 1)
        days.addWidget(self.last_field, 1)
        self.reason = LineEdit()
        self.reason_field = LabelledField(self.tr("&Reden, kort en zonder namen"), self.reason)
        self.set_button = Button(self.tr("Stel bewaarplicht in"), "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(LabelledField(self.tr("&Nieuwe bewaarplicht op"), self.scope))
        column.addWidget(self.company.field)
        column.addWidget(self._days)
        column.addWidget(self.reason_field)
        column.addWidget(self.set_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._on_scope()
        self.scope.currentIndexChanged.connect(self._on_scope)
        self.set_button.clicked.connect(self._on_set)
        self.reason.returnPressed.connect(self._on_set)

    @Slot()
    def _on_scope(self) -> None:
        self.company.field.setVisible(self.scope.key() == COMPANY)
        self._days.setVisible(self.scope.key() == PERIOD)

    @Slot()
    def _on_set(self) -> None:
        scope, case, days = self.scope.key(), self.company.enterprise_id(), self._period()
        if scope == COMPANY and case is None:
            self.company.ask()
            return
        if scope == PERIOD and days is None:
            self.last_field.set_error(self.tr("Kies een eerste en een laatste dag."))
            (self.last if self.first.value() else self.first).setFocus()
            return
        self._set(case if scope == COMPANY else None, days if scope == PERIOD else None)

    def _period(self) -> Days | None:
        first, last = self.first.value(), self.last.value()
        return None if first is None or last is None else Days(first, last)

    def _set(self, case: UUID | None, days: Days | None) -> None:
        store, reason = self._desk.store, self.reason.text()
        work = partial(set_hold, store, reason, case_root=case, days=days)
        job = self._desk.runner.start(lambda _progress: work())
        job.succeeded.connect(self._on_stored)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_stored(self, changes: Changes) -> None:
        for field in (self.reason_field, self.last_field, self.company.field):
            field.set_error("")
        self.reason.clear()
        self.company.show_company(None)
        for day in (self.first, self.last):
            day.set_value(None)
        self._desk.did(Step(self.tr("Bewaarplicht ingesteld"), changes))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and error.code == "hold.backwards":
            self.last_field.set_error(message_for(error).happened)
            self.last.setFocus()
        elif isinstance(error, UserError) and "field" in error.values:
            self.reason_field.set_error(message_for(error).happened)
            self.reason.setFocus()
        else:
            self._desk.failed.emit(error)
