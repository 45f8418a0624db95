"""The form that a participant fills in alone; no name stands on it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import theme
from app.ui.meeting.evaluation_words import answers, questions
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, NoteEdit
from app.ui.widgets.labels import muted, title
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.segments import Segments

WIDTH: Final = 716  # px


class EvaluationForm(ScrollPane):
    """`done` carries the answers by question, and the remark; `edited` comes while it is filled."""

    done = Signal(object, str)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 24, 24, 24), parent)
        self.questions: dict[str, Segments] = {}
        self.heading = title()
        self.heading.setWordWrap(True)
        words = [(value, word) for value, word in answers().items()]
        column = self.column
        column.setSpacing(18)
        column.addWidget(self.heading)
        about = self.tr("Niemand ziet wie wat antwoordde. Sla over wat je niet weet.")
        column.addWidget(muted(about, wrap=True))
        for code, question in questions().items():
            choice = Segments(words)  # type: ignore[arg-type]  # of objects
            choice.setAccessibleName(question)
            choice.setObjectName(code)
            choice.setMinimumHeight(theme.current().height(44))  # a finger hits it
            choice.changed.connect(self._on_changed)
            self.questions[code] = choice
            labelled = LabelledField(question, choice)
            labelled.label.set_tone("text")
            labelled.setMaximumWidth(theme.current().px(WIDTH))
            column.addWidget(labelled)
        self.remark = NoteEdit(self.tr("Geen namen, ook niet die van jezelf"))
        self.remark.setObjectName("remark")
        self.remark.setFixedHeight(theme.current().px(96))
        field = LabelledField(self.tr("Wat wil je ons nog zeggen?"), self.remark)
        field.label.set_tone("text")
        field.setMaximumWidth(theme.current().px(WIDTH))
        SensitiveHint.under(field)
        column.addWidget(field)
        self.done_button = Button(self.tr("Klaar"), "primary", shortcut_hint="Ctrl+Enter", big=True)
        row = QHBoxLayout()
        row.addWidget(self.done_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.remark.textChanged.connect(self._on_changed)
        self.done_button.clicked.connect(self.finish)
        self._show_state()

    def begin(self, meeting: str) -> None:
        """Show an empty form for a meeting."""
        self.heading.setText(self.tr("Hoe was {meeting}?").format(meeting=meeting))
        self.empty()
        self.verticalScrollBar().setValue(0)
        next(iter(self.questions.values())).setFocus()

    def empty(self) -> None:
        """Take all answers away."""
        for choice in self.questions.values():
            choice.set_value(None)
        self.remark.clear()
        self._show_state()

    def typed(self) -> dict[str, str] | None:
        """Return what is filled in."""
        given = {code: str(value) for code, value in self._answers().items()}
        text = self.remark.toPlainText()
        return {**given, "remark": text} if given or text else None

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was filled in before."""
        for code, choice in self.questions.items():
            value = typed.get(code)
            choice.set_value(None if value is None else int(value))
        self.remark.setPlainText(typed.get("remark", ""))
        self._show_state()

    @Slot()
    def finish(self) -> None:
        """Hand in what is filled in; an empty form is none."""
        if self.typed() is not None:
            self.done.emit(self._answers(), self.remark.toPlainText())

    def _answers(self) -> dict[str, int]:
        found = ((code, choice.value()) for code, choice in self.questions.items())
        return {code: value for code, value in found if isinstance(value, int)}

    def _show_state(self) -> None:
        self.done_button.setEnabled(self.typed() is not None)

    @Slot()
    def _on_changed(self) -> None:
        self._show_state()
        self.edited.emit()
