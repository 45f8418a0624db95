"""The emblem of the European Union with its words, on every screen that others look at."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.labels import Label

HEIGHT: Final = 32  # px at 100% text; 3 by 2
STARS: Final = 12
WAIST: Final = 0.382  # of the radius of a star: where its arms meet


class Emblem(QWidget):
    """Drawn as Annex IX of Regulation (EU) 2021/1060 describes it; in dark with a white edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Embleem van de Europese Unie"))

    @override
    def sizeHint(self) -> QSize:
        high = theme.current().px(HEIGHT)
        return QSize(high * 3 // 2 + 2, high + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        field = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colors = theme.current()
        painter.setPen(QPen(colors.color("paper"), 1) if colors.is_dark else Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("emblem_field"))
        painter.drawRect(field)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("emblem_star"))
        for hour in range(STARS):
            angle, far = 2 * pi * hour / STARS, field.height() / 3
            center = field.center() + QPointF(far * sin(angle), -far * cos(angle))
            _paint_star(painter, center, field.height() / 18)
        painter.end()


class CofinancedBy(QWidget):
    """The emblem and the words in full beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Emblem())
        row.addWidget(Label(self.tr("Medegefinancierd door\nde Europese Unie"), "small"), 1)


def _paint_star(painter: QPainter, center: QPointF, radius: float) -> None:
    corners = []
    for corner in range(10):
        far = radius if corner % 2 == 0 else radius * WAIST
        turn = pi * corner / 5
        corners.append(center + QPointF(far * sin(turn), -far * cos(turn)))
    painter.drawPolygon(QPolygonF(corners))
