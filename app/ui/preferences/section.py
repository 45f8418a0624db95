"""What the sections of the settings share."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.preferences.narrow import Narrow
from app.ui.widgets.labels import Divider, heading, muted, strong
from app.ui.widgets.panes import ScrollPane


class Section(ScrollPane):
    """One section: a heading, a sentence, and parts with a line between them."""

    def __init__(self, name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 16, 24, 24), parent)
        form = Narrow()
        row = QHBoxLayout()
        row.addWidget(form, 1)
        row.addStretch(0)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.form = form.column
        self.form.addWidget(heading(name))
        self.form.addSpacing(2)
        self.form.addWidget(muted(sentence, wrap=True))
        self.form.addSpacing(16)

    def keep(self) -> None:
        """Put what is typed on disk, now; most sections hold at once what is changed."""

    def add_part(self, name: str) -> None:
        """Begin another part, under a line."""
        self.form.addSpacing(20)
        self.form.addWidget(Divider())
        self.form.addSpacing(16)
        self.form.addWidget(strong(name))
        self.form.addSpacing(8)
