"""One look back on a company: planned, or with what it found."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.services.trajectory_view import FollowUpView
from app.ui.case_words import code_text
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, Label, muted, strong
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.segments import Segments
from app.ui.widgets.status import Status, StatusText

HOLDS = ("yes", "partly", "no")


class FollowCard(QWidget):
    """
    `saved` carries what was found: whether it holds, how many stayed, and a note.

    What is typed is in the draft of the page until then.
    """

    saved = Signal(str, object, str)  # holds, number or None, note
    typed_changed = Signal()

    def __init__(
        self, look: FollowUpView, company: str, kept: KeptTexts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._has_number = False  # zero is a number too, once somebody gave it
        self.name = strong(company)
        self.due = muted()
        self.state = StatusText("neutral", "")
        self.found = muted(wrap=True)
        self.open_button = Button("")
        self.holds = Segments([(code, code_text("holds", code)) for code in HOLDS])
        self.holds.setAccessibleName(self.tr("Houdt de verandering stand?"))
        self.stayed = NumberStepper()
        self.stayed.spin.setObjectName("stayed")
        self.note = LineEdit(self.tr("Wat zie je op de werkvloer?"))
        self.note.setObjectName("note")
        self.note_field = LabelledField(self.tr("Notitie"), self.note)
        self.sensitive = SensitiveHint.under(self.note_field, kept)
        self.problem = NoteLine()
        self.save_button = Button(self.tr("Bewaar opvolging"), "primary")
        self.cancel_button = Button(self.tr("Annuleer"), "quiet")
        self._form = QWidget()
        self._lay_out()
        self.show_look(look, may=True)
        self.open_button.clicked.connect(self.open)
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self.close_form)
        self.holds.changed.connect(self._on_edited)
        self.stayed.changed.connect(self._on_number)
        self.note.textEdited.connect(self._on_edited)
        self.note.returnPressed.connect(self._on_save)

    def show_look(self, look: FollowUpView, *, may: bool) -> None:
        """Show how it stands."""
        self.look = look
        months = self.tr("na {n} maanden, {day}")
        self.due.setText(months.format(n=look.months, day=f"{look.due_on:%d/%m/%Y}"))
        self.state.set_status(*self._state(look))
        self.found.setText(self._found(look))
        self.found.setVisible(bool(self.found.text()))
        is_done = look.done_on is not None
        self.open_button.setText(self.tr("Wijzig") if is_done else self.tr("Noteer"))
        self.open_button.setVisible(may and self._form.isHidden())

    @Slot()
    def open(self) -> None:
        """Ask what was found."""
        self.holds.set_value(self.look.holds)
        self._has_number = self.look.stayed is not None
        self.stayed.set_value(self.look.stayed or 0)
        self.note.setText(self.look.note)
        self.problem.show_note("error", "")
        self._form.show()
        self.open_button.hide()
        self.holds.setFocus()

    @Slot()
    def close_form(self) -> None:
        """Ask no more."""
        self._form.hide()
        self.open_button.show()
        self.open_button.setFocus()
        self.typed_changed.emit()

    def typed(self) -> dict[str, str] | None:
        """Return what is typed and not stored; None when nothing is."""
        if self._form.isHidden():
            return None
        holds = self.holds.value()
        found = {"holds": holds if isinstance(holds, str) else "", "note": self.note.text()}
        begin = {"holds": self.look.holds or "", "note": self.look.note}
        begin["stayed"] = "" if self.look.stayed is None else str(self.look.stayed)
        found["stayed"] = str(self.stayed.value()) if self._has_number else ""
        return None if found == begin else found

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        self.open()
        self.holds.set_value(typed["holds"] or None)
        self._has_number = bool(typed["stayed"])
        self.stayed.set_value(int(typed["stayed"] or 0))
        self.note.setText(typed["note"])

    def refuse(self, sentence: str) -> None:
        """Say why it was not stored; it stays."""
        self.problem.show_note("error", sentence)

    def _state(self, look: FollowUpView) -> tuple[Status, str]:
        if look.done_on is not None:
            words = self.tr("Opgevolgd op {day}").format(day=f"{look.done_on:%d/%m/%Y}")
            return "ok", words
        today = clock.today()
        if look.due_on < today:
            return "attention", self.tr("Te laat")
        if look.due_on == today:
            return "attention", self.tr("Vandaag")
        return "neutral", self.tr("Gepland")

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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name)
        head.addWidget(self.due)
        head.addStretch(1)
        head.addWidget(self.state)
        head.addWidget(self.open_button)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 4, 0, 8)
        form.setSpacing(12)
        form.addWidget(Label(self.tr("Houdt de verandering stand?")))
        form.addWidget(self.holds, 0, Qt.AlignmentFlag.AlignLeft)
        number = LabelledField(
            self.tr("Hoeveel mensen die instroomden, zijn nog aan het werk (geen namen)"),
            self.stayed,
        )
        form.addWidget(number)
        form.addWidget(self.note_field)
        form.addWidget(self.problem)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        form.addLayout(buttons)
        self._form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.found)
        column.addWidget(self._form)
        column.addSpacing(4)
        column.addWidget(Divider(color="row_line"))

    @Slot()
    def _on_edited(self) -> None:
        self.problem.show_note("error", "")
        self.typed_changed.emit()

    @Slot()
    def _on_number(self) -> None:
        self._has_number = True
        self._on_edited()

    @Slot()
    def _on_save(self) -> None:
        holds = self.holds.value()
        if not isinstance(holds, str):
            self.refuse(self.tr("Kies of de verandering standhoudt."))
            self.holds.setFocus()
            return
        stayed = self.stayed.value() if self._has_number else None
        self.saved.emit(holds, stayed, self.note.text())
