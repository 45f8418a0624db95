"""One key of the partnership, with the way to use it no longer."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.ui.evidence_pack.service import KeyView
from app.ui.evidence_pack.words import fingerprint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, muted


class KeyLine(QWidget):
    """Whose it is, since when, and where; `retire_requested` carries it."""

    retire_requested = Signal(object)  # KeyView

    def __init__(self, key: KeyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.name, self.about = Label(key.name, wrap=True), muted(self._about(), wrap=True)
        self.print = Label(fingerprint(key.fingerprint), tone="muted", tabular=True)
        self.retire_button = Button(self.tr("Niet meer gebruiken"), "quiet", "key-remove")
        self.retire_button.setAccessibleName(f"{self.retire_button.text()}: {self.print.text()}")
        self.setFocusProxy(self.retire_button)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.name, self.about, self.print):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.retire_button, 0, Qt.AlignmentFlag.AlignTop)
        self.retire_button.setVisible(key.retired_on is None)
        self.retire_button.clicked.connect(self._on_retire)

    def _about(self) -> str:
        key = self._key
        where = self.tr("op deze laptop") if key.is_here else self.tr("op een andere laptop")
        words = self.tr("Sinds {day}, {where}.").format(
            day=f"{clock.local(key.made_at):%d/%m/%Y}", where=where
        )
        if key.retired_on is None:
            return words
        ended = self.tr("Niet meer gebruikt sinds {day}; wat ermee verzegeld is, blijft geldig.")
        return f"{words} {ended.format(day=f'{key.retired_on:%d/%m/%Y}')}"

    @Slot()
    def _on_retire(self) -> None:
        self.retire_requested.emit(self._key)
