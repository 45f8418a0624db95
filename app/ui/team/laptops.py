"""The laptops of somebody, and the way to let one in no longer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.sync.words import SyncWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, muted, small
from app.ui.widgets.notices import HintBar, Mark

if TYPE_CHECKING:
    from app.services.profiles.team import DeviceLine


class LaptopRow(QWidget):
    """One laptop; `block_requested` comes after the question was answered. It carries the id."""

    block_requested = Signal(str)

    def __init__(self, device: "DeviceLine", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = device
        sync_words = SyncWords(self)
        seen = self.tr("nog niet gezien")
        if device.last_seen is not None:
            seen = self.tr("laatst gezien {at}").format(at=sync_words.when(device.last_seen))
        if device.is_blocked:
            seen = self.tr("geblokkeerd")
        version = self.tr("versie {number}").format(number=device.app) if device.app else ""
        self.block_button = Button(self.tr("Blokkeer…"), "quiet", "laptop-off")
        self.no_button = Button(self.tr("Niet blokkeren"))
        self.yes_button = Button(self.tr("Blokkeer deze laptop"), "quiet")
        words = self.tr(
            "Deze laptop kan dan niet meer verzenden of ontvangen. Wat hij nog verzendt, wacht "
            "op een beslissing. Ongedaan maken kan met een nieuwe uitnodiging."
        )
        if device.is_this:
            words = self.tr("Dit is de laptop waar je nu mee werkt. {words}").format(words=words)
        self.question = HintBar(words, (self.no_button, self.yes_button))
        row = QHBoxLayout()
        row.setSpacing(8)
        color = "error" if device.is_blocked else "muted"
        icon = "laptop-off" if device.is_blocked else "laptop"
        row.addWidget(Mark(icon, color, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        name = device.name or self.tr("Laptop zonder naam")
        if device.is_this:
            name = self.tr("{laptop} (deze laptop)").format(laptop=name)
        row.addWidget(Label(name, wrap=True))
        row.addWidget(muted(seen, wrap=True), 1)
        row.addWidget(small(version))
        row.addWidget(self.block_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.question)
        self.question.hide()
        self.block_button.setVisible(not device.is_blocked)
        self.block_button.setAccessibleName(self.tr("Blokkeer {laptop}").format(laptop=device.name))
        self.block_button.clicked.connect(self._on_ask)
        self.no_button.clicked.connect(self._on_no)
        self.yes_button.clicked.connect(self._on_yes)

    @Slot()
    def _on_ask(self) -> None:
        self.block_button.hide()
        self.question.show()
        self.no_button.setFocus()

    @Slot()
    def _on_no(self) -> None:
        self.question.hide()
        self.block_button.show()
        self.block_button.setFocus()

    @Slot()
    def _on_yes(self) -> None:
        self.question.hide()
        self.block_requested.emit(self._device.id)


class LaptopList(QWidget):
    """The laptops under each other; `block_requested` carries the id of one."""

    block_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LaptopRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.none = muted(self.tr("Nog geen laptop."))
        self._column.addWidget(self.none)

    def show_devices(self, devices: "tuple[DeviceLine, ...]") -> None:
        """Show these."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [LaptopRow(device, self) for device in devices]
        for row in self.rows:
            self._column.addWidget(row)
            row.block_requested.connect(self.block_requested)
            row.show()
        self.none.setVisible(not devices)
