"""The question before a period is closed: it is never opened again."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.evidence_pack.words import capital
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted

WIDTH: Final = 480  # px at 100% text


class CloseDialog(QDialog):
    """`agreed` comes when it may be closed; «Nog niet» has the keyboard."""

    agreed = Signal()

    def __init__(self, period: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sluit periode af"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        share_keys(self)
        title = heading(self.tr("{period} afsluiten?").format(period=capital(period)))
        title.setWordWrap(True)
        self.words = muted(
            self.tr(
                "Een afgesloten periode gaat niet meer open. Je team kan nog verbeteren, maar "
                "schrijft er dan een reden bij. Die verbeteringen staan in het volgende pakket."
            ),
            wrap=True,
        )
        self.no_button = Button(self.tr("Nog niet"), "plain", shortcut_hint="Esc")
        self.yes_button = Button(self.tr("Sluit af"), "plain", "lock-outline")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.words)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        column.addLayout(row)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.setFocus()

    @Slot()
    def _on_yes(self) -> None:
        self.accept()
        self.agreed.emit()
