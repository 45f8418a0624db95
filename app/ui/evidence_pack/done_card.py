"""What came of making a pack: where it is and what its seal is, or why there is none."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.evidence_pack.view_model import Done
from app.ui.evidence_pack.words import PackWords, fingerprint, megabytes
from app.ui.messages import Message
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import MessageCard


class PackCards(QWidget):
    """Shows one card at a time, above the lists; `check_requested` carries the Path."""

    check_requested = Signal(object)
    closed = Signal()

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = words
        self.card: MessageCard | None = None
        self._path = Path()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 20, 14)
        self.hide()

    def show_made(self, done: Done) -> None:
        """Tell where the pack is, and give the keyboard to the way to it."""
        pack = done.pack
        self._path = pack.path
        self.folder_button = Button(self.tr("Open map"), icon="folder-open-outline")
        self.check_button = Button(self.tr("Controleer"), icon="shield-check-outline")
        close_button = Button(self.tr("Sluit"), "quiet")
        self.folder_button.clicked.connect(self._on_folder)
        self.check_button.clicked.connect(self._on_check)
        close_button.clicked.connect(self._on_close)
        title = self.tr("{name} is gemaakt").format(name=pack.path.name)
        buttons = (self.folder_button, self.check_button, close_button)
        self._show(MessageCard("ok", title, self._told(done), buttons))
        self.folder_button.setFocus()

    def show_refused(self, message: Message) -> None:
        """Say why it was not made."""
        close_button = Button(self.tr("Sluit"))
        close_button.clicked.connect(self._on_close)
        self._show(MessageCard("error", message.happened, message.advice, (close_button,)))
        close_button.setFocus()

    def clear(self) -> None:
        """Take the card away."""
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        self.hide()

    def _told(self, done: Done) -> str:
        pack = done.pack
        facts = ", ".join(
            (
                self._say.pages(pack.pages),
                self._say.pieces(pack.pieces),
                megabytes(pack.size),
            )
        )
        counts = self.tr("{complete} volledig, {incomplete} onvolledig en apart.").format(
            complete=pack.complete, incomplete=pack.incomplete
        )
        if not pack.incomplete:
            counts = self.tr("{complete} volledig.").format(complete=pack.complete)
        seal = self.tr("Er staat geen zegel op.")
        if done.fingerprint:
            words = self.tr("Verzegeld met de sleutel die begint met {letters}.")
            seal = words.format(letters=fingerprint(done.fingerprint))
        place = self.tr("In {folder}").format(folder=pack.path.parent)
        return f"{counts} {facts}. {seal}\n{place}"

    def _show(self, card: MessageCard) -> None:
        self.clear()
        self.card = card
        self._column.addWidget(card)
        card.show()
        self.show()

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    @Slot()
    def _on_check(self) -> None:
        self.check_requested.emit(self._path)

    @Slot()
    def _on_close(self) -> None:
        self.clear()
        self.closed.emit()
