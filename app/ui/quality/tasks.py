"""What a meeting agreed: actions with an owner and a day, ticked here or in Vandaag."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.day_input import parse_day
from app.services.quality.actions import MeetingTask
from app.ui.sensitive_hint import SensitiveHint
from app.ui.session.head import show_day
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.day_words import short_day
from app.ui.widgets.days import DateField, LabelledDay
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Label, SectionHeader, muted
from app.ui.widgets.ticks import CheckBox


class TaskList(QWidget):
    """
    The actions, and a line to add one.

    `edited` comes at each key in that line; `added` carries text, person and day; `ticked` an
    action and whether it is done; `dropped` an action.
    """

    edited = Signal()
    added = Signal(str, object, object)
    ticked = Signal(object, bool)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me: UUID | None = None
        self.rows: list[_TaskRow] = []
        self.head = SectionHeader(self.tr("Acties"))
        self.why = muted(
            self.tr("Bewaar het overleg eerst. Daarna voeg je hier acties toe."), wrap=True
        )
        self.nothing = muted(self.tr("Nog geen acties."), wrap=True)
        self.text = LineEdit(self.tr("Wat moet er gebeuren?"))
        self.owner, self.due = ComboBox(), DateField(self.tr("30/11, vrijdag, morgen"))
        self.text_field = LabelledField(self.tr("Nieuwe actie"), self.text)
        self.hint = SensitiveHint.under(self.text_field)
        self.owner_field = LabelledField(self.tr("Wie"), self.owner)
        self.due_field = LabelledDay(self.tr("Tegen wanneer"), self.due)
        self.add_button = Button(self.tr("Voeg toe"), icon="plus")
        self.line = QWidget()
        self._lay_out()
        for name, one in (("task.text", self.text), ("task.due", self.due)):
            one.setObjectName(name)
            one.textEdited.connect(self.edited)
        self.due.changed.connect(self.edited)
        self.owner.activated.connect(self.edited)
        self.text.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)

    def show_people(self, people: Mapping[UUID, str], me: UUID) -> None:
        """Offer who can do it; who works here first."""
        self._me, chosen = me, self.owner.key()
        with QSignalBlocker(self.owner):
            self.owner.clear()
            for one, name in sorted(people.items(), key=lambda each: each[1].casefold()):
                self.owner.add(one.hex, name)
        self.owner.set_key(chosen or me.hex)

    def show_tasks(self, tasks: Sequence[MeetingTask], *, is_stored: bool, may_write: bool) -> None:
        """Show the actions of a meeting."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_TaskRow(one, may_write=may_write) for one in tasks]
        for row in self.rows:
            row.ticked.connect(partial(self.ticked.emit, row.task))
            row.dropped.connect(partial(self.dropped.emit, row.task))
            self._rows.addWidget(row)
        waiting = sum(one.done_on is None for one in tasks)
        self.head.set_count(str(waiting) if waiting else "")
        self.why.setVisible(not is_stored and may_write)
        self.nothing.setVisible(is_stored and not tasks)
        self.line.setVisible(is_stored and may_write)

    def raw(self) -> dict[str, Any]:
        """Return what is typed in the line, as a draft keeps it; empty: nothing is."""
        if not self.text.text().strip() and not self.due.text().strip():
            return {}
        return {"text": self.text.text(), "owner": self.owner.key(), "due": self.due.text()}

    def put_back(self, raw: Mapping[str, Any]) -> None:
        """Show what was typed before."""
        self.text.setText(raw.get("text", ""))
        self.owner.set_key(raw.get("owner") or (None if self._me is None else self._me.hex))
        said = raw.get("due", "")
        show_day(self.due, said, parse_day(said, clock.today()) if said else None)

    def clear(self) -> None:
        """Empty the line, for the next action."""
        self.text.clear()
        self.due.set_value(None)
        self.text.setFocus()

    def _lay_out(self) -> None:
        fields = QVBoxLayout(self.line)
        fields.setContentsMargins(0, 8, 0, 0)
        fields.setSpacing(12)
        for field in (self.text_field, self.owner_field, self.due_field):
            fields.addWidget(field)
        fields.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.head, self.why, self.nothing):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self.line)

    @Slot()
    def _on_add(self) -> None:
        self.due.editingFinished.emit()
        self.text_field.set_error("")
        day, owner = self.due.value(), self.owner.key()
        if not self.text.text().strip():
            self.text_field.set_error(self.tr("Typ wat er moet gebeuren."))
            self.text.setFocus()
        elif self.due.is_refused():
            self.due.setFocus()
        elif day is None:
            self.due_field.set_error(self.tr("Geef een dag: dan staat het in Vandaag."))
            self.due.setFocus()
        elif owner:
            self.added.emit(self.text.text(), UUID(str(owner)), day)


class _TaskRow(QWidget):
    """A tick with what is done, by whom and by when; a cross takes it out."""

    ticked = Signal(bool)
    dropped = Signal()

    def __init__(self, task: MeetingTask, *, may_write: bool) -> None:
        super().__init__()
        self.task = task
        self.tick, self.text = CheckBox(), Label(task.text, wrap=True)
        self.tick.setAccessibleName(task.text)
        self.tick.setChecked(task.done_on is not None)
        self.tick.setEnabled(may_write)
        self.words = muted(self._when(task), wrap=True)
        self.remove_button = Button(self.tr("Haal weg"), "icon", "close")
        self.remove_button.setAccessibleName(self.tr("Haal weg: {what}").format(what=task.text))
        self.remove_button.setVisible(may_write)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setContentsMargins(0, 6, 0, 6)
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self.words)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        self.tick.clicked.connect(self._on_tick)
        self.remove_button.clicked.connect(self.dropped)

    def _when(self, task: MeetingTask) -> str:
        if task.done_on is not None:
            words = self.tr("{who}, gedaan {day}")
            return words.format(who=task.person, day=short_day(task.done_on))
        due: date | None = task.due_on
        words = self.tr("{who}, tegen {day}")
        return task.person if due is None else words.format(who=task.person, day=short_day(due))

    @Slot()
    def _on_tick(self) -> None:
        self.ticked.emit(self.tick.isChecked())
