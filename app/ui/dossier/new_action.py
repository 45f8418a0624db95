"""A line to add an action: what, and by when."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField
from app.ui.widgets.fields import LineEdit, NoteLine


class NewAction(QWidget):
    """
    Enter or «Voeg toe» asks for it with `entered`; Esc closes.

    `typed_changed` comes whenever `typed` may be another.
    """

    entered = Signal()
    typed_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = LineEdit(self.tr("Wat moet er gebeuren?"))
        self.text.setAccessibleName(self.tr("Nieuwe actie"))
        self.text.setObjectName("new_action")
        self.due = DateField(self.tr("Tegen wanneer? 30/11, vrijdag"))
        self.due.setAccessibleName(self.tr("Tegen wanneer"))
        self.due.setObjectName("new_action_due")
        self.button = Button(self.tr("Voeg toe"))
        self.note = NoteLine()
        self.kept = KeptTexts(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.due, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(SensitiveHint(self, self.text, kept=self.kept))
        self._problem = ""
        self.text.textChanged.connect(self.typed_changed)
        self.due.textChanged.connect(self.typed_changed)
        self.text.returnPressed.connect(self.entered)
        self.due.returnPressed.connect(self.entered)
        self.button.clicked.connect(self.entered)

    def values(self) -> tuple[str, date | None] | None:
        """Return what was typed; None: the day cannot be read, and the line says so."""
        self.due.editingFinished.emit()  # Enter or the button may come before the keyboard leaves
        if self.due.is_refused():
            self._show_problem(self.tr("Dit is geen dag. Typ bijvoorbeeld 30/11 of vr."), self.due)
            self.due.setFocus()
            return None
        return self.text.text(), self.due.value()

    def typed(self) -> dict[str, str] | None:
        """Return what is typed and not added, with why it was refused."""
        text, due = self.text.text(), self.due.text()
        if not text and not due:
            return None
        day = None if self.due.isModified() else self.due.value()
        return {
            "text": text,
            "due": due,
            "day": "" if day is None else day.isoformat(),
            "problem": self._problem,
        }

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show the line with what was typed in it before."""
        self.show()
        self.text.setText(typed.get("text", ""))
        if day := typed.get("day"):
            self.due.set_value(date.fromisoformat(day))
        else:
            self.due.setText(typed.get("due", ""))
            self.due.setModified(True)  # read as a day when the keyboard leaves it
        if problem := typed.get("problem"):
            is_day = self.text.text().strip() and self.due.text()
            self._show_problem(problem, self.due if is_day else self.text)

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be added."""
        self._show_problem(sentence, self.text)
        self.text.setFocus()

    def _show_problem(self, sentence: str, field: LineEdit) -> None:
        self._problem = sentence
        self.text.set_error(on=field is self.text)
        field.set_error(on=True)
        self.note.show_note("error", sentence)
        self.typed_changed.emit()

    @Slot()
    def open(self) -> None:
        """Show the line and take the keyboard."""
        self.show()
        self.text.setFocus()

    def close_form(self) -> None:
        """Empty the line and hide it."""
        self._problem = ""
        self.text.clear()
        self.due.set_value(None)
        self.text.set_error(on=False)
        self.note.show_note("muted", "")
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
