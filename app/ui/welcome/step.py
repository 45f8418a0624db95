"""What the four steps share: a title, a sentence, and whether the user may go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.labels import muted, title
from app.ui.widgets.panes import ScrollPane


class Step(ScrollPane):
    """One step; `changed` comes when `missing` may say something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 18, 24, 16), parent)
        self.column.setSpacing(0)

    def add_head(self, heading: str, sentence: str) -> None:
        """Begin with a title and a sentence."""
        self.column.addWidget(title(heading))
        self.column.addSpacing(2)
        self.column.addWidget(muted(sentence, wrap=True))
        self.column.addSpacing(14)

    def missing(self) -> str:
        """Return what must be done before the next step, in a sentence; empty when nothing."""
        return ""

    def enter(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.setFocus()
