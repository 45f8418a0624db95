"""The pane of the decision that a company counts (telt mee): propose, confirm, take back."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.counting import Status
from app.services.counting.counts import ProposalView
from app.services.trajectories.views import MemberView
from app.ui.evidence_words import why_not
from app.ui.messages import message_for
from app.ui.trajectory.criteria_model import CriteriaModel
from app.ui.trajectory.criteria_table import COUNT
from app.ui.trajectory.criteria_words import (
    count_face,
    decided_text,
    elsewhere_text,
    may_add,
    others_text,
    proposed_text,
    waiting,
)
from app.ui.trajectory.spot_text import SpotText
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.pane_parts import Lines, Section


class CountPane(QWidget):
    """What stands, what was proposed and decided, and what who works here may do."""

    def __init__(self, model: CriteriaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._member: MemberView | None = None
        self._mark, self._word = Mark("circle-outline", "muted", 18), strong()
        self._word.setWordWrap(True)
        self._said = Lines(8)
        self._history = Lines(10)
        kept = model.trajectory.allowed_texts(model.trajectory.id, self)
        self.reason = SpotText(self.tr("Reden"), "", "reason", kept)
        self.propose_button = Button(self.tr("Stel voor"), "primary")
        self.confirm_button = Button(self.tr("Bevestig: telt mee"), "primary")
        self.refuse_button = Button(self.tr("Telt niet mee"))
        self.withdraw_button = Button(self.tr("Neem terug"))
        self.own = muted(message_for(UserError("count.own")).whole, wrap=True)
        self._lay_out()
        self.propose_button.clicked.connect(self._on_propose)
        self.confirm_button.clicked.connect(partial(self._decide, "counts"))
        self.refuse_button.clicked.connect(partial(self._decide, "not"))
        self.withdraw_button.clicked.connect(self._on_withdraw)

    def show_member(self, member: MemberView) -> None:
        """Show where a company stands."""
        self._member = member
        view, its = self._model.view, self._model.board.company(member.id)
        if view is None:
            return
        face = count_face(view, member, self._model.board)
        self._mark.set_icon(face.icon, face.color)
        self._word.setText(face.word)
        elsewhere = elsewhere_text(its)
        words = [elsewhere, "" if elsewhere else why_not(member.standing, member.name)]
        if member.standing.counted.status is Status.COUNTS:
            words.append(self._since(member))
        words.append(others_text(its))
        self._said.show_lines([Label(one, wrap=True) for one in words if one])
        self._show_history(member)
        self.reason.show_at(f"{member.id.hex} {COUNT}")
        self._show_actions(member)

    def take_keyboard(self) -> None:
        """Put the keyboard on what can be done."""
        buttons = (self.propose_button, self.confirm_button, self.withdraw_button)
        first = next((one for one in buttons if not one.isHidden()), None)
        if not self._act.isHidden() and first is not None:
            first.setFocus()

    def _since(self, member: MemberView) -> str:
        since = member.standing.counted.since
        return (
            ""
            if since is None
            else self.tr("Telt mee sinds {day}.").format(day=f"{since:%d/%m/%Y}")
        )

    def _show_history(self, member: MemberView) -> None:
        view, lines = self._model.view, list[QWidget]()
        for one in reversed(member.standing.proposals):
            if view is None:
                break
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            partner = view.names.get(one.partner_id, "") if one.partner_id else ""
            column.addWidget(Label(proposed_text(view, one), wrap=True))
            met = self.tr("alles was er op {day}").format(day=f"{one.met_on:%d/%m/%Y}")
            about = ", ".join(filter(None, (partner, met)))
            column.addWidget(Label(about, "small", tone="muted", wrap=True))
            for words in (one.reason, decided_text(view, one)):
                if words:
                    column.addWidget(muted(words, wrap=True))
            lines.append(box)
        self._history.show_lines(lines)
        self._history_part.setVisible(bool(lines))

    def _show_actions(self, member: MemberView) -> None:
        view, standing = self._model.view, member.standing
        own, other = self._own(member), self._other(member)
        may_propose = (
            view is not None
            and may_add(view, member)
            and not own
            and other is None
            and standing.progress.is_complete
            and standing.counted.status in {Status.NOT_YET, Status.REFUSED}
        )
        may_decide = other is not None and self._model.may_decide
        only_own = own is not None and not may_decide
        self.propose_button.setVisible(may_propose)
        for button in (self.confirm_button, self.refuse_button):
            button.setVisible(may_decide or only_own)
            button.setEnabled(may_decide)
        self.confirm_button.setEnabled(may_decide and standing.progress.is_complete)
        self.own.setVisible(only_own)
        self.withdraw_button.setVisible(own is not None)
        self.reason.setVisible(may_propose or may_decide)
        self._act.setVisible(may_propose or may_decide or own is not None)

    def _own(self, member: MemberView) -> ProposalView | None:
        """Return the last waiting proposal of who works here: only that can be taken back."""
        return next((one for one in reversed(waiting(member)) if one.by == self._model.me), None)

    def _other(self, member: MemberView) -> ProposalView | None:
        """Return the last waiting proposal of somebody else: only that can be decided on."""
        return next((one for one in reversed(waiting(member)) if one.by != self._model.me), None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._word, 1)
        self._history_part = Section(strong(self.tr("Voorstellen")), self._history)
        actions = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        actions.setSizePolicy(policy)
        flow = FlowLayout(actions, gap=8)
        for button in (
            self.propose_button,
            self.confirm_button,
            self.refuse_button,
            self.withdraw_button,
        ):
            flow.addWidget(button)
        self._act = Section(self.reason, self.own, actions, gap=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._said)
        column.addWidget(self._history_part)
        column.addWidget(self._act)

    @Slot()
    def _on_propose(self) -> None:
        if self._member is not None:
            self._told(self._model.propose(self._member, self.reason.text()))

    def _decide(self, decision: str) -> None:
        if self._member is None or (proposal := self._other(self._member)) is None:
            return
        self._told(self._model.decide(self._member, proposal.id, decision, self.reason.text()))

    @Slot()
    def _on_withdraw(self) -> None:
        if self._member is not None and (proposal := self._own(self._member)) is not None:
            self._told(self._model.withdraw(self._member, proposal.id))

    def _told(self, problem: str) -> None:
        if problem:
            self.reason.show()
            self.reason.refuse(problem)
        else:
            self.reason.clear()
