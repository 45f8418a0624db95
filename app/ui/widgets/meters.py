"""Progress: parts that are done, a bar with its plan and forecast, the strength of a password."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.labels import Label, Tone

GAP = 3  # px between parts
STRENGTHS: Final[tuple[Tone, ...]] = ("error", "error", "attention", "ok", "ok")


def paint_parts(
    painter: QPainter,
    rect: QRectF,
    done: int,
    total: int,
    color: str,
    *,
    gap: float = GAP,
    rest: str = "track",
) -> None:
    """Paint `total` equal parts, of which the first `done` are filled and the others `rest`."""
    colors = theme.current()
    width = (rect.width() - gap * (total - 1)) / max(total, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(total):
        painter.setBrush(colors.color(color if number < done else rest))
        part = QRectF(rect.x() + number * (width + gap), rect.y(), width, rect.height())
        painter.drawRoundedRect(part, 1.5, 1.5)


class SegmentMeter(QWidget):
    """Parts beside each other, such as 4 of 6 pieces of evidence."""

    def __init__(
        self, done: int = 0, total: int = 6, *, height: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_progress(done, total)
        theme.current().changed.connect(self.update)

    def set_progress(self, done: int, total: int, color: str = "") -> None:
        """Show `done` of `total`; green when all are done, unless `color` says otherwise."""
        self._done, self._total = done, total
        self._color = color or ("ok" if done >= total > 0 else "primary")
        self.setAccessibleName(self.tr("{done} van {total}").format(done=done, total=total))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._total * 4, self._height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_parts(painter, QRectF(self.rect()), self._done, self._total, self._color)
        painter.end()


class ProgressBar(QWidget):
    """
    A bar of what is reached, with a mark at the plan or the target.

    Args (of `set_progress`): shares of the whole bar, 0 to 1; `forecast` is hatched.
    """

    def __init__(self, *, height: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._value, self._mark, self._forecast = 0.0, -1.0, 0.0
        self._color = "primary"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def set_progress(
        self,
        value: float,
        *,
        mark: float | None = None,
        forecast: float = 0.0,
        color: str = "primary",
        spoken: str = "",
    ) -> None:
        """Show these shares; `spoken` is what a screen reader says."""
        self._value = min(max(value, 0.0), 1.0)
        self._mark = -1.0 if mark is None else min(max(mark, 0.0), 1.0)
        self._forecast, self._color = min(max(forecast, 0.0), 1.0), color
        self.setAccessibleName(spoken or f"{round(self._value * 100)}%")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._height + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._height + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), paint.begin(self)
        track = QRectF(0, (self.height() - self._height) / 2, self.width(), self._height)
        shape = QPainterPath()
        shape.addRoundedRect(track, self._height / 2, self._height / 2)
        painter.fillPath(shape, colors.color("track"))
        painter.save()
        painter.setClipPath(shape)
        done = track.width() * self._value
        if self._forecast > self._value:
            rest = track.adjusted(done, 0, 0, 0)
            rest.setRight(track.width() * self._forecast)
            expected = QPainterPath()
            expected.addRect(rest)
            paint.hatch(painter, expected, colors.color(self._color), width=2.2)
        painter.fillRect(QRectF(0, track.y(), done, track.height()), colors.color(self._color))
        painter.restore()
        if self._mark >= 0:
            x = min(track.width() * self._mark, self.width() - 2)
            paint.line(painter, QRectF(x, 0, 2, self.height()), colors.color("text"))
        painter.end()


class Meter(QWidget):
    """A word, what it counts to, and under it a bar or parts."""

    def __init__(
        self,
        label: str,
        value: str = "",
        bar: ProgressBar | SegmentMeter | None = None,
        *,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = Label(label, "strong" if strong else "text")
        self.value = Label(value, tone="muted", tabular=True)
        self.bar = bar if bar is not None else ProgressBar()
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class PasswordMeter(QWidget):
    """Four bars and a word: how hard a password is to guess."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = -1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    def words(self) -> tuple[str, ...]:
        """Return the word of each level."""
        return (
            self.tr("Te zwak"),
            self.tr("Te zwak"),
            self.tr("Matig"),
            self.tr("Sterk"),
            self.tr("Zeer sterk"),
        )

    def set_level(self, level: int) -> None:
        """Show a level of 0 to 4, as zxcvbn gives it; -1 when nothing is typed."""
        self._level = level
        self.setAccessibleName(self.words()[level] if level >= 0 else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(4 * 52 + 3 * GAP + 100, theme.current().height(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), paint.begin(self)
        tone = STRENGTHS[max(self._level, 0)]
        filled = max(self._level, 1) if self._level >= 0 else 0
        bars = QRectF(0, self.height() / 2 - 3, 4 * 52 + 3 * GAP, 6)
        paint_parts(painter, bars, filled, 4, tone)
        if self._level >= 0:
            area = self.rect().adjusted(int(bars.width()) + 13, 0, 0, 0)
            paint.text(painter, area, self.words()[self._level], colors.font("strong"), tone)
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
