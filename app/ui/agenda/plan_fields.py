"""What the fields of every form that plans have: a company, and what the coach typed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.agenda.company_choice import CompanyChoice
from app.ui.desk import Desk

COMPANY = "company"


class PlanFields(QWidget):
    """
    A column of fields; what is read later is shown where the coach typed nothing.

    `edited` comes when something was typed or chosen.
    """

    edited = Signal()
    remarked = Signal(str)  # a sentence to watch
    settled = Signal()  # nothing is being read any more

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._typed: set[str] = set()  # names of fields that the coach filled
        self.company = CompanyChoice(desk, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.company.combo.textEdited.connect(self._on_company_typed)
        self.company.combo.chosen.connect(self._on_company)

    def is_typed(self, field: str) -> bool:
        """Tell whether the coach typed in a field, or chose something there."""
        return field in self._typed

    @Slot()
    def note_typed(self) -> None:
        """Something was typed in the field that tells so."""
        self._typed.add(self.sender().objectName())
        self.edited.emit()

    @Slot()
    def _on_company_typed(self) -> None:
        self._typed.add(COMPANY)

    @Slot(object)
    def _on_company(self, _found: object) -> None:
        self._typed.add(COMPANY)
        self.company.field.set_error("")
        self.edited.emit()
