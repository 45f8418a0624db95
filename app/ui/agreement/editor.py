"""What the forms of targets, terms and keys share: fields, what is typed, what is wrong with it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.amount_input import AmountProblem, parse_amount
from app.domain.day_input import parse_day
from app.ui.company_words import amount_problem_text
from app.ui.form import FieldSet
from app.ui.messages import message_for
from app.ui.session.head import show_day
from app.ui.widgets.days import DateField, LabelledDay, no_day_text
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import strong

LARGEST: Final = Decimal("999999999.99")
GAP: Final = 14


class RecordEditor(QWidget):
    """
    `edited` comes at each key, `submitted` at Enter in a line.

    `read_day` and the like say under its field what is wrong; `first_wrong` is the first such.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = strong(title)
        self.set = FieldSet(self)
        self.fields: dict[str, LabelledField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(self.title)
        self._before: dict[str, str] = {}
        self.first_wrong: QWidget | None = None
        self.set.changed.connect(self.edited)

    def add_line(self, name: str, label: str, hint: str = "", *, is_free: bool = False) -> LineEdit:
        """Make a field of one line."""
        line = LineEdit()
        line.returnPressed.connect(self.submitted)
        self.fields[name] = LabelledField(label, line, hint)
        self.set.add(name, line, self.fields[name], is_free=is_free)
        return line

    def add_day(self, name: str, label: str) -> DateField:
        """Make a field for a day."""
        day = DateField()
        day.returnPressed.connect(self.submitted)
        self.fields[name] = LabelledDay(label, day)
        self.set.add(name, day, self.fields[name])
        return day

    def add_control(self, name: str, label: str, control: QWidget) -> None:
        """Take up another control."""
        self.fields[name] = LabelledField(label, control)
        self.set.add(name, control, self.fields[name])

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put texts in the fields."""
        days = {name for name, field in self.fields.items() if isinstance(field, LabelledDay)}
        self.set.show_values({name: said for name, said in values.items() if name not in days})
        for name in days & values.keys():
            field, raw = self.fields[name].control, values[name]
            if isinstance(field, DateField):
                show_day(field, raw, parse_day(raw, clock.today()) if raw else None)

    def begin(self) -> None:
        """Take what stands there now as not typed."""
        self._before = self.values()

    def set_first_focus(self) -> None:
        """Give the keyboard to what is typed first."""
        next(iter(self.fields.values())).control.setFocus()

    def values(self) -> dict[str, str]:
        """Return what stands in the fields, as texts."""
        return {name: str(said or "") for name, said in self.set.read().items()}

    def typed(self) -> dict[str, str] | None:
        """Return what stands there, None as long as nothing differs."""
        return None if self.values() == self._before else self.values()

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed before."""
        self.show_values(typed)
        self.edited.emit()

    def begin_reading(self) -> None:
        """Forget what was wrong; then read the fields."""
        self.first_wrong = None
        for field in self.fields.values():
            field.set_error("")

    def read_day(self, name: str) -> date:
        """Return a day that is needed; today, and a sentence, when there is none."""
        field = self.fields[name].control
        if not isinstance(field, DateField):
            raise TypeError(name)
        field.editingFinished.emit()
        day = field.value()
        if day is None:
            self.say(name, no_day_text() if field.is_refused() else self.tr("Vul een dag in."))
        return day or clock.today()

    def read_amount(
        self, name: str, most: Decimal = LARGEST, *, is_needed: bool = True
    ) -> Decimal | None:
        """Return a number of at most two decimals; a percent sign may stand behind it."""
        check = parse_amount(self.text(name).replace("%", ""), most)
        if check.problem is AmountProblem.EMPTY and not is_needed:
            return None
        if check.problem is not None:
            self.say(name, amount_problem_text(check.problem))
        return check.value

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return self.set.text(name)

    def say(self, name: str, sentence: str) -> None:
        """Say under a field what is wrong; the first such gets the keyboard."""
        self.fields[name].set_error(sentence)
        if self.first_wrong is None:
            self.first_wrong = self.fields[name].control

    def is_right(self) -> bool:
        """Tell whether nothing was wrong; else give the keyboard to the first that was."""
        if self.first_wrong is None:
            return True
        self.first_wrong.setFocus()
        return False

    def refuse(self, error: UserError) -> bool:
        """Say beside its field what is wrong; False: it belongs to no field."""
        name = str(error.values.get("field", ""))
        if name not in self.fields:
            return False
        self.fields[name].set_error(message_for(error).happened)
        self.fields[name].control.setFocus()
        return True
