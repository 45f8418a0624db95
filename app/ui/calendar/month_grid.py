"""A month of the calendar: a row for each week, in each day what begins first."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.domain.day_input import MONTHS, WEEKDAYS
from app.ui import theme
from app.ui.calendar import moving
from app.ui.calendar.block_paint import short_line
from app.ui.calendar.entries import Entry, Shown
from app.ui.calendar.time_layout import WEEKEND
from app.ui.calendar.view import CalendarView
from app.ui.calendar.words import CalendarWords
from app.ui.widgets import paint

DAYS: Final = 7
MARGIN: Final = 24
LEAST_LINES: Final = 1  # appointments that a day has room for, and how many more there are


class MonthGrid(CalendarView):
    """Up and Down go a week; J and K walk between appointments."""

    days_up_and_down = DAYS

    def __init__(self, words: CalendarWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName("month_grid")
        self._drag: tuple[Entry, QPoint, date | None] | None = None

    def rect_of_day(self, day: date) -> QRect | None:
        """Return where a day lies, in the viewport; None: it is not shown."""
        if self.shown is None or day not in self.shown.days:
            return None
        place = self.shown.days.index(day)
        wide, high = self._cell()
        row, column = divmod(place, DAYS)
        x = self._left() + column * wide // DAYS
        end = self._left() + (column + 1) * wide // DAYS
        y = self._head() + row * high - self.verticalScrollBar().value()
        return QRect(x, y, end - x, high)

    def rect_of(self, entry: Entry) -> QRect | None:
        """Return where an appointment lies on the day on which it begins; None: out of room."""
        cell = self.rect_of_day(entry.day)
        if cell is None:
            return None
        lines = self._lines(entry.day, cell)
        place = next((n for n, one in enumerate(lines) if one.planned.id == entry.planned.id), None)
        return None if place is None else self._line_rect(cell, place, entry.day)

    @override
    def lay_out(self) -> None:
        if self.shown is None:
            return
        _, high = self._cell()
        room = self.viewport().height() - self._head()
        whole = high * (len(self.shown.days) // DAYS)
        self.verticalScrollBar().setRange(0, max(0, whole - room))
        self.verticalScrollBar().setPageStep(max(1, room))

    @override
    def show_chosen(self) -> None:
        cell = None if self.shown is None else self.rect_of_day(self.shown.day)
        if cell is None:
            return
        bar, low = self.verticalScrollBar(), self.viewport().height()
        if cell.top() < self._head():
            bar.setValue(bar.value() + cell.top() - self._head())
        elif cell.bottom() > low:
            bar.setValue(bar.value() + cell.bottom() - low + 1)

    @override
    def place_of_chosen(self) -> QPoint:
        entry = self.chosen()
        rect = None if entry is None else self.rect_of(entry)
        return super().place_of_chosen() if rect is None else rect.bottomLeft()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = event.position().toPoint()
        entry, day = self._entry_at(place), self._day_at(place)
        self._drag = None
        if entry is not None and event.button() == Qt.MouseButton.LeftButton and entry.is_mine:
            self._drag = (entry, place, None)
        self.choose(entry)
        if day is not None and self.shown is not None and day != self.shown.day:
            self.day_chosen.emit(day)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._drag is None:
            entry = self._entry_at(place)
            tip = "" if entry is None or self.shown is None else self._said(entry, self.shown)
            self.viewport().setToolTip(tip)
            return
        entry, begin, _ = self._drag
        if (place - begin).manhattanLength() >= QApplication.startDragDistance():
            self._drag = (entry, begin, self._day_at(place))
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.viewport().update()
        if drag is not None and drag[2] is not None and drag[2] != drag[0].day:
            times = moving.moved(drag[0].planned, days=(drag[2] - drag[0].day).days)
            self.moved.emit(drag[0], *times)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        entry, day = self._entry_at(place), self._day_at(place)
        self._drag = None
        if entry is not None:
            self.opened.emit(entry)
        elif day is not None:
            self.day_opened.emit(day)

    @override
    def give_up_drag(self) -> bool:
        was, self._drag = self._drag, None
        self.viewport().update()
        return was is not None and was[2] is not None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().color("surface"))
        if self.shown is not None:
            painter.save()
            painter.setClipRect(self.viewport().rect().adjusted(0, self._head(), 0, 0))
            for day in self.shown.days:
                self._paint_day(painter, self.shown, day)
            painter.restore()
            self._paint_head(painter)
        painter.end()

    def _paint_day(self, painter: QPainter, shown: Shown, day: date) -> None:
        cell, colors = self.rect_of_day(day), theme.current()
        if cell is None or not cell.intersects(self.viewport().rect()):
            return
        is_free = day.weekday() >= WEEKEND or day in shown.holidays
        if is_free:
            painter.fillRect(cell, colors.color("window"))
        if day == shown.day:
            paint.box(painter, cell.adjusted(2, 2, -2, -2), "nav_selected")
        if self._drag is not None and self._drag[2] == day:
            paint.box(painter, cell.adjusted(2, 2, -2, -2), "", "primary", dashed=True)
        paint.horizontal(painter, cell.x(), cell.bottom(), cell.width(), "row_line")
        paint.line(painter, QRectF(cell.x(), cell.y(), 0, cell.height()), colors.color("row_line"))
        self._paint_number(painter, shown, day, cell)
        self._paint_lines(painter, shown, day, cell)

    def _paint_lines(self, painter: QPainter, shown: Shown, day: date, cell: QRect) -> None:
        colors, lines = theme.current(), self._lines(day, cell)
        for place, entry in enumerate(lines):
            rect = self._line_rect(cell, place, day)
            if entry.planned.id == self.chosen_id:
                paint.box(painter, rect, "selection")
                if self.hasFocus():
                    paint.ring(painter, rect)
            goes_on = entry.day != day
            short_line(painter, rect, entry, self.words, goes_on=goes_on)
        left = len(shown.of_day(day)) - len(lines)
        if left:
            words = self.tr("en {n} andere").format(n=left)
            area = self._line_rect(cell, len(lines), day).adjusted(8, 0, 0, 0)
            paint.text(painter, area, words, colors.font("small"), "muted")
        if day == shown.day and self.hasFocus() and self.chosen() is None:
            paint.ring(painter, cell.adjusted(2, 2, -2, -2))

    def _paint_number(self, painter: QPainter, shown: Shown, day: date, cell: QRect) -> None:
        colors = theme.current()
        is_out = day.month != shown.day.month
        font = colors.font("strong" if day == shown.today else "text", tabular=True)
        number = _number(day)
        area = QRect(cell.x() + 10, cell.y() + 6, cell.width() - 16, paint.line_height(font))
        wide = paint.width(number, font)
        if day == shown.today:
            pill = QRect(area.x() - 4, area.y() - 1, wide + 12, area.height() + 2)
            paint.box(painter, pill, "primary", radius=pill.height() / 2)
            middle = Qt.AlignmentFlag.AlignHCenter
            paint.text(painter, pill, number, font, "on_primary", align=middle)
        else:
            paint.text(painter, area, number, font, "muted" if is_out else "text")
        after = area.adjusted(wide + 14, 0, 6, 0)
        remark = self.words.remark(shown, day)
        if self._is_under(cell, day):
            after = self._line_rect(cell, -1).adjusted(5, 0, 0, 0)
            after.moveTop(cell.y() + paint.line_height(theme.current().font()) + 8)
        paint.text(painter, after, remark, colors.font("small"), "muted")

    def _paint_head(self, painter: QPainter) -> None:
        colors = theme.current()
        painter.fillRect(
            QRect(0, 0, self.viewport().width(), self._head()), colors.color("surface")
        )
        wide, _ = self._cell()
        for column in range(DAYS):
            x = self._left() + column * wide // DAYS
            area = QRect(x + 10, 0, wide // DAYS - 14, self._head())
            name = WEEKDAYS[column]
            if paint.width(name, colors.font("small")) > area.width():
                name = name[:2]
            paint.text(painter, area, name.capitalize(), colors.font("small"), "muted")
        paint.horizontal(painter, 0, self._head() - 1, self.viewport().width(), "divider")
        if self.shown is not None:
            self._paint_weeks(painter, self.shown)

    def _paint_weeks(self, painter: QPainter, shown: Shown) -> None:
        colors = theme.current()
        painter.setClipRect(self.viewport().rect().adjusted(0, self._head(), 0, 0))
        for day in shown.days[::DAYS]:
            cell = self.rect_of_day(day)
            if cell is not None:
                font = colors.font("small", tabular=True)
                area = QRect(0, cell.y() + 6, self._left() - 8, paint.line_height(font))
                right = Qt.AlignmentFlag.AlignRight
                paint.text(painter, area, str(day.isocalendar().week), font, "muted", align=right)

    def _head(self) -> int:
        return paint.line_height(theme.current().font("small")) + 16

    def _left(self) -> int:
        return MARGIN + paint.width("53", theme.current().font("small", tabular=True)) - 8

    def _line(self) -> int:
        return paint.line_height(theme.current().font("small")) + 5

    def _cell(self) -> tuple[int, int]:
        """Return the width of a week and the height of its row."""
        weeks = 6 if self.shown is None else max(1, len(self.shown.days) // DAYS)
        room = QSize(
            self.viewport().width() - self._left(), self.viewport().height() - self._head()
        )
        number = paint.line_height(theme.current().font()) + 10
        least = number + (LEAST_LINES + 1) * self._line() + 6
        return max(0, room.width()), max(least, room.height() // weeks)

    def _line_rect(self, cell: QRect, place: int, day: date | None = None) -> QRect:
        top = cell.y() + self._above(cell, day) + place * self._line()
        return QRect(cell.x() + 5, top, cell.width() - 10, self._line() - 1)

    def _above(self, cell: QRect, day: date | None) -> int:
        """Return how high the number of a day is, with what is special about it under that."""
        under = day is not None and self._is_under(cell, day)
        high = paint.line_height(theme.current().font()) + 10
        return high + self._line() if under else high

    def _is_under(self, cell: QRect, day: date) -> bool:
        """Tell whether what is special about a day has no room beside its number."""
        remark = "" if self.shown is None else self.words.remark(self.shown, day)
        room = cell.width() - 26 - paint.width(_number(day), theme.current().font(tabular=True))
        return bool(remark) and paint.width(remark, theme.current().font("small")) > room

    def _lines(self, day: date, cell: QRect) -> list[Entry]:
        """Return what a day has room for; when not all, the last line says how many more."""
        its = [] if self.shown is None else [one for one, _ in self.shown.of_day(day)]
        room = max(1, (cell.height() - self._above(cell, day) - 4) // self._line())
        if len(its) <= room:
            return its
        found = its[: room - 1]
        hidden = next((one for one in its[room - 1 :] if one.planned.id == self.chosen_id), None)
        return found if hidden is None else [*found[:-1], hidden]

    def _day_at(self, place: QPoint) -> date | None:
        if self.shown is None or place.y() < self._head():
            return None
        for day in self.shown.days:
            rect = self.rect_of_day(day)
            if rect is not None and rect.contains(place):
                return day
        return None

    def _entry_at(self, place: QPoint) -> Entry | None:
        day = self._day_at(place)
        cell = None if day is None else self.rect_of_day(day)
        if day is None or cell is None:
            return None
        for number, entry in enumerate(self._lines(day, cell)):
            if self._line_rect(cell, number, day).contains(place):
                return entry
        return None

    def _said(self, entry: Entry, shown: Shown) -> str:
        return self.words.sentence(entry, shown.now)


def _number(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][0][:3]}" if day.day == 1 else str(day.day)
