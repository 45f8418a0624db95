"""Beside the board: what is done with the chosen referral, without leaving the board."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.referral import Status, next_steps
from app.services.drafts import find_draft
from app.services.people import coach_names
from app.services.referrals.page import DRAFT_KIND
from app.services.referrals.use_cases import ReferralRow, ReferralView, referral_view
from app.ui.desk import Desk
from app.ui.referrals.actions import OUTCOME, STEP, ReferralActions
from app.ui.referrals.keeper import ReferralKeeper
from app.ui.referrals.progress import ProgressPane
from app.ui.referrals.progress_forms import REASONED
from app.ui.referrals.words import ReferralWords
from app.ui.widgets.labels import Divider
from app.ui.work.turns import in_next_turn


class ReferralBeside(QWidget):
    """
    Hidden until something is asked: the reason of a step, or what came of it.

    What is typed in it is a draft, which the page of that referral shows too.
    """

    closed = Signal()

    def __init__(self, desk: Desk, words: ReferralWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.deeds = ReferralActions(desk, words, self)
        self.pane = ProgressPane(desk, words, self)
        self.pane.set_closable()
        self._view: ReferralView | None = None
        self._keeper = ReferralKeeper(desk, self._typed, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(self.pane)
        self.hide()
        self.pane.edited.connect(self._keeper.look)
        self.pane.step.asked.connect(self._on_step)
        self.pane.outcome.asked.connect(self._on_outcome)
        self.pane.reminded.connect(self._on_remind)
        self.pane.reminder_changed.connect(self._on_reminder)
        self.pane.closed.connect(self._on_close)
        self.deeds.done.connect(self._on_done)
        self.deeds.refused.connect(self._on_refused)

    @staticmethod
    def next_steps(row: ReferralRow) -> tuple[Status, ...]:
        """Return where a referral may go."""
        return next_steps(row.status)

    def step_to(self, row: ReferralRow, to: Status) -> None:
        """Let it come in another status today; ask why, where that is needed."""
        if to in REASONED:
            if self._open(row):
                self.pane.step.choose(to)
        else:
            self.deeds.move(row, to, clock.today())

    def ask_outcome(self, row: ReferralRow) -> None:
        """Ask what came of it."""
        if self._open(row):
            in_next_turn(self, self._show_outcome)

    def remind(self, row: ReferralRow) -> None:
        """Ask the receiver how it stands."""
        view = referral_view(self._desk.store, row.id)
        if view is not None and self._takes(view):
            self.deeds.remind(view)

    def follow(self, row: ReferralRow | None) -> None:
        """Show another one, while the pane is open; what was typed waits with the one before."""
        if self.isHidden():
            return
        if row is None:
            self.close()
        elif self._view is None or row.id != self._view.row.id:
            self._open(row, is_asked=False)
        elif row != self._view.row:
            self._refresh(row.id, "")

    def keep(self) -> None:
        """
        Put what is typed on disk, now.

        Raises:
            UserError: As the store says.
        """
        self._keeper.keep_now()

    def close(self) -> bool:
        """Hide it; what is typed stays a draft."""
        if self._view is not None:
            self._keeper.keep_now()
            self._keeper.put_away()
            self._view = None
        self.hide()
        return True

    def _takes(self, view: ReferralView) -> bool:
        """Tell whether something may be written there; else say so before anybody types."""
        if not view.may_edit:
            self._desk.failed.emit(UserError("case.read_only"))
        return view.may_edit

    def _open(self, row: ReferralRow, *, is_asked: bool = True) -> bool:
        """Show one; return whether it is shown: not one that went away, or is only read."""
        if self._view is not None and self._view.row.id == row.id:
            self.show()
            return True
        view = referral_view(self._desk.store, row.id)
        if view is None:
            return False
        if not (self._takes(view) if is_asked else view.may_edit):
            self.close()
            return False
        if self._view is not None:
            self._keeper.keep_now()
            self._keeper.put_away()
        self._view = None  # nothing that is filled in is typed
        kept = find_draft(self._desk.store, DRAFT_KIND, row.id)
        self.pane.show_view(view, coach_names(self._desk.store), is_asked=self._is_asked(view))
        company = view.form.enterprise_id
        typed = self._keeper.show(company, row.id, row.company, kept, STEP, OUTCOME)
        self.pane.put_back(typed)
        self._view = view
        self.show()
        return True

    def _is_asked(self, view: ReferralView) -> bool:
        me = self._desk.me
        return view.form.to_partner_id == me.partner_id and view.row.coach_id != me.person_id

    def _typed(self) -> dict[str, object]:
        return self.pane.typed()

    def _refresh(self, row_id: UUID, stored: str) -> None:
        view = referral_view(self._desk.store, row_id)
        if view is None:
            return
        self._view = view
        people = coach_names(self._desk.store)
        self.pane.refresh(view, people, is_asked=self._is_asked(view), stored=stored)
        self._keeper.look()

    @Slot()
    def _show_outcome(self) -> None:
        self.pane.show_widget(self.pane.outcome)
        self.pane.outcome.take_keyboard()

    @Slot(object, object, str)
    def _on_step(self, to: Status, day: date, remark: str) -> None:
        if self._view is not None:
            self.deeds.move(self._view.row, to, day, remark)

    @Slot(str, str, object)
    def _on_outcome(self, outcome: str, reason: str, starters: int | None) -> None:
        if self._view is not None:
            self.deeds.store_outcome(self._view.row, outcome, reason, starters)

    @Slot()
    def _on_remind(self) -> None:
        if self._view is not None:
            self.deeds.remind(self._view)

    @Slot(object)
    def _on_reminder(self, day: date | None) -> None:
        if self._view is not None:
            self.deeds.set_reminder(self._view.row, day)

    @Slot()
    def _on_close(self) -> None:
        self.close()
        self.closed.emit()

    @Slot(object, str)
    def _on_done(self, row_id: UUID, part: str) -> None:
        if self._view is None or self._view.row.id != row_id:
            return
        self._refresh(row_id, part)
        if part == OUTCOME:
            self._on_close()

    @Slot(str, object)
    def _on_refused(self, part: str, error: UserError) -> None:
        if self._view is None:
            self._desk.failed.emit(error)
        elif part == OUTCOME:
            self.pane.outcome.refuse(error)
        else:
            self.pane.step.refuse(error)
