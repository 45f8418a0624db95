"""A day or a week of the calendar, painted as hours from top to bottom."""

from datetime import time
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.calendar import DAY_MINUTES, STEP, snapped
from app.domain.day_input import WEEKDAYS
from app.ui import theme
from app.ui.calendar.block_paint import Look, paint_block
from app.ui.calendar.dragging import Drag, edge_at
from app.ui.calendar.entries import Entry, Shown, wall
from app.ui.calendar.time_layout import WEEKEND, Placed, TimeLayout, layout_of
from app.ui.calendar.view import CalendarView
from app.ui.calendar.words import CalendarWords
from app.ui.widgets import paint

HOUR: Final = 52  # px at 100%
LEAST: Final = 25  # px at 100% of a block: one line of words
MARGIN: Final = 24
FIRST: Final = 8 * 60 - 15  # minute that stands at the top at first


class TimeGrid(CalendarView):
    """Its head with the days stays where it is when the hours scroll."""

    def __init__(self, words: CalendarWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName("time_grid")
        self.layout_of_times: TimeLayout | None = None
        self._drag: Drag | None = None
        self._hovered: UUID | None = None
        self._is_scrolled = False  # to the hours that people work

    @property
    def head(self) -> int:
        """How high the head is."""
        colors = theme.current()
        lines = paint.line_height(colors.font("strong")) + paint.line_height(colors.font("small"))
        return lines + 18

    def rect_of(self, record: UUID) -> QRect | None:
        """Return where the first part of an appointment lies, in the viewport."""
        if self.layout_of_times is None:
            return None
        blocks = self.layout_of_times.blocks
        found = next((one.rect for one in blocks if one.entry.planned.id == record), None)
        return None if found is None else found.translated(0, self._top())

    @override
    def lay_out(self) -> None:
        if self.shown is None:
            return
        colors = theme.current()
        left = MARGIN + paint.width("00:00", colors.font("small_strong", tabular=True)) + 8
        hour = colors.px(HOUR)
        self.layout_of_times = layout_of(
            self.shown,
            left=left,
            width=self.viewport().width(),
            hour=hour,
            least=-(-colors.height(LEAST) * 60 // hour),
        )
        whole = self.layout_of_times.y(DAY_MINUTES) + 16
        room = max(0, self.viewport().height() - self.head)
        self.verticalScrollBar().setRange(0, max(0, whole - room))
        self.verticalScrollBar().setPageStep(max(1, room))
        if self.shown.is_known and not self._is_scrolled:
            self._is_scrolled = True
            begins = [piece.begin for one in self.shown.entries for piece in one.pieces]
            first = min([FIRST, *(minute - STEP for minute in begins if minute)])
            self.verticalScrollBar().setValue(self.layout_of_times.y(first))

    @override
    def show_chosen(self) -> None:
        found = None if self.chosen_id is None else self.rect_of(self.chosen_id)
        if found is None or self._drag is not None:
            return
        bar = self.verticalScrollBar()
        if found.top() < self.head + 8:
            bar.setValue(bar.value() + found.top() - self.head - 8)
        elif found.bottom() > self.viewport().height():
            most = found.top() - self.head - 8  # its begin stays in sight
            bar.setValue(bar.value() + min(found.bottom() - self.viewport().height() + 8, most))

    @override
    def place_of_chosen(self) -> QPoint:
        found = None if self.chosen_id is None else self.rect_of(self.chosen_id)
        return super().place_of_chosen() if found is None else found.bottomLeft()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = event.position().toPoint()
        block = self._block_at(place)
        self._drag = None
        if block is None:
            self.choose(None)
            self._choose_day(place)
            return
        self.choose(block.entry)
        if event.button() == Qt.MouseButton.LeftButton and block.entry.is_mine:
            rect = block.rect.translated(0, self._top())
            self._drag = Drag(block.entry, place, stretches=edge_at(rect, place, block.piece))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._drag is None or self.layout_of_times is None:
            self._hover(self._block_at(place))
            return
        if self._drag.go(place, self.layout_of_times):
            self._scroll_along(place)
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.viewport().update()
        if drag is not None and drag.times is not None:
            self.moved.emit(drag.entry, *drag.times)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        block, layout = self._block_at(place), self.layout_of_times
        self._drag = None
        if block is not None:
            self.opened.emit(block.entry)
        elif layout is not None and place.y() > self.head and place.x() >= layout.left:
            minute = snapped(layout.minute(place.y() - self._top()) - STEP)
            minute = min(minute, DAY_MINUTES - STEP)
            begin = time(minute // 60, minute % 60)
            self.time_wanted.emit(layout.day_at(place.x()), begin)

    @override
    def give_up_drag(self) -> bool:
        was, self._drag = self._drag, None
        self.viewport().update()
        return was is not None and was.times is not None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().color("surface"))
        if self.shown is not None and self.layout_of_times is not None:
            painter.save()
            painter.setClipRect(self.viewport().rect().adjusted(0, self.head, 0, 0))
            self._paint_ground(painter, self.shown, self.layout_of_times)
            self._paint_blocks(painter, self.shown, self.layout_of_times)
            self._paint_now(painter, self.shown, self.layout_of_times)
            painter.restore()
            self._paint_head(painter, self.shown, self.layout_of_times)
            if self.hasFocus() and self.chosen() is None:
                paint.ring(painter, self.viewport().rect().adjusted(2, 2, -2, -2))
        painter.end()

    def _paint_ground(self, painter: QPainter, shown: Shown, layout: TimeLayout) -> None:
        colors = theme.current()
        top, high = self._top(), self.viewport().height()
        for day, x, wide in layout.columns:
            if day.weekday() >= WEEKEND or day in shown.holidays:
                painter.fillRect(QRect(x, self.head, wide, high), colors.color("window"))
        font = colors.font("small", tabular=True)
        line = paint.line_height(font)
        right = self.viewport().width() - layout.left
        for hour in range(25):
            y = top + layout.y(hour * 60)
            paint.horizontal(painter, layout.left, y, right, "row_line")
            area = QRect(0, y - line // 2, layout.left - 8, line)
            words = f"{hour:02}:00"
            if 0 < hour < 24:
                paint.text(painter, area, words, font, "muted", align=Qt.AlignmentFlag.AlignRight)
        for _, x, _ in layout.columns:
            edge = QRectF(x, self.head, 0, high)
            paint.line(painter, edge, colors.color("row_line"))

    def _paint_blocks(self, painter: QPainter, shown: Shown, layout: TimeLayout) -> None:
        top, drag = self._top(), self._drag
        coming = next(
            (one for one in shown.entries if one.is_mine and one.planned.ends_at > shown.now), None
        )
        is_today = coming is not None and shown.today in [piece.day for piece in coming.pieces]
        seen = self.viewport().rect()
        for block in layout.blocks:
            one, rect = block.entry, block.rect.translated(0, top)
            if not rect.intersects(seen):
                continue
            is_chosen = one.planned.id == self.chosen_id
            is_ghost = drag is not None and drag.times is not None and drag.entry is one
            look = Look(
                is_chosen=is_chosen,
                is_hovered=one.planned.id == self._hovered,
                is_next=is_today and one is coming,
                has_focus=is_chosen and self.hasFocus() and block.piece.is_first,
                is_ghost=is_ghost,
            )
            paint_block(painter, rect, one, self.words, look)
        if drag is not None and drag.times is not None:
            self._paint_dragged(painter, layout, drag)

    def _paint_dragged(self, painter: QPainter, layout: TimeLayout, drag: Drag) -> None:
        look = Look(is_chosen=True, has_focus=True)
        for day, x, wide in layout.columns:
            for piece in drag.pieces():
                if piece.day == day:
                    y, end = layout.y(piece.begin), layout.y(piece.end)
                    rect = QRect(x + 2, self._top() + y + 1, wide - 6, max(18, end - y - 2))
                    paint_block(painter, rect, drag.seen(), self.words, look)

    def _paint_now(self, painter: QPainter, shown: Shown, layout: TimeLayout) -> None:
        now, colors = wall(shown.now), theme.current()
        column = next((one for one in layout.columns if one[0] == now.date()), None)
        if column is None:
            return
        _, x, wide = column
        y = self._top() + layout.y(now.hour * 60 + now.minute)
        painter.fillRect(QRect(x, y - 1, wide, 2), colors.color("primary"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("primary"))
        painter.drawEllipse(QPoint(x, y), 4, 4)

    def _paint_head(self, painter: QPainter, shown: Shown, layout: TimeLayout) -> None:
        colors = theme.current()
        painter.fillRect(QRect(0, 0, self.viewport().width(), self.head), colors.color("surface"))
        for day, x, wide in layout.columns:
            is_chosen = day == shown.day and len(layout.columns) > 1
            if is_chosen and day != shown.today:
                area = QRect(x + 2, 4, wide - 5, self.head - 8)
                paint.box(painter, area, "nav_selected")
            name = WEEKDAYS[day.weekday()][:2].capitalize()
            font = colors.font("strong" if day == shown.today or is_chosen else "text")
            line = paint.line_height(colors.font("strong"))
            area = QRect(x + 10, 8, wide - 14, line)
            paint.text(painter, area, name, font, "text")
            after = area.adjusted(paint.width(name, font) + 6, 0, 0, 0)
            number = str(day.day) if day.day > 1 else f"{day.day}/{day.month}"
            if day == shown.today:
                pill = QRect(after.x(), after.y() - 1, paint.width(number, font) + 12, line + 2)
                paint.box(painter, pill, "primary", radius=pill.height() / 2)
                middle = Qt.AlignmentFlag.AlignHCenter
                paint.text(painter, pill, number, font, "on_primary", align=middle)
            else:
                paint.text(painter, after, number, font, "text")
            small = colors.font("small")
            under = QRect(x + 10, area.bottom() + 2, wide - 14, paint.line_height(small))
            paint.text(painter, under, self.words.remark(shown, day), small, "muted")
        paint.horizontal(painter, 0, self.head - 1, self.viewport().width(), "divider")

    def _top(self) -> int:
        return self.head + 8 - self.verticalScrollBar().value()

    def _block_at(self, place: QPoint) -> Placed | None:
        if self.layout_of_times is None or place.y() < self.head:
            return None
        return self.layout_of_times.block_at(place - QPoint(0, self._top()))

    def _choose_day(self, place: QPoint) -> None:
        layout, shown = self.layout_of_times, self.shown
        if layout is not None and shown is not None and place.x() >= layout.left:
            day = layout.day_at(place.x())
            if day != shown.day:
                self.day_chosen.emit(day)

    def _hover(self, block: Placed | None) -> None:
        entry: Entry | None = None if block is None else block.entry
        found = None if entry is None else entry.planned.id
        cursor = Qt.CursorShape.ArrowCursor
        if block is not None and block.entry.is_mine:
            place = self.viewport().mapFromGlobal(self.cursor().pos())
            rect = block.rect.translated(0, self._top())
            is_edge = edge_at(rect, place, block.piece)
            cursor = Qt.CursorShape.SizeVerCursor if is_edge else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(cursor)
        if found != self._hovered:
            self._hovered = found
            words = self.words
            has = entry is not None and self.shown is not None
            tip = words.sentence(entry, self.shown.now) if has and entry and self.shown else ""
            self.viewport().setToolTip(tip)
            self.viewport().update()

    def _scroll_along(self, place: QPoint) -> None:
        bar = self.verticalScrollBar()
        if place.y() < self.head + 12:
            bar.setValue(bar.value() - 12)
        elif place.y() > self.viewport().height() - 12:
            bar.setValue(bar.value() + 12)
