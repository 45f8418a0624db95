"""The table of the list: its keys, and which rows are chosen."""

from collections.abc import Collection
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from app.ui.enterprises.columns import ListColumn
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.table import TableView

MOST_RUNS = 300  # of chosen rows that are chosen again in another order; more would paint slowly
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class EnterpriseTable(TableView):
    """
    Ctrl+C, Del and the keys for columns ask the page; arrows with Shift and Ctrl choose rows.

    Ctrl+Shift+Left and Right ask to move the column of the current cell, with Alt and Shift to
    make it narrower and wider.
    """

    copy_requested = Signal()
    removal_requested = Signal()
    move_requested = Signal(int)  # -1: to the left
    widen_requested = Signal(int)  # -1: narrower

    def chosen_rows(self) -> list[int]:
        """Return the chosen rows, from above."""
        rows = {row for top, last in self.selected_ranges() for row in range(top, last + 1)}
        return sorted(rows)

    def choose_rows(self, ids: Collection[UUID]) -> None:
        """Choose these records beside the current row, when they stand in not too many places."""
        model = self.model()
        if not isinstance(model, PagedTableModel) or len(ids) < 2:
            return
        rows = sorted(row for row in map(model.row_of, ids) if row >= 0)
        runs = [[row for _, row in run] for _, run in groupby(enumerate(rows), _distance)]
        if len(runs) > MOST_RUNS:
            return
        chosen = QItemSelection()
        last = model.columnCount() - 1
        for run in runs:
            chosen.select(model.index(run[0], 0), model.index(run[-1], last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def shown_columns(self, columns: list[ListColumn]) -> list[ListColumn]:
        """Return the visible ones of `columns`, in the order of the screen."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return [columns[place] for place in places if not self.isColumnHidden(place)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (CTRL | SHIFT | ALT)
        step = STEPS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and not held:
            self.removal_requested.emit()
        elif step is not None and held == CTRL | SHIFT:
            self.move_requested.emit(step)
        elif step is not None and held == ALT | SHIFT:
            self.widen_requested.emit(step)
        else:
            super().keyPressEvent(event)


def _distance(pair: tuple[int, int]) -> int:
    """Return the same number for rows that follow one another."""
    place, row = pair
    return row - place
