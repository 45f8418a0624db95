"""The two small forms of a referral: its next step, and what came of it."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.domain.referral import OUTCOMES, Status
from app.domain.session_day import parse_session_day
from app.services.referrals.use_cases import ReferralView
from app.ui.case_words import code_text
from app.ui.messages import message_for
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.head import SessionDayField, show_day
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import LabelledDay, day_text
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import strong
from app.ui.widgets.numbers import NumberStepper

REASONED: Final = frozenset({Status.REFUSED, Status.NO_REACTION})
NOT_STARTED: Final = "not_started"


class ReasonLine(LineEdit):
    """One line whose Enter stores what it belongs to."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)


class StepForm(QWidget):
    """To which status it goes, on which day, and a word about it."""

    edited = Signal()
    asked = Signal(object, object, str)  # Status, date, remark

    def __init__(self, parent: QWidget, kept: KeptTexts) -> None:
        super().__init__(parent)
        self.status = ComboBox()
        self.status.setObjectName("step_status")
        self.day = SessionDayField()
        self.day.setObjectName("step_day")
        self.remark = ReasonLine()
        self.remark.setObjectName("step_remark")
        self.remark_field = LabelledField(self.tr("Opmerking"), self.remark)
        SensitiveHint.under(self.remark_field, kept)
        self.day_field = LabelledDay(self.tr("Op"), self.day)
        self.button = Button(self.tr("Zet stap"))
        self.note = NoteLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(strong(self.tr("Volgende stap")))
        column.addWidget(LabelledField(self.tr("Naar"), self.status))
        for part in (self.day_field, self.remark_field, self.note):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.status.activated.connect(self._on_status)
        self.day.textEdited.connect(self.edited)
        self.day.changed.connect(self.edited)
        self.remark.textEdited.connect(self.edited)
        self.remark.entered.connect(self.ask)
        self.button.clicked.connect(self.ask)
        self.show_steps(())

    def show_steps(self, steps: tuple[Status, ...]) -> None:
        """Offer other steps, with nothing typed."""
        self.status.clear()
        for one in steps:
            self.status.add(one.value, code_text("referral_status", one.value))
        self.setVisible(bool(steps))
        self.note.show_note("muted", "")
        self.put_back({})
        self.was: Mapping[str, Any] = self.values()

    def typed(self) -> dict[str, Any] | None:
        """Return what is typed or chosen and not stored."""
        return None if self.values() == self.was else self.values()

    def values(self) -> dict[str, Any]:
        """Return what stands there, as a draft keeps it."""
        status = {"status": self.status.key(), "day": self.day.text()}
        return {**status, "remark": self.remark.text()}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed before; without it the first step, today."""
        known = typed.get("status")
        self.status.set_key(known or self.status.itemData(0))
        raw = typed.get("day", day_text(clock.today()))
        show_day(self.day, raw, parse_session_day(raw, clock.today()))
        self.remark.setText(typed.get("remark", ""))
        self._name()

    def choose(self, status: Status) -> None:
        """Choose a step, and take the keyboard for the word about it."""
        self.status.set_key(status.value)
        self._name()
        self.remark.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    @Slot()
    def ask(self) -> None:
        """Ask to store the step; say what is missing."""
        self.day.editingFinished.emit()
        day, status = self.day.value(), self.status.key()
        if day is None or status is None:
            self.day.setFocus()
            return
        self.asked.emit(Status(str(status)), day, self.remark.text())

    def refuse(self, error: UserError) -> None:
        """Say why it cannot be stored; what is typed stays."""
        words = message_for(error).happened
        if error.code == "referral.step_reason":
            self.remark_field.set_error(words)
            self.remark.setFocus()
        else:
            self.note.show_note("error", words)

    def _name(self) -> None:
        status = self.status.key()
        needs = status is not None and Status(str(status)) in REASONED
        words = self.tr("Reden, verplicht") if needs else self.tr("Opmerking")
        self.remark_field.label.setText(words)
        self.remark.setAccessibleName(words)
        self.remark_field.set_error("")

    @Slot()
    def _on_status(self) -> None:
        self._name()
        self.edited.emit()


class OutcomeForm(QWidget):
    """What came of it, how many began, and why not."""

    edited = Signal()
    asked = Signal(str, str, object)  # code, reason, number of starters or None

    def __init__(self, parent: QWidget, kept: KeptTexts) -> None:
        super().__init__(parent)
        self.outcome = ComboBox()
        self.outcome.setObjectName("outcome")
        for code in OUTCOMES:
            self.outcome.add(code, code_text("outcome", code))
        self.outcome_field = LabelledField(self.tr("Wat kwam ervan?"), self.outcome)
        self.starters = NumberStepper()
        self.starters.spin.setObjectName("starters")
        self.starters_field = LabelledField(self.tr("Hoeveel begonnen (geen namen)"), self.starters)
        self.starters_field.label.setWordWrap(True)
        self.reason = ReasonLine()
        self.reason.setObjectName("outcome_reason")
        self.reason_field = LabelledField(self.tr("Reden"), self.reason)
        SensitiveHint.under(self.reason_field, kept)
        self.button = Button(self.tr("Bewaar uitkomst"))
        self.note = NoteLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(strong(self.tr("Uitkomst")))
        for part in (self.outcome_field, self.starters_field, self.reason_field, self.note):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.outcome.activated.connect(self._on_outcome)
        self.starters.changed.connect(self.edited)
        self.reason.textEdited.connect(self.edited)
        self.reason.entered.connect(self.ask)
        self.button.clicked.connect(self.ask)
        self.put_back({})
        self.was: Mapping[str, Any] = self.values()

    def show_stored(self, view: ReferralView) -> None:
        """Show what is stored."""
        stored = {"outcome": view.row.outcome, "reason": view.outcome_reason}
        self.put_back({**stored, "starters": view.starters or 0})
        self.was = self.values()
        self.note.show_note("muted", "")

    def typed(self) -> dict[str, Any] | None:
        """Return what is typed or chosen and not stored."""
        return None if self.values() == self.was else self.values()

    def values(self) -> dict[str, Any]:
        """Return what stands there, as a draft keeps it."""
        return {
            "outcome": self.outcome.key(),
            "reason": self.reason.text(),
            "starters": self.starters.value(),
        }

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed before."""
        self.outcome.set_key(typed.get("outcome"))
        self.reason.setText(typed.get("reason", ""))
        self.starters.set_value(typed.get("starters", 0))
        self._name()

    def take_keyboard(self) -> None:
        """Go to what is asked first."""
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def ask(self) -> None:
        """Ask to store it; say what is missing."""
        code = self.outcome.key()
        if code is None:
            self.outcome_field.set_error(self.tr("Kies wat ervan kwam."))
            self.outcome.setFocus()
            return
        starters = None if code == NOT_STARTED else self.starters.value()
        self.asked.emit(str(code), self.reason.text(), starters)

    def refuse(self, error: UserError) -> None:
        """Say why it cannot be stored; what is typed stays."""
        words = message_for(error).happened
        if error.code == "referral.step_reason":
            self.reason_field.set_error(words)
            self.reason.setFocus()
        else:
            self.note.show_note("error", words)

    def _name(self) -> None:
        is_nothing = self.outcome.key() == NOT_STARTED
        words = self.tr("Reden, verplicht") if is_nothing else self.tr("Reden")
        self.reason_field.label.setText(words)
        self.reason.setAccessibleName(words)
        self.reason_field.set_error("")
        self.starters_field.setVisible(not is_nothing)

    @Slot()
    def _on_outcome(self) -> None:
        self.outcome_field.set_error("")
        self._name()
        self.edited.emit()
