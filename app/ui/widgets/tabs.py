"""Underlined tabs, and the steps of a wizard."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint

GAP, NARROW_GAP = 24, 12  # px between the words of two tabs; with large letters
LAST_GAP = 6  # px after the last word: what the ring needs
LARGE = 150  # percent
CIRCLE, TO_WORD, LINE, LINE_GAP = 22, 8, 28, 14


class Tabs(QTabBar):
    """Words with a line under the chosen one; every tab keeps room for its semibold word."""

    def __init__(self, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for name in names:
            self.addTab(name)
        theme.current().changed.connect(self._on_theme)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        colors = theme.current()
        width = paint.width(self.tabText(index), colors.font("strong"))
        return QSize(width + self._after(index), colors.height(38))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        for index in range(self.count()):
            self._paint_tab(painter, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        colors, after = theme.current(), self._after(index)
        area = self.tabRect(index).adjusted(0, 0, -after, 0)
        on = index == self.currentIndex()
        hovered = self.isTabEnabled(index) and area.contains(
            self.mapFromGlobal(self.cursor().pos())
        )
        tone = "text" if on or (hovered and self.underMouse()) else "muted"
        if not self.isTabEnabled(index):
            tone = "disabled"
        font = colors.font("strong" if on else "text")
        words = area.adjusted(0, 0, after // 2, -2)
        paint.text(painter, words, self.tabText(index), font, tone, elide=False)
        if not on:
            return
        wide = paint.width(self.tabText(index), font)
        bar = QRectF(area.x(), self.height() - 2, wide, 2)
        paint.line(painter, bar, colors.color("primary"))
        if self.hasFocus():
            top = (area.height() - paint.line_height(font)) // 2 - 4
            ring = QRect(area.x(), top, wide + 6, area.height() - 2 * top)
            paint.ring(painter, ring.adjusted(-6 if area.x() >= 6 else 0, 0, 0, 0), radius=4)

    def _after(self, index: int) -> int:
        """Return the room after a word; a gap after the last one would make arrows for nothing."""
        return LAST_GAP if index == self.count() - 1 else _gap()

    @Slot()
    def _on_theme(self) -> None:
        self.setFont(theme.current().font("strong"))  # makes Qt lay the tabs out again
        self.updateGeometry()
        self.update()


def _gap() -> int:
    """Return the room between two tabs: with large letters all of them must fit beside others."""
    return GAP if theme.current().percent < LARGE else NARROW_GAP


class Stepper(QWidget):
    """The steps of a wizard: those behind have a tick, the current one is filled."""

    def __init__(self, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._current = names, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(0)
        theme.current().changed.connect(self._on_theme)

    def current(self) -> int:
        """Return the number of the current step, from 0."""
        return self._current

    def set_current(self, step: int) -> None:
        """Go to a step, from 0."""
        self._current = step
        sentence = self.tr("Stap {number} van {total}: {name}")
        self.setAccessibleName(
            sentence.format(number=step + 1, total=len(self._names), name=self._names[step])
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        font = theme.current().font("strong")
        words = sum(paint.width(name, font) for name in self._names)
        between = (len(self._names) - 1) * (LINE + 2 * LINE_GAP)
        circles = len(self._names) * (self._circle() + TO_WORD)
        return QSize(words + between + circles + 2, theme.current().height(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = paint.begin(self), 0
        middle, strong = self.height() / 2, theme.current().font("strong")
        for number, name in enumerate(self._names):
            if number:
                paint.horizontal(painter, x + LINE_GAP, middle, LINE, "border_button")
                x += LINE + 2 * LINE_GAP
            self._paint_circle(painter, number, x)
            x += self._circle() + TO_WORD
            font = strong if number == self._current else theme.current().font()
            tone = "text" if number <= self._current else "muted"
            width = paint.width(name, strong)
            paint.text(painter, QRect(x, 0, width + 4, self.height()), name, font, tone)
            x += width
        painter.end()

    def _paint_circle(self, painter: QPainter, number: int, x: int) -> None:
        side = self._circle()
        at = QRect(x, (self.height() - side) // 2, side, side)
        done, here = number < self._current, number == self._current
        fill = "selection" if done else "primary" if here else ""
        paint.box(painter, at, fill, "primary" if done or here else "border_input", radius=side / 2)
        if done:
            inset = round(side * 0.18)
            icons.paint(painter, at.adjusted(inset, inset, -inset, -inset), "check", "primary")
            return
        font = theme.current().font("small_strong" if here else "small")
        tone = "on_primary" if here else "muted"
        center = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, at, str(number + 1), font, tone, align=center, elide=False)

    def _circle(self) -> int:
        return theme.current().px(CIRCLE)

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
