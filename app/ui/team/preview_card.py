"""«Bekijk als»: what somebody can see, in numbers and names of companies."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.sync_view import KindCount
from app.ui.sync.counts import grouped
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import KeyValueGrid, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Card

if TYPE_CHECKING:
    from app.services.team import Preview

SHOWN: Final = 12  # names of companies


class PreviewCard(Card):
    """Nothing of it can be changed here: it only shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.facts = strong(), KeyValueGrid()
        self.companies = muted(wrap=True)
        self.close_button = Button(self.tr("Sluit"), "quiet")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Mark("eye-outline", "muted", 18))
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        self.column.addWidget(self.facts)
        self.column.addWidget(self.companies)
        self.close_button.clicked.connect(self._on_close)
        self.hide()

    def show_preview(self, name: str, preview: "Preview") -> None:
        """Show what somebody can see."""
        self.title.setText(self.tr("Wat {name} kan zien").format(name=name))
        counts = tuple(KindCount(kind, 0, 0, number) for kind, number in preview.counts.items())
        rows = [row for row in grouped(counts).values() if row.received]
        self.facts.set_pairs([(row.name, f"{row.received}") for row in rows])
        names = preview.companies[:SHOWN]
        rest = len(preview.companies) - len(names) + preview.more
        words = ", ".join(names)
        if rest:
            words = self.tr("{names} en {n} andere").format(names=words, n=rest)
        self.companies.setText(words or self.tr("Nog geen enkele onderneming."))
        self.show()

    @Slot()
    def _on_close(self) -> None:
        self.hide()
