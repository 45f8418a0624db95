"""Step 4: what was chosen, and what happens next."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.key_map import KeyMap
from app.ui.roles import role_word
from app.ui.welcome.password_step import Kept
from app.ui.welcome.step import Step
from app.ui.welcome.team_step import Team
from app.ui.widgets.labels import Divider, KeyValueGrid, Label, strong
from app.ui.widgets.notices import Mark, MessageCard
from app.ui.widgets.waiting import Waiting


class StartStep(Step):
    """The last look before the profile is made; shows its progress and its errors."""

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.add_head(
            self.tr("Klaar om te beginnen"), self.tr("Kijk nog even na. Terug kan met Vorige.")
        )
        self.facts = KeyValueGrid()
        self._next = QVBoxLayout()
        self._next.setSpacing(8)
        self.waiting = Waiting(self.tr("Je profiel wordt gemaakt"), 0)
        self._card: MessageCard | None = None
        self._card_place = QVBoxLayout()
        self.column.addLayout(self._card_place)
        self.column.addWidget(self.facts)
        self.column.addSpacing(14)
        self.column.addWidget(Divider())
        self.column.addSpacing(14)
        self.column.addWidget(strong(self.tr("Wat er nu gebeurt")))
        self.column.addSpacing(8)
        self.column.addLayout(self._next)
        self.column.addWidget(self.waiting)
        self.column.addStretch(1)

    def set_choices(self, team: Team, kept: Kept, folder: Path) -> None:
        """Show what was chosen before."""
        sheet = {
            "": self.tr("Niet afgedrukt") if team.is_practice else self.tr("Je hebt het"),
            "printed": self.tr("Naar de printer"),
            "saved": self.tr("Bewaard als PDF"),
        }
        role = role_word(team.role).lower()
        dossiers = {
            "practice": self.tr("Oefenomgeving met 60 verzonnen ondernemingen"),
            "new": self.tr("Nieuw partnerschap {name}").format(name=team.partnership),
            "invited": self.tr("Van {name}, opgehaald bij de server").format(name=team.partnership),
        }[team.kind]
        me = self.tr("{person}, {role} bij {partner}")
        self.facts.set_pairs(
            [
                (self.tr("Dossiers"), dossiers),
                (self.tr("Jij"), me.format(person=team.person, role=role, partner=team.partner)),
                (self.tr("Herstelblad"), sheet[kept]),
                (self.tr("Plaats"), str(folder)),
            ]
        )
        self._show_next(team)

    def show_card(self, card: MessageCard | None) -> None:
        """Show a message above the rest, in place of the one before."""
        old, self._card = self._card, card
        if old is not None:
            old.hide()
            old.deleteLater()
        self._card_place.setContentsMargins(0, 0, 0, 0 if card is None else 16)
        if card is not None:
            self._card_place.addWidget(card)
            card.show()
            self.verticalScrollBar().setValue(0)

    @override
    def enter(self) -> None:
        self.show_card(None)

    def _show_next(self, team: Team) -> None:
        while item := self._next.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        filled = {
            "practice": self.tr(
                "Werkvloer vult je oefenomgeving met ondernemingen, sessies en afspraken."
            ),
            "new": self.tr(
                "Werkvloer opent een lege lijst. Daar begin je je eerste intake{key}."
            ).format(key=self._keys.beside("new_enterprise")),
            "invited": self.tr(
                "Werkvloer haalt de dossiers op die je mag zien. Daarna werk je ook zonder netwerk."
            ),
        }[team.kind]
        keys = self.tr("Altijd bij de hand: een snelle sessie{quick} en vergrendelen{lock}.")
        for icon, words in (
            ("lock-outline", self.tr("Werkvloer maakt een versleuteld bestand op deze laptop.")),
            ("domain", filled),
            (
                "keyboard-outline",
                keys.format(
                    quick=self._keys.beside("quick_session"), lock=self._keys.beside("lock")
                ),
            ),
        ):
            self._next.addWidget(_line(icon, words))


def _line(icon: str, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Mark(icon, "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, wrap=True), 1)
    return line
