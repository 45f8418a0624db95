"""A small number between a minus and a plus."""

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.fields import set_flag

_LAYS_OUT = {
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
    QEvent.Type.Polish,
}


class _Step(QAbstractButton):
    """Minus or plus; the keyboard uses the arrow keys in the number instead."""

    def __init__(self, icon: str, name: str, parent: "NumberStepper") -> None:
        super().__init__(parent)
        self._icon, self._boxed = icon, parent.is_big
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRepeat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        hovered = self.underMouse() and self.isEnabled()
        if self._boxed:
            edge = "border_button" if self.isEnabled() else "divider"
            paint.box(painter, self.rect(), "hover" if hovered else "surface", edge)
        elif hovered:
            paint.box(painter, self.rect().adjusted(1, 1, -1, -1), "hover", radius=5)
        size = theme.current().px(16)
        at = QRect((self.width() - size) // 2, (self.height() - size) // 2, size, size)
        icons.paint(painter, at, self._icon, "muted" if self.isEnabled() else "disabled")
        painter.end()


class PlainNumber(QSpinBox):
    """A spin box without its own buttons; the stylesheet would still keep room for them."""

    @override
    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() in _LAYS_OUT:
            self.lineEdit().setGeometry(self.rect())
        return answer

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the whole number, after the click that came with it: a digit replaces it."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._choose)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._choose()

    @override
    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)  # chooses the number, by minus and plus too
        self._choose()

    @Slot()
    def _choose(self) -> None:
        """Choose the number where a digit would replace it: with the keyboard in it."""
        if self.hasFocus():
            self.selectAll()
        else:
            self.lineEdit().deselect()


class NumberStepper(QWidget):
    """A whole number with a minus and a plus; type it, or use Up and Down."""

    changed = Signal(object)  # int

    def __init__(
        self,
        minimum: int = 0,
        maximum: int = 999,
        *,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_big = big
        self.spin = PlainNumber(self)
        self.spin.setRange(minimum, maximum)
        self.spin.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_flag(self.spin, "bare", on=True)
        self.spin.setAccelerated(True)
        self.minus = _Step("minus", self.tr("Eén minder"), self)
        self.plus = _Step("plus", self.tr("Eén meer"), self)
        self.setFocusProxy(self.spin)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.minus.clicked.connect(self.spin.stepDown)
        self.plus.clicked.connect(self.spin.stepUp)
        self.spin.valueChanged.connect(self._on_value)
        self.spin.installEventFilter(self)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def value(self) -> int:
        """Return the number."""
        return self.spin.value()

    def set_value(self, value: int) -> None:
        """Show a number without a signal."""
        with QSignalBlocker(self.spin):
            self.spin.setValue(value)
        self._on_theme()

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.spin.setAccessibleName(name)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        height = colors.height(44 if self.is_big else 32)
        if self.is_big:
            return QSize(2 * height + colors.px(56) + 16, height)
        return QSize(2 * height + colors.px(40), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        side = self.height()
        self.minus.setGeometry(0, 0, side, side)
        self.plus.setGeometry(self.width() - side, 0, side, side)
        middle = self._middle().adjusted(3, 3, -3, -3)
        height = min(middle.height(), self.spin.sizeHint().height())
        top = middle.top() + (middle.height() - height) // 2
        self.spin.setGeometry(middle.left(), top, middle.width(), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        middle = self._middle()
        if self.is_big:
            paint.box(painter, middle, "surface", "border_input")
        else:
            paint.box(painter, self.rect(), "surface", "border_button")
            color = theme.current().color("border_button")
            for x in (middle.left(), middle.right()):
                paint.line(painter, QRectF(x, 1, 0, self.height() - 2), color)
        if self.spin.hasFocus():
            paint.ring(painter, middle, radius=paint.RADIUS if self.is_big else 3)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.update()
        return False

    def _middle(self) -> QRect:
        side, gap = self.height(), 8 if self.is_big else 0
        return QRect(side + gap, 0, self.width() - 2 * (side + gap), self.height())

    @Slot()
    def _on_value(self) -> None:
        self._on_theme()
        self.changed.emit(self.spin.value())

    @Slot()
    def _on_theme(self) -> None:
        some = self.spin.value() != 0
        font = theme.current().font("strong" if some else "text", tabular=True)
        for number in (self.spin, self.spin.lineEdit()):  # once styled, it no longer inherits
            number.setFont(font)
        set_flag(self.spin, "zero", on=not some)
        self.minus.setEnabled(self.spin.value() > self.spin.minimum())
        self.plus.setEnabled(self.spin.value() < self.spin.maximum())
        self.updateGeometry()
        self.update()
