"""One question of a scan: its words, the answers, and a remark."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.reference.trajectories import QuestionEntry
from app.services.scans.use_cases import Answered
from app.ui import theme
from app.ui.dossier.in_place import InPlaceText
from app.ui.scan.scale import UNKNOWN, ScaleChoice
from app.ui.widgets import paint
from app.ui.widgets.labels import Label

REMARK: Final = 320  # px beside the answers, with the margins; else it stands below them
EDGE: Final = 3  # px, of the question that has the keyboard
STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
}
THEMES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
NOTHING: Final = Answered(None, unknown=False, remark="")


class QuestionRow(QWidget):
    """
    Left and Right choose an answer, W is «weet niet», O opens the remark.

    `answered` and `remarked` say that something else is to be kept; `walked` carries how many
    questions further the keyboard wants to go, `turned` how many themes.
    """

    answered = Signal()
    remarked = Signal(str)
    walked = Signal(int)
    turned = Signal(int)

    def __init__(
        self,
        number: int,
        question: QuestionEntry,
        scale: Mapping[int, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._kept = NOTHING
        self.number = Label(str(number), tone="muted", tabular=True)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.text = Label(question.text, wrap=True)
        self.scale = ScaleChoice(f"{number}. {question.text}", scale)
        self.remark = InPlaceText(
            self.tr("Opmerking bij vraag {number}").format(number=number), self.tr("Opmerking")
        )
        self.remark.setObjectName(question.code)
        self.remark.setToolTip(self.tr("Opmerking (O)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(10)
        row.addWidget(self.number)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.text)
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(8)
        self._answers.addWidget(self.scale)
        self._answers.addWidget(self.remark, 1)
        words.addLayout(self._answers)
        row.addLayout(words, 1)
        self.setFocusProxy(self.scale)
        self.scale.changed.connect(self.answered)
        self.remark.kept.connect(self.remarked)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_answer(self, answer: Answered | None) -> None:
        """Show what is kept."""
        self._kept = answer or NOTHING
        self.scale.set_value(UNKNOWN if self._kept.unknown else self._kept.value)
        self.remark.set_text(self._kept.remark)

    def set_editable(self, *, on: bool) -> None:
        """Let who only reads the file see the answer, and not give another one."""
        self.scale.setEnabled(on)
        self.remark.setEnabled(on)

    @property
    def is_answered(self) -> bool:
        """Whether something is chosen."""
        return self.scale.value() is not None

    def answer(self) -> tuple[int | None, bool]:
        """Return the value that is chosen, and whether it is «weet niet»."""
        value = self.scale.value()
        return value if isinstance(value, int) else None, value == UNKNOWN

    @property
    def is_kept(self) -> bool:
        """Whether what is chosen is what is kept."""
        return self.answer() == (self._kept.value, self._kept.unknown)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = Qt.Key(event.key())
        if held:
            super().keyPressEvent(event)
        elif pressed == Qt.Key.Key_O:
            self.remark.edit()
        elif pressed in STEPS:
            self.walked.emit(STEPS[pressed])
        elif pressed in THEMES:  # here, for a pane that scrolls would take them
            self.turned.emit(THEMES[pressed])
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() > self.scale.sizeHint().width() + REMARK
        way = QBoxLayout.Direction
        self._answers.setDirection(way.LeftToRight if has_room else way.TopToBottom)
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the height that its words need here, not where they would wrap the most."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(max(self.width(), least.width())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.horizontal(painter, 24, self.height() - 1, self.width() - 48, "row_line")
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            edge = QRect(0, 0, EDGE, self.height())
            painter.fillRect(edge, theme.current().color("primary"))
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.number.setFixedWidth(theme.current().px(22))
