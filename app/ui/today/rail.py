"""The rail of a day: its hours, the line of now, and blocks as long as the appointments are."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.agenda import Span, lanes
from app.services.day.agenda import Planned
from app.ui import theme
from app.ui.agenda.words import AgendaWords
from app.ui.today.block import AppointmentBlock
from app.ui.widgets import paint

HOUR: Final = 58  # px at 100%
FIRST, LAST = 8, 18  # hours that are always shown
FREE: Final = 9  # the hour where a day without appointments says so
LEAST: Final = 27  # px at 100% of a block; two lines of words need more
MARGIN: Final = 24
ABOVE: Final = 18  # px above the first hour
GAP: Final = 3  # px between blocks side by side
MINUTES: Final = 60


class DayRail(QScrollArea):
    """The signals carry the Planned that was chosen."""

    opened = Signal(object)
    menu_requested = Signal(object, object)  # Planned, QPoint on the screen

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hours = _Hours(words, self)
        self.setWidget(self.hours)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Afspraken van de dag"))
        self._shown: date | None = None

    @property
    def blocks(self) -> list[AppointmentBlock]:
        """The blocks, in order of time."""
        return self.hours.blocks

    def chosen(self) -> Planned | None:
        """Return the appointment that has the keyboard."""
        return next((block.planned for block in self.blocks if block.hasFocus()), None)

    def show_day(self, day: date, planned: Sequence[Planned]) -> None:
        """Show the appointments of a day; who has the keyboard keeps it."""
        focus = next((block.planned.id for block in self.blocks if block.hasFocus()), None)
        if not self.hours.show_day(day, planned):
            return
        before: QWidget = self.hours
        for block in self.blocks:
            self._connect(block)
            QWidget.setTabOrder(before, block)
            before = block
            if block.planned.id == focus:
                block.setFocus()
        if day != self._shown:
            self._shown = day
            self.verticalScrollBar().setValue(max(0, self.hours.wanted_top()))

    @Slot()
    def tick(self) -> None:
        """Show the moment that it is now."""
        self.hours.tick()

    def _connect(self, block: AppointmentBlock) -> None:
        block.clicked.connect(self._on_opened)
        block.menu_requested.connect(self._on_menu)
        block.step_requested.connect(self._on_step)

    def _sender(self) -> AppointmentBlock | None:
        found = self.sender()
        return found if isinstance(found, AppointmentBlock) else None

    @Slot()
    def _on_opened(self) -> None:
        if (block := self._sender()) is not None:
            self.opened.emit(block.planned)

    @Slot(object)
    def _on_menu(self, place: QPoint) -> None:
        if (block := self._sender()) is not None:
            self.menu_requested.emit(block.planned, place)

    @Slot(int)
    def _on_step(self, step: int) -> None:
        block = self._sender()
        if block is None:
            return
        place = self.blocks.index(block) + step
        if 0 <= place < len(self.blocks):
            self.blocks[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.blocks[place], 0, 24)


class _Hours(QWidget):
    """Paints the hours, and lays the blocks on them."""

    def __init__(self, words: AgendaWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._day = clock.today()
        self._planned: tuple[Planned, ...] = ()
        self._is_known = False
        self._first, self._last = FIRST, LAST
        self.blocks: list[AppointmentBlock] = []
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_day(self, day: date, planned: Sequence[Planned]) -> bool:
        """Make the blocks; False when they are there already."""
        is_same = day == self._day and tuple(planned) == self._planned
        self._day, self._planned, self._is_known = day, tuple(planned), True
        if not is_same:
            for block in self.blocks:
                block.hide()
                block.deleteLater()
            self.blocks = [AppointmentBlock(one, self._words, self) for one in planned]
            begins = [self._minute(one.starts_at, day) // MINUTES for one in planned]
            ends = [self._minute(one.ends_at, self._day) for one in planned]
            self._first = min([FIRST, *begins])
            self._last = max([LAST, *(-(-minute // MINUTES) for minute in ends)])
            for block in self.blocks:
                block.show()
        self._on_theme()
        self.tick()
        return not is_same

    def tick(self) -> None:
        """Show the moment that it is now."""
        now = clock.now()
        is_today = self._day == clock.local(now).date()
        coming = next((o for o in self._planned if is_today and self._is_to_do(o, now)), None)
        for block in self.blocks:
            block.show_moment(now, is_next=coming is not None and block.planned.id == coming.id)
        self.update()

    def wanted_top(self) -> int:
        """Return how far to scroll: the first hour of today that matters."""
        now = clock.local(clock.now())
        if self._day != now.date():
            return 0
        return self._y(self._minute(clock.now(), self._day)) - theme.current().px(HOUR)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(300), self.minimumHeight())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), paint.begin(self)
        font = colors.font("small", tabular=True)
        left, right = self._left(), self.width() - MARGIN + 4
        high = paint.line_height(font)
        painter.fillRect(self.rect(), colors.color("surface"))
        now = self._now_y()
        for hour in range(self._first, self._last + 1):
            y = self._y(hour * MINUTES)
            paint.horizontal(painter, left, y, right - left, "row_line")
            if now is None or abs(now - y) > high:
                area = QRect(MARGIN - 8, y - high // 2, left - MARGIN, high)
                text = f"{hour:02}:00"
                paint.text(painter, area, text, font, "muted", align=Qt.AlignmentFlag.AlignRight)
        if self._is_known and not self._planned:
            y = self._y(FREE * MINUTES)
            area = QRect(left + GAP, y, right - left, self._y((FREE + 1) * MINUTES) - y)
            paint.text(painter, area, self.tr("Geen afspraken"), colors.font(), "muted")
        if now is not None:
            strong = colors.font("small_strong", tabular=True)
            area = QRect(MARGIN - 12, now - high // 2, left - MARGIN + 4, high)
            text = f"{clock.local(clock.now()):%H:%M}"
            paint.text(painter, area, text, strong, "primary", align=Qt.AlignmentFlag.AlignRight)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("primary"))
            painter.drawEllipse(QPoint(left - 4, now), 4, 4)
            painter.fillRect(QRect(left - 4, now - 1, right - left + 4, 2), colors.color("primary"))
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        colors = theme.current()
        self.setMinimumHeight(2 * ABOVE + (self._last - self._first) * colors.px(HOUR))
        self._place()
        self.update()

    def _place(self) -> None:
        least = timedelta(minutes=LEAST * MINUTES / HOUR)
        spans = [
            Span(one.starts_at, max(one.ends_at, one.starts_at + least)) for one in self._planned
        ]
        left, room = self._left() + 2, self.width() - MARGIN + 4 - self._left() - 2
        for block, lane, span in zip(self.blocks, lanes(spans), spans, strict=True):
            top = self._y(self._minute(span.starts_at, self._day)) + 1
            bottom = self._y(self._minute(span.ends_at, self._day)) - 1
            wide = (room - GAP * (lane.of - 1)) // lane.of
            block.setGeometry(left + lane.number * (wide + GAP), top, wide, max(1, bottom - top))

    def _left(self) -> int:
        colors = theme.current()
        return MARGIN + paint.width("00:00", colors.font("small_strong", tabular=True)) + 8

    def _now_y(self) -> int | None:
        now = clock.now()
        if clock.local(now).date() != self._day:
            return None
        minute = self._minute(now, self._day)
        if not self._first * MINUTES <= minute <= self._last * MINUTES:
            return None
        return self._y(minute)

    def _y(self, minute: int) -> int:
        return ABOVE + round((minute / MINUTES - self._first) * theme.current().px(HOUR))

    @staticmethod
    def _minute(at: datetime, day: date) -> int:
        """Return the minute of the day on the wall clock; another day lies at its begin or end."""
        local = clock.local(at)
        if local.date() < day:
            return 0
        if local.date() > day:
            return 24 * MINUTES
        return local.hour * MINUTES + local.minute

    @staticmethod
    def _is_to_do(planned: Planned, now: datetime) -> bool:
        return planned.ends_at > now and not planned.is_logged
