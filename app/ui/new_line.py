"""A line to add something small: a few fields, and Enter."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, no_day_text
from app.ui.widgets.fields import LineEdit, NoteLine

DAY = "day:"  # before the day that a date field holds, in a draft


class LineField(NamedTuple):
    """One field: its name in `values`, what stands in it while empty, what it is called."""

    key: str
    placeholder: str
    name: str
    stretch: int = 1
    is_day: bool = False


class NewLine(QWidget):
    """
    Enter or the button asks for it with `entered`; Esc empties and `closed` comes.

    `typed_changed` comes whenever `typed` may be another.
    """

    entered = Signal()
    closed = Signal()
    typed_changed = Signal()

    def __init__(
        self,
        fields: Sequence[LineField],
        button: str,
        kept: KeptTexts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields: dict[str, LineEdit] = {}
        self.button = Button(button, icon="plus")
        self.button.setEnabled(False)
        self.note = NoteLine()
        self._problem = ""
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in fields:
            control = DateField(field.placeholder) if field.is_day else LineEdit(field.placeholder)
            control.setAccessibleName(field.name)
            control.setObjectName(field.key)
            if field.is_day:
                control.setFixedWidth(theme.current().px(150))
            row.addWidget(control, 0 if field.is_day else field.stretch)
            control.textChanged.connect(self._on_text)
            control.returnPressed.connect(self._on_enter)
            self.fields[field.key] = control
        row.addWidget(self.button)
        self._texts = [one for one in self.fields.values() if not isinstance(one, DateField)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(SensitiveHint(self, *self._texts, kept=kept))
        self.setFocusProxy(self._texts[0])
        self.button.clicked.connect(self.entered)

    def values(self) -> dict[str, Any] | None:
        """Return what was typed, days as days; None: a day cannot be read, and the line says so."""
        found: dict[str, Any] = {}
        for key, field in self.fields.items():
            field.editingFinished.emit()  # Enter or the button may come before the keyboard leaves
            if not isinstance(field, DateField):
                found[key] = field.text().strip()
            elif field.is_refused():
                self._show_problem(no_day_text(), field)
                field.setFocus()
                return None
            else:
                found[key] = field.value()
        return found

    def typed(self) -> dict[str, str] | None:
        """Return what is typed and not added, with why it was refused."""
        if not any(field.text() for field in self.fields.values()):
            return None
        words = {key: field.text() for key, field in self.fields.items()}
        days = {
            DAY + key: day.isoformat()
            for key, field in self.fields.items()
            if isinstance(field, DateField)
            and not field.isModified()
            and (day := field.value()) is not None
        }
        return {**words, **days, "problem": self._problem}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show the line with what was typed in it before."""
        self.show()
        for key, field in self.fields.items():
            if isinstance(field, DateField) and (day := typed.get(DAY + key)):
                field.set_value(date.fromisoformat(day))
            else:
                field.setText(typed.get(key, ""))
                field.setModified(True)  # a day is read when the keyboard leaves it
        if problem := typed.get("problem"):
            self._show_problem(problem, self._texts[0])

    def refuse(self, sentence: str, key: str = "") -> None:
        """Say why it cannot be added, by a field or the first one; what is typed stays."""
        field = self.fields.get(key, self._texts[0])
        self._show_problem(sentence, field)
        field.setFocus()

    def clear(self) -> None:
        """Empty the line, for the next one."""
        self._problem = ""
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.set_value(None)
            else:
                field.clear()
            field.set_error(on=False)
        self.note.show_note("muted", "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
            self.clear()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_problem(self, sentence: str, field: LineEdit) -> None:
        self._problem = sentence
        field.set_error(on=True)
        self.note.show_note("error", sentence)
        self.typed_changed.emit()

    @Slot()
    def _on_text(self) -> None:
        self.button.setEnabled(any(field.text().strip() for field in self.fields.values()))
        if self._problem:
            self._problem = ""
            for field in self.fields.values():
                field.set_error(on=False)
            self.note.show_note("muted", "")
        self.typed_changed.emit()

    @Slot()
    def _on_enter(self) -> None:
        if self.button.isEnabled():
            self.entered.emit()
