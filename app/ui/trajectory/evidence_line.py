"""A record that is evidence, or may be: one line in the pane beside the matrix."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button, is_plain_enter

ICONS: Final = {
    "coaching_session": "text-box-outline",
    "attachment": "file-outline",
    "scan": "clipboard-text-outline",
    "plan_version": "format-list-checks",
    "signature": "draw-pen",
    "referral": "swap-horizontal",
    "meeting": "account-group-outline",
}
PICTURE: Final = "file-image-outline"


class EvidenceLine(QAbstractButton):
    """
    Icon, name and day; a click, Enter or Space chooses it. `removed` comes by its cross or Delete.

    Args:
        remark: Said under the name, such as that it stands in the bin.
        can_remove: Whether it has a cross.
    """

    removed = Signal()

    def __init__(
        self,
        icon: str,
        name: str,
        day: date,
        *,
        remark: str = "",
        can_remove: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._day, self._remark = icon, f"{day:%d/%m}", remark
        self.setText(name)
        self.setToolTip(name)
        self.setAccessibleName(", ".join(filter(None, (name, f"{day:%d/%m/%Y}", remark))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.remove_button: Button | None = None
        if can_remove:
            words = self.tr("Haal {name} weg als bewijs").format(name=name)
            self.remove_button = Button(words, "icon", "close", parent=self)
            self.remove_button.clicked.connect(self.removed)
        theme.current().changed.connect(self._on_theme)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        extra = paint.line_height(colors.font("small")) if self._remark else 0
        return QSize(200, colors.height(28) + extra)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.remove_button is not None:
            side = theme.current().height(28)
            self.remove_button.setGeometry(self.width() - side, 0, side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), paint.begin(self)
        if self.underMouse() and self.isEnabled():
            paint.box(painter, self.rect().adjusted(-0, 0, 0, 0), "nav_selected")
        line, size = colors.height(28), colors.px(16)
        icons.paint(painter, QRect(0, (line - size) // 2, size, size), self._icon, "muted")
        font = colors.font(tabular=True)
        right = self.width() - (line + 2 if self.remove_button is not None else 0)
        day = paint.width(self._day, font) + 2
        name = QRect(size + 8, 0, max(0, right - day - size - 16), line)
        paint.text(painter, name, self.text(), colors.font(), "text")
        side = Qt.AlignmentFlag.AlignRight
        paint.text(painter, QRect(right - day, 0, day, line), self._day, font, "muted", align=side)
        if self._remark:
            small = colors.font("small")
            area = QRect(name.x(), line - 4, right - name.x(), paint.line_height(small))
            paint.text(painter, area, self._remark, small, "attention")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self.remove_button is not None:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


def icon_of(kind: str, sort: str) -> str:
    """Return the icon of a record by its kind, of a file by its sort."""
    if kind == "attachment" and sort.startswith("image/"):
        return PICTURE
    return ICONS.get(kind, "file-outline")
