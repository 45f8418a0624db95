"""The records with something to decide, as a list beside them."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.services.conflicts.view import Conflict
from app.ui import fonts, icons, theme
from app.ui.merging.words import MergingWords
from app.ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
INSET, PADDING, ICON, GAP = 8, 13, 16, 10  # px
EDGE: Final = (3, 32)  # px of the edge of the chosen one
ROLES: Final[tuple[fonts.Role, ...]] = ("strong", "text", "small")
WRAP: Final = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class ConflictsModel(QAbstractListModel):
    """Three lines for each: the company, what it is, who wrote when."""

    # of the class: Qt still asks when Python has emptied a model that goes away
    _conflicts: tuple[Conflict, ...] = ()

    def __init__(self, words: MergingWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def show_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        """Replace the whole list."""
        self.beginResetModel()
        self._conflicts = conflicts
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._conflicts)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        conflict = self._conflicts[index.row()]
        if role == LINES_ROLE:
            return self._lines(conflict)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words.title(conflict)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._lines(conflict)[:3])
        return None

    def _lines(self, conflict: Conflict) -> tuple[str, str, str, str]:
        icon = "call-merge" if conflict.question is None else "delete-alert-outline"
        about, who = self._words.about(conflict), self._words.who(conflict)
        return conflict.record.case or self._words.title(conflict), about, who, icon


class _Rows(QStyledItemDelegate):
    """Paints a conflict; the chosen one has the selection and an edge."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = _room(option)
        high = sum(_high(words, role, wide) for words, role in _roles(index.data(LINES_ROLE)))
        return QSize(100, high + 22)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        area = QRect(option.rect).adjusted(INSET, 1, -INSET, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_chosen(painter, area, view)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, area, "hover")
        self._paint_lines(painter, area, index.data(LINES_ROLE), _room(option))
        painter.restore()

    def _paint_chosen(self, painter: QPainter, area: QRect, view: QWidget | None) -> None:
        is_active = view is None or view.isActiveWindow()
        paint.box(painter, area, "selection" if is_active else "alt")
        wide, high = EDGE
        edge = QRect(area.x(), area.y() + (area.height() - high) // 2, wide, high)
        paint.box(painter, edge, "primary" if is_active else "quiet_edge", radius=1.5)
        if view is not None and view.hasFocus():
            paint.ring(painter, area)

    def _paint_lines(
        self, painter: QPainter, area: QRect, lines: tuple[str, str, str, str], wide: int
    ) -> None:
        colors, size = theme.current(), theme.current().px(ICON)
        y, left = area.y() + 10, area.x() + PADDING + size + GAP
        first = paint.line_height(colors.font("strong"))
        at = QRect(area.x() + PADDING, y + (first - size) // 2, size, size)
        icons.paint(painter, at, lines[3], "conflict")
        for words, role in _roles(lines):
            high = _high(words, role, wide)
            painter.setFont(colors.font(role))
            painter.setPen(colors.color("muted" if role == "small" else "text"))
            painter.drawText(QRect(left, y, wide, high), WRAP, words)
            y += high


def _room(option: QStyleOptionViewItem) -> int:
    """Return the width of the words in a row; a scroll bar that comes must not change it."""
    view = option.widget
    if isinstance(view, QListView):
        whole = view.width() - view.verticalScrollBar().sizeHint().width()
    else:
        whole = option.rect.width()
    return whole - 2 * INSET - PADDING - theme.current().px(ICON) - GAP - 8


def _roles(lines: tuple[str, str, str, str]) -> Iterator[tuple[str, fonts.Role]]:
    yield from zip(lines[:3], ROLES, strict=True)


def _high(words: str, role: fonts.Role, wide: int) -> int:
    """Return how high words are in this width; large letters take a second line."""
    metrics = QFontMetrics(theme.current().font(role))
    return metrics.boundingRect(QRect(0, 0, wide, 10_000), WRAP, words).height()


class ConflictList(QListView):
    """`entered` comes when Enter, Space or Right leads to the fields; `current_changed`: a row."""

    entered = Signal()
    current_changed = Signal(object)  # int, -1 for none

    def __init__(self, words: MergingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Te beslissen"))
        self.rows = ConflictsModel(words, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.current().changed.connect(self._on_theme)

    def show_conflicts(self, conflicts: tuple[Conflict, ...], place: int) -> None:
        """Show the list with this row chosen."""
        self.rows.show_conflicts(conflicts)
        self.select(place)

    def select(self, place: int) -> None:
        """Choose a row."""
        index = self.rows.index(place, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right}
        if event.key() in keys and not event.modifiers():
            self.entered.emit()
        elif event.text().isalpha():
            event.ignore()  # a key of the page, not a letter to search with
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        self.current_changed.emit(index.row())

    @Slot()
    def _on_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
