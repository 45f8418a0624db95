"""The button in the top bar that looks like the field it opens."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button

WIDTH, LEAST, PADDING = 420, 200, 13  # px at 100% text


class SearchButton(Button):
    """Icon and words at the left, the key at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setText(self.tr("Zoek of typ een opdracht"))
        self.setAccessibleName(self.text())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(WIDTH), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(LEAST), super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, size = theme.current(), theme.current().px(16)
        painter = paint.begin(self)
        ground = "hover" if self.underMouse() else "surface"
        paint.box(painter, self.rect(), ground, "border_button")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        icon = QRect(PADDING, (self.height() - size) // 2, size, size)
        icons.paint(painter, icon, "magnify", "muted")
        small = colors.font("small")
        wide = paint.width(self.shortcut_hint, small)
        right = QRect(self.width() - PADDING - wide, 0, wide + 1, self.height())
        paint.text(painter, right, self.shortcut_hint, small, "muted")
        x = icon.right() + 11
        words = QRect(x, 0, right.x() - 8 - x, self.height())
        paint.text(painter, words, self.text(), colors.font(), "muted")
        painter.end()
