"""
Paints the timeline.

The height of a row comes from the same layout of its text that is painted, kept for one width; of
thousands of entries only the heights are kept, as a collector of garbage goes through all objects.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.services.companies.timeline import EntryRow
from app.ui import icons, theme
from app.ui.dossier.timeline_model import EDGES_ROLE, ENTRY_ROLE, MONTH_ROLE
from app.ui.dossier.words import DossierWords
from app.ui.widgets import paint
from app.ui.widgets.status import STATUSES

Index = QModelIndex | QPersistentModelIndex
MARGIN: Final = 24
TOP: Final = 9  # px above the first line
DAY: Final = 62  # px from the day to the middle of the circle, at 100%
CIRCLE: Final = 26
WORDS: Final = 88  # px from the day to the words
WHO: Final = 110  # px kept free at the right for the name
CHIP: Final = 24
MOST_LINES: Final = 3
MOST_NAMES: Final = 3  # files shown as chips
LINE_GAP: Final = 3
KEPT: Final = 100  # layouts, for the next painting; of the other entries only the height


@dataclass(slots=True)
class EntryLayout:
    """One entry laid out for a width."""

    body: QTextLayout
    body_height: float
    height: int


class TimelineDelegate(QStyledItemDelegate):
    """One delegate for months and entries."""

    def __init__(self, view: QListView, words: DossierWords) -> None:
        super().__init__(view)
        self._view, self._words = view, words
        self._layouts: dict[UUID, EntryLayout] = {}
        self._heights: dict[UUID, int] = {}
        self._width = 0
        self.hovered_row = -1
        theme.current().changed.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out again: the letters, the width or the entries are others."""
        self._layouts, self._heights = {}, {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        colors, width = theme.current(), self._view.viewport().width()
        if index.data(MONTH_ROLE) is not None:
            return QSize(width, colors.height(38))
        row = index.data(ENTRY_ROLE)
        return QSize(width, 0 if row is None else self._height(row, width))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, colors = QRect(option.rect), theme.current()
        if index.data(MONTH_ROLE) is not None:
            area = rect.adjusted(MARGIN, 0, -MARGIN, 0)
            paint.text(painter, area, str(index.data()), colors.font("strong"), "text")
        elif (row := index.data(ENTRY_ROLE)) is not None:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, index, selected=selected)
            self._paint_rail(painter, rect, row, index.data(EDGES_ROLE))
            self._paint_entry(painter, rect, row)
        painter.restore()

    def _height(self, row: EntryRow, width: int) -> int:
        known = self._heights.get(row.key.id) if width == self._width else None
        return self._layout(row, width).height if known is None else known

    def _layout(self, row: EntryRow, width: int) -> EntryLayout:
        if width != self._width:
            self.forget()
            self._width = width
        known = self._layouts.get(row.key.id)
        if known is None:
            if len(self._layouts) >= KEPT:
                del self._layouts[next(iter(self._layouts))]  # the oldest
            known = self._layouts[row.key.id] = self._laid_out(row, width)
            self._heights[row.key.id] = known.height
        return known

    def _laid_out(self, row: EntryRow, width: int) -> EntryLayout:
        colors = theme.current()
        font = colors.font()
        room = width - MARGIN - colors.px(WORDS) - colors.px(WHO)
        body = QTextLayout(row.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        body.setTextOption(option)
        height = _lay_lines(body, QFontMetrics(font), max(room, 60)) if row.text else 0.0
        total = 2 * TOP + paint.line_height(colors.font("strong")) + height
        if row.text:
            total += LINE_GAP
        if self._chips(row):
            total += colors.height(CHIP, role="small") + 6
        least = 2 * TOP + 2 * paint.line_height(font)
        return EntryLayout(body, height, max(round(total), least))

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        area = rect.adjusted(8, 0, -8, 0)
        if selected or index.row() == self.hovered_row:
            paint.box(painter, area, "hover")
        if selected:
            active = self._view.isActiveWindow()
            edge = QRectF(area.x() + 1, area.y() + 8, 3, area.height() - 16)
            painter.fillRect(edge, theme.current().color("primary" if active else "quiet_edge"))
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint.ring(painter, area)

    def _paint_rail(
        self, painter: QPainter, rect: QRect, row: EntryRow, edges: tuple[bool, bool]
    ) -> None:
        colors = theme.current()
        size, middle = colors.px(CIRCLE), MARGIN + colors.px(DAY)
        circle = QRect(rect.x() + middle - size // 2, rect.y() + TOP - 2, size, size)
        is_first, is_last = edges
        line = colors.color("divider")
        if not is_first:
            top = circle.y() - rect.y() - 1
            paint.line(painter, QRectF(rect.x() + middle, rect.y(), 0, top), line)
        if not is_last:
            high = rect.bottom() - circle.bottom()
            paint.line(painter, QRectF(rect.x() + middle, circle.bottom() + 2, 0, high), line)
        paint.box(painter, circle, "surface", "divider", radius=size / 2)
        inset = round(size * 0.23)
        inner = circle.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, inner, self._words.icon(row), "muted")

    def _paint_entry(self, painter: QPainter, rect: QRect, row: EntryRow) -> None:
        colors, layout = theme.current(), self._layout(row, rect.width())
        strong, font = colors.font("strong"), colors.font()
        line, left = paint.line_height(strong), rect.x() + MARGIN
        top = rect.y() + TOP
        day = QRect(left, top, colors.px(48), line)
        paint.text(painter, day, self._words.day(row), colors.font(tabular=True), "text")
        hour = day.translated(0, line)
        small = colors.font("small", tabular=True)
        paint.text(painter, hour, self._words.time(row), small, "muted")
        x, right = left + colors.px(WORDS), rect.right() - MARGIN
        who = QRect(right - colors.px(WHO) + 12, top, colors.px(WHO) - 12, line)
        align = Qt.AlignmentFlag.AlignRight
        paint.text(painter, who, row.who.partition(" ")[0], font, "muted", align=align)
        self._paint_head(painter, QRect(x, top, who.x() - x - 8, line), row)
        y = top + line + LINE_GAP
        if row.text:
            painter.setPen(colors.color("text"))
            clip = QRectF(x, y, rect.width(), layout.body_height + 2)
            layout.body.draw(painter, QPointF(x, y), [], clip)
            y += round(layout.body_height) + 3
        self._paint_chips(painter, x, y + 3, who.x() - 8, row)

    def _paint_head(self, painter: QPainter, area: QRect, row: EntryRow) -> None:
        """Paint title, state and detail on a line; the title gives way first."""
        colors, line = theme.current(), area.height()
        strong, font, small = colors.font("strong"), colors.font(), colors.font("small_strong")
        title, state, detail = (
            self._words.title(row),
            self._words.state(row),
            self._words.detail(row),
        )
        icon, look = colors.px(14), STATUSES["concept"]
        pill = paint.width(state, small) + icon + 23 if state else 0
        beside = min(paint.width(detail, font), area.width() // 3) + 10
        beside += pill + 10 if state else 0
        wide = min(paint.width(title, strong) + 2, max(area.width() - beside, colors.px(80)))
        paint.text(painter, QRect(area.x(), area.y(), wide, line), title, strong, "text")
        x = area.x() + wide + 10
        if state:
            high = colors.height(22, role="small")
            box = QRect(x, area.y() + (line - high) // 2, pill, high)
            paint.box(painter, box, look.fill, look.edge, radius=high / 2, dashed=look.dashed)
            at = QRect(box.x() + 8, box.y() + (high - icon) // 2, icon, icon)
            icons.paint(painter, at, look.icon, look.color)
            paint.text(painter, box.adjusted(13 + icon, 0, -6, 0), state, small, look.color)
            x += pill + 10
        rest = QRect(x, area.y(), area.right() - x, line)
        paint.text(painter, rest, detail, font, "muted")

    def _paint_chips(self, painter: QPainter, x: int, y: int, right: int, row: EntryRow) -> None:
        colors = theme.current()
        font, high, icon = colors.font("small"), colors.height(CHIP, role="small"), colors.px(13)
        for name, words in self._chips(row):
            wide = min(paint.width(words, font) + icon + 24, right - x)
            if wide < colors.px(60):
                return
            box = QRect(x, y, wide, high)
            paint.box(painter, box, "surface", "border_button", radius=4)
            at = QRect(x + 8, y + (high - icon) // 2, icon, icon)
            icons.paint(painter, at, name, "muted")
            area = box.adjusted(icon + 14, 0, -6, 0)
            paint.text(painter, area, words, font, "text")
            x += wide + 8

    def _chips(self, row: EntryRow) -> list[tuple[str, str]]:
        """Return icon and words of what hangs on an entry."""
        found = []
        if row.agreements:
            found.append(("checkbox-marked-outline", self._words.agreements(row.agreements)))
        if row.signatures:
            found.append(("draw-pen", self._words.signed(row)))
        found += [("paperclip", name) for name in row.files[:MOST_NAMES]]
        if (more := len(row.files) - MOST_NAMES) > 0:
            found.append(("paperclip", f"+ {more}"))
        return found


def _lay_lines(layout: QTextLayout, metrics: QFontMetrics, width: int) -> float:
    """Lay out at most MOST_LINES lines, the last one cut with dots; return their height."""
    text, high = layout.text(), round(metrics.height() * 1.18)
    start, count = _lines(layout, width, high)
    if count > MOST_LINES:
        last = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width - 2)
        layout.setText(text[:start] + last)
        _lines(layout, width, high)
        count = MOST_LINES
    return float(count * high)


def _lines(layout: QTextLayout, width: int, high: int) -> tuple[int, int]:
    """Break the text; return where the last line that is shown begins, and how many are needed."""
    layout.beginLayout()
    start, count = 0, 0
    while count <= MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * high))
        start = line.textStart() if count < MOST_LINES else start
        count += 1
    layout.endLayout()
    return start, count
