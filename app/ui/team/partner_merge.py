"""Asks in which organisation another goes on, and tells before it what passes and what stays."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.team.partner_words import passing
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.notices import HintBar

if TYPE_CHECKING:
    from app.services.profiles.team import PartnerLine


class MergeQuestion(QWidget):
    """
    `agreed` carries the PartnerLine of the other organisation, `left` nothing.

    Nobody can take it back: people and files of both stand together from then on. So it is told
    in numbers, its button names both, and the keyboard stands on the way out once one is chosen.
    """

    agreed = Signal(object)
    left = Signal()

    def __init__(self, partner: "PartnerLine", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.partner = partner
        self._others: dict[UUID, PartnerLine] = {}
        self.into = ComboBox()
        self.no_button = Button(self.tr("Niet samenvoegen"), shortcut_hint="Esc")
        self.yes_button = Button(self.tr("Voeg samen"), "quiet")
        self.told = HintBar("", (self.no_button, self.yes_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 0, 0)
        column.setSpacing(8)
        label = self.tr("{name} gaat verder in").format(name=partner.name)
        column.addWidget(LabelledField(label, self.into))
        column.addWidget(self.told)
        self.into.currentIndexChanged.connect(self._on_chosen)
        self.no_button.clicked.connect(self.left)
        self.yes_button.clicked.connect(self._on_yes)

    def ask(self, others: "tuple[PartnerLine, ...]") -> None:
        """Show the question, with nothing chosen."""
        self._others = {one.id: one for one in others}
        self.into.clear()
        for one in others:
            self.into.add(one.id, one.name)
        self.into.set_key(None)
        self._on_chosen()
        self.show()
        self.into.setFocus()

    def _chosen(self) -> "PartnerLine | None":
        key = self.into.key()
        return self._others.get(key) if isinstance(key, UUID) else None

    @Slot()
    def _on_chosen(self) -> None:
        other, name = self._chosen(), self.partner.name
        self.yes_button.setEnabled(other is not None)
        if other is None:
            self.yes_button.setText(self.tr("Voeg samen"))
            words = self.tr("Kies eerst de partner die de mensen en het werk overneemt.")
        else:
            self.yes_button.setText(self.tr("Voeg samen met {name}").format(name=other.name))
            words = self._what_happens(name, other.name)
        self.told.text.setText(words)
        self.told.setAccessibleName(words)

    def _what_happens(self, name: str, other: str) -> str:
        gone = passing(self.partner) or self.tr("niets: hier staan geen mensen of dossiers")
        stays = self.tr(
            "Wat geteld, voorgesteld of aangeboden werd, blijft onder {name} staan, zoals in de "
            "rapporten van vroeger. Dit kun je niet ongedaan maken: daarna zegt niets meer wie of "
            "wat van {name} kwam."
        )
        goes = self.tr("Naar {other} gaan: {what}.").format(other=other, what=gone)
        return f"{goes} {stays.format(name=name)}"

    @Slot()
    def _on_yes(self) -> None:
        other = self._chosen()
        self.agreed.emit(other)
