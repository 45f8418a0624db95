"""«Bekijk als»: what somebody can see, in numbers and names of companies."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import KeyValueGrid, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Card

if TYPE_CHECKING:
    from app.services.profiles.team import Preview

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
        self.facts.set_pairs(self._pairs(preview.counts))
        names = preview.companies[:SHOWN]
        rest = len(preview.companies) - len(names) + preview.more
        words = ", ".join(names)
        if rest:
            words = self.tr("{names} en {n} andere").format(names=words, n=rest)
        self.companies.setText(words or self.tr("Nog geen enkele onderneming."))
        self.show()

    def _pairs(self, counts: Mapping[str, int]) -> list[tuple[str, str]]:
        """Return the numbers in words of coaches; what only the program counts is left out."""
        words = (
            ("enterprise", self.tr("Dossiers")),
            ("coaching_session", self.tr("Sessies")),
            ("contact", self.tr("Contactpersonen")),
            ("appointment", self.tr("Afspraken")),
            ("action", self.tr("Acties")),
            ("attachment", self.tr("Bestanden")),
            ("directory_entry", self.tr("Ondernemingen op de lijst van allen")),
        )
        return [(word, f"{counts[kind]}") for kind, word in words if counts.get(kind)]

    @Slot()
    def _on_close(self) -> None:
        self.hide()
