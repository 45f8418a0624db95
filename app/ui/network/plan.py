"""The form to plan a meeting of a network."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.networks.meetings import MeetingForm
from app.ui.desk import Desk
from app.ui.meeting.when import MeetingWhen
from app.ui.meeting.words import MODES, mode_text, usual_title
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import Divider, strong
from app.ui.widgets.segments import Segments

ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PlanMeeting(QWidget):
    """
    `planned` carries a MeetingForm; the owner ends with `close_form` or answers with `refuse`.

    Esc closes. `typed_changed` comes whenever `typed` may be another.
    """

    planned = Signal(object)
    typed_changed = Signal()
    shown = Signal(bool)  # it opened, or closed

    def __init__(self, desk: Desk, kept: KeptTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_touched = False
        self.title, self.place = LineEdit(), LineEdit(self.tr("Zaal en gemeente, of een link"))
        self.title.setObjectName("title")
        self.place.setObjectName("place")
        self.when = MeetingWhen(desk, self)
        self.mode = Segments([(code, mode_text(code)) for code in MODES])
        self.mode.setAccessibleName(self.tr("Vorm"))
        self.mode.set_value("site")
        self.note = NoteLine()
        self.close_button = Button(self.tr("Sluit"), "quiet", shortcut_hint="Esc")
        self.done_button = Button(
            self.tr("Plan bijeenkomst"), "primary", shortcut_hint="Ctrl+Enter"
        )
        self.title_field = LabelledField(self.tr("Titel"), self.title)
        self.place_field = LabelledField(self.tr("Plaats"), self.place)
        for field in (self.title_field, self.place_field):
            SensitiveHint.under(field, kept)
        self._lay_out()
        self.setFocusProxy(self.title)
        self.title.textEdited.connect(self._on_edited)
        self.place.textEdited.connect(self._on_edited)
        self.when.edited.connect(self._on_edited)
        self.when.remarked.connect(self._on_remark)
        self.mode.changed.connect(self._on_edited)
        self.close_button.clicked.connect(self.close_form)
        self.done_button.clicked.connect(self.plan)

    def open_for(self, number: int) -> None:
        """Open the form for the meeting of this number; what was typed in it stays."""
        if not self._is_touched:
            self.title.setText(usual_title(number))
            self.when.propose(None)
        self.shown.emit(True)  # noqa: FBT003 signature of the signal
        self.title.setFocus()
        self.title.selectAll()

    def typed(self) -> dict[str, str] | None:
        """Return the form when somebody typed in it."""
        if not self._is_touched:
            return None
        head = {"title": self.title.text(), "place": self.place.text()}
        return {**head, "mode": str(self.mode.value()), **self.when.values()}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show the form with what was typed in it before."""
        self.shown.emit(True)  # noqa: FBT003 signature of the signal
        self.title.setText(typed["title"])
        self.place.setText(typed["place"])
        self.mode.set_value(typed["mode"])
        self.when.put({name: typed[name] for name in ("day", "start", "end")})
        self._is_touched = True

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be planned."""
        self.note.show_note("error", sentence)

    @Slot()
    def close_form(self) -> None:
        """Empty the form and hide it."""
        self._is_touched = False
        self.when.forget_typed()
        self.place.clear()
        self.note.show_note("muted", "")
        self.shown.emit(False)  # noqa: FBT003 signature of the signal
        self.typed_changed.emit()

    @Slot()
    def plan(self) -> None:
        """Ask to plan what stands here."""
        if not self.title.text().strip():
            self.title_field.set_error(self.tr("Geef de bijeenkomst een titel."))
            self.title.setFocus()
            return
        if (span := self.when.span()) is None:
            return
        self.planned.emit(
            MeetingForm(
                title=self.title.text(),
                starts_at=span[0],
                ends_at=span[1],
                place=self.place.text(),
                mode=str(self.mode.value()),
            )
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in ENTERS and held:
            self.plan()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(20)
        first.addWidget(self.title_field, 1)
        first.addWidget(self.when, 1)
        second = QHBoxLayout()
        second.setSpacing(20)
        second.addWidget(self.place_field, 1)
        second.addWidget(LabelledField(self.tr("Vorm"), self.mode), 1)
        third = QHBoxLayout()
        third.setSpacing(8)
        third.addWidget(self.note, 1)
        third.addStretch(0)
        third.addWidget(self.close_button)
        third.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(strong(self.tr("Nieuwe bijeenkomst")))
        for row in (first, second, third):
            column.addLayout(row)
        column.addWidget(Divider())

    @Slot()
    def _on_edited(self) -> None:
        self._is_touched = True
        self.title_field.set_error("")
        self.note.show_note("muted", "")
        self.typed_changed.emit()

    @Slot(str)
    def _on_remark(self, words: str) -> None:
        self.note.show_note("attention" if words else "muted", words)
