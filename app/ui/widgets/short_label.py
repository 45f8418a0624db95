"""A label that ends in dots where it has no room."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from app.ui.widgets.labels import Label

_ENDINGS: Final = re.compile(r"[\s,.…]+…$")


def one_ending(words: str) -> str:
    """Return cut words that end in dots once, where what was cut ended in dots by itself too."""
    return _ENDINGS.sub("…", words)


class ShortLabel(Label):
    """One line that gives way before its neighbours do; the whole of it is in the tooltip."""

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * 6
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment().value, one_ending(words))
        painter.end()
