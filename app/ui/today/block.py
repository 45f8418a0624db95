"""One appointment on the rail of a day."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from app.services.day.agenda import Planned
from app.ui import icons, theme
from app.ui.agenda.words import AgendaWords
from app.ui.widgets import paint

PADDING: Final = 12  # px
EDGE: Final = 4  # px of the bar at the left
ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AppointmentBlock(QAbstractButton):
    """Clicked (also Enter and Space): the briefing, or its session; the menu asks for more."""

    step_requested = Signal(int)  # to the appointment before (-1) or after
    menu_requested = Signal(object)  # QPoint on the screen

    def __init__(self, planned: Planned, words: AgendaWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.planned, self._words = planned, words
        self._now = planned.starts_at
        self._is_next = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_moment(self, now: datetime, *, is_next: bool) -> None:
        """Show how it stands at a moment."""
        self._now, self._is_next = now, is_next
        sentence = self._words.sentence(self.planned, now)
        self.setAccessibleName(sentence)
        parts = (sentence, self.planned.subject, self.link())
        self.setToolTip("\n".join(part for part in parts if part))
        self.update()

    def link(self) -> str:
        """Return the verb of what a click does."""
        if self.planned.is_meeting:
            return self.tr("Open")
        if self.planned.session_id is not None:
            return self.tr("Open sessie")
        if self.planned.enterprise_id is None:
            return ""
        is_over = self.planned.ends_at <= self._now
        return self.tr("Log sessie") if is_over else self.tr("Briefing")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = Qt.Key(event.key())
        if code in ENTERS and not event.modifiers():
            self.click()
        elif code == Qt.Key.Key_Up:
            self.step_requested.emit(-1)
        elif code == Qt.Key.Key_Down:
            self.step_requested.emit(1)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        self._paint_ground(painter)
        line = paint.line_height(theme.current().font("strong"))
        if self.height() < 2 * line + 10:
            self._paint_low(painter)
        else:
            self._paint_lines(painter, line)
        if self.hasFocus():
            paint.ring(painter, self.rect())
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        colors = theme.current()
        fill = "info_tint" if self._is_next else "hover" if self.underMouse() else "alt"
        paint.box(painter, self.rect(), fill)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), paint.RADIUS, paint.RADIUS)
        painter.save()
        painter.setClipPath(shape)
        edge = "primary" if self._is_next else "quiet_edge"
        painter.fillRect(QRectF(0, 0, EDGE, self.height()), colors.color(edge))
        painter.restore()

    def _paint_low(self, painter: QPainter) -> None:
        colors, words = theme.current(), self._words
        area = self.rect().adjusted(EDGE + PADDING - 2, 0, -PADDING, 0)
        room = area.adjusted(0, 0, -self._paint_corner(painter, area), 0)
        strong, small = colors.font("strong"), colors.font("small")
        title = words.title(self.planned)
        paint.text(painter, room, title, strong, "text")
        after = room.adjusted(paint.width(title, strong) + 10, 0, 0, 0)
        if after.width() > colors.px(40):
            paint.text(painter, after, words.about(self.planned), small, "muted")

    def _paint_lines(self, painter: QPainter, line: int) -> None:
        colors, words = theme.current(), self._words
        area = self.rect().adjusted(EDGE + PADDING - 2, 4, -PADDING, -4)
        first = QRect(area.x(), area.y(), area.width(), line + 2)
        first.setWidth(first.width() - self._paint_corner(painter, first))
        paint.text(painter, first, words.title(self.planned), colors.font("strong"), "text")
        small = colors.font("small", tabular=True)
        second = QRect(area.x(), first.bottom() + 1, area.width(), line)
        times = words.times(self.planned)
        if paint.width(times, small) > second.width():  # beside another one, in large letters
            times = words.begin(self.planned)
        paint.text(painter, second, times, small, "muted")
        about = second.adjusted(paint.width(times, small) + 10, 0, 0, 0)
        paint.text(painter, about, words.about(self.planned), small, "muted")
        third = second.translated(0, line)
        if third.bottom() > area.bottom() + 2:
            return
        link = self.link() if self._shows_link() else ""
        text = colors.font()
        wide = paint.width(link, text)
        paint.text(painter, third, link, text, "primary", align=Qt.AlignmentFlag.AlignRight)
        room = third.adjusted(0, 0, -(wide + 8 if link else 0), 0)
        paint.text(painter, room, words.place(self.planned), small, "muted")

    def _paint_corner(self, painter: QPainter, area: QRect) -> int:
        """Paint icon and state at the right end; return how much room they take."""
        colors = theme.current()
        size = colors.px(16)
        tone = "primary" if self._is_next else "muted"
        icon = self._words.icon_of(self.planned)
        if self.planned.is_logged:
            icon, tone = "check-circle-outline", "ok"
        middle = area.y() + (area.height() - size) // 2
        icons.paint(painter, QRect(area.right() + 1 - size, middle, size, size), icon, tone)
        state = self._words.state(self.planned, self._now)
        font = colors.font("small_strong", tabular=True)
        title = paint.width(self._words.title(self.planned), colors.font("strong"))
        if not state or title + paint.width(state, font) + size + 13 > area.width():
            return size + 6  # the name is worth more than what the tooltip says too
        place = area.adjusted(0, 0, -size - 7, 0)
        paint.text(painter, place, state, font, tone, align=Qt.AlignmentFlag.AlignRight)
        return size + 13 + paint.width(state, font)

    def _shows_link(self) -> bool:
        has_begun = self.planned.starts_at <= self._now
        return not self.planned.is_logged and (self._is_next or has_begun)
