"""What tells a practice environment (oefenomgeving) from the real one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.widgets import paint

WIDTH = 3  # px


class PracticeEdge(QWidget):
    """An edge around the whole window of a practice environment, over everything in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, self.rect(), edge="practice", radius=0, width=WIDTH)
        painter.end()
