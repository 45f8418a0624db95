"""A week under the page: a cell a day, with who is visited; a click shows that day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.agenda import week_of
from app.domain.day_input import WEEKDAYS
from app.services.day.agenda import Planned
from app.ui import theme
from app.ui.agenda.words import AgendaWords
from app.ui.key_map import shown
from app.ui.today.view_model import on_day
from app.ui.today.words import day_title
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import small

WORKDAYS: Final = 5
LINES: Final = 3  # under the name of the day
PADDING: Final = 14
BEFORE: Final = 24  # px before the first day
BESIDE: Final = 7  # px between time and name
TIGHT: Final = 1.75  # times the width of a time: in less room the name stands alone
WIDE, NARROW = 12, 5  # shares of a workday and of a day in the weekend
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class WeekStrip(QWidget):
    """
    `chosen` carries the day that is asked for, `week_requested` how many weeks on (1) or back (-1).

    It shows the days of this week at once, and what is planned in it when that is read. Left before
    its first day and Right after its last go on in the next week.
    """

    chosen = Signal(object)
    week_requested = Signal(int)

    def __init__(self, words: AgendaWords, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous_button = Button(
            self.tr("Vorige week"), "icon", "chevron-left", shown("Alt+PgUp"), icon_size=20
        )
        self.next_button = Button(
            self.tr("Volgende week"), "icon", "chevron-right", shown("Alt+PgDown"), icon_size=20
        )
        self.number = small()
        self._group = QButtonGroup(self)
        self.days = [_Day(words, day, self) for day in week_of(today)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        for place, day in enumerate(self.days):
            row.addWidget(day, WIDE if place < WORKDAYS else NARROW)
            self._group.addButton(day, place)
            day.step_requested.connect(self._on_step)
        self._ways = self._make_ways()
        row.addWidget(self._ways)
        self.days[0].is_first = True
        self._group.idClicked.connect(self._on_clicked)
        self.previous_button.clicked.connect(partial(self.week_requested.emit, -1))
        self.next_button.clicked.connect(partial(self.week_requested.emit, 1))
        self.show_week(today, today, None, {})

    def show_week(
        self,
        today: date,
        chosen: date,
        planned: Sequence[Planned] | None,
        holidays: Mapping[date, str],
    ) -> None:
        """
        Show the week of the chosen day.

        Args:
            planned: What lies in it; None: that is not read yet.
            holidays: Their names, by day.
        """
        for cell, day in zip(self.days, week_of(chosen), strict=True):
            its = None if planned is None else on_day(planned, day)
            cell.show_day(day, its, holidays.get(day, ""), today=today)
            cell.setChecked(day == chosen)
        self.number.setText(self.tr("week {n}").format(n=chosen.isocalendar().week))
        is_this = week_of(chosen) == week_of(today)
        number = self.number.text().capitalize()
        self.setAccessibleName(self.tr("Deze week") if is_this else number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        paint.horizontal(painter, 0, 0, self.width(), "divider")
        edge = QRectF(self._ways.x(), 10, 0, self.height() - 20)
        paint.line(painter, edge, theme.current().color("divider"))
        painter.end()

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(self.days[place].day)

    @Slot(int)
    def _on_step(self, step: int) -> None:
        sender = self.sender()
        if not isinstance(sender, _Day):
            return
        place = self.days.index(sender) + step
        if not 0 <= place < len(self.days):
            self.chosen.emit(sender.day + timedelta(days=step))
        self.days[place % len(self.days)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_ways(self) -> QWidget:
        """Return the way to other weeks, at the right end."""
        ways = QWidget()
        arrows = QHBoxLayout()
        arrows.setSpacing(0)
        arrows.addWidget(self.previous_button)
        arrows.addWidget(self.next_button)
        column = QVBoxLayout(ways)
        column.setContentsMargins(8, 2, 8, 0)
        column.setSpacing(0)
        column.addLayout(arrows)
        column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return ways


class _Day(QAbstractButton):
    """One day: its name, and who is visited."""

    step_requested = Signal(int)

    def __init__(self, words: AgendaWords, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.day = day
        self.is_first = False
        self._is_today = self._is_past = self._shows_month = False
        self._holiday = ""
        self._planned: Sequence[Planned] | None = None
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_day(
        self, day: date, planned: Sequence[Planned] | None, holiday: str, *, today: date
    ) -> None:
        """Show a day; None: what is planned is not read yet."""
        self.day, self._planned, self._holiday = day, planned, holiday
        self._is_today, self._is_past = day == today, day < today
        is_far = (day.year, day.month) != (today.year, today.month)
        self._shows_month = is_far and (day.day == 1 or day.weekday() == 0)
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
        is_workday = self.day.weekday() < WORKDAYS and self._planned is not None
        return [("", self._free())] if is_workday and not self._is_past else []

    def _free(self) -> str:
        return self.tr("Vrij voor bezoek")

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
        number = self._number(after.width(), font)
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
        wide = paint.width("00:00", font) + BESIDE
        is_tight = area.width() < wide * TIGHT
        for time, name in self.lines():
            shift = wide if time and not is_tight else 0
            if shift:
                paint.text(painter, area, time, font, "muted")
            words = self._short(name, area.width(), font)
            tone = "text" if time else "muted"
            paint.text(painter, area.adjusted(shift, 0, 0, 0), words, font, tone)
            area.translate(0, high)

    def _short(self, name: str, room: int, font: QFont) -> str:
        is_cut = name == self._free() and paint.width(name, font) > room
        return self.tr("Vrij") if is_cut else name

    def _visits(self, room: int) -> list[tuple[str, str]]:
        words = self._words
        visits = [(words.begin(one), words.title(one)) for one in self._planned or ()]
        if len(visits) <= room:
            return visits
        left = len(visits) - (room - 1)
        return [*visits[: room - 1], ("", self.tr("en {n} andere").format(n=left))]

    def _number(self, room: int, font: QFont) -> str:
        """Return the day, with its month where a week leaves that of today."""
        full = f"{self.day.day}/{self.day.month}"
        return full if self._shows_month and paint.width(full, font) < room else str(self.day.day)

    def _said(self) -> list[str]:
        visits = [
            f"{self._words.begin(one)} {self._words.title(one)}" for one in self._planned or ()
        ]
        if visits:
            return [self._holiday, *visits] if self._holiday else visits
        return [text for _, text in self.lines()]

    def _head(self) -> int:
        return paint.line_height(theme.current().font("strong")) + 4

    @Slot()
    def _on_theme(self) -> None:
        widest = paint.width(f"{WEEKDAYS[2][:2].capitalize()}  30", theme.current().font("strong"))
        self.setMinimumWidth(PADDING + widest + 6)
        self.updateGeometry()
        self.update()
