"""Parts of panes that come and go: a section with its line, lines that are made anew, a point."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.labels import Divider, Label


class Section(QWidget):
    """A line and what stands under it; they come and go together."""

    def __init__(self, *parts: QWidget, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 0)
        self.column.setSpacing(gap)
        self.column.addWidget(Divider())
        self.column.addSpacing(8)
        for part in parts:
            self.column.addWidget(part)


class Lines(QWidget):
    """Lines that are made anew when what they are about is another."""

    def __init__(self, gap: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self.shown: list[QWidget] = []

    def show_lines(self, lines: list[QWidget]) -> None:
        """Show these instead; the keyboard stays on the line at the same place."""
        at = next((n for n, one in enumerate(self.shown) if one.hasFocus()), None)
        for old in self.shown:
            old.hide()
            old.deleteLater()
        self.shown = lines
        for one in lines:
            self._column.addWidget(one)
            one.show()
        if at is not None and lines:
            lines[min(at, len(lines) - 1)].setFocus()
        self.setVisible(bool(lines))


class Bullet(QWidget):
    """One line of a list of points."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Label("·", "strong"), 0, Qt.AlignmentFlag.AlignTop)
        words = Label(text, wrap=True)
        # the hint of words that wrap is of a narrow column: a pane would scroll for nothing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        row.addWidget(words, 1)
