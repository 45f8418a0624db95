"""Paints the rows of the attendance mode: a big tick, who it is, and the signature."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.services.networks.attendance import AttendanceRow
from app.ui import icons, theme
from app.ui.attendance.words import AttendanceWords
from app.ui.session.signature_ink import paint_small
from app.ui.widgets import paint
from app.ui.widgets.grouped_list import ITEM_ROLE, Heading

Index = QModelIndex | QPersistentModelIndex

MARGIN: Final = 32  # px, at both sides
ROW, TICK, THUMB, EDGE = 46, 24, 32, 3  # px
AFTER_TICK: Final = 16
PEN: Final = 2  # px of room around small ink, for the width of its line
COMPANY, STATE = 0.309, 0.757  # of the room: where these begin
NARROW: Final = 640  # px at 100% text; below it the company stands under the name
TIME: Final = 48  # px at 100% text


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the parts of one row lie."""

    tick: QRect
    name: QRect
    company: QRect
    state: QRect
    time: QRect


class AttendanceDelegate(QStyledItemDelegate):
    """One delegate for headings and people."""

    def __init__(self, view: QListView, words: AttendanceWords) -> None:
        super().__init__(view)
        self._view, self._words = view, words
        self._look: tuple[str, int, int, float] | None = None
        self._drawn: dict[tuple[UUID, datetime | None], QPixmap] = {}

    def cells(self, rect: QRect) -> Cells:
        """Return where the parts of a row lie."""
        px = theme.current().px
        left, room = rect.x() + MARGIN, self._room()
        side = px(TICK)
        tick = QRect(left, rect.center().y() - side // 2 + 1, side, side)
        first = tick.right() + 1 + AFTER_TICK
        state = left + round(room * (0.62 if self._is_narrow() else STATE))
        time = QRect(left + room - px(TIME), rect.y(), px(TIME), rect.height())
        state_area = QRect(state, rect.y(), time.x() - state, rect.height())
        if not self._is_narrow():
            second = left + round(room * COMPANY)
            name = QRect(first, rect.y(), second - first - 12, rect.height())
            company = QRect(second, rect.y(), state - second - 12, rect.height())
            return Cells(tick, name, company, state_area, time)
        high, low = self._lines()
        top = rect.y() + (rect.height() - high - low) // 2
        wide = state - first - 12
        return Cells(
            tick,
            QRect(first, top, wide, high),
            QRect(first, top + high, wide, low),
            state_area,
            time,
        )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        colors, width = theme.current(), self._view.viewport().width()
        if isinstance(index.data(ITEM_ROLE), Heading):
            above = 19 if index.row() == 0 else 22
            return QSize(width, paint.line_height(colors.font("strong")) + colors.px(above) + 9)
        high = colors.height(ROW, role="attendance")
        return QSize(width, max(high, sum(self._lines()) + 10) if self._is_narrow() else high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, item = QRect(option.rect), index.data(ITEM_ROLE)
        if isinstance(item, Heading):
            self._paint_heading(painter, rect, item)
        elif isinstance(item, AttendanceRow):
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, is_current=is_current)
            cells = self.cells(rect)
            self._paint_who(painter, cells, item)
            self._paint_state(painter, cells, item, is_current=is_current)
        painter.restore()

    def _room(self) -> int:
        return self._view.viewport().width() - 2 * MARGIN

    def _is_narrow(self) -> bool:
        return self._room() < theme.current().px(NARROW)

    def _lines(self) -> tuple[int, int]:
        colors = theme.current()
        return paint.line_height(colors.font("heading")), paint.line_height(colors.font())

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        colors = theme.current()
        strong, small = colors.font("strong"), colors.font("small", tabular=True)
        line = paint.line_height(strong)
        area = QRect(rect.x() + MARGIN, rect.bottom() - line - 8, self._room(), line)
        paint.text(painter, area, heading.text, strong, "text")
        after = area.adjusted(paint.width(heading.text, strong) + 8, 0, 0, 0)
        paint.text(painter, after, str(heading.count), small, "muted")
        paint.horizontal(painter, area.x(), rect.bottom(), area.width(), "divider")

    def _paint_ground(self, painter: QPainter, rect: QRect, *, is_current: bool) -> None:
        colors = theme.current()
        if not is_current:
            paint.horizontal(painter, rect.x() + MARGIN, rect.bottom(), self._room(), "row_line")
            return
        active = self._view.isActiveWindow()
        painter.fillRect(rect, colors.color("selection" if active else "alt"))
        edge = colors.color("primary" if active else "quiet_edge")
        painter.fillRect(QRect(rect.x(), rect.y(), EDGE, rect.height()), edge)
        if self._view.hasFocus():
            paint.ring(painter, rect, radius=3)

    def _paint_who(self, painter: QPainter, cells: Cells, row: AttendanceRow) -> None:
        colors = theme.current()
        if row.attended:
            paint.box(painter, cells.tick, "primary", radius=4)
            inset = cells.tick.width() // 8
            icons.paint(
                painter,
                cells.tick.adjusted(inset, inset, -inset, -inset),
                "check-bold",
                "on_primary",
            )
        else:
            paint.box(painter, cells.tick, "surface", "border_input", radius=4)
        name = colors.font("heading" if row.attended else "attendance")
        paint.text(painter, cells.name, row.name, name, "text")
        paint.text(painter, cells.company, row.company, colors.font(), "muted")

    def _paint_state(
        self, painter: QPainter, cells: Cells, row: AttendanceRow, *, is_current: bool
    ) -> None:
        colors = theme.current()
        if row.signed_at is not None:
            high = colors.px(THUMB)
            top = cells.state.y() + (cells.state.height() - high) // 2
            wide = min(cells.state.width() - 12, 3 * high)
            ink = self._thumbnail(row, QSize(wide, high), painter.device().devicePixelRatioF())
            painter.drawPixmap(cells.state.x() - PEN, top, ink)
            small = colors.font("small", tabular=True)
            at = self._words.at(row.signed_at)
            late = row.before_change is not None
            tone = "attention" if late else "muted"
            paint.text(painter, cells.time, at, small, tone, align=Qt.AlignmentFlag.AlignRight)
            if late:
                self._paint_mark(painter, cells.time)
            return
        whole = cells.state.united(cells.time)
        if row.on_paper:
            self._paint_words(painter, whole, "file-sign", self._words.state(row), "muted")
        elif is_current:
            self._paint_words(painter, whole, "draw-pen", self._words.signing(), "primary")
        else:
            paint.text(painter, whole, self._words.state(row), colors.font(), "muted")

    def _paint_mark(self, painter: QPainter, time: QRect) -> None:
        """Mark before its time a signature under what is something else by now."""
        size = theme.current().px(14)
        place = QRect(time.x() - size + 2, time.center().y() - size // 2 + 1, size, size)
        icons.paint(painter, place, "alert-outline", "attention")

    def _thumbnail(self, row: AttendanceRow, size: QSize, ratio: float) -> QPixmap:
        """Return the ink small; drawn once, because a list of sixty has thousands of pieces."""
        look = theme.current().tokens.name, size.width(), size.height(), ratio
        if look != self._look:
            self._look, self._drawn = look, {}
        key = row.id, row.signed_at
        if key not in self._drawn:
            self._drawn[key] = picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner = QRect(QPoint(0, 0), size).adjusted(PEN, PEN, -PEN, -PEN)
            paint_small(painter, inner, row.strokes)
            painter.end()
        return self._drawn[key]

    def _paint_words(
        self, painter: QPainter, area: QRect, icon: str, words: str, tone: str
    ) -> None:
        size = theme.current().px(16)
        place = QRect(area.x(), area.y() + (area.height() - size) // 2, size, size)
        icons.paint(painter, place, icon, tone)
        font = theme.current().font("strong" if tone == "primary" else "text")
        paint.text(painter, area.adjusted(size + 10, 0, 0, 0), words, font, tone)
