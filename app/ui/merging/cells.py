"""A value as a choice, and what comes of the choices; words that differ are marked."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.merging.differences import Marks
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter

PADDING, ICON, GAP = 12, 18, 10  # px
LINE: Final = 20  # px of a line of running text at 100%
RULE: Final = 2  # px under a marked word: colour alone would not do
BREAK: Final = "\u2028"  # how a text layout knows the end of a line


class MarkedText:
    """Words in lines, with a tint and a rule under the pieces that are marked."""

    def __init__(self) -> None:
        self._text, self._marks = "", Marks()
        self._layout: QTextLayout | None = None
        self._laid_out: tuple[object, ...] = ()

    def set_text(self, text: str, marks: Marks = ()) -> None:
        """Show another text."""
        self._text, self._marks, self._layout = text.replace("\n", BREAK), marks, None

    def height(self, width: int, font: QFont) -> int:
        """Return how high the lines are together."""
        return self._laid(width, font).lineCount() * theme.current().px(LINE)

    def draw(self, painter: QPainter, at: QPointF, width: int, font: QFont, tone: str) -> None:
        """Paint the lines from a point down."""
        layout, colors = self._laid(width, font), theme.current()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin, end = line.textStart(), line.textStart() + line.textLength()
            for mark in self._marks:
                first, last = max(mark.start, begin), min(mark.end, end)
                if first < last:
                    self._paint_mark(painter, at, layout, number, (first, last))
        painter.setPen(colors.color(tone))
        layout.draw(painter, at)

    def _paint_mark(
        self,
        painter: QPainter,
        at: QPointF,
        layout: QTextLayout,
        number: int,
        piece: tuple[int, int],
    ) -> None:
        line, colors = layout.lineAt(number), theme.current()
        left = _x(line, piece[0])
        right = min(_x(line, piece[1]), line.naturalTextWidth())  # no blank at the end of a line
        area = QRectF(at.x() + left - 1, at.y() + line.y() - 1, right - left + 2, line.height() + 2)
        painter.fillRect(area, colors.color("attention_tint"))
        rule = QRectF(area.x(), area.bottom() - RULE + 1, area.width(), RULE)
        painter.fillRect(rule, colors.color("attention"))

    def _laid(self, width: int, font: QFont) -> QTextLayout:
        wanted = (width, font.pixelSize(), font.weight())
        if self._layout is None or wanted != self._laid_out:
            self._layout, self._laid_out = self._lay_out(width, font), wanted
        return self._layout

    def _lay_out(self, width: int, font: QFont) -> QTextLayout:
        layout = QTextLayout(self._text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        pitch, y = theme.current().px(LINE), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 24))
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        return layout


class _Cell(QAbstractButton):
    """What cells share: they are as high as their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = MarkedText()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.current().changed.connect(self._on_theme)

    def left(self) -> int:
        """Return where the words begin, in px."""
        return PADDING

    def cell_font(self) -> QFont:
        """Return the letters of the words."""
        return theme.current().font()

    def show_text(self, text: str, marks: Marks = ()) -> None:
        """Show a value."""
        self.words.set_text(text, marks)
        self.setText(text)
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.current().height(44))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = width - self.left() - PADDING
        return max(theme.current().height(44), self.words.height(room, self.cell_font()) + 24)

    def words_top(self) -> int:
        """Return where the first line begins: a single one stands in the middle."""
        high = self.words.height(self._room(), self.cell_font())
        return (self.height() - high) // 2 if high <= theme.current().px(LINE) else PADDING

    def draw_words(self, painter: QPainter, tone: str) -> None:
        """Paint the words where they stand."""
        at = QPointF(self.left(), self.words_top())
        self.words.draw(painter, at, self._room(), self.cell_font(), tone)

    def _room(self) -> int:
        return self.width() - self.left() - PADDING

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class ChoiceCell(_Cell):
    """A value that can be chosen; a radio button as a box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def left(self) -> int:
        return PADDING + theme.current().px(ICON) + GAP

    @override
    def nextCheckState(self) -> None:
        """Leave it to who listens: whether it is chosen follows from the decision."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on = theme.current(), self.isChecked()
        painter = paint.begin(self)
        fill = "selection" if on else "hover" if self.underMouse() else "surface"
        paint.box(painter, self.rect(), fill, "primary" if on else "border_button")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        size = colors.px(ICON)
        at = QRect(PADDING, self.words_top() + (colors.px(LINE) - size) // 2, size, size)
        icons.paint(
            painter,
            at,
            "check-circle" if on else "radiobox-blank",
            "primary" if on else "border_input",
        )
        self.draw_words(painter, "text")
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            event.ignore()  # goes on to the next field: the page does that
        else:
            super().keyPressEvent(event)


class ResultCell(_Cell):
    """What is stored when it is saved; dashed while nothing is chosen. No button to press."""

    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_chosen, self._is_long = False, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_result(self, text: str | None, marks: Marks = (), *, is_long: bool = False) -> None:
        """Show what comes out; None: nothing is chosen."""
        self._is_chosen, self._is_long = text is not None, is_long
        self.show_text(self.tr("Kies links of rechts") if text is None else text, marks)
        self.setAccessibleName(self.tr("Resultaat: {text}").format(text=self.text()))

    @override
    def cell_font(self) -> QFont:
        heavy = self._is_chosen and not self._is_long
        return theme.current().font("strong" if heavy else "text")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        if self._is_chosen:
            paint.box(painter, self.rect(), "alt")
            self.draw_words(painter, "text")
        else:
            paint.box(painter, self.rect(), "conflict_tint", "conflict", dashed=True)
            self.draw_words(painter, "conflict")
        painter.end()


def _x(line: object, place: int) -> float:
    """Return where a place in the text stands on its line."""
    found = line.cursorToX(place)  # type: ignore[attr-defined]  # PySide's stub lacks it
    return float(found[0] if isinstance(found, tuple) else found)
