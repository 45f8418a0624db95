"""To which partner a question fits, with the reason."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reference.loader import Reference
from app.services.referrals.actors import Fitting
from app.ui.actors.words import reason_text
from app.ui.widgets.labels import Label, muted

MOST: Final = 3


class FittingList(QWidget):
    """The best offers, each with its partner and why; hidden when there is none."""

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._shown: tuple[Fitting, ...] = ()
        self.lines: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_fitting(self, found: Sequence[Fitting]) -> None:
        """Show the best of these."""
        best = tuple(found[:MOST])
        self.setVisible(bool(best))
        if best == self._shown:
            return
        self._shown = best
        for label in self.lines:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self.lines = []
        for one in best:
            what = f"{one.offer.partner}: {one.offer.text}" if one.offer.text else one.offer.partner
            self._add(Label(what, wrap=True))
            self._add(muted(reason_text(self._reference, one.fit), wrap=True))

    def _add(self, label: Label) -> None:
        self.lines.append(label)
        self._column.addWidget(label)
        label.show()
