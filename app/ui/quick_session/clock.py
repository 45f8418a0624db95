"""The clock of a quick session: it runs from the opening of the panel until Stop."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_time
from app.domain.periods import session_end_day
from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import Label, muted
from app.ui.widgets.panes import Card

TICK_MS: Final = 1000
ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClockCard(Card):
    """
    Shows how long the session lasts; start and end can be typed.

    Moments have their zone. `changed` comes when the coach changed them, `invalid` with a
    sentence, or nothing, when what is typed can or cannot be read.
    """

    changed = Signal()
    invalid = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self._starts_at, self._ends_at = clock.now(), None  # type: datetime, datetime | None
        self._dot = _Dot()
        self.lasted = Label("", "number", tabular=True)
        self.since = muted()
        self.edit_button = Button(self.tr("Wijzig tijd"), "quiet", big=True)
        self.stop_button = Button(self.tr("Stop"), "plain", "stop", big=True)
        self.start_edit = self._time_edit(self.tr("Begin van de sessie"), "start")
        self.end_edit = self._time_edit(self.tr("Einde van de sessie"), "end")
        self.done_button = Button(self.tr("Klaar"), "quiet", big=True)
        self.edit_button.setShortcut(QKeySequence("Alt+I"))
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._show)
        self.edit_button.clicked.connect(self.edit)
        self.stop_button.clicked.connect(self._on_stop)
        self.done_button.clicked.connect(self._on_done)

    @property
    def starts_at(self) -> datetime:
        """When the session began."""
        return self._starts_at

    @property
    def ends_at(self) -> datetime | None:
        """When it ended; None: the clock runs."""
        return self._ends_at

    @property
    def is_editing(self) -> bool:
        """Whether the times stand in fields."""
        return self._pages.currentIndex() == 1

    def show_times(self, starts_at: datetime, ends_at: datetime | None) -> None:
        """Show these times; without an end the clock runs."""
        self._starts_at, self._ends_at = starts_at, ends_at
        self._pages.setCurrentIndex(0)
        self._timer.start()
        self._show()

    @Slot()
    def edit(self) -> None:
        """Let the coach type both times."""
        self.start_edit.setText(wall(self._starts_at))
        self.end_edit.setText(wall(self._ends_at or clock.now()))
        self._pages.setCurrentIndex(1)
        self.start_edit.setFocus()
        self.start_edit.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTERS and not event.modifiers():
                self._on_done()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.invalid.emit("")
                self._close_edit()
                return True
        return False

    def take_edit(self) -> bool:
        """Take over what is typed; False: it cannot be read, and `invalid` told why."""
        if not self.is_editing:
            return True
        start, end = parse_time(self.start_edit.text()), parse_time(self.end_edit.text())
        self.start_edit.set_error(on=start is None)
        self.end_edit.set_error(on=end is None)
        if start is None or end is None:
            (self.start_edit if start is None else self.end_edit).setFocus()
            self.invalid.emit(self.tr("Typ een tijd zoals 9u30 of 14:15."))
            return False
        day = clock.local(self._starts_at).date()
        last, before = session_end_day(day, start, end), (self._starts_at, self._ends_at)
        self._starts_at = datetime.combine(day, start).astimezone()
        self._ends_at = datetime.combine(last, end).astimezone()
        self.invalid.emit("")
        self._show()
        if before != (self._starts_at, self._ends_at):  # else the same times would be asked again
            self.changed.emit()
        return True

    def _build(self) -> None:
        shown, edited = QWidget(), QWidget()
        reading, typing = QHBoxLayout(shown), QHBoxLayout(edited)
        for row in (reading, typing):
            row.setContentsMargins(14, 8, 7, 8)
            row.setSpacing(8)
        reading.addWidget(self._dot)
        reading.addWidget(self.lasted)
        reading.addSpacing(6)
        reading.addWidget(self.since, 1)
        reading.addWidget(self.edit_button)
        reading.addSpacing(6)
        reading.addWidget(self.stop_button)
        for words, field in ((self.tr("Van"), self.start_edit), (self.tr("Tot"), self.end_edit)):
            typing.addWidget(muted(words))
            typing.addWidget(field)
        typing.addStretch(1)
        typing.addWidget(self.done_button)
        self._pages = QStackedWidget()
        self._pages.addWidget(shown)
        self._pages.addWidget(edited)
        self.column.addWidget(self._pages)

    def _time_edit(self, name: str, object_name: str) -> LineEdit:
        field = LineEdit(big=True)
        field.setAccessibleName(name)
        field.setObjectName(object_name)
        field.setFixedWidth(theme.current().px(84))
        field.installEventFilter(self)
        return field

    def _close_edit(self) -> None:
        self._pages.setCurrentIndex(0)
        self.edit_button.setFocus()

    @Slot()
    def _on_done(self) -> None:
        if self.take_edit():
            self._close_edit()

    @Slot()
    def _on_stop(self) -> None:
        self._ends_at = clock.now() if self._ends_at is None else None
        self._show()
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        runs = self._ends_at is None
        lasted = (self._ends_at or clock.now()) - self._starts_at
        self.lasted.setText(hours_minutes(lasted))
        self.lasted.setAccessibleName(self.tr("Duur {time}").format(time=hours_minutes(lasted)))
        self.since.setText(self._since())
        self._dot.set_running(running=runs)
        self.stop_button.setText(self.tr("Stop") if runs else self.tr("Loop verder"))
        self.stop_button.setShortcut(QKeySequence("Alt+T"))  # setText takes it away
        self.stop_button.set_icon("stop" if runs else "play")

    def _since(self) -> str:
        began = clock.local(self._starts_at)
        if self._ends_at is not None:
            return self.tr("van {start} tot {end}").format(
                start=wall(self._starts_at), end=wall(self._ends_at)
            )
        if began.date() == clock.today():
            return self.tr("gestart om {time}").format(time=wall(self._starts_at))
        return self.tr("gestart op {day} om {time}").format(
            day=began.strftime("%d/%m"), time=wall(self._starts_at)
        )


class _Dot(QWidget):
    """A dot in the main colour while the clock runs, a ring when it stands still."""

    def __init__(self) -> None:
        super().__init__()
        self._running = True
        theme.current().changed.connect(self.updateGeometry)

    def set_running(self, *, running: bool) -> None:
        self._running = running
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme.current().px(10)
        return QSize(side + 6, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = theme.current().px(10)
        dot = QRect(0, (self.height() - side) // 2, side, side)
        fill, edge = ("primary", "") if self._running else ("", "muted")
        paint.box(painter, dot, fill, edge, radius=side / 2, width=2)
        painter.end()


def wall(moment: datetime) -> str:
    """Return the time of a moment on the wall clock: `09:02`."""
    return clock.local(moment).strftime("%H:%M")


def hours_minutes(lasted: timedelta) -> str:
    """Return a duration as hours and minutes: `00:37`; never less than nothing."""
    minutes = max(0, int(lasted.total_seconds()) // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"
