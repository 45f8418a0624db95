"""A version of the action plan as it stands: its actions in lines, and who signed it."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.trajectories.plans import PlanView
from app.services.trajectories.views import TrajectoryView
from app.ui import theme
from app.ui.session.signatures import Given, SignatureCard
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, Label, SectionHeader, muted, small
from app.ui.widgets.pane_parts import Lines

CARD_WIDTH = 276  # px at 100%


class PlanActions(QWidget):
    """The actions in lines; columns keep their place."""

    def __init__(self, plan: PlanView, view: TrajectoryView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        numbers = {goal.id: number for number, goal in enumerate(view.goals, start=1)}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        heads = (self.tr("Actie"), "", self.tr("Doel"), self.tr("Eigenaar"), self.tr("Tegen"))
        for column, words in enumerate(heads):
            grid.addWidget(small(words), 0, column)
        grid.addWidget(Divider(), 1, 0, 1, 5)
        top = Qt.AlignmentFlag.AlignTop
        for number, one in enumerate(plan.form.actions, start=1):
            row = 2 * number
            goal = numbers.get(one.goal_id) if one.goal_id else None
            due = "" if one.due_on is None else f"{one.due_on:%d/%m/%Y}"
            text = Label(one.text, wrap=True)
            text.setMinimumWidth(120)
            grid.addWidget(Label(str(number), tone="muted", tabular=True), row, 0, top)
            grid.addWidget(text, row, 1, top)
            goal_words = "" if goal is None else self.tr("Doel {n}").format(n=goal)
            grid.addWidget(muted(goal_words), row, 2, top)
            owner = muted(one.owner, wrap=True)
            owner.setMinimumWidth(theme.current().px(130))
            grid.addWidget(owner, row, 3, top)
            grid.addWidget(Label(due, tabular=True), row, 4, top)
            grid.addWidget(Divider(color="row_line"), row + 1, 0, 1, 5)
            spoken = ", ".join(filter(None, (one.text, goal_words, one.owner, due)))
            text.setAccessibleName(spoken)


class PlanSignatures(QWidget):
    """The signatures; `sign_requested` by its button, `removed` carries one."""

    sign_requested = Signal()
    removed = Signal(object)  # Given

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHeader(self.tr("Handtekening"))
        self.sign_button = Button(self.tr("Teken"), "link", "draw-pen", flush=True)
        self.head.add_action(self.sign_button)
        self.empty = muted(self.tr("Nog niet ondertekend door de onderneming."), wrap=True)
        self.missing = Lines(4)
        self.cards: list[SignatureCard] = []
        self._box = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        self._flow = FlowLayout(self._box, gap=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.head, self.empty, self._box, self.missing):
            column.addWidget(part)
        self.sign_button.clicked.connect(self.sign_requested)

    def show_plan(self, plan: PlanView, view: TrajectoryView, *, may: bool) -> None:
        """Show who signed a version, and which companies did not yet."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        companies = _companies(view) if len(view.members) > 1 else {}
        for one in plan.signatures:
            company = companies.get(one.member_id, "") if one.member_id else ""
            state = "" if one.is_current else self.tr("Getekend vóór een latere wijziging")
            card = SignatureCard(one, state, company, self._box)
            card.setFixedWidth(theme.current().px(CARD_WIDTH))
            card.remove_button.setVisible(may)
            card.remove_button.clicked.connect(partial(self._remove, one))
            self._flow.addWidget(card)
            self.cards.append(card)
            card.show()
        self._box.setVisible(bool(self.cards))
        self._box.updateGeometry()
        self.empty.setVisible(not self.cards)
        self.sign_button.setVisible(may)
        signed = {one.member_id for one in plan.signatures if one.is_current}
        waiting = [one.name for one in view.running if one.id not in signed]
        words = self.tr("Nog te tekenen: {names}").format(names=", ".join(waiting))
        is_joint = bool(companies) and bool(self.cards) and bool(waiting)
        self.missing.show_lines([muted(words, wrap=True)] if is_joint else [])

    def _remove(self, one: Given) -> None:
        self.sign_button.setFocus()
        self.removed.emit(one)


def _companies(view: TrajectoryView) -> Mapping[UUID, str]:
    return {one.id: one.name for one in view.members}
