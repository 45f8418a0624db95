"""How much of a period is complete: one bar in parts, and the same counts in words under it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter

HEIGHT: Final = 8  # px
GAP: Final = 3
LEAST: Final = 6  # px of a part that is not nothing
STRIPE: Final = 4  # px between the lines of what is not known
PARTS: Final = ("ok", "attention", "")  # tokens; an empty one is hatched
ICON, ICON_GAP, WORD_GAP = 18, 8, 8  # px at 100% text


class SplitBar(QWidget):
    """Complete, incomplete and not yet known; the last is hatched, so no colour stands alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = (0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def show_counts(self, counts: tuple[int, int, int], spoken: str) -> None:
        """Show these shares; `spoken` says them."""
        self._counts = counts
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, area in self._parts():
            shape = QPainterPath()
            shape.addRoundedRect(area, 3, 3)
            if token:
                painter.fillPath(shape, theme.current().color(token))
            else:
                painter.fillPath(shape, theme.current().color("track"))
                edge = theme.current().color("quiet_edge")
                paint.hatch(painter, shape, edge, width=1.4, step=STRIPE)
        painter.end()

    def _parts(self) -> list[tuple[str, QRectF]]:
        """Return the parts that there are, from left to right."""
        given = [(token, n) for token, n in zip(PARTS, self._counts, strict=True) if n]
        total = sum(n for _token, n in given)
        if not total:
            return [("track", QRectF(self.rect()))]
        room = self.width() - GAP * (len(given) - 1)
        free = room - LEAST * len(given)
        found, x = list[tuple[str, QRectF]](), 0.0
        for token, n in given:
            wide = LEAST + free * n / total
            found.append((token, QRectF(x, 0, wide, self.height())))
            x += wide + GAP
        return found


class CountButton(QAbstractButton):
    """An icon, a number and its word; it goes to the list behind the number."""

    def __init__(self, icon: str, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color, self._number = icon, color, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.current().changed.connect(self._on_theme)

    def show_count(self, number: int, word: str) -> None:
        """Show a number and its word."""
        self._number = number
        self.setText(word)
        self.setAccessibleName(f"{number} {word}")
        self.setEnabled(number > 0)
        self._on_theme()

    @property
    def number(self) -> int:
        """The number that is shown."""
        return self._number

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().px(ICON) + ICON_GAP + 2
        number, word = self._widths()
        return QSize(size + number + WORD_GAP + word + 4, theme.current().height(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, size = theme.current(), theme.current().px(ICON)
        painter = paint.begin(self)
        if self.isEnabled() and self.underMouse():
            paint.box(painter, self.rect().adjusted(-2, 0, 2, 0), "hover", radius=paint.RADIUS)
        icons.paint(
            painter, QRect(0, (self.height() - size) // 2, size, size), self._icon, self._color
        )
        x, (number, word) = size + ICON_GAP, self._widths()
        digits = QRect(x, 0, number + 2, self.height())
        paint.text(painter, digits, str(self._number), colors.font("heading"), "text")
        rest = QRect(x + number + WORD_GAP, 0, word + 2, self.height())
        paint.text(painter, rest, self.text(), colors.font(), "text")
        if self.hasFocus():
            under = QRect(x, self.height() - 3, self.width() - x, paint.RING)
            painter.fillRect(under, colors.color("primary"))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _widths(self) -> tuple[int, int]:
        """Return how wide the number and the word are."""
        colors = theme.current()
        heavy: QFont = colors.font("heading")
        return paint.width(str(self._number), heavy), paint.width(self.text(), colors.font())

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
