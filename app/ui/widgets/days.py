"""Fields for a day and for a time of day, typed as people type them."""

from datetime import date, time
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_day, parse_time
from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.fields import LabelledField, LineEdit

LOCALE: Final = QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium)


def day_text(day: date, *, weekday: bool = True) -> str:
    """Return a day as the screens show it: `vr 20/11/2026`."""
    pattern = "ddd dd/MM/yyyy" if weekday else "dd/MM/yyyy"
    return LOCALE.toString(QDate(day.year, day.month, day.day), pattern)


def no_day_text() -> str:
    """Return what is said of a text that means no day."""
    return QCoreApplication.translate("Days", "Dit is geen dag. Typ bijvoorbeeld 20/11 of vr.")


class _CalendarPopup(QFrame):
    """A month to pick a day from."""

    picked = Signal(object)  # date

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.month = QCalendarWidget()
        self.month.setLocale(LOCALE)
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # round corners
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.month)
        self.month.clicked.connect(self._on_picked)
        self.month.activated.connect(self._on_picked)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @Slot()
    def _on_theme(self) -> None:
        colors, words, head = theme.current(), QTextCharFormat(), QTextCharFormat()
        words.setForeground(colors.color("text"))
        head.setForeground(colors.color("muted"))
        head.setBackground(colors.color("surface"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # Qt makes them red
            self.month.setWeekdayTextFormat(day, words)
        self.month.setHeaderTextFormat(head)
        self.month.setMinimumSize(colors.px(320), colors.px(250))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, self.rect(), "surface", "border_button", radius=8)
        painter.end()

    @Slot(QDate)
    def _on_picked(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class _ParsedField(LineEdit):
    """A field whose text means a value; `changed` carries the value or None."""

    changed = Signal(object)
    refused = Signal(str)  # text that means nothing; the field keeps it
    mended = Signal()  # while somebody types: what was refused means something by now, or is gone

    def __init__(self, placeholder: str, *, big: bool, parent: QWidget | None) -> None:
        super().__init__(placeholder, big=big, parent=parent)
        self._value: object | None = None
        self.editingFinished.connect(self._on_finished)
        self.textEdited.connect(self._on_typed)

    def is_refused(self) -> bool:
        """Tell whether there is a text that means nothing."""
        return bool(self.text().strip()) and self._value is None

    def _parse(self, text: str) -> object | None:
        raise NotImplementedError

    def _format(self, value: object) -> str:
        raise NotImplementedError

    def _show(self, value: object | None) -> None:
        self._value = value
        self.setText("" if value is None else self._format(value))
        self.set_error(on=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show(self._value)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_typed(self) -> None:
        text = self.text().strip()
        was_refused = self._value is None and bool(self.property("error"))
        if was_refused and (not text or self._parse(text) is not None):
            self.set_error(on=False)
            self.mended.emit()

    @Slot()
    def _on_finished(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        text, before = self.text().strip(), self._value
        value = self._parse(text) if text else None
        if text and value is None:
            self._value = None
            self.set_error(on=True)
            self.refused.emit(text)
            return
        self._show(value)
        if value != before:
            self.changed.emit(value)


class DateField(_ParsedField):
    """
    A day: `12/3`, `morgen`, `vr`, or picked from a month; shown in full at once.

    `changed` carries a date or None, `refused` the text that means no day.
    """

    _popup: _CalendarPopup | None = None  # Qt hides a field also when Python has emptied it

    def __init__(
        self,
        placeholder: str = "",
        *,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, big=big, parent=parent)
        button = self.set_end_button(self.tr("Kies een dag"), "calendar-blank-outline")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.open_calendar)

    def value(self) -> date | None:
        """Return the day, or None."""
        return self._value if isinstance(self._value, date) else None

    def set_value(self, day: date | None) -> None:
        """Show a day, without a signal."""
        self._show(day)

    @Slot()
    def open_calendar(self) -> None:
        """Show the month of the day, or of today."""
        if self._popup is None:
            self._popup = _CalendarPopup(self)
            self._popup.picked.connect(self._on_picked)
        day = self.value() or clock.today()
        self._popup.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.adjustSize()
        self._popup.move(self._place_for(self._popup.size()))
        self._popup.show()
        self._popup.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place_for(self, size: QSize) -> QPoint:
        """Return where a popup stands: below the field, or above it where the screen ends."""
        at = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        if at.y() + size.height() > room.bottom():
            at.setY(max(at.y() - self.height() - 4 - size.height(), room.top()))
        at.setX(max(min(at.x(), room.right() - size.width()), room.left()))
        return at

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_F4}:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self._popup is not None:
            self._popup.hide()
        return super().event(event)

    def minimum_text_width(self) -> int:
        """Return the width that shows a whole day with its button."""
        font = theme.current().font(tabular=True)
        return self.fontMetrics().horizontalAdvance("wo 28/08/2026") + font.pixelSize() * 5

    @override
    def _parse(self, text: str) -> object | None:
        return parse_day(text, clock.today())

    @override
    def _format(self, value: object) -> str:
        return day_text(value) if isinstance(value, date) else ""

    @Slot(object)
    def _on_picked(self, day: date) -> None:
        self._show(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.changed.emit(day)


class TimeField(_ParsedField):
    """
    A time of day: `14u30`, `1430`, `9:05`, `9`; shown as `14:30`.

    `changed` carries a time or None, `refused` the text that means no time.
    """

    def __init__(
        self, placeholder: str = "", *, big: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, big=big, parent=parent)

    def value(self) -> time | None:
        """Return the time, or None."""
        return self._value if isinstance(self._value, time) else None

    def set_value(self, moment: time | None) -> None:
        """Show a time, without a signal."""
        self._show(moment)

    @override
    def _parse(self, text: str) -> object | None:
        return parse_time(text)

    @override
    def _format(self, value: object) -> str:
        return f"{value:%H:%M}" if isinstance(value, time) else ""


class LabelledDay(LabelledField):
    """A day under its label; what means no day is said under it as soon as the field is left."""

    def __init__(self, label: str, field: DateField, parent: QWidget | None = None) -> None:
        super().__init__(label, field, parent=parent)
        field.refused.connect(self._on_refused)
        field.mended.connect(self._on_mended)
        field.changed.connect(self._on_mended)

    @Slot()
    def _on_refused(self) -> None:
        self.set_error(no_day_text())

    @Slot()
    def _on_mended(self) -> None:
        self.set_error("")
