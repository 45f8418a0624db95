"""How one appointment is painted in a view of the calendar."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app.ui import icons, theme
from app.ui.calendar.entries import Entry
from app.ui.calendar.words import CalendarWords
from app.ui.widgets import paint
from app.ui.widgets.status import STATUSES, paint_pill, pill_size

EDGE: Final = 4  # px of the bar at the left
PADDING: Final = 8
NARROW: Final = 84  # px at 100%: a block that is narrower has no icon beside its name


@dataclass(frozen=True, slots=True)
class Look:
    """In which state an appointment is painted."""

    is_chosen: bool = False
    is_hovered: bool = False
    is_next: bool = False
    has_focus: bool = False
    is_ghost: bool = False  # of one that is being moved: where it was


def paint_block(
    painter: QPainter, rect: QRect, entry: Entry, words: CalendarWords, look: Look
) -> None:
    """Paint it in `rect`: what, when and where, as far as there is room."""
    _ground(painter, rect, entry, look)
    if look.is_ghost:
        return
    colors = theme.current()
    line = paint.line_height(colors.font("strong"))
    area = rect.adjusted(EDGE + PADDING, 3, -PADDING, -3)
    painter.save()
    painter.setClipRect(rect)
    if rect.height() < 2 * line + 8:
        _one_line(painter, area, entry, words)
    else:
        _lines(painter, area, entry, words)
    painter.restore()
    if look.has_focus:
        paint.ring(painter, rect)


def _ground(painter: QPainter, rect: QRect, entry: Entry, look: Look) -> None:
    fill = "info_tint" if look.is_next else "hover" if look.is_hovered else "alt"
    fill = "selection" if look.is_chosen else fill
    if look.is_ghost:
        paint.box(painter, rect, "surface", "quiet_edge", dashed=True)
        return
    paint.box(painter, rect, fill)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect), paint.RADIUS, paint.RADIUS)
    painter.save()
    painter.setClipPath(shape)
    tone = "primary" if look.is_next or (look.is_chosen and entry.is_mine) else entry.tone
    bar = QRectF(rect.x(), rect.y(), EDGE, rect.height())
    painter.fillRect(bar, theme.current().color(tone))
    painter.restore()


def _one_line(painter: QPainter, area: QRect, entry: Entry, words: CalendarWords) -> None:
    colors, agenda = theme.current(), words.agenda
    is_narrow = area.width() < colors.px(NARROW) and entry.clash is None
    room = area.adjusted(0, 0, 0 if is_narrow else -_corner(painter, area, entry, words), 0)
    strong, small = colors.font("strong"), colors.font("small", tabular=True)
    title = agenda.title(entry.planned)
    paint.text(painter, room, title, strong, "text")
    after = room.adjusted(paint.width(title, strong) + 8, 0, 0, 0)
    if after.width() > colors.px(36):
        paint.text(painter, after, _second(entry, words), small, "muted")


def _lines(painter: QPainter, area: QRect, entry: Entry, words: CalendarWords) -> None:
    colors, agenda = theme.current(), words.agenda
    strong, small = colors.font("strong"), colors.font("small", tabular=True)
    line = paint.line_height(strong)
    first = QRect(area.x(), area.y(), area.width(), line)
    is_narrow = area.width() < colors.px(NARROW)
    corner = 0 if is_narrow else _corner(painter, first, entry, words)
    title = agenda.title(entry.planned)
    paint.text(painter, first.adjusted(0, 0, -corner, 0), title, strong, "text")
    lines = [entry.times, _second(entry, words), agenda.place(entry.planned)]
    if paint.width(lines[0], small) > area.width():
        lines[0] = entry.begin
    together = f"{lines[0]}   {lines[1]}"
    if paint.width(together, small) <= area.width():
        lines[:2] = [together]
    pill = words.clash(entry)
    if pill and _paint_pill(painter, area, first, pill):
        first.moveTop(first.y() + colors.height(22, role="small") + 2)
    high = paint.line_height(small)
    place = QRect(area.x(), first.y() + line, area.width(), high)
    last = QRect(area.x(), area.bottom() - high, 0, high)
    if is_narrow and entry.clash is not None:
        last.setWidth(area.width())
        _corner(painter, last, entry, words)
    for text in lines:
        if place.bottom() > area.bottom() + 2 or place.intersects(last):
            return
        if text:
            paint.text(painter, place, text, small, "muted")
            place.moveTop(place.y() + high)


def _paint_pill(painter: QPainter, area: QRect, first: QRect, text: str) -> bool:
    """Paint it under the first line where it fits; False: only the icon in the corner tells it."""
    size = pill_size(text)
    top = first.bottom() + 2
    if size.width() > area.width() or top + size.height() > area.bottom() + 2:
        return False
    paint_pill(painter, QRect(area.x(), top, size.width(), size.height()), "attention", text)
    return True


def _second(entry: Entry, words: CalendarWords) -> str:
    about = words.agenda.about(entry.planned)
    return f"{entry.owner}, {about}" if entry.owner else about


def _corner(painter: QPainter, area: QRect, entry: Entry, words: CalendarWords) -> int:
    """Paint its kind, or that it overlaps, at the right end; return how much room that takes."""
    colors = theme.current()
    size = colors.px(16)
    icon, tone = words.agenda.icon_of(entry.planned), "muted"
    if entry.clash is not None:
        icon, tone = STATUSES["attention"].icon, STATUSES["attention"].color
    elif entry.planned.is_logged:
        icon, tone = "check-circle-outline", "ok"
    middle = area.y() + (area.height() - size) // 2
    icons.paint(painter, QRect(area.right() + 1 - size, middle, size, size), icon, tone)
    return size + 4


def short_line(
    painter: QPainter, area: QRect, entry: Entry, words: CalendarWords, *, goes_on: bool
) -> None:
    """Paint begin and title on one line, as a cell of a month has them; or that it goes on."""
    colors = theme.current()
    small = colors.font("small", tabular=True)
    bar = QRectF(area.x(), area.y() + 3, 3, area.height() - 6)
    painter.fillRect(bar, colors.color(entry.tone))
    room = area.adjusted(8, 0, -4, 0)
    time = "…" if goes_on else entry.begin
    wide = paint.width("00:00", small) + 6
    if room.width() > 2 * wide:
        paint.text(painter, room, time, small, "muted")
        room.setX(room.x() + wide)
    if entry.clash is not None:
        size = colors.px(14)
        place = QRect(room.right() + 1 - size, area.y() + (area.height() - size) // 2, size, size)
        icons.paint(painter, place, STATUSES["attention"].icon, STATUSES["attention"].color)
        room.setRight(room.right() - size - 2)
    title = words.agenda.title(entry.planned)
    paint.text(painter, room, title, small, "text", align=Qt.AlignmentFlag.AlignLeft)
