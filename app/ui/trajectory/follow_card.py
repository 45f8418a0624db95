"""One look back on a company: planned, or with what it found."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.trajectories.views import FollowUpView
from app.ui.case_words import code_text
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.trajectory.form_card import FormCard
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.segments import Segments
from app.ui.widgets.status import Status

HOLDS = ("yes", "partly", "no")


class FollowCard(FormCard):
    """`saved` carries what was found: whether it holds, how many stayed, and a note."""

    saved = Signal(str, object, str)  # holds, number or None, note

    def __init__(
        self, look: FollowUpView, company: str, kept: KeptTexts, parent: QWidget | None = None
    ) -> None:
        super().__init__(company, "", parent)
        self.save_button.setText(self.tr("Bewaar opvolging"))
        self.look = look
        self._has_number = False  # zero is a number too, once somebody gave it
        self.holds = Segments([(code, code_text("holds", code)) for code in HOLDS])
        self.holds.setAccessibleName(self.tr("Houdt de verandering stand?"))
        self.holds.setProperty("narrow", True)  # noqa: FBT003 signature of Qt
        self.stayed = NumberStepper()
        self.stayed.spin.setObjectName("stayed")
        self.note = LineEdit(self.tr("Wat zie je op de werkvloer?"))
        self.note.setObjectName("note")
        self.note_field = LabelledField(self.tr("Notitie"), self.note)
        self.sensitive = SensitiveHint.under(self.note_field, kept)
        number = LabelledField(
            self.tr("Hoeveel mensen die instroomden, zijn nog aan het werk (geen namen)"),
            self.stayed,
        )
        question = Label(self.tr("Houdt de verandering stand?"))
        self.lay_out(question, self.holds, number, self.note_field)
        self.show_look(look, may=True)
        self.holds.changed.connect(self.edited)
        self.stayed.changed.connect(self._on_number)
        self.note.textEdited.connect(self.edited)
        self.note.returnPressed.connect(self.save)

    def show_look(self, look: FollowUpView, *, may: bool) -> None:
        """Show how it stands."""
        self.look = look
        months = self.tr("na {n} maanden, {day}")
        self.due.setText(months.format(n=look.months, day=f"{look.due_on:%d/%m/%Y}"))
        self.state.set_status(*self._state(look))
        self.show_found(self._found(look), look.done_on, may=may)

    @override
    def stored(self) -> dict[str, str]:
        stayed = "" if self.look.stayed is None else str(self.look.stayed)
        return {"holds": self.look.holds or "", "note": self.look.note, "stayed": stayed}

    @override
    def written(self) -> dict[str, str]:
        holds = self.holds.value()
        return {
            "holds": holds if isinstance(holds, str) else "",
            "note": self.note.text(),
            "stayed": str(self.stayed.value()) if self._has_number else "",
        }

    @override
    def write(self, values: Mapping[str, str]) -> None:
        self.holds.set_value(values["holds"] or None)
        self._has_number = bool(values["stayed"])
        self.stayed.set_value(int(values["stayed"] or 0))
        self.note.setText(values["note"])

    @override
    def first_field(self) -> QWidget:
        return self.holds

    @override
    @Slot()
    def save(self) -> None:
        holds = self.holds.value()
        if not isinstance(holds, str):
            self.refuse(self.tr("Kies of de verandering standhoudt."))
            self.holds.setFocus()
            return
        stayed = self.stayed.value() if self._has_number else None
        self.saved.emit(holds, stayed, self.note.text())

    def _state(self, look: FollowUpView) -> tuple[Status, str]:
        if look.done_on is not None:
            words = self.tr("Opgevolgd op {day}").format(day=f"{look.done_on:%d/%m/%Y}")
            return "ok", words
        return self.waiting(look.due_on)

    def _found(self, look: FollowUpView) -> str:
        if look.done_on is None:
            return ""
        words = {
            "yes": self.tr("De verandering houdt stand."),
            "partly": self.tr("De verandering houdt deels stand."),
            "no": self.tr("De verandering houdt geen stand."),
        }.get(look.holds or "", "")
        stayed = ""
        if look.stayed is not None:
            stayed = self.tr("Nog aan het werk: {n}.").format(n=look.stayed)
        return " ".join(part for part in (words, stayed, look.note) if part)

    @Slot()
    def _on_number(self) -> None:
        self._has_number = True
        self.edited()
