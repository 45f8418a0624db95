"""The two lists of S16: what is missing with one action per row, and what is complete."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar
from uuid import UUID

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from app.core import clock
from app.ui import theme
from app.ui.evidence_pack.service import Gap, Whole
from app.ui.evidence_pack.words import PackWords, short_partner
from app.ui.tables.paged import CELL_ROLE, Cell, Column, PagedTableModel
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter
from app.ui.widgets.row_delegate import CELL_PADDING, RowDelegate
from app.ui.widgets.table import TableView

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
translate: Final = QCoreApplication.translate
HERE: Final = "PackTables"
SIDE: Final = 24  # px from the edge of the page to the words
RIGHT: Final = 20  # px that the page has free at its right: a cell has 8, the last column the rest
HEADER: Final = 28  # px at 100% text; it belongs to the heading above it
NARROW: Final = 640  # px at 100% text; below it what is read second is left out
ACTION: Final = 5  # column of what can be done about a gap
ROOM: Final = 9  # px around the words of an action, for its ring


class _InsetRows(RowDelegate):
    """Lines begin under the words; a selected row runs from edge to edge."""

    action = -1  # the column whose ring stands around its words only

    @override
    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        super()._paint_ground(painter, rect, index, selected=selected)
        surface = theme.current().color("surface")
        if selected or index.row() == self.hovered_row:
            return
        if index.column() == self._first_column():
            painter.fillRect(QRect(rect.x(), rect.bottom(), SIDE, 1), surface)
        if index.column() == index.model().columnCount() - 1:
            left = rect.x() - CELL_PADDING
            painter.fillRect(QRect(left, rect.bottom(), rect.right() + 1 - left, 1), surface)

    @override
    def _paint_current(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.column() != self.action:
            super()._paint_current(painter, rect, index)
        elif self._view.hasFocus() and index == self._view.currentIndex():
            paint.ring(painter, self.action_place(rect, index))

    def action_place(self, rect: QRect, index: Index) -> QRect:
        """Return where the words of an action stand, with the room of their ring."""
        cell: Cell | None = index.data(CELL_ROLE)
        wide = paint.width(cell.words if cell else "", theme.current().font())
        right = rect.right() - CELL_PADDING + ROOM
        return QRect(right - wide - 2 * ROOM, rect.y() + 2, wide + 2 * ROOM, rect.height() - 5)


class PackTable(TableView, Generic[Row]):
    """
    As high as its rows: the page scrolls, and follows the row that is current.

    `row_reached` carries the place of that row in this table.
    """

    row_reached = Signal(QRect)

    _shares: Sequence[float] = ()  # of the width, by column
    _second: Sequence[int] = ()  # columns that a narrow page leaves out

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, first_padding=SIDE, parent=parent)
        self.delegate = _InsetRows(self, first_padding=SIDE)
        self._rows = self.delegate
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.current().changed.connect(self._on_sizes)
        self._on_sizes()

    def begin(
        self, columns: list[Column[Row]], sentence: Callable[[Row], str], of: "Rows[Row]"
    ) -> None:
        """Show these columns, with rows that are in memory already."""
        self.held = of
        self.rows: PagedTableModel[Row] = PagedTableModel(
            [*columns, Column(lambda _row: "")], of.fetch, self, sentence
        )
        self.setModel(self.rows)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def show_rows(self, rows: dict[UUID, Row]) -> None:
        """Show these; the row that was current stays so, else the one in its place."""
        before = self.currentIndex()
        old = self.rows.id_at(before.row()) if before.isValid() else None
        self.held.rows = rows
        self.rows.show_ids(list(rows))
        if rows and old is not None:
            found = self.rows.row_of(old)
            row = found if found >= 0 else min(before.row(), len(rows) - 1)
            self.choose(row, before.column())
        self._fit()

    def choose(self, row: int, column: int = 0) -> None:
        """Make a row current, and choose it."""
        self.setCurrentIndex(self.rows.index(row, column))

    def current_row(self) -> Row | None:
        """Return what is current; None: nothing."""
        index = self.currentIndex()
        return self.rows.row(self.rows.id_at(index.row())) if index.isValid() else None

    def take_keyboard(self) -> None:
        """Give it the keyboard, on the row that was current or the first."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.choose(0)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_G and not event.modifiers():
            event.ignore()  # of the page; else the list looks for a row that begins with it
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @Slot()
    def _on_sizes(self) -> None:
        self.horizontalHeader().setFixedHeight(theme.current().height(HEADER))
        self.updateGeometries()  # else the rows keep the room of a header as high as before
        self.first_padding = SIDE + theme.current().px(16) + 6  # words stand after an icon
        self._fit()

    def _height(self) -> int:
        return theme.current().height(HEADER) + self.verticalHeader().length()

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self._share()

    def _share(self) -> None:
        """Part the width; a narrow page has no room for what is read second."""
        is_narrow = self.width() < theme.current().px(NARROW)
        hidden = set(self._second) if is_narrow else set[int]()
        shown = [n for n in range(len(self._shares)) if n not in hidden]
        wide = self.viewport().width() - (RIGHT - CELL_PADDING)
        whole = sum(self._shares[n] for n in shown)
        for column in range(len(self._shares)):
            self.setColumnHidden(column, column in hidden)
        for column in shown:
            self.setColumnWidth(column, int(wide * self._shares[column] / whole))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and self.hasFocus():
            self._tell()

    def _tell(self) -> None:
        high = theme.current().height(32)
        row = max(0, self.currentIndex().row())
        top = theme.current().height(HEADER) + high * row
        self.row_reached.emit(QRect(0, top, self.width(), high))


class Rows(Generic[Row]):
    """The rows of a table, in memory."""

    def __init__(self) -> None:
        self.rows: dict[UUID, Row] = {}

    def fetch(self, ids: list[UUID]) -> dict[UUID, Row]:
        """Return the rows with these ids."""
        return {one: self.rows[one] for one in ids if one in self.rows}


class GapRow(NamedTuple):
    """A gap; the name of its company stands once."""

    gap: Gap
    is_first: bool


class GapTable(PackTable[GapRow]):
    """
    Enter opens a gap, Space asks for it; Left and Right walk between a row and its action.

    `gap_opened` and `gap_asked` carry a Gap.
    """

    gap_opened = Signal(object)
    gap_asked = Signal(object)

    _shares = (0.235, 0.315, 0.08, 0.08, 0.145, 0.145)
    _second = (2, 3, 4)

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(translate(HERE, "Wat ontbreekt nog"), parent)
        self._say = words
        self.delegate.action = ACTION
        self.begin(_gap_columns(words), self._sentence, Rows())
        self.opened.connect(self._on_opened)
        self.clicked.connect(self._on_clicked)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show these, in their order."""
        rows, before = dict[UUID, GapRow](), None
        for gap in gaps:
            rows[gap.id] = GapRow(gap, gap.member_id != before)
            before = gap.member_id
        self.show_rows(rows)

    def gap(self) -> Gap | None:
        """Return the gap that is current."""
        row = self.current_row()
        return None if row is None else row.gap

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if row >= 0 and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(row, to_action=key == Qt.Key.Key_Right)
        elif row >= 0 and self._asks(event):
            self._ask()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        place = self.delegate.action_place(self.visualRect(index), index)
        is_on = index.column() == ACTION and place.contains(event.position().toPoint())
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if is_on else arrow)

    def _asks(self, event: QKeyEvent) -> bool:
        """Tell whether a key asks: Space, or Enter on the action itself."""
        on_action = self.currentIndex().column() == ACTION
        return event.key() == Qt.Key.Key_Space or (on_action and is_plain_enter(event))

    def _step(self, row: int, *, to_action: bool) -> None:
        self.choose(row, ACTION if to_action else 0)

    def _ask(self) -> None:
        if (gap := self.gap()) is not None:
            (self.gap_asked if gap.may_ask else self.gap_opened).emit(gap)

    def _sentence(self, row: GapRow) -> str:
        return self._say.gap_sentence(row.gap, clock.today())

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        if (gap := self.gap()) is not None:
            self.gap_opened.emit(gap)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == ACTION:
            self._ask()


class WholeTable(PackTable[Whole]):
    """Enter opens the trajectory; `whole_opened` carries a Whole."""

    whole_opened = Signal(object)

    _shares = (0.235, 0.315, 0.08, 0.08, 0.29)
    _second = (2,)

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(translate(HERE, "Volledig"), parent)
        self._say = words
        self.begin(_whole_columns(), self._sentence, Rows())
        self.opened.connect(self._on_opened)

    def show_wholes(self, wholes: Sequence[Whole]) -> None:
        """Show these, in their order."""
        self.show_rows({one.id: one for one in wholes})

    def _sentence(self, row: Whole) -> str:
        parts = [row.company, row.trajectory, row.partner, self._say.pieces(row.pieces)]
        if row.counts_since is not None:
            words = translate(HERE, "telt mee sinds {day}")
            parts.append(words.format(day=f"{row.counts_since:%d/%m/%Y}"))
        return ", ".join(parts)

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        if (row := self.current_row()) is not None:
            self.whole_opened.emit(row)


def _gap_columns(words: PackWords) -> list[Column[GapRow]]:
    def status(row: GapRow) -> str:
        if not row.is_first:
            return ""
        return "away" if row.gap.kind == "unsynced" else "attention"

    def name(row: GapRow) -> str:
        return row.gap.company if row.is_first else ""

    def partner(row: GapRow) -> str:
        return short_partner(row.gap.partner)

    def state(row: GapRow) -> str:
        return words.state(row.gap, clock.today())

    return [
        _named(name, translate(HERE, "Onderneming"), status),
        Column(lambda row: words.gap(row.gap), translate(HERE, "Wat ontbreekt")),
        Column(
            lambda row: short_partner(row.gap.partner), translate(HERE, "Partner"), tone="muted"
        ),
        Column(lambda row: row.gap.coach, translate(HERE, "Coach"), tone="muted"),
        Column(state, translate(HERE, "Stand"), tone="muted"),
        Column(lambda row: words.action(row.gap), "", right=True, tone="primary"),
    ]


def _whole_columns() -> list[Column[Whole]]:
    def since(row: Whole) -> str:
        return "" if row.counts_since is None else f"{row.counts_since:%d/%m/%Y}"

    return [
        _named(lambda row: row.company, translate(HERE, "Onderneming"), lambda _row: "ok"),
        Column(lambda row: row.trajectory, translate(HERE, "Traject"), tone="muted"),
        Column(lambda row: short_partner(row.partner), translate(HERE, "Partner"), tone="muted"),
        Column(lambda row: str(row.pieces), translate(HERE, "Stukken"), right=True),
        Column(since, translate(HERE, "Telt mee sinds"), right=True, tone="muted"),
    ]


def _named(name: Any, title: str, status: Any) -> Column[Any]:
    """Return the first column; words of rows without an icon begin where the others do."""
    return Column(name, title, status=status, is_name=True)
