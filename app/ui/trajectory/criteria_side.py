"""The pane beside the matrix: of a criterion of a company, or of the decision that it counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.trajectory.count_pane import CountPane
from app.ui.trajectory.criteria_model import CriteriaModel
from app.ui.trajectory.criteria_table import COUNT, Spot
from app.ui.trajectory.evidence_pane import EvidencePane
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import SidePane


class CriteriaSide(SidePane):
    """`closed` comes by its cross; the tab hears Esc."""

    closed = Signal()

    def __init__(self, desk: Desk, model: CriteriaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._spot: Spot | None = None
        self.title, self.company = heading(), muted(wrap=True)
        self.title.setWordWrap(True)
        self.close_button = Button(self.tr("Sluit (Esc)"), "icon", "close")
        self.evidence = EvidencePane(desk, model, self.body)
        self.count = CountPane(model, self.body)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.company)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self.evidence)
        self.column.addWidget(self.count)
        self.column.addStretch(1)
        self.setAccessibleName(self.tr("Bewijs"))
        self.close_button.clicked.connect(self.closed)

    def show_spot(self, spot: Spot) -> bool:
        """Show a cell; tell whether it is still there."""
        member = self._model.member(spot.member_id)
        if member is None:
            return False
        lines = member.standing.progress.lines
        judged = next((one for one in lines if one.criterion.code == spot.criterion), None)
        if judged is None and spot.criterion != COUNT:
            return False
        if spot != self._spot:
            self._spot = spot
            self.verticalScrollBar().setValue(0)
        self.title.setText(self.tr("Telt mee") if judged is None else judged.criterion.name)
        self.company.setText(member.name)
        self.evidence.setVisible(judged is not None)
        self.count.setVisible(judged is None)
        if judged is None:
            self.count.show_member(member)
        else:
            self.evidence.show_spot(spot, member, judged)
        return True

    def take_keyboard(self) -> None:
        """Put the keyboard where something can be done."""
        if self.evidence.isHidden():
            self.count.take_keyboard()
        else:
            self.evidence.take_keyboard()
