"""The pane of a referral: where it stands, its next step, what came of it, and its steps so far."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.referral import Status
from app.services.referrals.use_cases import ReferralView
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.referrals.progress_forms import OutcomeForm, StepForm
from app.ui.referrals.words import LOOKS, ReferralWords, plain_day
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, LabelledDay
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import SectionHeader, muted, small, strong
from app.ui.widgets.panes import SidePane
from app.ui.widgets.status import StatusText

STEP, OUTCOME = "step", "outcome"  # the parts that are typed in, as a draft names them


class ProgressPane(SidePane):
    """
    Used beside the board and on the page of one referral.

    `edited` comes at each key; what is typed is a draft of who shows the pane.
    """

    edited = Signal()
    reminded = Signal()  # somebody was asked how it stands
    reminder_changed = Signal(object)  # date or None
    closed = Signal()

    def __init__(self, desk: Desk, words: ReferralWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._is_filling = words, False
        self.kept = KeptTexts(self)
        self._desk = desk
        self.heading = SectionHeader("")
        self.close_button = Button(self.tr("Sluit"), "icon", "close", "Esc")
        self.heading.add_action(self.close_button)
        self.close_button.hide()
        self.about = muted(wrap=True)
        self.state, self.since = StatusText("neutral", ""), small()
        self.waiting = NoteLine()
        self.accept_button = Button(self.tr("Aanvaard"), icon="check")
        self.accept_button.setObjectName("accept")
        self.refuse_button = Button(self.tr("Weiger"), "quiet", "cancel")
        self.remind_button = Button(self.tr("Herinner"), icon="email-outline")
        self.outcome_button = Button(self.tr("Noteer uitkomst"), "quiet", shortcut_hint="U")
        self.reminder = DateField()
        self.reminder.setObjectName("reminder")
        self.step, self.outcome = StepForm(self, self.kept), OutcomeForm(self, self.kept)
        self._history = QVBoxLayout()
        self._lay_out()
        self._connect()

    def show_view(self, view: ReferralView, people: Mapping[UUID, str], *, is_asked: bool) -> None:
        """Show a referral as it is stored; what is typed in the pane is gone."""
        row, today = view.row, clock.today()
        self._is_filling = True
        self.kept.set_case(self._desk, view.enterprise_id or row.id, row.id)
        self.about.setText(", ".join((self._words.what(row), row.company)))
        self.state.set_status(LOOKS[row.status], code_text("referral_status", row.status.value))
        self.since.setText(self._words.since(row))
        waits = self._words.waits(row, today) or self._words.missing(row, today)
        self.waiting.show_note("attention" if waits else "muted", waits and f"{waits}.")
        may_answer = is_asked and row.status is Status.SENT
        self.accept_button.setVisible(may_answer)
        self.refuse_button.setVisible(may_answer)
        self.remind_button.setVisible(bool(self._words.waits(row, today)))
        self.outcome_button.setVisible(bool(waits))
        self.reminder.set_value(row.reminder_on)
        self.step.show_steps(view.next_steps)
        self.outcome.show_stored(view)
        self._show_history(view, people)
        self._is_filling = False

    def refresh(
        self, view: ReferralView, people: Mapping[UUID, str], *, is_asked: bool, stored: str = ""
    ) -> None:
        """Show it anew; what is typed stays, but in the part that was just stored."""
        typed = {name: said for name, said in self.typed().items() if name != stored}
        self.show_view(view, people, is_asked=is_asked)
        self.put_back(typed)

    def typed(self) -> dict[str, Any]:
        """Return what is typed in the parts and not stored, by their name."""
        found = {STEP: self.step.typed(), OUTCOME: self.outcome.typed()}
        return {name: typed for name, typed in found.items() if typed is not None}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed before."""
        if typed.get(STEP) is not None:
            self.step.put_back(typed[STEP])
        if typed.get(OUTCOME) is not None:
            self.outcome.put_back(typed[OUTCOME])

    def set_writable(self, *, on: bool) -> None:
        """Let something be done here, or only read."""
        buttons = (self.accept_button, self.refuse_button, self.remind_button, self.outcome_button)
        for part in (self.step, self.outcome, self.reminder, *buttons):
            part.setEnabled(on)

    def set_closable(self) -> None:
        """Show how it is closed: it stands beside something else."""
        self.close_button.show()

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.heading.heading.setText(self.tr("Stand"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.state)
        line.addWidget(self.since, 1)
        buttons = FlowLayout(gap=6)
        for button in (
            self.accept_button,
            self.refuse_button,
            self.remind_button,
            self.outcome_button,
        ):
            buttons.addWidget(button)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addLayout(line)
        column.addWidget(self.waiting)
        column.addLayout(buttons)
        self.add_section(head)
        self.add_section(self.step)
        self.add_section(self.outcome)
        self.add_section(LabelledDay(self.tr("Vraag hoe het staat op"), self.reminder))
        past = QWidget()
        self._history = QVBoxLayout(past)
        self._history.setContentsMargins(0, 0, 0, 0)
        self._history.setSpacing(6)
        self.add_section(past)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for form in (self.step, self.outcome):
            form.edited.connect(self._on_edited)
        self.accept_button.clicked.connect(self._on_accept)
        self.refuse_button.clicked.connect(self._on_refuse)
        self.remind_button.clicked.connect(self.reminded)
        self.outcome_button.clicked.connect(self.outcome.take_keyboard)
        self.reminder.changed.connect(self.reminder_changed)
        self.close_button.clicked.connect(self.closed)

    def _show_history(self, view: ReferralView, people: Mapping[UUID, str]) -> None:
        while (item := self._history.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._history.addWidget(strong(self.tr("Stappen")))
        for one in reversed(view.steps):
            status = code_text("referral_status", one.status)
            line = f"{plain_day(one.on)}  {status}"
            self._history.addWidget(muted(line, wrap=True))
            said = ": ".join(part for part in (people.get(one.person_id, ""), one.remark) if part)
            self._history.addWidget(small_wrapped(said))

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    @Slot()
    def _on_accept(self) -> None:
        self.step.asked.emit(Status.ACCEPTED, clock.today(), "")

    @Slot()
    def _on_refuse(self) -> None:
        self.step.choose(Status.REFUSED)


def small_wrapped(words: str) -> QWidget:
    """Return a few words in small letters that may take more lines."""
    label = small(words)
    label.setWordWrap(True)
    return label
