"""The five phases beside each other: what is done, what runs, what was skipped."""

from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.domain.trajectory import PHASES, Phase
from app.services.trajectories.views import TrajectoryView
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.trajectory.words import TrajectoryWords
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter

BAR, UNDER = 6, 4  # px: its height, and between it and the words
GAP = 6  # px between two phases
WORD_GAP = 8  # px between the name and what stands beside it
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class PhasePart(QAbstractButton):
    """One phase; a click or Enter asks what to do with it."""

    def __init__(self, name: str, words: TrajectoryWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self._words = name, words
        self._phase, self._runs, self._beside = Phase(), False, ""
        self.setText(code_text("phase", name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    def show_phase(self, phase: Phase, *, runs: bool) -> None:
        """Show what became of the phase; `runs`: it is the one where the trajectory stands."""
        self._phase, self._runs = phase, runs
        self._beside = self._words.beside_phase(phase, runs=runs)
        sentence = self._words.phase(self.name, phase, runs=runs)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, BAR + UNDER + theme.current().height(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = paint.begin(self), theme.current()
        bar = QRectF(0, 0, self.width(), BAR)
        began = self._phase.started_on is not None
        if self._phase.skipped:
            paint.box(painter, bar, edge="neutral", radius=BAR / 2, dashed=True)
        else:
            paint.box(painter, bar, "primary" if began else "track", radius=BAR / 2)
        font = colors.font("strong" if self._runs else "text")
        tone = "primary" if self.underMouse() else "text" if began else "muted"
        area = self.rect().adjusted(0, BAR + UNDER, 0, 0)
        wide = min(paint.width(self.text(), font), area.width())
        paint.text(
            painter,
            QRect(area.topLeft(), QSize(wide + 2, area.height())),
            *(self.text(), font, tone),
        )
        self._paint_beside(painter, area.adjusted(wide + WORD_GAP, 0, 0, 0))
        if self.hasFocus():  # no room around the words: a ring would cross them
            line = area.center().y() + paint.line_height(font) // 2 + 2
            rule = QRect(0, min(self.height() - paint.RING, line), wide, paint.RING)
            painter.fillRect(rule, colors.color("primary"))
        painter.end()

    def _paint_beside(self, painter: QPainter, area: QRect) -> None:
        """Say more where all of it has room; the tooltip says it anyway."""
        small = theme.current().font("small", tabular=True)
        if self._beside and paint.width(self._beside, small) <= area.width():
            paint.text(painter, area, self._beside, small, "muted")

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class PhaseBar(QWidget):
    """`chosen` carries the code of a phase; arrow keys walk between them."""

    chosen = Signal(str)

    def __init__(self, words: TrajectoryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Fasen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.parts = {name: PhasePart(name, words, self) for name in PHASES}
        for name, part in self.parts.items():
            row.addWidget(part, 1)
            part.clicked.connect(partial(self.chosen.emit, name))
            part.installEventFilter(self)

    def show_view(self, view: TrajectoryView) -> None:
        """Show where a trajectory stands."""
        for name, part in self.parts.items():
            part.show_phase(view.phases.get(name, Phase()), runs=name == view.phase)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            parts = list(self.parts.values())
            if step and not event.modifiers() and watched in parts:
                at = (parts.index(watched) + step) % len(parts)
                parts[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
