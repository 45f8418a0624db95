"""A line that asks what something needs before it is done: a day, a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, no_day_text
from app.ui.widgets.fields import LineEdit, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label
from app.ui.widgets.panes import Panel


@dataclass(frozen=True, slots=True)
class Asking:
    """
    What is asked.

    `key` says what it is for and holds when the program starts again; `question` is one sentence.
    A label that is empty leaves its field out; a day that is None begins empty.
    """

    key: str
    question: str
    button: str
    reason: str = ""  # label of the text
    day: str = ""  # label of the day
    first: date | None = None  # that stands in the day
    end: str = ""  # label of a second day
    last: date | None = None  # that stands in it
    text: str = ""  # that stands in the reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What was filled in."""

    key: str
    reason: str
    day: date | None
    end: date | None


class AskLine(Panel):
    """
    Enter or its button answers, Esc closes; one question at a time.

    `answered` carries an Answer, and the owner says `close_line` or `refuse`; `reopen_requested`
    carries the key of a question of before a restart, to be asked again by `ask`. `typed_changed`
    comes whenever `typed` may be another.
    """

    answered = Signal(object)
    closed = Signal()
    reopen_requested = Signal(str)
    typed_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", 0, parent)
        self._asking: Asking | None = None
        self._problem = ""
        self.kept = KeptTexts(self)
        self.question = Label("", "strong", wrap=True)
        self.day, self.end = DateField(), DateField()
        self.day.setObjectName("day")
        self.end.setObjectName("end")
        self.reason = LineEdit()
        self.reason.setObjectName("reason")
        self.button = Button("", "primary")
        self.cancel_button = Button(self.tr("Annuleer"), "quiet", shortcut_hint="Esc")
        self.note = NoteLine()
        self._lay_out()
        self.hide()
        for field in (self.day, self.end, self.reason):
            field.textChanged.connect(self.typed_changed)
            field.returnPressed.connect(self.answer)
        self.button.clicked.connect(self.answer)
        self.cancel_button.clicked.connect(self.close_line)

    @property
    def asking(self) -> Asking | None:
        """What is being asked."""
        return self._asking

    def ask(self, asking: Asking) -> None:
        """Ask something, and take the keyboard."""
        self._asking, self._problem = asking, ""
        self.question.setText(asking.question)
        self.button.setText(asking.button)
        shown = ((self.day, asking.day, asking.first), (self.end, asking.end, asking.last))
        for field, label, value in shown:
            field.setVisible(bool(label))
            field.setAccessibleName(label)
            field.setPlaceholderText(label)
            field.set_value(value)
        self.reason.setVisible(bool(asking.reason))
        self.reason.setAccessibleName(asking.reason)
        self.reason.setPlaceholderText(asking.reason)
        self.reason.setText(asking.text)
        self.reason.set_error(on=False)
        self.note.show_note("muted", "")
        self.show()
        (self.reason if asking.reason else self.day).setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed_changed.emit()

    def take_keyboard(self) -> None:
        """Put the keyboard where an answer begins."""
        (self.day if self.reason.isHidden() else self.reason).setFocus()

    def typed(self) -> dict[str, str] | None:
        """Return what is asked and typed, and not done yet."""
        if self._asking is None:
            return None
        days = {
            name: field.text()
            for name, field in (("day", self.day), ("end", self.end))
            if not field.isHidden()
        }
        text = {} if self.reason.isHidden() else {"text": self.reason.text()}
        return {"key": self._asking.key, "problem": self._problem, **days, **text}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Ask again what was asked, with what was typed."""
        self.reopen_requested.emit(typed.get("key", ""))
        if self._asking is None:  # it makes no sense any more, such as a phase that began since
            return
        self.reason.setText(typed.get("text", ""))
        for name, field in (("day", self.day), ("end", self.end)):
            if name in typed and typed[name] != field.text():
                field.setText(typed[name])
                field.setModified(True)  # read as a day when the keyboard leaves it
        if problem := typed.get("problem"):
            self._show_problem(problem)

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done; what was typed stays."""
        self._show_problem(sentence)
        self.take_keyboard()

    @Slot()
    def answer(self) -> None:
        """Hand over what is filled in; a day that means nothing is said at once."""
        if self._asking is None:
            return
        for field in (self.day, self.end):
            field.editingFinished.emit()  # Enter may come before the keyboard leaves the field
            if not field.isHidden() and field.is_refused():
                self._show_problem(no_day_text())
                field.setFocus()
                return
        end = None if self.end.isHidden() else self.end.value()
        self.answered.emit(Answer(self._asking.key, self.reason.text(), self.day.value(), end))

    @Slot()
    def close_line(self) -> None:
        """Take the question away."""
        if self._asking is None:
            return
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._asking = None
        self.hide()
        self.typed_changed.emit()
        if had_focus:
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        days = QWidget()
        flow = FlowLayout(days, gap=8)
        for field in (self.day, self.end):
            flow.addWidget(field)
        buttons = QWidget()
        ends = FlowLayout(buttons, gap=4)
        ends.addWidget(self.button)
        ends.addWidget(self.cancel_button)
        for part in (days, buttons):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(days)
        row.addWidget(self.reason, 1)
        row.addWidget(buttons)
        row.addStretch(0)  # takes what is left while there is no text
        self.column.setContentsMargins(16, 10, 12, 10)
        self.column.setSpacing(6)
        self.column.addWidget(self.question)
        self.column.addLayout(row)
        self.column.addWidget(self.note)
        self.column.addWidget(SensitiveHint(self, self.reason, kept=self.kept))

    def _show_problem(self, sentence: str) -> None:
        self._problem = sentence
        self.note.show_note("error", sentence)
        self.typed_changed.emit()
