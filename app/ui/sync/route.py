"""The way of what is written: this laptop, the server of the partnership, the partners."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.labels import Label, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.status import STATUSES, Status

CIRCLE, GAP, HEAD = 40, 12, 7  # px
MOST_CIRCLE = 56  # px, with large letters: the words between the circles need the room
LEAST_LINE = 24  # px of a line beside the words on it


class _Stop(QWidget):
    """A circle with an icon, and the way to the next one with what went over it."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._traffic, self.has_next = icon, "", True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    def set_traffic(self, words: str) -> None:
        """Show what went to and fro."""
        self._traffic = words
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(CIRCLE, min(MOST_CIRCLE, theme.current().px(CIRCLE)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = paint.begin(self), self.height()
        paint.box(painter, QRect(0, 0, side, side), "alt", radius=side / 2)
        size = side // 2
        inset = (side - size) // 2
        icons.paint(painter, QRect(inset, inset, size, size), self._icon, "text")
        if self.has_next:
            self._paint_way(painter, QRect(side, 0, self.width() - side, side))
        painter.end()

    def _paint_way(self, painter: QPainter, whole: QRect) -> None:
        colors = theme.current()
        font = colors.font("small", tabular=True)
        area = whole.adjusted(GAP, 0, -GAP, 0)
        line = (area.width() - paint.width(self._traffic, font)) // 2 - GAP
        if line < LEAST_LINE:
            area = whole
        else:
            middle = area.center().y()
            begin, end = area.left(), area.right() + 1
            paint.horizontal(painter, begin, middle, line, "quiet_edge")
            paint.horizontal(painter, end - line, middle, line, "quiet_edge")
            painter.setPen(QPen(colors.color("muted"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for x, side in ((begin, 1), (end, -1)):
                tip = QPointF(x, middle + 0.5)
                back = [QPointF(x + side * HEAD, middle + 0.5 + up * HEAD * 0.7) for up in (1, -1)]
                painter.drawPolyline(QPolygonF([back[0], tip, back[1]]))
        center = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, QRectF(area), self._traffic, font, "muted", align=center)

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Route(QWidget):
    """Three stops beside each other, each with its name and its state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setRowMinimumHeight(1, 10)
        self.stops = [_Stop("laptop"), _Stop("server"), _Stop("account-group-outline")]
        self.stops[-1].has_next = False
        self.names: list[Label] = []
        self.states: list[Label] = []
        self._marks: list[Mark] = []
        for column, stop in enumerate(self.stops):
            name, state, mark = strong(), muted(wrap=True), Mark("circle-outline", "muted", 18)
            name.setWordWrap(True)
            line = QHBoxLayout()
            line.setContentsMargins(0, 2, 12, 0)
            line.setSpacing(8)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(state, 1)
            grid.addWidget(stop, 0, column)
            for words in (name, state):
                words.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, 2, column)
            grid.addLayout(line, 3, column)
            grid.setColumnStretch(column, 1)
            self.names.append(name)
            self.states.append(state)
            self._marks.append(mark)

    def show_stop(self, place: int, name: str, state: str, status: Status) -> None:
        """Show the name and the state of a stop."""
        self.names[place].setText(name)
        self.states[place].setText(state)
        look = STATUSES[status]
        self._marks[place].set_icon(look.icon, look.color)
        self.stops[place].setAccessibleDescription(f"{name}: {state}")

    def show_traffic(self, place: int, words: str) -> None:
        """Show what went between a stop and the next one."""
        self.stops[place].set_traffic(words)
