"""Prullenbak: how long what is deleted can come back, and the way to it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.domain.retention import BIN_DAYS
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.preferences.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted


class BinSection(Section):
    """Says what becomes of what is deleted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = self.tr("Wat je verwijdert, blijft {days} dagen in de prullenbak.")
        super().__init__(self.tr("Prullenbak"), sentence.format(days=BIN_DAYS), parent)
        self._desk = desk
        self.open_button = Button(self.tr("Open de prullenbak"), icon="delete-outline")
        self.open_button.set_shortcut_hint("Ctrl+G, P")
        more = self.tr(
            "Zolang het daar staat, zet je het terug met alles wat eraan hangt. Daarna verdwijnt "
            "het voorgoed, met zijn bestanden. Wat bewijs is van een afgeronde sessie of van een "
            "toestemming blijft bewaard, maar staat in geen enkele lijst."
        )
        self.form.addWidget(muted(more, wrap=True))
        self.form.addSpacing(8)
        self.form.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.open_button.clicked.connect(self._on_open)

    @Slot()
    def _on_open(self) -> None:
        self._desk.go_requested.emit(Place("bin"))
