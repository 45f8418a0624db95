"""The table of trajectories."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.services.trajectories.lists import TrajectoryRow
from app.ui import theme
from app.ui.tables.paged import Fetch, PagedTableModel
from app.ui.trajectories.columns import list_columns
from app.ui.trajectories.view_model import PAGE
from app.ui.trajectories.words import ListWords
from app.ui.widgets.table import TableView


class TrajectoryTable(TableView):
    """A line each; the chosen one stays chosen when others are shown."""

    def __init__(
        self, words: ListWords, fetch: Fetch[TrajectoryRow], parent: QWidget | None = None
    ) -> None:
        super().__init__("", first_padding=24, parent=parent)
        self.setAccessibleName(self.tr("Trajecten"))
        self.setObjectName("trajectories")
        columns = list_columns(words, clock.today)
        self._widths = [each.width for each in columns]
        self.rows: PagedTableModel[TrajectoryRow] = PagedTableModel(
            [each.column for each in columns],
            fetch,
            self,
            lambda row: words.sentence(row, clock.today()),
            PAGE,
        )
        self.setModel(self.rows)
        theme.current().changed.connect(self._fit_columns)
        self._fit_columns()

    def chosen_id(self) -> UUID | None:
        """Return the trajectory that is chosen."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def show_ids(self, ids: list[UUID], *, choose: bool) -> None:
        """Show others; `choose`: a line is chosen, the one before or what took its place."""
        chosen, place = self.chosen_id(), max(self.currentIndex().row(), 0)
        self.rows.show_ids(ids)
        if ids and choose:
            found = -1 if chosen is None else self.rows.row_of(chosen)
            self.select_row(found if found >= 0 else min(place, len(ids) - 1))

    @Slot()
    def _fit_columns(self) -> None:
        for place, wide in enumerate(self._widths):
            self.setColumnWidth(place, theme.current().px(wide))
