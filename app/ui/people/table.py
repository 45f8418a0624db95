"""A table of people whose own keys its page knows."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.tables.paged import Column, PagedTableModel, Text
from app.ui.widgets.table import TableView

Row = TypeVar("Row")
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)


class ListTable(TableView, Generic[Row]):
    """
    A table whose rows are all known; `chosen_changed` comes when another one has the selection.

    Args:
        columns: Each with its width at 100% text.
        sentence: How a screen reader says a row.
    """

    chosen_changed = Signal()

    def __init__(
        self,
        name: str,
        columns: list[tuple[Column[Row], int]],
        sentence: Text[Row],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, first_padding=24, parent=parent)
        self._known: dict[UUID, Row] = {}
        self._widths = [width for _column, width in columns]
        self._keys: Mapping[Qt.Key, Callable[[], object]] = {}
        self.rows: PagedTableModel[Row] = PagedTableModel(
            [column for column, _width in columns], self._fetch, self, sentence
        )
        self.setModel(self.rows)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self.chosen_changed)
        theme.current().changed.connect(self._widen)
        self._widen()

    def take_keys(self, keys: Mapping[Qt.Key, Callable[[], object]]) -> None:
        """Let these keys, without others held, do this while the table has the keyboard."""
        self._keys = dict(keys)

    def show_rows(self, rows: Mapping[UUID, Row]) -> None:
        """Show these rows, in their order; who is chosen stays chosen."""
        chosen, place = self.chosen(), max(self.currentIndex().row(), 0)
        self._known = dict(rows)
        ids = list(rows)
        if ids == self.rows.ids():
            self.rows.invalidate(ids)
            return
        several = self.chosen_ids()
        self.rows.show_ids(ids)
        if ids:
            found = -1 if chosen is None else self.rows.row_of(chosen)
            self.select_row(found if found >= 0 else min(place, len(ids) - 1))
            self.choose_also(several)
        self.chosen_changed.emit()

    def chosen(self) -> UUID | None:
        """Return the current row."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def chosen_ids(self) -> list[UUID]:
        """Return all chosen rows, from above."""
        return [
            self.rows.id_at(row)
            for first, last in self.selected_ranges()
            for row in range(first, last + 1)
        ]

    def choose(self, row_id: UUID) -> None:
        """Choose a row and bring it in sight."""
        if (place := self.rows.row_of(row_id)) >= 0:
            self.select_row(place)

    def choose_also(self, ids: list[UUID]) -> None:
        """Choose these rows beside the current one."""
        model, flag = self.selectionModel(), self.selectionModel().SelectionFlag
        for row_id in ids if len(ids) > 1 else ():
            if (place := self.rows.row_of(row_id)) >= 0:
                model.select(self.rows.index(place, 0), flag.Select | flag.Rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        slot = None if event.modifiers() & HELD else self._keys.get(Qt.Key(event.key()))
        if slot is not None and self.currentIndex().isValid():
            slot()
        else:
            super().keyPressEvent(event)

    def _fetch(self, ids: list[UUID]) -> dict[UUID, Row]:
        return {one: self._known[one] for one in ids if one in self._known}

    def _widen(self) -> None:
        for place, width in enumerate(self._widths):
            self.setColumnWidth(place, theme.current().px(width))
