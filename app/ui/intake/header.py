"""The head of an intake: the three steps, and how complete it is."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter
from app.ui.widgets.labels import Divider, Label, muted
from app.ui.widgets.meters import ProgressBar

CIRCLE, WORD_GAP, LINE = 22, 8, 28


class Step(QAbstractButton):
    """One step: a number in a circle and its word; a tick once it lies behind."""

    def __init__(self, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._is_behind = number, False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stap {number}: {word}").format(number=number, word=text))
        theme.current().changed.connect(self._on_theme)

    def set_behind(self, *, on: bool) -> None:
        """Show the tick of a step that was passed."""
        self._is_behind = on
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        words = paint.width(self.text(), colors.font("strong"))
        return QSize(colors.px(CIRCLE) + WORD_GAP + words + 6, colors.height(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter, on = theme.current(), paint.begin(self), self.isChecked()
        size = colors.px(CIRCLE)
        circle = QRect(1, (self.height() - size) // 2, size, size)
        fill = "primary" if on else "selection" if self._is_behind else "surface"
        edge = "primary" if on or self._is_behind else "border_input"
        paint.box(painter, circle, fill, edge, radius=size / 2)
        if self._is_behind and not on:
            inner = circle.adjusted(4, 4, -4, -4)
            icons.paint(painter, inner, "check", "primary")
        else:
            font = colors.font("small_strong" if on else "small", tabular=True)
            tone = "on_primary" if on else "muted"
            center = Qt.AlignmentFlag.AlignHCenter
            paint.text(painter, circle, str(self._number), font, tone, align=center)
        area = self.rect().adjusted(size + WORD_GAP, 0, 0, 0)
        tone = "text" if on or self._is_behind else "muted"
        paint.text(painter, area, self.text(), colors.font("strong" if on else "text"), tone)
        if self.hasFocus():
            paint.ring(painter, self.rect())
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class IntakeHeader(QWidget):
    """Steps at the left, completeness at the right."""

    page_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = (self.tr("Zoek"), self.tr("Onderneming"), self.tr("Vraag"))
        self.steps = [Step(number, word, self) for number, word in enumerate(words, 1)]
        self._group = QButtonGroup(self)
        self.percent = Label("", "strong", tabular=True)
        self.bar = ProgressBar(height=6)
        self._build()
        self._group.idClicked.connect(self.page_requested)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_page(self, page: int) -> None:
        """Mark the step of a page; those before it are behind."""
        for number, step in enumerate(self.steps):
            step.setChecked(number == page)
            step.set_behind(on=number < page)

    def show_percent(self, percent: int) -> None:
        """Show how complete the intake is."""
        self.percent.setText(self.tr("{percent}%").format(percent=percent))
        spoken = self.tr("Volledig: {percent}%").format(percent=percent)
        self.bar.set_progress(percent / 100, spoken=spoken)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 14, 20, 14)
        row.setSpacing(10)
        for number, step in enumerate(self.steps):
            self._group.addButton(step, number)
            if number:
                line = Divider(color="border_button")
                line.setFixedWidth(LINE)
                row.addWidget(line)
            row.addWidget(step)
        row.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(muted(self.tr("Volledig")))
        head.addStretch(1)
        head.addWidget(self.percent)
        self._meter = QWidget()
        meter = QVBoxLayout(self._meter)
        meter.setContentsMargins(0, 0, 0, 0)
        meter.setSpacing(1)
        meter.addLayout(head)
        meter.addWidget(self.bar)
        row.addWidget(self._meter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Divider())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @Slot()
    def _on_theme(self) -> None:
        self._meter.setFixedWidth(min(theme.current().px(176), 260))
