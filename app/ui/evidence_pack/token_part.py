"""Instellingen › Bewijs en zegel: a key that stays on a token or a card."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.services.changes import Changes
from app.ui.desk import Desk
from app.ui.messages import message_for
from app.ui.one_job import OneJob
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import muted


class TokenModel(OneJob):
    """`taken` comes when the key of a token holds."""

    taken = Signal()

    def take(self, library: Path, pin: str, label: str) -> None:
        """Seal with the key on the token from now on."""
        service = self._desk.packs
        job = self._start(lambda _progress: service.take_token(library, pin, label))
        if job is not None:
            job.succeeded.connect(self._on_taken)

    @Slot(object)
    def _on_taken(self, changes: Changes) -> None:
        self._desk.bus.tell(changes)
        self.taken.emit()


class TokenPart(QWidget):
    """The PIN is asked for once in a run of the program, and is stored nowhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TokenModel(desk, self)
        self.library = LineEdit()
        self.choose_button = Button(self.tr("&Kies bestand…"), "plain", "folder-open")
        self.pin = LineEdit(secret=True)
        self.label = LineEdit()
        self.go_button = Button(self.tr("Gebruik dit &token"), "plain", "check")
        self.note = NoteLine()
        self._lay_out()
        self.choose_button.clicked.connect(self._on_choose)
        self.go_button.clicked.connect(self._on_go)
        self.pin.returnPressed.connect(self._on_go)
        self.model.taken.connect(self._on_taken)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self._on_busy)

    def _lay_out(self) -> None:
        words = self.tr(
            "Staat je sleutel op een USB-token of een kaart, dan verlaat hij die nooit. Werkvloer "
            "bewaart de pincode niet: geef ze één keer nadat je het programma opent."
        )
        name = self.tr("Alleen nodig als er meer sleutels of meer tokens zijn.")
        path = LabelledField(
            self.tr("&Bibliotheek van het token (PKCS#11: .dll, .so of .dylib)"), self.library
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(muted(words, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(path, 1)
        row.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(LabelledField(self.tr("&Pincode"), self.pin))
        column.addWidget(LabelledField(self.tr("&Naam van de sleutel"), self.label, name))
        column.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)

    def show_held(self, library: str, *, needs_pin: bool) -> None:
        """Show the token that seals now; what somebody types meanwhile stays."""
        if library and not self.library.isModified():
            self.library.setText(library)
        if needs_pin and not self.note.words.text():
            self.note.show_note("muted", self.tr("Geef de pincode: dan kan er verzegeld worden."))

    @Slot()
    def _on_choose(self) -> None:
        dialog = FileDialog(self, self.tr("Kies de bibliotheek van het token"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("PKCS#11-bibliotheken (*.dll *.so *.dylib)"))
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self.library.setText(path)
        self.library.setModified(True)
        self.pin.setFocus()

    @Slot()
    def _on_go(self) -> None:
        if not self.library.text().strip():
            self.note.show_note("error", self.tr("Kies eerst de bibliotheek van het token."))
            self.library.setFocus()
            return
        library = Path(self.library.text().strip())
        self.model.take(library, self.pin.text(), self.label.text().strip())

    @Slot()
    def _on_taken(self) -> None:
        self.pin.clear()
        self.library.setModified(False)
        self.note.show_note("ok", self.tr("Vanaf nu krijgt elk pakket een zegel van dit token."))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.note.show_note("error", message_for(error).whole)
        field = self.pin
        if error.code == "token.library":
            field = self.library
        elif error.code.startswith(("token.several", "token.no_such")):
            field = self.label
        field.selectAll()
        field.setFocus()

    @Slot()
    def _on_busy(self) -> None:
        self.go_button.setEnabled(not self.model.is_busy)
