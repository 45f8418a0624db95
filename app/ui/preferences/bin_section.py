"""Prullenbak: how long what is deleted can come back, and the way to it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.domain.retention import BIN_DAYS_CHOICES
from app.services.changes import Changes
from app.services.retention.bin_term import KIND, bin_days, choose_bin_days
from app.ui.company_words import CountWords
from app.ui.desk import Desk, Step
from app.ui.key_hints import ButtonKey
from app.ui.place import Place
from app.ui.preferences.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.labels import muted


class BinSection(Section):
    """Says what becomes of what is deleted, and after how long."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Prullenbak"),
            self.tr("Wat je verwijdert, kan terug zolang het in de prullenbak staat."),
            parent,
        )
        self._desk = desk
        self._is_showing = False
        self.days = ComboBox()
        for number in BIN_DAYS_CHOICES:
            self.days.add(number, CountWords().days(number))
        self.open_button = Button(self.tr("Open de prullenbak"), icon="delete-outline")
        hint = self.tr(
            "Geldt voor jou, op elke laptop. Wat er al langer staat, verdwijnt de volgende keer "
            "dat je ontgrendelt."
        )
        more = self.tr(
            "Zolang het daar staat, zet je het terug met alles wat eraan hangt. Daarna verdwijnt "
            "het voorgoed, met zijn bestanden. Wat bewijs is van een afgeronde sessie of van een "
            "toestemming blijft bewaard, maar staat in geen enkele lijst."
        )
        self.form.addWidget(LabelledField(self.tr("&Bewaar"), self.days, hint))
        self.form.addSpacing(14)
        self.form.addWidget(muted(more, wrap=True))
        self.form.addSpacing(12)
        self.form.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        ButtonKey(desk.keys, "bin", self.open_button)
        self.refresh()
        self.days.currentIndexChanged.connect(self._on_days)
        self.open_button.clicked.connect(self._on_open)
        desk.bus.changed.connect(self._on_changes)

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        self._is_showing = True
        self.days.set_key(bin_days(self._desk.store))
        self._is_showing = False

    @Slot()
    def _on_days(self) -> None:
        days = self.days.key()
        if not self._is_showing and isinstance(days, int):
            words = self.tr("Termijn van de prullenbak gewijzigd")
            self._desk.did(Step(words, choose_bin_days(self._desk.store, days)))

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and KIND in changes.kinds:
            self.refresh()

    @Slot()
    def _on_open(self) -> None:
        self._desk.go_requested.emit(Place("bin"))
