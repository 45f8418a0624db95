"""Chips: short choices that can be on or off, and filters that can be taken away."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter
from app.ui.widgets.flow import FlowLayout

PADDING = 10
COUNT_GAP = 6
NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Chip(QAbstractButton):
    """A choice that is on or off; keeps its width when it becomes semibold."""

    def __init__(self, text: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)
        theme.current().changed.connect(self._on_theme)

    def set_count(self, count: str) -> None:
        """Show how many there are; an empty text shows nothing."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        width = paint.width(self.text(), colors.font("strong")) + 2 * PADDING
        if self._count:
            width += COUNT_GAP + paint.width(self._count, colors.font("small", tabular=True))
        return QSize(width, colors.height(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on = theme.current(), self.isChecked()
        painter = paint.begin(self)
        radius = self.height() / 2
        fill = "selection" if on else "hover" if self._is_hovered() else "surface"
        paint.box(painter, self.rect(), fill, "primary" if on else "border_button", radius=radius)
        if self.hasFocus():
            paint.ring(painter, self.rect(), radius=radius)
        font = colors.font("strong" if on else "text")
        tone = self._tone("primary" if on else "text")
        words = min(paint.width(self.text(), font), self.width() - 2 * PADDING)
        x = (self.width() - words) // 2
        if self._count:
            x = PADDING
            small = colors.font("small", tabular=True)
            rest = self.rect().adjusted(0, 0, -PADDING, 0)
            muted = self._tone("primary" if on else "muted")
            paint.text(painter, rest, self._count, small, muted, align=Qt.AlignmentFlag.AlignRight)
        paint.text(painter, QRect(x, 0, words + 2, self.height()), self.text(), font, tone)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def _is_hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def _tone(self, token: str) -> str:
        return token if self.isEnabled() else "disabled"

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class FilterChip(QAbstractButton):
    """A filter in use; a click, Enter, Space or Delete takes it away."""

    remove_requested = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Filter {text}, verwijder").format(text=text))
        self.setToolTip(self.tr("Verwijder deze filter (Del)"))
        self.clicked.connect(self.remove_requested)
        theme.current().changed.connect(self._on_theme)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        width = paint.width(self.text(), colors.font()) + colors.px(14) + COUNT_GAP + 2 * PADDING
        return QSize(width, colors.height(28))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete or is_plain_enter(event):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, radius = theme.current(), self.height() / 2
        painter = paint.begin(self)
        fill = "selection" if self.underMouse() else "nav_selected"
        paint.box(painter, self.rect(), fill, radius=radius)
        if self.hasFocus():
            paint.ring(painter, self.rect(), radius=radius)
        size = colors.px(14)
        left = self.width() - PADDING - size + 1
        area = QRect(PADDING, 0, left - PADDING, self.height())
        paint.text(painter, area, self.text(), colors.font(), "text")
        icons.paint(painter, QRect(left, (self.height() - size) // 2, size, size), "close", "muted")
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class ChipRow(QWidget):
    """
    Chips that wrap over lines; one or several may be on.

    Arrow keys walk between the chips, Space sets one on or off. `changed` carries the keys that
    are on, as a tuple in the order shown.
    """

    changed = Signal(object)

    def __init__(
        self, *, multiple: bool = False, required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._multiple, self._required = multiple, required
        self._chips: dict[object, Chip] = {}
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, key: object, text: str, count: str = "") -> Chip:
        """Add a chip; `key` is what `value` gives back."""
        chip = Chip(text, count, self)
        self._chips[key] = chip
        self._flow.addWidget(chip)
        chip.clicked.connect(self._on_clicked)
        chip.installEventFilter(self)
        return chip

    def clear(self) -> None:
        """Take all chips away."""
        while item := self._flow.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._chips = {}

    def chip(self, key: object) -> Chip:
        """Return the chip with this key."""
        return self._chips[key]

    def has(self, key: object) -> bool:
        """Tell whether there is a chip with this key."""
        return key in self._chips

    def values(self) -> tuple[object, ...]:
        """Return the keys that are on."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def value(self) -> object | None:
        """Return the key that is on, or None."""
        return next(iter(self.values()), None)

    def set_values(self, keys: object) -> None:
        """Set exactly these keys on, without a signal."""
        wanted = set(keys) if isinstance(keys, tuple | list | set | frozenset) else {keys}
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = NEXT.get(Qt.Key(event.key()))
            chips = [chip for chip in self._chips.values() if chip.isVisible()]
            if step and watched in chips:
                at = (chips.index(watched) + step) % len(chips)
                chips[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    @Slot()
    def _on_clicked(self) -> None:
        chosen = self.sender()
        if not self._multiple:
            for chip in self._chips.values():
                if chip is not chosen:
                    chip.setChecked(False)
        if self._required and not self.values() and isinstance(chosen, Chip):
            chosen.setChecked(True)
        self.changed.emit(self.values())
