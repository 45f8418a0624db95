"""The week under the page: a cell a day, with who is visited; a click shows that day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.domain.agenda import week_of
from app.domain.day_input import WEEKDAYS
from app.services.agenda import Planned
from app.ui import theme
from app.ui.agenda.words import AgendaWords
from app.ui.today.words import day_title
from app.ui.widgets import paint

WORKDAYS: Final = 5
LINES: Final = 3  # under the name of the day
PADDING: Final = 14
BEFORE: Final = 24  # px before the first day
WIDE, NARROW = 12, 5  # shares of a workday and of a day in the weekend
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class WeekStrip(QWidget):
    """`chosen` carries the day that is asked for."""

    chosen = Signal(object)

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Deze week"))
        self._group = QButtonGroup(self)
        self.days = [_Day(words, self) for _ in range(len(WEEKDAYS))]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        for place, day in enumerate(self.days):
            row.addWidget(day, WIDE if place < WORKDAYS else NARROW)
            self._group.addButton(day, place)
            day.step_requested.connect(self._on_step)
        self.days[0].is_first = True
        self._group.idClicked.connect(self._on_clicked)

    def show_week(
        self,
        today: date,
        chosen: date,
        planned: Sequence[Planned],
        days: Mapping[str, date],
        holidays: Mapping[date, str],
    ) -> None:
        """
        Show the week of today.

        Args:
            days: The day on the wall clock of each appointment, by its id as text.
            holidays: Their names, by day.
        """
        for cell, day in zip(self.days, week_of(today), strict=True):
            its = [one for one in planned if days[str(one.id)] == day]
            cell.show_day(day, its, holidays.get(day, ""), today=today)
            cell.setChecked(day == chosen)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        paint.horizontal(painter, 0, 0, self.width(), "divider")
        painter.end()

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(self.days[place].day)

    @Slot(int)
    def _on_step(self, step: int) -> None:
        sender = self.sender()
        place = next((n for n, day in enumerate(self.days) if day is sender), 0) + step
        if 0 <= place < len(self.days):
            self.days[place].setFocus(Qt.FocusReason.TabFocusReason)


class _Day(QAbstractButton):
    """One day: its name, and who is visited."""

    step_requested = Signal(int)

    def __init__(self, words: AgendaWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.day = date.min
        self.is_first = False
        self._is_today = self._is_past = False
        self._holiday = ""
        self._planned: Sequence[Planned] = ()
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    def show_day(self, day: date, planned: Sequence[Planned], holiday: str, *, today: date) -> None:
        """Show a day."""
        self.day, self._planned, self._holiday = day, planned, holiday
        self._is_today, self._is_past = day == today, day < today
        words = ", ".join(self._said())
        title = day_title(day)
        self.setAccessibleName(f"{title}: {words}" if words else title)
        self.setToolTip("\n".join([title, *self._said()]))
        self.update()

    def lines(self) -> list[tuple[str, str]]:
        """Return time and name of each line; a line without a time is a remark."""
        if self._holiday:
            return [("", self._holiday), *self._visits(LINES - 1)]
        if self._planned:
            return self._visits(LINES)
        is_workday = self.day.weekday() < WORKDAYS
        return [("", self.tr("Vrij voor bezoek"))] if is_workday and not self._is_past else []

    @override
    def sizeHint(self) -> QSize:
        line = paint.line_height(theme.current().font("small"))
        return QSize(60, 9 + self._head() + LINES * (line + 3) + 12)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = Qt.Key(event.key())
        if code in STEPS:
            self.step_requested.emit(STEPS[code])
        elif code in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), paint.begin(self)
        area = self.rect().adjusted(3, 4, -3, -4)
        if self.isChecked() and not self._is_today:
            paint.box(painter, area, "nav_selected")
        elif self.underMouse():
            paint.box(painter, area, "hover")
        if not self.is_first:
            line = QRectF(0, 10, 0, self.height() - 22)
            paint.line(painter, line, colors.color("divider"))
        left = BEFORE if self.is_first else PADDING
        room = QRect(left, 9, self.width() - left - 6, self._head())
        self._paint_head(painter, room)
        self._paint_lines(painter, room)
        if self.hasFocus():
            paint.ring(painter, area)
        painter.end()

    def _paint_head(self, painter: QPainter, room: QRect) -> None:
        colors = theme.current()
        name = WEEKDAYS[self.day.weekday()][:2].capitalize()
        font = colors.font("strong" if self._is_today else "text", tabular=True)
        is_quiet = self.day.weekday() >= WORKDAYS or bool(self._holiday)
        tone = "muted" if is_quiet and not self._is_today else "text"
        paint.text(painter, room, name, font, tone)
        after = room.adjusted(paint.width(name, font) + 6, 0, 0, 0)
        number = str(self.day.day)
        if self._is_today:
            wide = paint.width(number, font) + 12
            pill = QRect(after.x(), after.y(), wide, after.height())
            paint.box(painter, pill, "primary", radius=pill.height() / 2)
            middle = Qt.AlignmentFlag.AlignHCenter
            paint.text(painter, pill, number, font, "on_primary", align=middle)
        else:
            paint.text(painter, after, number, font, tone)

    def _paint_lines(self, painter: QPainter, room: QRect) -> None:
        font = theme.current().font("small", tabular=True)
        high = paint.line_height(font) + 3
        area = QRect(room.x(), room.bottom() + 3, room.width(), high)
        wide = paint.width("00:00", font) + 7
        for time, name in self.lines():
            if time:
                paint.text(painter, area, time, font, "muted")
            shift = wide if time else 0
            tone = "text" if time else "muted"
            paint.text(painter, area.adjusted(shift, 0, 0, 0), name, font, tone)
            area.translate(0, high)

    def _visits(self, room: int) -> list[tuple[str, str]]:
        words = self._words
        shown = [(words.begin(one), words.title(one)) for one in self._planned]
        if len(shown) <= room:
            return shown
        left = len(shown) - (room - 1)
        return [*shown[: room - 1], ("", self.tr("en {n} andere").format(n=left))]

    def _said(self) -> list[str]:
        visits = [f"{self._words.begin(one)} {self._words.title(one)}" for one in self._planned]
        if visits:
            return [self._holiday, *visits] if self._holiday else visits
        return [text for _, text in self.lines()]

    def _head(self) -> int:
        return paint.line_height(theme.current().font("strong")) + 4

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
