"""The state of the sync in the status bar; a click opens the screen that says more."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter
from app.ui.widgets.status import STATUSES, Status

PADDING, GAP = 6, 8  # px


class StatusChip(QAbstractButton):
    """
    An icon in the colour of its status and small words; quiet, and a button all the same.

    It only takes the keyboard from who walks there, and repaints only when it says something else.
    """

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._icon = "cloud-off-outline"
        self._status: Status = "neutral"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    @property
    def icon_name(self) -> str:
        """Name of the icon that is shown."""
        return self._icon

    @property
    def status(self) -> Status:
        """The status whose colour the icon has."""
        return self._status

    def show_state(self, text: str, icon: str, status: Status) -> None:
        """Show another state; the same one again changes nothing."""
        if (text, icon, status) == (self.text(), self._icon, self._status):
            return
        self._icon, self._status = icon, status
        self.setText(text)
        self.setAccessibleName(f"{self._about}: {text}")
        self.setAccessibleDescription(self.tr("Opent het scherm hierover"))
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        words = paint.width(self.text(), colors.font("small"))
        return QSize(2 * PADDING + colors.px(16) + GAP + words + 2, colors.height(28))

    @override
    def minimumSizeHint(self) -> QSize:
        colors = theme.current()
        least = 2 * PADDING + colors.px(16) + GAP + colors.px(48)
        return QSize(min(least, self.sizeHint().width()), colors.height(28))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), paint.begin(self)
        if self.underMouse() or self.isDown():
            paint.box(painter, self.rect(), "hover")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        size = colors.px(16)
        at = QRect(PADDING, (self.height() - size) // 2, size, size)
        icons.paint(painter, at, self._icon, STATUSES[self._status].color)
        left = PADDING + size + GAP
        area = QRect(left, 0, self.width() - left - PADDING + 2, self.height())
        paint.text(painter, area, self.text(), colors.font("small"), "text")
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
