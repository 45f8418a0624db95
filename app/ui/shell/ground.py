"""The ground of the pages: surface with one rounded corner and a line at the top and the left."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme

RADIUS = 8.0


class PageGround(QWidget):
    """Holds the pages; they leave its painted corner free by lying one pixel inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QVBoxLayout(self)  # a stacked layout keeps no margins itself
        frame.setContentsMargins(1, 1, 0, 0)
        self.pages = QStackedLayout()
        frame.addLayout(self.pages)
        self._corner = _Corner(self)
        theme.current().changed.connect(self.update)

    def show_page(self, page: QWidget) -> None:
        """Show a page, keep the others."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self._corner.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().color("divider"))
        painter.fillRect(0, 0, 1, self.height(), theme.current().color("divider"))
        painter.end()


class _Corner(QWidget):
    """Paints the rounded corner over whatever page lies below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        side = int(RADIUS) + 1
        self.setGeometry(0, 0, side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside.addRoundedRect(QRectF(0, 0, 4 * RADIUS, 4 * RADIUS), RADIUS, RADIUS)
        painter.fillPath(outside.subtracted(inside), colors.color("window"))
        painter.setPen(QPen(colors.color("divider"), 1))
        painter.drawArc(QRectF(0.5, 0.5, 2 * RADIUS, 2 * RADIUS), 90 * 16, 90 * 16)
        painter.end()
