"""A structural goal looked at again, one or two years after the end."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.results.impact import ALIVE, CheckView
from app.ui.case_words import code_text
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.trajectory.form_card import FormCard
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.segments import Segments
from app.ui.widgets.status import Status


class CheckCard(FormCard):
    """`saved` carries whether the goal is alive, and a note."""

    saved = Signal(str, str)  # yes, partly or no; note

    def __init__(self, view: CheckView, kept: KeptTexts, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.name.setWordWrap(True)
        self.save_button.setText(self.tr("Bewaar nazicht"))
        self.view = view
        self.alive = Segments([(code, code_text("holds", code)) for code in ALIVE])
        self.alive.setAccessibleName(self.tr("Leeft dit nog?"))
        self.alive.setProperty("narrow", True)  # noqa: FBT003 signature of Qt
        self.note = LineEdit(self.tr("Waaraan zie je dat?"))
        self.note.setObjectName("note")
        note_field = LabelledField(self.tr("Notitie"), self.note)
        self.sensitive = SensitiveHint.under(note_field, kept)
        self.lay_out(Label(self.tr("Leeft dit nog?")), self.alive, note_field)
        self.show_check(view, may=True)
        self.alive.changed.connect(self.edited)
        self.note.textEdited.connect(self.edited)
        self.note.returnPressed.connect(self.save)

    def show_check(self, view: CheckView, *, may: bool, by: str = "") -> None:
        """Show how it stands, and who noted it."""
        self.view = view
        self.name.setText(view.goal)
        due = "" if view.due_on is None else f"{view.due_on:%d/%m/%Y}"
        words = self.tr("na {n} maanden, {day}") if due else self.tr("na {n} maanden")
        self.due.setText(words.format(n=view.months, day=due))
        self.state.set_status(*self._state(view))
        self.show_found(self._found(view, by), view.checked_on, may=may)

    @override
    def stored(self) -> dict[str, str]:
        return {"alive": self.view.alive, "note": self.view.note}

    @override
    def written(self) -> dict[str, str]:
        alive = self.alive.value()
        return {"alive": alive if isinstance(alive, str) else "", "note": self.note.text()}

    @override
    def write(self, values: Mapping[str, str]) -> None:
        self.alive.set_value(values["alive"] or None)
        self.note.setText(values["note"])

    @override
    def first_field(self) -> QWidget:
        return self.alive

    @override
    @Slot()
    def save(self) -> None:
        alive = self.alive.value()
        if not isinstance(alive, str):
            self.refuse(self.tr("Kies of het nog leeft."))
            self.alive.setFocus()
            return
        self.saved.emit(alive, self.note.text())

    def _state(self, view: CheckView) -> tuple[Status, str]:
        if view.checked_on is not None:
            words = self.tr("Nagezien op {day}").format(day=f"{view.checked_on:%d/%m/%Y}")
            return "ok", words
        if view.due_on is not None:
            return self.waiting(view.due_on)
        return "neutral", self.tr("Nog niet nagezien")

    def _found(self, view: CheckView, by: str) -> str:
        words = {
            "yes": self.tr("Het leeft nog."),
            "partly": self.tr("Het leeft deels nog."),
            "no": self.tr("Het leeft niet meer."),
        }.get(view.alive, "")
        told = " ".join(part for part in (words, view.note) if part)
        noted = self.tr("Genoteerd door {who}").format(who=by) if told and by else ""
        return "  ·  ".join(part for part in (told, noted) if part)
