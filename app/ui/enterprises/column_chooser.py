"""Which columns the list shows, in which order and how wide, and the menu that chooses them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.enterprises.columns import ListColumn
from app.ui.enterprises.table import EnterpriseTable
from app.ui.settings import Settings
from app.ui.widgets.menus import Menu

TABLE: Final = "enterprises"  # under which the columns are remembered
LEAST_NAME, MOST_NAME = 150, 320  # px
LEAST, STEP = 48, 16  # px, of a column and of a key that widens it


class ColumnChooser(QObject):
    """
    The first column is the name: it always stays first, and takes the room that is left.

    What is chosen is remembered for the standard views; a kept view has columns of its own.
    """

    def __init__(
        self,
        table: EnterpriseTable,
        columns: list[ListColumn],
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._owner = parent
        self._table, self._columns, self._settings = table, columns, settings
        self._header = table.horizontalHeader()
        self._room = 0
        self._is_of_view = False
        self._is_showing = False
        self._is_pressed = False  # the mouse, on the header
        self._widths = settings.widths(TABLE)
        self._header.setFirstSectionMovable(False)
        self._header.viewport().installEventFilter(self)
        self._header.sectionMoved.connect(self._remember)
        self._header.sectionResized.connect(self._on_resized)
        table.move_requested.connect(self.move)
        table.widen_requested.connect(self.widen_current)
        self.show_usual()

    def names(self) -> tuple[str, ...]:
        """Return the names of the shown columns, in their order."""
        return tuple(column.name for column in self._table.shown_columns(self._columns))

    def show_usual(self) -> None:
        """Show the columns of the standard views."""
        self._is_of_view = False
        usual = [column.name for column in self._columns if column.is_shown]
        self._show(self._settings.columns(TABLE) or usual)

    def show_of_view(self, names: Sequence[str]) -> None:
        """Show the columns that a kept view has."""
        self._is_of_view = True
        self._show(names)

    def menu(self) -> Menu:
        """Return the menu that shows, hides and moves columns."""
        menu = Menu(parent=self._owner)
        for visual in range(self._header.count()):
            place = self._header.logicalIndex(visual)
            if place:
                action = menu.addAction(self._columns[place].column.title)
                action.setCheckable(True)
                action.setChecked(not self._table.isColumnHidden(place))
                action.setData(place)
        menu.triggered.connect(self._on_column)
        current = self._table.currentIndex().column()
        if current > 0 and not self._table.isColumnHidden(current):
            name = self._columns[current].column.title
            menu.addSeparator()
            left = self.tr("{column} naar links").format(column=name)
            menu.add(left, self._move_left, "arrow-left", "Ctrl+Shift+Left")
            right = self.tr("{column} naar rechts").format(column=name)
            menu.add(right, self._move_right, "arrow-right", "Ctrl+Shift+Right")
        menu.addSeparator()
        menu.add(self.tr("Zoals in het begin"), self._reset, "restore")
        return menu

    def open_menu(self, button: QWidget, *_checked: object) -> None:
        """Show that menu under a button."""
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot(int)
    def move(self, step: int) -> None:
        """Let the column of the current cell change places with the visible one beside it."""
        shown = self._shown()
        current = self._table.currentIndex().column()
        if current not in shown[1:]:
            return
        at = shown.index(current) + step
        if 1 <= at < len(shown):
            header = self._header
            header.moveSection(header.visualIndex(current), header.visualIndex(shown[at]))
            self._table.scrollTo(self._table.currentIndex())

    @Slot(int)
    def widen_current(self, step: int) -> None:
        """Make the column of the current cell wider or narrower."""
        current = self._table.currentIndex().column()
        if current in self._shown()[:-1]:  # the last one takes what is left
            colors = theme.current()
            wide = self._header.sectionSize(current) + step * colors.px(STEP)
            self._table.setColumnWidth(current, max(wide, colors.px(LEAST)))
            self._keep_width(current)

    def widen(self) -> None:
        """Give every column the width that fits the text size."""
        for place in range(len(self._columns)):
            self._table.setColumnWidth(place, self._width(place))
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Let the name take what the other columns leave of `room` px, unless it was given one."""
        self._room = room
        if self._columns[0].name in self._widths:
            return
        colors = theme.current()
        shown = self._shown()[1:]
        taken = sum(self._header.sectionSize(place) for place in shown[:-1])
        taken += self._width(shown[-1]) if shown else 0
        left = room - taken - colors.px(14)
        wide = max(colors.px(LEAST_NAME), min(left, colors.px(MOST_NAME)))
        self._table.setColumnWidth(0, wide)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._is_pressed = True
        elif event.type() in {QEvent.Type.MouseButtonRelease, QEvent.Type.Hide}:
            self._is_pressed = False
        return False

    def _show(self, names: Sequence[str]) -> None:
        """Show these columns, the name first; the hidden ones stand after them."""
        places = {column.name: place for place, column in enumerate(self._columns)}
        shown = [0, *(places[name] for name in names if places.get(name))]
        shown = list(dict.fromkeys(shown))
        hidden = [place for place in range(len(self._columns)) if place not in shown]
        self._is_showing = True
        for visual, place in enumerate(shown + hidden):
            self._header.moveSection(self._header.visualIndex(place), visual)
            self._table.setColumnHidden(place, place in hidden)
        self._is_showing = False
        self.widen()

    def _shown(self) -> list[int]:
        """Return the places in the model of the visible columns, in the order of the screen."""
        places = (self._header.logicalIndex(visual) for visual in range(len(self._columns)))
        return [place for place in places if not self._table.isColumnHidden(place)]

    def _width(self, place: int) -> int:
        column = self._columns[place]
        return theme.current().px(self._widths.get(column.name, column.width))

    def _keep_width(self, place: int) -> None:
        wide = self._header.sectionSize(place) * 100 / theme.current().percent
        self._widths[self._columns[place].name] = max(round(wide), LEAST)
        self._settings.set_widths(TABLE, self._widths)

    @Slot(int, int, int)
    def _on_resized(self, place: int, before: int, wide: int) -> None:
        del before
        if self._is_pressed and wide and place != self._shown()[-1]:
            self._keep_width(place)

    @Slot()
    def _remember(self) -> None:
        if not self._is_showing and not self._is_of_view:
            self._settings.set_columns(TABLE, self.names())

    @Slot()
    def _move_left(self) -> None:
        self.move(-1)

    @Slot()
    def _move_right(self) -> None:
        self.move(1)

    @Slot()
    def _reset(self) -> None:
        self._widths.clear()
        self._settings.set_widths(TABLE, {})
        self._show([column.name for column in self._columns if column.is_shown])
        self._remember()

    @Slot(QAction)
    def _on_column(self, action: QAction) -> None:
        if action.data() is None:
            return
        self._table.setColumnHidden(action.data(), not action.isChecked())
        self._remember()
        self.fit(self._room)
