"""The answers to a question beside each other, of which one holds."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint

UNKNOWN: Final = "unknown"  # weet niet, beside the values
STEPS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
WIDTH: Final = 92  # px of one word at least
GAP: Final = 16  # px before «weet niet»
DOT: Final = 14  # px


class _Answer(QAbstractButton):
    """One word with its dot, as a radio button."""

    def __init__(self, text: str, row: "ScaleChoice") -> None:
        super().__init__(row)
        self._row = row
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        words = paint.width(self.text(), colors.font("strong")) + colors.px(DOT) + 32
        return QSize(max(words, WIDTH), colors.height(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def nextCheckState(self) -> None:
        self.setChecked(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on, is_open = theme.current(), self.isChecked(), self.isEnabled()
        painter = paint.begin(self)
        if on:
            wide = paint.RING if self._row.hasFocus() else 1
            paint.box(painter, self.rect(), "selection", "primary", width=wide)
        elif self.underMouse() and is_open:
            paint.box(painter, self.rect().adjusted(1, 1, -1, -1), "hover")
        size = colors.px(DOT)
        dot = QRect(11, (self.height() - size) // 2, size, size)
        edge = "primary" if on else "border_input" if is_open else "border_button"
        paint.box(painter, dot, "primary" if on else "surface", edge, radius=size / 2)
        if on:
            inset = round(size * 0.3)
            inner = QRectF(dot).adjusted(inset, inset, -inset, -inset)
            paint.box(painter, inner, "on_primary", radius=inner.width() / 2)
        area = self.rect().adjusted(dot.right() + 9, 0, -4, 0)
        tone = ("primary" if on else "text") if is_open else "disabled"
        paint.text(painter, area, self.text(), colors.font("strong" if on else "text"), tone)
        painter.end()


class ScaleChoice(QWidget):
    """
    One stop for the keyboard with the meaning of radio buttons: Left and Right choose.

    `changed` carries 1 to 5, or `UNKNOWN`. Nothing is chosen until somebody chooses.
    """

    changed = Signal(object)

    def __init__(self, name: str, words: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._keys: list[object] = [*words, UNKNOWN]
        self.answers: dict[object, _Answer] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key, text in (*words.items(), (UNKNOWN, self.tr("Weet niet"))):
            if key == UNKNOWN:
                row.addSpacing(GAP)
            self.answers[key] = answer = _Answer(text, self)
            row.addWidget(answer)
            answer.clicked.connect(self._on_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()
        theme.current().changed.connect(self._on_theme)

    def value(self) -> object | None:
        """Return what is chosen: 1 to 5, `UNKNOWN`, or None."""
        return next((key for key, answer in self.answers.items() if answer.isChecked()), None)

    def words(self) -> str:
        """Return the word that is chosen, or nothing."""
        value = self.value()
        return "" if value is None else self.answers[value].text()

    def set_value(self, chosen: object | None) -> None:
        """Choose without a signal; None chooses nothing."""
        for key, answer in self.answers.items():
            answer.setChecked(key == chosen)
        self._say()
        self.update()

    def choose(self, key: object) -> None:
        """Choose as a click does."""
        if key != self.value():
            self.set_value(key)
            self.changed.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_W and not event.modifiers():
            self.choose(UNKNOWN)
        elif step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._walk(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        known = [answer for key, answer in self.answers.items() if key != UNKNOWN]
        area = known[0].geometry().united(known[-1].geometry())
        has_ring = self.hasFocus() and self.value() is None
        edge, wide = ("primary", paint.RING) if has_ring else ("border_button", 1)
        for box in (area, self.answers[UNKNOWN].geometry()):
            paint.box(painter, box, "surface", edge, width=wide)
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    def _walk(self, step: int) -> None:
        """Go one answer on; the ends are ends, and from nothing one begins at the near end."""
        now = self.value()
        if now is None:
            self.choose(self._keys[0] if step > 0 else self._keys[-2])
            return
        at = self._keys.index(now) + step
        if 0 <= at < len(self._keys):
            self.choose(self._keys[at])

    def _say(self) -> None:
        words = self.words() or self.tr("nog geen antwoord")
        self.setAccessibleName(f"{self._name} {words}")

    def _repaint(self) -> None:
        self.update()
        for answer in self.answers.values():
            answer.update()

    @Slot()
    def _on_clicked(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        chosen = next(key for key, answer in self.answers.items() if answer is self.sender())
        self.set_value(chosen)
        self.changed.emit(chosen)

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self._repaint()
