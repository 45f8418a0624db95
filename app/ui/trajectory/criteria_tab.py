"""Tab «Criteria en bewijs»: the checklist of each company, with what proves it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.evidence.pieces import EvidenceView
from app.services.files.attachments import file_row
from app.services.trajectories.views import TrajectoryView
from app.ui import theme
from app.ui.desk import Desk, Notice
from app.ui.place import Place
from app.ui.preview.files import file_request, is_shown, save_as
from app.ui.trajectory.criteria_grid import CriteriaGrid
from app.ui.trajectory.criteria_model import CriteriaModel
from app.ui.trajectory.criteria_side import CriteriaSide
from app.ui.trajectory.criteria_table import COUNT, CriteriaTable, Spot
from app.ui.trajectory.spot_text import SpotText
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.labels import Divider
from app.ui.widgets.panes import Panel

LEAST_GRID = 560  # px beside the pane; narrower, and the pane lies over it
_SCREENS = {
    "coaching_session": "session",
    "scan": "scan",
    "meeting": "meeting",
    "referral": "referral",
}


class CriteriaTab(TrajectoryTab):
    """The matrix, and the pane of the cell that was opened."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self.criteria = CriteriaModel(desk, model, self)
        self._table = CriteriaTable(self)
        self._wanted: Spot | None = None  # to go to, once it is there
        self._ground = Panel("surface")
        self.grid = CriteriaGrid(self._table, self._ground)
        self.side = CriteriaSide(desk, self.criteria, self)
        self._line = Divider(Qt.Orientation.Vertical)
        self._lay_out()
        self.grid.chosen.connect(self._on_chosen)
        self.grid.opened.connect(self.open)
        self.grid.added.connect(self.add)
        self.side.closed.connect(self.close_side)
        self.side.evidence.open_requested.connect(self._show_subject)
        self.criteria.changed.connect(self._refresh)
        for text in (self.side.evidence.remark, self.side.count.reason):
            text.typed_changed.connect(self.typed_changed)
            text.restored.connect(self._on_restored)
        theme.current().changed.connect(self._arrange)
        self.side.hide()
        self.criteria.read()

    @override
    def take_keyboard(self) -> None:
        self.grid.setFocus()

    def go_to(self, member_id: UUID, criterion: str = COUNT) -> None:
        """Open a cell, of the decision when no criterion is given."""
        self._wanted = Spot(member_id, criterion)
        self._go()

    @override
    def fields(self) -> Mapping[str, SpotText]:
        return {"remark": self.side.evidence.remark, "reason": self.side.count.reason}

    @override
    def reveal(self, field: str) -> None:
        """Open the cell of a place: the company, then the criterion."""
        member, slash, criterion = field.partition("/")
        if slash:
            self.go_to(UUID(member), criterion)

    @override
    def show_view(self, view: TrajectoryView) -> None:
        before = self.grid.spot()
        self._table.show_view(view, self.criteria.board)
        if self.grid.spot() is None and self._table.columnCount():
            first = Spot(view.members[0].id, view.checklist.criteria[0].code)
            if before is None or not self.grid.choose(before):
                self.grid.choose(first)
        if not self.side.isHidden() and (spot := self.grid.spot()) is not None:
            self.side.show_spot(spot)
        self._go()

    @Slot(object)
    def open(self, spot: Spot) -> None:
        """Show the pane of a cell."""
        if self.side.show_spot(spot):
            self.side.show()
            self._arrange()
            self.side.take_keyboard()

    @Slot(object)
    def add(self, spot: Spot) -> None:
        """Show the pane of a cell, where evidence is added to it or it is proposed."""
        self.grid.choose(spot)
        self.open(spot)

    @Slot()
    def close_side(self) -> None:
        """Take the pane away; the keyboard goes back to the cell."""
        self.side.hide()
        self._arrange()
        self.grid.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.side.isHidden():
            self.close_side()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _refresh(self) -> None:
        if self.criteria.view is not None:
            self.show_view(self.criteria.view)

    @Slot(str)
    def _on_restored(self, key: str) -> None:
        """Open the cell at which something was typed before."""
        member, _, criterion = key.partition(" ")
        self.go_to(UUID(member), criterion)

    def _go(self) -> None:
        if self._wanted is not None and self.grid.choose(self._wanted):
            spot, self._wanted = self._wanted, None
            self.open(spot)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 12, 16, 16)
        column.addWidget(self.grid)
        self._ground.column.setContentsMargins(0, 0, 0, 0)
        self._ground.column.addLayout(column)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._ground, 1)
        self._row.addWidget(self._line)
        self._row.addWidget(self.side)
        self.column.addLayout(self._row)
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)

    @Slot()
    def _arrange(self) -> None:
        """Lay the pane beside the matrix, or over it where that would be too narrow."""
        side, shown = self.side, not self.side.isHidden()
        is_over = self.width() - side.minimumWidth() < theme.current().px(LEAST_GRID)
        if is_over == (self._row.indexOf(side) >= 0):
            if is_over:
                self._row.removeWidget(side)
            else:
                self._row.addWidget(side)
        self._line.setVisible(shown and not is_over)
        if is_over and shown:
            wide = min(side.minimumWidth(), self.width())
            side.setGeometry(self.width() - wide, 0, wide, self.height())
            side.raise_()
        self.column.activate()
        self.grid.arrange()

    @Slot(object)
    def _on_chosen(self, spot: Spot) -> None:
        if not self.side.isHidden():
            self.side.show_spot(spot)

    @Slot(object)
    def _show_subject(self, one: EvidenceView) -> None:
        """Go to what a piece of evidence is about."""
        if one.kind == "attachment":
            self._show_file(one)
        elif one.kind in _SCREENS:
            self.desk.go_requested.emit(Place(_SCREENS[one.kind], record=one.subject_id))

    def _show_file(self, one: EvidenceView) -> None:
        row = file_row(self.desk.store, one.subject_id)
        if row is None:
            words = self.tr("{name} staat niet op deze laptop").format(name=one.label)
            self.desk.noticed.emit(Notice(words))
            return
        if is_shown(row.name):
            self.desk.document_requested.emit(file_request(self.desk, row))
        else:
            save_as(self, self.desk, row)
