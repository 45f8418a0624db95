"""The calendar as a list: a heading for each day that has something, and a line for each of it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.day_input import MONTHS, WEEKDAYS
from app.ui import icons, theme
from app.ui.calendar.entries import Entry, Shown
from app.ui.calendar.view import CalendarView
from app.ui.calendar.words import CalendarWords
from app.ui.widgets import paint
from app.ui.widgets.status import STATUSES

MARGIN: Final = 24
OUTSIDE: Final = 11  # px that selection and ring stand outside the words
GAP: Final = 16
WIDEST: Final = 1000  # px of a line at 100%
NARROW: Final = 620  # px at 100%: from there on the place stands alone, without the remarks


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (no entry) or an appointment, with its top and height; the first is at 0."""

    day: date
    entry: Entry | None
    top: int
    height: int


class ListPage(CalendarView):
    """What lies on several days stands under the first of them that is shown."""

    def __init__(self, words: CalendarWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName("calendar_list")
        self.lines: list[Line] = []

    @override
    def lay_out(self) -> None:
        if self.shown is None:
            return
        colors = theme.current()
        high = colors.height(38)
        head = paint.line_height(colors.font("strong")) + colors.px(26)
        self.lines, top, before = [], 0, None
        for entry in self.shown.entries:
            if entry.day != before:
                self.lines.append(Line(entry.day, None, top, head))
                top, before = top + head, entry.day
            self.lines.append(Line(entry.day, entry, top, high))
            top += high
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, top + 16 - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height()))

    @override
    def show_chosen(self) -> None:
        line = self._line_of_chosen()
        if line is None:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if line.top - bar.value() < line.height:
            bar.setValue(line.top - 2 * line.height)
        elif line.top + line.height - bar.value() > room:
            bar.setValue(line.top + line.height - room)

    @override
    def place_of_chosen(self) -> QPoint:
        line = self._line_of_chosen()
        return super().place_of_chosen() if line is None else self._rect(line).bottomLeft()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(self._entry_at(event.position().toPoint()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (entry := self._entry_at(event.position().toPoint())) is not None:
            self.opened.emit(entry)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().color("surface"))
        if self.shown is not None:
            for line in self.lines:
                rect = self._rect(line)
                if rect.intersects(event.rect()):
                    self._paint_line(painter, rect, line, self.shown)
        painter.end()

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line, shown: Shown) -> None:
        if line.entry is None:
            self._paint_heading(painter, rect, line.day, shown)
            return
        colors, entry = theme.current(), line.entry
        paint.horizontal(painter, rect.x(), rect.bottom(), rect.width(), "row_line")
        if entry.planned.id == self.chosen_id:
            whole = rect.adjusted(-OUTSIDE, 0, OUTSIDE, 0)
            paint.box(painter, whole, "selection" if self.isActiveWindow() else "alt")
            if self.hasFocus():
                paint.ring(painter, whole)
        self._paint_cells(painter, rect, entry, colors.px(NARROW))

    def _paint_cells(self, painter: QPainter, rect: QRect, entry: Entry, narrow: int) -> None:
        colors, words = theme.current(), self.words
        text, digits = colors.font(), colors.font(tabular=True)
        bar = QRectF(rect.x(), rect.y() + 9, 3, rect.height() - 18)
        painter.fillRect(bar, colors.color(entry.tone))
        times = entry.times
        wide = max(paint.width("00:00–00:00", digits), paint.width(times, digits))
        at = QRect(rect.x() + 12, rect.y(), wide, rect.height())
        paint.text(painter, at, times, digits, "muted")
        size = colors.px(16)
        middle = rect.y() + (rect.height() - size) // 2
        icon = QRect(at.right() + GAP, middle, size, size)
        icons.paint(painter, icon, words.agenda.icon_of(entry.planned), "muted")
        room = rect.adjusted(icon.right() + 8 - rect.x(), 0, 0, 0)
        cells = [words.agenda.title(entry.planned), words.agenda.about(entry.planned)]
        if rect.width() >= narrow:
            cells += [words.agenda.town(entry.planned), words.clash(entry) or entry.owner]
        share = room.width() // len(cells)
        for place, cell in enumerate(cells):
            area = QRect(room.x() + place * share, room.y(), share - GAP, room.height())
            is_last = place == len(cells) - 1
            if entry.clash is not None and is_last:
                look = STATUSES["attention"]
                icons.paint(painter, QRect(area.x(), middle, size, size), look.icon, look.color)
                area.setLeft(area.x() + size + 6)
            paint.text(painter, area, cell, text, "text" if not place or is_last else "muted")

    def _paint_heading(self, painter: QPainter, rect: QRect, day: date, shown: Shown) -> None:
        colors = theme.current()
        strong = colors.font("strong")
        high = paint.line_height(strong)
        area = QRect(rect.x(), rect.bottom() - high - colors.px(8), rect.width(), high)
        month = MONTHS[day.month - 1][0]
        name = f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {month}"
        tone = "primary" if day == shown.today else "text"
        paint.text(painter, area, name, strong, tone)
        after = area.adjusted(paint.width(name, strong) + 10, 0, 0, 0)
        paint.text(painter, after, self.words.remark(shown, day), colors.font("small"), "muted")
        paint.horizontal(painter, rect.x(), rect.bottom(), rect.width(), "row_line")

    def _rect(self, line: Line) -> QRect:
        wide = min(self.viewport().width() - 2 * MARGIN, theme.current().px(WIDEST))
        return QRect(MARGIN, line.top - self.verticalScrollBar().value(), wide, line.height)

    def _line_of_chosen(self) -> Line | None:
        return next(
            (one for one in self.lines if one.entry and one.entry.planned.id == self.chosen_id),
            None,
        )

    def _entry_at(self, place: QPoint) -> Entry | None:
        found = next((one for one in self.lines if self._rect(one).contains(place)), None)
        return None if found is None else found.entry
