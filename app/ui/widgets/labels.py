"""Words that are not controls: titles, labels, lines between parts, facts in two columns."""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import fonts, theme
from app.ui.widgets import paint

Tone = Literal[
    "text", "muted", "disabled", "primary", "ok", "attention", "error", "info", "conflict", "ink"
]
COLUMN_GAP: Final = 16  # px between a name and its value
ROW_GAP: Final = 6  # px between two facts


class Label(QLabel):
    """Words in a role of the type scale; follows the theme and the text size."""

    def __init__(
        self,
        text: str = "",
        role: fonts.Role = "text",
        *,
        tone: Tone = "text",
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._tabular = role, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_tone(tone)
        self._on_theme()
        theme.current().changed.connect(self._on_theme)

    def set_tone(self, tone: Tone) -> None:
        """Give the words another colour of the theme."""
        if self.property("tone") == tone:
            return
        self.setProperty("tone", tone)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            # earlier, the style would remember the font of that moment and give it back later
            self.style().unpolish(self)
            self.style().polish(self)
            self._on_theme()

    def set_role(self, role: fonts.Role) -> None:
        """Give the words another size and weight."""
        if role != self._role:
            self._role = role
            self._on_theme()

    @Slot()
    def _on_theme(self) -> None:
        self.setFont(theme.current().font(self._role, tabular=self._tabular))


def title(text: str = "") -> Label:
    """Return the title of a page; one per page."""
    return Label(text, "title")


def heading(text: str = "") -> Label:
    """Return the heading of a details pane or an empty state."""
    return Label(text, "heading")


def strong(text: str = "") -> Label:
    """Return a heading of a section."""
    return Label(text, "strong")


def muted(text: str = "", *, wrap: bool = False) -> Label:
    """Return words that are read second, or the label of a field."""
    return Label(text, tone="muted", wrap=wrap)


def small(text: str = "") -> Label:
    """Return a time, a count or a hint."""
    return Label(text, "small", tone="muted", tabular=True)


class Divider(QWidget):
    """A line of one pixel, lying or standing."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        *,
        color: str = "divider",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._color = color
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color(self._color))
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)


class SectionHeader(QWidget):
    """A heading with a count after it, and room for one action at the right."""

    def __init__(
        self, text: str, count: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.heading = strong(text)
        self.count = small(count)
        self.note = muted(note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self.count)
        row.addWidget(self.note)
        row.addStretch(1)
        self._row = row
        self.count.setVisible(bool(count))
        self.note.setVisible(bool(note))

    def set_count(self, count: str) -> None:
        """Show another count; an empty one disappears."""
        self.count.setText(count)
        self.count.setVisible(bool(count))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a word at the right end."""
        self._row.addWidget(widget)


class KeyValueGrid(QWidget):
    """
    Facts in two columns: a muted name and its value, which can be selected and copied.

    Where a long word has no room beside the names, each value stands below its name.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[Label, Label]] = []
        self._is_stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(COLUMN_GAP)
        self._grid.setVerticalSpacing(ROW_GAP)
        self._grid.setColumnStretch(1, 1)

    def set_pairs(self, pairs: list[tuple[str, str]]) -> None:
        """Show these names and values, in this order; labels that are there take other words."""
        for (name, value), (known, shown) in zip(pairs, self._pairs, strict=False):
            known.setText(name)
            _show_value(shown, name, value)
        for labels in self._pairs[len(pairs) :]:
            for label in labels:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        del self._pairs[len(pairs) :]
        for name, value in pairs[len(self._pairs) :]:
            shown = Label(wrap=True, tabular=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            _show_value(shown, name, value)
            self._pairs.append((muted(name), shown))
            self._place(len(self._pairs) - 1)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what is needed when each value stands below its name."""
        widths = [one.minimumSizeHint().width() for pair in self._pairs for one in pair]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return done

    def _fit(self) -> None:
        names = max((name.sizeHint().width() for name, _ in self._pairs), default=0)
        values = max((one.minimumSizeHint().width() for _, one in self._pairs), default=0)
        is_stacked = names + COLUMN_GAP + values > self.width()
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._grid.setVerticalSpacing(0 if is_stacked else ROW_GAP)
            for number in range(len(self._pairs)):
                self._place(number)

    def _place(self, number: int) -> None:
        """Put a fact where it belongs; a grid moves a widget that it has already."""
        name, value = self._pairs[number]
        top = Qt.AlignmentFlag.AlignTop
        above = 2 * ROW_GAP if self._is_stacked and number else 0
        name.setContentsMargins(0, above, 0, 0)
        if self._is_stacked:
            self._grid.addWidget(name, 2 * number, 0, 1, 2, top)
            self._grid.addWidget(value, 2 * number + 1, 0, 1, 2)
        else:
            self._grid.addWidget(name, 2 * number, 0, top)
            self._grid.addWidget(value, 2 * number, 1)


def _show_value(shown: Label, name: str, value: str) -> None:
    shown.setText(value)
    shown.setAccessibleName(f"{name}: {value}")
