"""What an instrument asks of a referral: a line for each question."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.form import FieldSet
from app.ui.widgets.fields import LabelledField, LineEdit


class NeedFields(QWidget):
    """
    The answers are kept by their question, also those of an instrument that was chosen before.

    Args:
        fields: The form that the lines belong to.
    """

    def __init__(self, fields: FieldSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set = fields
        self._lines: dict[str, LineEdit] = {}
        self._others: dict[str, str] = {}  # of questions that are not asked now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    @property
    def has_needs(self) -> bool:
        """Whether anything is asked."""
        return bool(self._lines)

    def show_needs(self, needs: Sequence[str], answers: Mapping[str, str]) -> None:
        """Ask these questions, with what was answered."""
        self._set.forget("needs.")
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        for number, question in enumerate(needs):
            line = LineEdit()
            line.setText(answers.get(question, ""))
            field = LabelledField(question, line)
            self._set.add(f"needs.{number}", line, field, is_free=True)
            self._column.addWidget(field)
            field.show()
            self._lines[question] = line
        self._others = {name: said for name, said in answers.items() if name not in self._lines}

    def answers(self) -> dict[str, str]:
        """Return what is answered, by question."""
        asked = {question: line.text() for question, line in self._lines.items()}
        return self._others | {question: said for question, said in asked.items() if said}
