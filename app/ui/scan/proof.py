"""The line over a finished scan that nothing counts with yet, and the way to let it count."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.evidence.scan_proof import ScanProof
from app.ui.name_list import listed
from app.ui.scan.words import moment_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.notices import Mark


class ProofLine(QWidget):
    """Hidden when there is nothing to prove."""

    prove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(wrap=True)
        self.button = Button(self.tr("Gebruik als bewijs"), icon="paperclip")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(Mark("clipboard-check-outline", "info"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.prove_requested)
        self.hide()

    def show_proofs(self, moment: str, proofs: Sequence[ScanProof]) -> None:
        """Say in which trajectories a scan is no evidence yet."""
        titles = listed(dict.fromkeys(f"«{one.title}»" for one in proofs))
        words = self.tr("Deze {moment} is nog geen bewijs in het traject {titles}.")
        self.words.setText(words.format(moment=moment_text(moment).lower(), titles=titles))
        self.setVisible(bool(proofs))
