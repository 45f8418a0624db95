"""Two to four short words of which one holds."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint

STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class _Segment(QAbstractButton):
    """One word; painted by itself when it is chosen."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = parent
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        return QSize(paint.width(self.text(), colors.font("strong")) + 26, colors.height(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on, area = self.isChecked(), self.rect()
        painter = paint.begin(self)
        if on:
            wide = paint.RING if self._row.hasFocus() else 1
            paint.box(painter, area, "selection", "primary", width=wide)
        elif self.underMouse() and self.isEnabled():
            paint.box(painter, area.adjusted(1, 1, -1, -1), "hover")
        tone = ("primary" if on else "text") if self.isEnabled() else "disabled"
        font = theme.current().font("strong" if on else "text")
        paint.text(painter, area, self.text(), font, tone, align=Qt.AlignmentFlag.AlignHCenter)
        painter.end()


class Segments(QWidget):
    """
    One widget with the meaning of radio buttons: arrow keys choose, `changed` carries the key.

    Nothing is chosen until the user or `set_value` chooses.
    """

    changed = Signal(object)

    def __init__(self, options: list[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in options]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_, text) in enumerate(options):
            segment = _Segment(text, self)
            self._group.addButton(segment, number)
            row.addWidget(segment, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_theme)

    def value(self) -> object | None:
        """Return the key of the chosen word, or None."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else None

    def set_value(self, key: object | None) -> None:
        """Choose without a signal; None chooses nothing."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)
        elif (button := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            button.setChecked(False)
            self._group.setExclusive(True)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = self._group.checkedId()
        self._choose((at + step) % len(self._keys) if at >= 0 else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, self.rect(), "surface", "border_button")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        chosen, color = self._group.checkedId(), theme.current().color("border_button")
        for number in range(1, len(self._keys)):
            if chosen not in {number, number - 1}:
                x = self._group.button(number).x()
                paint.line(painter, QRectF(x, 8, 0, self.height() - 16), color)
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_all()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_all()

    def _repaint_all(self) -> None:
        self.update()
        for segment in self._group.buttons():
            segment.update()

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()
        self.changed.emit(self._keys[number])

    def _choose(self, number: int) -> None:
        self._group.button(number).setChecked(True)
        self._on_clicked(number)

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
