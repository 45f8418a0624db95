"""Paints the rows of Vandaag, and tells what lies under the mouse."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import icons, theme
from app.ui.today.list_model import Item, Note
from app.ui.widgets import paint
from app.ui.widgets.grouped_list import ITEM_ROLE, Heading

Index = QModelIndex | QPersistentModelIndex
Part = Literal["tick", "link", "clock", "row"]
MARGIN: Final = 24
OUTSIDE: Final = 11  # px that selection and ring stand outside the words
WIDEST: Final = 940  # px of a row at 100%: what, who and when stay together
TWO_LINES: Final = 640  # px at 100%; a narrower row has the company on its own line
TIGHT: Final = 420  # px at 100%; a row that is narrower still has the reason there too
SHARE: Final = 0.6  # of what and company, for what
BOX: Final = 18
CLOCK: Final = 18
UNDER: Final = 9  # px at 100% from a heading to its line
GAP: Final = 16


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the parts of one row lie."""

    whole: QRect
    tick: QRect
    what: QRect
    company: QRect
    when: QRect
    link: QRect
    clock: QRect


class TodayDelegate(QStyledItemDelegate):
    """One delegate for headings, rows and the line at the end."""

    def __init__(self, view: QListView, *, has_links: bool = True) -> None:
        super().__init__(view)
        self._view, self._has_links = view, has_links
        self.hovered: tuple[int, Part] | None = None
        self._widths: tuple[int, int] = (0, 0)
        self._wanted: tuple[int, int] = (0, 0)  # of what and company

    def measure(self, items: list[Item]) -> None:
        """Take the widths of the columns from their words."""
        colors = theme.current()
        text, strong = colors.font("text", tabular=True), colors.font("text")
        late = colors.px(16) + 6
        when = (paint.width(i.when, text) + (late if i.is_late else 0) for i in items)
        self._widths = (
            max(when, default=0),
            max((paint.width(i.link, strong) for i in items), default=0) if self._has_links else 0,
        )
        self._wanted = (
            max((paint.width(i.what, strong) for i in items), default=0),
            max((paint.width(i.company, strong) for i in items), default=0),
        )

    def cells(self, rect: QRect) -> Cells:
        """Return where the parts of a row lie."""
        colors = theme.current()
        px = colors.px
        left = rect.x() + MARGIN
        right = left + self._room()
        line = paint.line_height(colors.font())
        is_tall = self._is_narrow()
        top = rect.y() + (rect.height() - 2 * line - 2) // 2 if is_tall else rect.y()
        high = line if is_tall else rect.height()
        tick = QRect(left, rect.y() + (rect.height() - px(BOX)) // 2, px(BOX), px(BOX))
        when_wide, link_wide = self._widths
        size = px(CLOCK)
        clock = QRect(right - size, rect.y() + (rect.height() - size) // 2, size, size)
        gap = GAP if link_wide else 0
        link = QRect(clock.x() - gap - link_wide, rect.y(), link_wide, rect.height())
        when = QRect(link.x() - GAP - when_wide, rect.y(), when_wide, rect.height())
        first = tick.right() + 1 + px(9)
        room = when.x() - GAP - first
        what = QRect(first, top, room, high)
        company = QRect(first, top + line + 2, room, high)
        if is_tall and self._room() < px(TIGHT):
            what.setRight(link.x() - GAP)
            when.setRect(when.x(), company.y(), when_wide, high)
        elif not is_tall:
            wide = self._what_width(room)
            what.setWidth(wide - GAP)
            company = QRect(first + wide, top, room - wide, high)
        whole = QRect(left - OUTSIDE, rect.y(), right - left + 2 * OUTSIDE, rect.height())
        return Cells(whole, tick, what, company, when, link, clock)

    def part_at(self, rect: QRect, item: Item, place: QPoint) -> Part:
        """Return what lies at a place of a row; the tick and the link are larger than painted."""
        cells = self.cells(rect)
        if item.can_tick and rect.x() <= place.x() < cells.what.x():
            return "tick"
        clock = cells.clock.adjusted(-GAP // 2, -GAP // 2, GAP // 2, GAP // 2)
        if item.can_snooze and clock.contains(place):
            return "clock"
        link = cells.link.adjusted(-GAP // 2, 0, GAP // 2, 0)
        return "link" if self._has_links and link.contains(place) else "row"

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        colors, width = theme.current(), self._view.viewport().width()
        item = index.data(ITEM_ROLE)
        if isinstance(item, Heading):
            above = 11 if index.row() == 0 else 17
            return QSize(width, paint.line_height(colors.font("strong")) + colors.px(above + UNDER))
        high = colors.height(38)
        if isinstance(item, Item) and self._is_narrow():
            high += paint.line_height(colors.font()) + 2
        return QSize(width, high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, item = QRect(option.rect), index.data(ITEM_ROLE)
        if isinstance(item, Heading):
            self._paint_heading(painter, rect, item)
        elif isinstance(item, Note):
            area = QRect(rect.x() + MARGIN, rect.y(), self._room(), rect.height())
            paint.text(painter, area, item.text, theme.current().font(), "muted")
        elif isinstance(item, Item):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            cells = self.cells(rect)
            self._paint_ground(painter, cells, index, selected=selected)
            self._paint_item(painter, cells, item, index.row())
            self._paint_clock(painter, cells, item, index.row(), selected=selected)
        painter.restore()

    def _room(self) -> int:
        """Return the width of a row, without its margins."""
        room = self._view.viewport().width() - 2 * MARGIN
        return min(room, theme.current().px(WIDEST))

    def _what_width(self, room: int) -> int:
        """Return the share of what there is to do, more when the company leaves room for it."""
        what, company = self._wanted
        return max(round(room * SHARE), min(what + GAP + 2, room - company - 2))

    def _is_narrow(self) -> bool:
        return self._room() < theme.current().px(TWO_LINES)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        colors = theme.current()
        strong, small = colors.font("strong"), colors.font("small", tabular=True)
        line = paint.line_height(strong)
        area = QRect(
            rect.x() + MARGIN, rect.bottom() + 1 - line - colors.px(UNDER), self._room(), line
        )
        paint.text(painter, area, heading.text, strong, "text")
        after = area.adjusted(paint.width(heading.text, strong) + 8, 0, 0, 0)
        paint.text(painter, after, str(heading.count), small, "muted")
        self._paint_line(painter, rect)

    def _paint_line(self, painter: QPainter, rect: QRect) -> None:
        paint.horizontal(painter, rect.x() + MARGIN, rect.bottom(), self._room(), "row_line")

    def _paint_ground(
        self, painter: QPainter, cells: Cells, index: Index, *, selected: bool
    ) -> None:
        whole = cells.whole
        self._paint_line(painter, whole.adjusted(OUTSIDE - MARGIN, 0, 0, 0))
        if selected:
            active = self._view.isActiveWindow()
            paint.box(painter, whole, "selection" if active else "alt")
            edge = theme.current().color("primary" if active else "quiet_edge")
            if not self._view.hasFocus():
                bar = QRectF(whole.x(), whole.y() + 8, 3, whole.height() - 16)
                painter.fillRect(bar, edge)
        elif self.hovered is not None and self.hovered[0] == index.row():
            paint.box(painter, whole, "hover")
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint.ring(painter, whole)

    def _paint_item(self, painter: QPainter, cells: Cells, item: Item, place: int) -> None:
        colors = theme.current()
        font, digits = colors.font(), colors.font(tabular=True)
        under = self.hovered[1] if self.hovered and self.hovered[0] == place else "row"
        if item.can_tick:
            paint.box(painter, cells.tick, "surface", "border_input", radius=4)
            if under == "tick":
                inner = cells.tick.adjusted(2, 2, -2, -2)
                icons.paint(painter, inner, "check", "muted")
        else:
            icons.paint(painter, cells.tick, item.icon, "muted")
        paint.text(painter, cells.what, item.what, font, "text")
        paint.text(painter, self._company(cells, item, digits), item.company, font, "muted")
        self._paint_when(painter, cells.when, item, digits)
        if self._has_links:
            link = colors.font()
            link.setUnderline(under == "link")
            paint.text(painter, cells.link, item.link, link, "primary")

    @staticmethod
    def _company(cells: Cells, item: Item, digits: QFont) -> QRect:
        """Return the room of the company: where the reason is on its line, all that leaves."""
        if cells.company.y() != cells.when.y():
            return cells.company
        late = theme.current().px(16) + 6 if item.is_late else 0
        end = cells.when.right() - paint.width(item.when, digits) - late - GAP
        return QRect(cells.company.topLeft(), QPoint(end, cells.company.bottom()))

    def _paint_clock(
        self, painter: QPainter, cells: Cells, item: Item, place: int, *, selected: bool
    ) -> None:
        """Paint what puts a row off, where somebody is."""
        part = self.hovered[1] if self.hovered and self.hovered[0] == place else None
        if item.can_snooze and (selected or part is not None):
            tone = "primary" if part == "clock" else "text"
            icons.paint(painter, cells.clock, "clock-outline", tone)

    def _paint_when(self, painter: QPainter, area: QRect, item: Item, font: QFont) -> None:
        tone = "attention" if item.is_late else "muted"
        if item.is_late:
            size = theme.current().px(16)
            x = area.right() + 1 - paint.width(item.when, font) - 6 - size
            at = QRect(x, area.y() + (area.height() - size) // 2, size, size)
            icons.paint(painter, at, "alert-outline", tone)
        paint.text(painter, area, item.when, font, tone, align=Qt.AlignmentFlag.AlignRight)
