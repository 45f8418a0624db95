"""The recovery sheet as it will be on paper, small, with its code to scan."""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui import fonts, theme
from app.ui.widgets import paint

WIDTH: Final = 136  # px at 100% text
PADDING: Final = 12
MODULE: Final = 3  # px of one square of the code
GROUPS_A_LINE: Final = 2


class SheetPreview(QWidget):
    """White paper in both themes, as everything that goes to paper."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = code.replace("-", " ").split()
        self._title = self.tr("Herstelblad")
        self._profile = ""
        made = import_module("segno").make_qr("-".join(self._groups), error="m")
        self._squares = [[bool(dot) for dot in row] for row in made.matrix]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Herstelblad met de code"))
        self.setAccessibleDescription(" ".join(self._groups))
        theme.current().changed.connect(self._on_theme)

    def set_profile(self, profile: str) -> None:
        """Tell whose sheet it is."""
        self._profile = profile
        self.update()

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        lines = -(-len(self._groups) // GROUPS_A_LINE)
        words = (
            self._line("small_strong") + self._line("small") + lines * self._line("small_strong")
        )
        high = words + self._code_side() + colors.px(2 * PADDING + 16)
        return QSize(colors.px(WIDTH), high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, light = theme.current(), theme.LIGHT
        painter = paint.begin(self)
        paint.box(painter, self.rect(), "paper", "border_button", radius=4)
        left, top = colors.px(PADDING), colors.px(PADDING)
        top = self._words(painter, top, self._title, "small_strong", light.ink)
        top = self._words(painter, top, self._profile, "small", light.muted) + colors.px(8)
        self._paint_code(painter, QPoint(left, top))
        top += self._code_side() + colors.px(8)
        for start in range(0, len(self._groups), GROUPS_A_LINE):
            groups = "  ".join(self._groups[start : start + GROUPS_A_LINE])
            top = self._words(painter, top, groups, "small_strong", light.ink, tabular=True)
        painter.end()

    def _words(
        self,
        painter: QPainter,
        top: int,
        words: str,
        role: fonts.Role,
        color: str,
        *,
        tabular: bool = False,
    ) -> int:
        """Paint a line and return where the next one begins."""
        font: QFont = theme.current().font(role, tabular=tabular)
        left = theme.current().px(PADDING)
        area = QRect(left, top, self.width() - 2 * left, self._line(role))
        painter.setFont(font)
        painter.setPen(QColor(color))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        return top + self._line(role)

    def _paint_code(self, painter: QPainter, at: QPoint) -> None:
        side = theme.current().px(MODULE)
        squares = [
            QRect(at.x() + column * side, at.y() + row * side, side, side)
            for row, dots in enumerate(self._squares)
            for column, is_dark in enumerate(dots)
            if is_dark
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.LIGHT.ink))
        painter.drawRects(squares)

    def _code_side(self) -> int:
        return len(self._squares) * theme.current().px(MODULE)

    def _line(self, role: fonts.Role) -> int:
        return paint.line_height(theme.current().font(role)) + 1

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
