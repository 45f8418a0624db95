"""What a pack is about: the days, the partners, the trajectories."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.evidence_pack.service import Choices
from app.ui.evidence_pack.words import PackWords
from app.ui.period_filters import PeriodFilters
from app.ui.widgets.combos import ComboBox, fill_choices

MOST: Final = 200  # px at 100% text of a combo


class PackFilters(PeriodFilters):
    """`changed` comes when another pack is meant; days that mean nothing change none."""

    is_of_partner = False  # nobody chooses a partner then

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(words.choice, parent)
        self.partner, self.trajectory = ComboBox(), ComboBox()
        self.partner.setAccessibleName(self.tr("Partners"))
        self.trajectory.setAccessibleName(self.tr("Trajecten"))
        for combo in (self.partner, self.trajectory):
            self.flow.addWidget(combo)
        theme.current().changed.connect(self._on_sizes)
        self._on_sizes()
        self.show_choices(Choices())
        for combo in (self.partner, self.trajectory):
            combo.currentIndexChanged.connect(self.changed)

    def partners(self) -> frozenset[UUID] | None:
        """Return the partners; None: all of them."""
        return _chosen(self.partner)

    def trajectories(self) -> frozenset[UUID] | None:
        """Return the trajectories; None: all of them."""
        return _chosen(self.trajectory)

    def show_choices(self, choices: Choices) -> None:
        """Offer these; what was chosen stays, when it is still there."""
        self.show_project(choices.project_from)
        fill_choices(self.partner, self.tr("Alle partners"), choices.partners)
        fill_choices(self.trajectory, self.tr("Alle trajecten"), choices.trajectories)
        self.partner.setVisible(len(choices.partners) > 1 and not self.is_of_partner)

    @Slot()
    def _on_sizes(self) -> None:
        for combo in (self.partner, self.trajectory):
            combo.setMaximumWidth(theme.current().px(MOST))  # a title may be long


def _chosen(combo: ComboBox) -> frozenset[UUID] | None:
    key = combo.key()
    return frozenset({key}) if isinstance(key, UUID) else None
