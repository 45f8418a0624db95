"""Which columns the list shows, how wide they are, and the menu that chooses them."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.enterprises.columns import ListColumn
from app.ui.settings import Settings
from app.ui.widgets.menus import Menu
from app.ui.widgets.table import TableView

TABLE = "enterprises"  # under which the columns are remembered
LEAST_NAME, MOST_NAME = 150, 320  # px


class ColumnChooser(QObject):
    """The first column is the name: it always stays, and takes the room that is left."""

    def __init__(
        self, table: TableView, columns: list[ListColumn], settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._owner = parent
        self._table, self._columns, self._settings = table, columns, settings
        self._room = 0
        kept = settings.columns(TABLE)
        for place, column in enumerate(columns):
            shown = column.is_shown if kept is None else column.name in kept
            table.setColumnHidden(place, not shown and not column.column.is_name)

    def menu(self) -> Menu:
        """Return the menu that shows and hides columns."""
        menu = Menu(parent=self._owner)
        for place, column in enumerate(self._columns):
            if not column.column.is_name:
                action = menu.addAction(column.column.title)
                action.setCheckable(True)
                action.setChecked(not self._table.isColumnHidden(place))
                action.setData(place)
        menu.triggered.connect(self._on_column)
        return menu

    def widen(self) -> None:
        """Give every column the width that fits the text size."""
        for place, column in enumerate(self._columns):
            self._table.setColumnWidth(place, theme.current().px(column.width))
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Let the name take what the other columns leave of `room` px, within reason."""
        self._room = room
        colors, header = theme.current(), self._table.horizontalHeader()
        shown = [place for place in self._shown() if place]
        taken = sum(header.sectionSize(place) for place in shown[:-1])
        taken += colors.px(self._columns[shown[-1]].width) if shown else 0
        left = room - taken - colors.px(14)
        wide = max(colors.px(LEAST_NAME), min(left, colors.px(MOST_NAME)))
        self._table.setColumnWidth(0, wide)

    def _shown(self) -> list[int]:
        places = range(len(self._columns))
        return [place for place in places if not self._table.isColumnHidden(place)]

    @Slot(QAction)
    def _on_column(self, action: QAction) -> None:
        self._table.setColumnHidden(action.data(), not action.isChecked())
        names = tuple(self._columns[place].name for place in self._shown())
        self._settings.set_columns(TABLE, names)
        self.fit(self._room)
