"""The lines under the search field, painted: a heading per group, and what was found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget
from typing_extensions import override

from app.domain.matching import Marked
from app.ui import icons, theme
from app.ui.place import Place
from app.ui.widgets import paint
from app.ui.widgets.grouped_list import GroupedList, GroupedModel, Index
from app.ui.widgets.marked import marked_width, paint_marked

ROW, HEADING, EDGE = 34, 30, 3  # px at 100% text
SIDE, LEFT, GAP = 8, 20, 12  # around a line, before a heading, between the parts of a line


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands over a group; it cannot be chosen."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something to open or to do."""

    icon: str
    title: Marked
    detail: Marked
    act: Place | Callable[[], object]
    hint: str = ""  # its key


Item = Heading | Line


class _Model(GroupedModel[Line]):
    @override
    def words(self, item: Item, *, is_spoken: bool) -> str | None:
        if isinstance(item, Heading):
            return item.text
        return ", ".join(text for text in (item.title.text, item.detail.text, item.hint) if text)


class _Delegate(QStyledItemDelegate):
    """Icon, title, detail and, at the right, the key."""

    def __init__(self, view: "Results") -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: Any, index: Index) -> QSize:
        is_line = isinstance(self._view.rows.items[index.row()], Line)
        return QSize(100, theme.current().height(ROW if is_line else HEADING))

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        item, rect = self._view.rows.items[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, Heading):
            area = rect.adjusted(LEFT, 4, -LEFT, 0)
            paint.text(painter, area, item.text, theme.current().font("small_strong"), "muted")
        else:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_ground(painter, rect, is_chosen=is_chosen, is_hovered=is_hovered)
            self._paint_line(painter, rect.adjusted(LEFT, 0, -LEFT, 0), item, is_chosen=is_chosen)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, *, is_chosen: bool, is_hovered: bool
    ) -> None:
        ground = rect.adjusted(SIDE, 0, -SIDE, 0)
        if is_chosen:
            paint.box(painter, ground, "selection")
            edge = QRect(ground.x(), ground.y() + 7, EDGE, ground.height() - 14)
            paint.box(painter, edge, "primary", radius=1)
        elif is_hovered:
            paint.box(painter, ground, "hover")

    def _paint_line(self, painter: QPainter, area: QRect, line: Line, *, is_chosen: bool) -> None:
        colors, size = theme.current(), theme.current().px(16)
        icon = QRect(area.x(), area.y() + (area.height() - size) // 2, size, size)
        icons.paint(painter, icon, line.icon, "primary" if is_chosen else "muted")
        hint = line.hint or (self._view.enter_words() if is_chosen else "")
        small = colors.font("small")
        wide = paint.width(hint, small) if hint else 0
        right = QRect(area.right() - wide, area.y(), wide + 1, area.height())
        paint.text(painter, right, hint, small, "muted", align=Qt.AlignmentFlag.AlignRight)
        x, end = icon.right() + GAP, area.right() - wide - (GAP if wide else 0)
        most = end - x if not line.detail.text else max((end - x) * 3 // 5, end - x - 160)
        title = QRect(x, area.y(), min(marked_width(line.title) + 2, most), area.height())
        paint_marked(painter, title, line.title)
        x = title.right() + GAP
        paint_marked(painter, QRect(x, area.y(), end - x, area.height()), line.detail, "muted")


class Results(GroupedList[Line]):
    """
    What was found; the keyboard stays in the field, which passes its keys on.

    `chosen` carries the Line that Enter or a click means.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Model(Line), parent)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Gevonden"))

    def step_group(self, by: int) -> None:
        """Choose the first line of the next or the previous group, round at the end."""
        rows = self.rows.line_rows()
        firsts = [row for row in rows if self.rows.line(row - 1) is None]
        if firsts:
            here = max((n for n, row in enumerate(firsts) if row <= self.currentIndex().row()))
            self.choose(firsts[(here + by) % len(firsts)])

    def enter_words(self) -> str:
        """Return what stands at the right end of the chosen line."""
        return self.tr("Enter")

    @override
    def choose(self, row: int) -> None:
        super().choose(row)
        if row >= 0:
            self.scrollTo(self.currentIndex())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.current().height(ROW))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if (line := self.current()) and self.indexAt(event.position().toPoint()).isValid():
            self.chosen.emit(line)
