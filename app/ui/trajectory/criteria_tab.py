"""Tab «Criteria en bewijs»: the checklist of each company, with what proves it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.files import file_row
from app.services.trajectory_evidence import EvidenceView
from app.ui import theme
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.preview.files import file_request, is_shown, save_as
from app.ui.trajectory.criteria_grid import CriteriaGrid
from app.ui.trajectory.criteria_model import CriteriaModel
from app.ui.trajectory.criteria_side import CriteriaSide
from app.ui.trajectory.criteria_table import COUNT, CriteriaTable, Spot
from app.ui.trajectory.spot_text import SpotText
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


class CriteriaTab(QWidget):
    """The matrix, and the pane of the cell that was opened."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = CriteriaModel(desk, model, self)
        self._table = CriteriaTable(self)
        self._wanted: Spot | None = None  # to go to, once it is there
        self._ground = Panel("surface")
        self.grid = CriteriaGrid(self._table, self._ground)
        self.side = CriteriaSide(desk, self.model, self)
        self._line = Divider(Qt.Orientation.Vertical)
        self._lay_out()
        self.grid.chosen.connect(self._on_chosen)
        self.grid.opened.connect(self.open)
        self.grid.added.connect(self.add)
        self.side.closed.connect(self.close_side)
        self.side.evidence.open_requested.connect(self._show_subject)
        self.model.changed.connect(self.show_view)
        model.changed.connect(self.show_view)
        theme.current().changed.connect(self._arrange)
        self.side.hide()
        self.show_view()
        self.model.read()

    def take_keyboard(self) -> None:
        """Put the keyboard on the matrix, at its first cell that asks for something."""
        self.grid.setFocus()

    def go_to(self, member_id: UUID, criterion: str = COUNT) -> None:
        """Open a cell, of the decision when no criterion is given."""
        self._wanted = Spot(member_id, criterion)
        self._go()

    def fields(self) -> Mapping[str, SpotText]:
        """Return what is typed in, by a name that holds."""
        return {"remark": self.side.evidence.remark, "reason": self.side.count.reason}

    def keep(self) -> None:
        """Store nothing by itself: what is typed here is in the draft of the page."""

    @Slot()
    def show_view(self) -> None:
        """Show the trajectory as it was read."""
        view = self.model.view
        if view is None:
            return
        before = self.grid.spot()
        self._table.show_view(view, self.model.board)
        if self.grid.spot() is None and self._table.columnCount():
            self.grid.choose(before or Spot(view.members[0].id, view.checklist.criteria[0].code))
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
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._ground, 1)
        self._row.addWidget(self._line)
        self._row.addWidget(self.side)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)

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
        self._row.activate()
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
            self._desk.go_requested.emit(Place(_SCREENS[one.kind], record=one.subject_id))

    def _show_file(self, one: EvidenceView) -> None:
        row = file_row(self._desk.store, one.subject_id)
        if row is None:
            return
        if is_shown(row.name):
            self._desk.document_requested.emit(file_request(self._desk, row))
        else:
            save_as(self, self._desk, row)
