"""An invitation to hand over: its code in large letters, and the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.ui.clipboard import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import KeyValueGrid, Label, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Card

if TYPE_CHECKING:
    from app.services.profiles.invitation import Invitation


class InvitationCard(Card):
    """`file_requested` carries the path of the file that is asked for."""

    file_requested = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation: Invitation | None = None
        self.title = strong()
        self.code = Label("", "number")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = KeyValueGrid()
        self.file_button = Button(self.tr("Bewaar als bestand…"), icon="content-save-outline")
        self.copy_button = Button(self.tr("Kopieer de code"), "quiet", "content-copy")
        self.close_button = Button(self.tr("Klaar"), "quiet")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Mark("email-outline", "ok", 18))
        head.addWidget(self.title, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.file_button, self.copy_button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.code)
        words.addWidget(self.facts)
        words.addWidget(
            muted(
                self.tr(
                    "Geef de code door aan de telefoon, of het bestand op een stick. Mail ze niet "
                    "samen met het adres van de server."
                ),
                wrap=True,
            )
        )
        words.addSpacing(4)
        words.addLayout(buttons)
        self.column.addLayout(head)
        self.column.addLayout(words)
        self.file_button.clicked.connect(self._on_file)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self._on_close)
        self.hide()

    def show_invitation(self, invitation: "Invitation") -> None:
        """Show an invitation and give the keyboard to its file."""
        self._invitation = invitation
        self.title.setText(self.tr("Uitnodiging voor {name}").format(name=invitation.person))
        code = invitation.code
        self.code.setText(f"{code[:5]} {code[5:]}")
        self.code.setAccessibleName(self.tr("Code: {code}").format(code=" ".join(code)))
        pairs = [(self.tr("Server"), invitation.address)]
        if invitation.until is not None:
            until = f"{clock.local(invitation.until):%H:%M}"
            words = self.tr("{until}, voor één laptop, hoogstens 5 pogingen").format(until=until)
            pairs.append((self.tr("Geldig tot"), words))
        self.facts.set_pairs(pairs)
        self.show()
        self.file_button.setFocus()

    @property
    def invitation(self) -> "Invitation | None":
        """What is shown."""
        return self._invitation

    @Slot()
    def _on_file(self) -> None:
        dialog = FileDialog(self, self.tr("Bewaar de uitnodiging"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("werkvloer")
        dialog.setNameFilter(self.tr("Uitnodiging (*.werkvloer)"))
        dialog.selectFile(self.tr("uitnodiging.werkvloer"))
        dialog.fileSelected.connect(self._on_path)
        dialog.open()

    @Slot(str)
    def _on_path(self, path: str) -> None:
        self.file_requested.emit(Path(path))

    @Slot()
    def _on_copy(self) -> None:
        clipboard().put(self.code.text())

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
