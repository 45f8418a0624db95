"""The navigation item, the initials of a person and the mark of the program."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter

EDGE_WIDTH, EDGE_HEIGHT = 3, 16
ICON_LEFT, WORD_LEFT, COUNT_RIGHT = 12, 40, 12


class NavButton(QAbstractButton):
    """
    One place of the shell: icon, word and how many wait there.

    `badge_tone` is the colour of the count: `muted`, or `conflict` when something must be decided.
    """

    def __init__(self, icon: str, text: str, badge: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._badge, self._tone, self._is_rail = icon, badge, "muted", False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge(badge)
        theme.current().changed.connect(self._on_theme)

    def set_badge(self, count: int, tone: str = "muted") -> None:
        """Show how many wait; none at 0."""
        self._badge, self._tone = count, tone
        self.setAccessibleName(f"{self.text()} {count}" if count else self.text())
        self.update()

    def set_rail(self, *, on: bool) -> None:
        """Show only the icon, in a window too narrow for words; the word becomes the tooltip."""
        self._is_rail = on
        self.setToolTip(self.text() if on else "")
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        if self._is_rail:  # no words to be higher for: all places fit at 200 % on a small screen
            return QSize(40, max(32, colors.px(18) + 3))
        words = paint.width(self.text(), colors.font("strong"))
        return QSize(self._word_left() + words + 48, colors.height(32))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on = theme.current(), self.isChecked()
        painter = paint.begin(self)
        if on or self.underMouse():
            paint.box(painter, self.rect(), "nav_selected" if on else "hover")
        if on:
            edge = QRectF(0, (self.height() - EDGE_HEIGHT) / 2, EDGE_WIDTH, EDGE_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("primary"))
            painter.drawRoundedRect(edge, 1.5, 1.5)
        if self.hasFocus():
            paint.ring(painter, self.rect())
        size = colors.px(18)
        left = (self.width() - size) // 2 if self._is_rail else ICON_LEFT
        at = QRect(left, (self.height() - size) // 2, size, size)
        icons.paint(painter, at, self._icon, "primary" if on else "muted")
        if not self._is_rail:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        colors, right = theme.current(), self.width() - COUNT_RIGHT
        if self._badge:
            count, heavy = str(self._badge), self._tone != "muted"
            font = colors.font("small_strong" if heavy else "small", tabular=True)
            wide = paint.width(count, font)
            area = QRect(right - wide - 2, 0, wide + 2, self.height())
            flag = Qt.AlignmentFlag.AlignRight
            paint.text(painter, area, count, font, self._tone, align=flag, elide=False)
            right -= wide + 8
        font = colors.font("strong" if self.isChecked() else "text")
        left = self._word_left()
        paint.text(painter, QRect(left, 0, right - left, self.height()), self.text(), font, "text")

    def _word_left(self) -> int:
        return WORD_LEFT + theme.current().px(18) - 18

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Avatar(QWidget):
    """The initials of a person in a circle."""

    def __init__(self, name: str, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size = name, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme.current().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = theme.current().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_initials(painter, QRectF(self.rect()), self._name)
        painter.end()


def paint_initials(painter: QPainter, circle: QRectF, name: str) -> None:
    """Paint the initials of a name in a circle."""
    paint.box(painter, circle, "nav_selected", radius=circle.width() / 2)
    font = QFont(theme.current().font("small_strong"))
    font.setPixelSize(max(11, round(circle.width() * 0.4)))
    center = Qt.AlignmentFlag.AlignHCenter
    paint.text(painter, circle.toRect(), initials(name), font, "text", align=center, elide=False)


def initials(name: str) -> str:
    """Return the first letters of the first and the last word: `Els Verhaegen` gives EV."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """Paint the W of Werkvloer on its tile; it has the same colours in both themes."""
    side, light = rect.width(), theme.LIGHT
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(light.primary))
    painter.drawRoundedRect(rect, side * 0.2, side * 0.2)
    pen = QPen(QColor(light.on_primary), side * 0.09)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    corners = ((0.24, 0.34), (0.36, 0.68), (0.5, 0.40), (0.64, 0.68), (0.76, 0.34))
    points = [QPointF(rect.x() + x * side, rect.y() + y * side) for x, y in corners]
    painter.drawPolyline(QPolygonF(points))


class AppMark(QWidget):
    """The mark of the program, `size` logical pixels square."""

    def __init__(self, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.setAccessibleName("Werkvloer")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_mark(painter, QRectF(self.rect()))
        painter.end()


def app_icon() -> QIcon:
    """Return the icon of the program's windows."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        image = QPixmap(side, side)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_mark(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(image)
    return icon
