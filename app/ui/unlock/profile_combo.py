"""The profile to open: initials, name, role and partner."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.combos import DETAIL_ROLE, ComboBox
from app.ui.widgets.nav import paint_initials

AVATAR = 26  # px at 100% text
LEAST_ROOM = 4  # px above and below it


class ProfileCombo(ComboBox):
    """Paints what is chosen with the person's initials before it."""

    def __init__(self) -> None:
        super().__init__(big=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        frame = QStylePainter(self)
        frame.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        frame.end()
        painter, colors = paint.begin(self), theme.current()
        side = min(colors.px(AVATAR), self.height() - 2 * LEAST_ROOM)
        name, about = self.currentText(), self.currentData(DETAIL_ROLE) or ""
        circle = QRectF(10, (self.height() - side) / 2, side, side)
        paint_initials(painter, circle, name)
        left, right = 10 + side + 10, self.width() - 36
        strong = colors.font("strong")
        wide = min(paint.width(name, strong) + 2, right - left)
        paint.text(painter, QRect(left, 0, wide, self.height()), name, strong, "text")
        rest = QRect(left + wide + 8, 0, right - left - wide - 8, self.height())
        if rest.width() > 0:
            paint.text(
                painter, rest, about, colors.font(), "muted", align=Qt.AlignmentFlag.AlignLeft
            )
        painter.end()
