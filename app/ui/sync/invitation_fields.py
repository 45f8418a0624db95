"""An invitation: a file, or the code and the address that somebody read out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.ui.messages import message_for_now
from app.ui.roles import role_word
from app.ui.sync.join_model import JoinModel
from app.ui.sync.organisation_login import OrganisationLogin
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import KeyValueGrid, Label, muted
from app.ui.widgets.notices import Mark

if TYPE_CHECKING:
    from app.services.profiles.enrol import Enrolled
    from app.services.profiles.invitation import Invitation

LONGEST = 200  # signs of an address
CODE = 24  # signs of a code, with spaces and dashes


class InvitationFields(QWidget):
    """
    `changed` comes when something else is filled in, or the server has answered.

    `entered` comes with Enter in a field, once nothing is missing.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, model: JoinModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.invitation: Invitation | None = None  # of a file
        self.enrolled: Enrolled | None = None
        self._file = ""
        self._refused: QWidget | None = None  # where to mend what the server did not take
        self.choose_button = Button(self.tr("Kies bestand…"), icon="file-upload-outline")
        self.other_button = Button(self.tr("Ander bestand"), "link", flush=True)
        self.code, self.address = LineEdit("K7QM2 XW9PA"), LineEdit("https://")
        self.code.setMaxLength(CODE)
        self.address.setMaxLength(LONGEST)
        self.facts, self.note = KeyValueGrid(), NoteLine()
        self.file_mark, self.file_name = Mark("file-check-outline", "ok", 18), Label("", "strong")
        self.login = OrganisationLogin(model)
        self._lay_out()
        self._show()
        self.address.textChanged.connect(self.login.look_at)
        for field in (self.code, self.address):
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self._on_enter)
        for button in (self.choose_button, self.other_button):
            button.clicked.connect(self._on_choose)
        model.read.connect(self._on_read)
        model.enrolled.connect(self._on_enrolled)
        model.refused.connect(self._on_refused)
        model.busy_changed.connect(self._on_busy)

    def missing(self) -> str:
        """Return what must be filled in first, in a sentence; empty when nothing."""
        if self.invitation is not None or self.enrolled is not None:
            return ""
        if not self.code.text().strip():
            return self.tr("Kies het uitnodigingsbestand, of typ de code.")
        if not self.address.text().strip():
            return self.tr("Vul nog het adres van de server in.")
        return ""

    def join(self) -> None:
        """Show the invitation to the server."""
        asked = self.invitation or (self.code.text(), self.address.text().strip())
        self.note.show_note("muted", self.tr("De server kijkt je uitnodiging na…"))
        self._model.join(asked)

    def take(self, enrolled: "Enrolled") -> None:
        """Go on with an invitation that was shown in another window."""
        self._on_enrolled(enrolled)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is to be filled in."""
        if self.invitation is not None:
            self.other_button.setFocus()
        elif self.code.text() and not self.address.text():
            self.address.setFocus()
        elif self.code.text():
            self.code.setFocus()
        else:
            self.choose_button.setFocus()

    @Slot(str)
    def read_file(self, path: str) -> None:
        """Read the invitation in a file."""
        self._file = Path(path).name
        self._model.read_file(Path(path))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.file_mark)
        chosen.addWidget(self.file_name, 1)
        chosen.addWidget(self.other_button)
        column.addLayout(chosen)
        choose = QHBoxLayout()
        choose.setSpacing(12)
        choose.addWidget(self.choose_button)
        self.or_words = muted(self.tr("of typ de code en het adres die je kreeg:"), wrap=True)
        choose.addWidget(self.or_words, 1)
        column.addLayout(choose)
        self.typed = QWidget()
        grid = QGridLayout(self.typed)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.addWidget(LabelledField(self.tr("Code"), self.code), 0, 0)
        grid.addWidget(LabelledField(self.tr("Adres van de server"), self.address), 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column.addWidget(self.typed)
        column.addWidget(self.login)
        column.addWidget(self.facts)
        column.addWidget(self.note)

    def _show(self) -> None:
        has_file, is_in = self.invitation is not None, self.enrolled is not None
        self.file_mark.setVisible(has_file)
        self.file_name.setVisible(has_file)
        self.other_button.setVisible(has_file and not is_in)
        self.choose_button.setVisible(not has_file and not is_in)
        self.or_words.setVisible(not has_file and not is_in)
        self.typed.setVisible(not has_file and not is_in)
        self.login.setVisible(not has_file and not is_in)
        self.file_name.setText(self._file)
        pairs = self._pairs()
        self.facts.set_pairs(pairs)
        self.facts.setVisible(bool(pairs))

    def _pairs(self) -> list[tuple[str, str]]:
        """Return what is known: all of it from the server, before that what the file says."""
        team, invitation = self.enrolled, self.invitation
        if team is not None:
            where = self.tr("{partner}, {partnership}").format(
                partner=team.partner, partnership=team.partnership
            )
            return [
                (self.tr("Team"), where),
                (self.tr("Jij"), team.person),
                (self.tr("Jouw rol"), role_word(team.role)),
            ]
        if invitation is None:
            return []
        pairs = [
            (self.tr("Team"), invitation.partnership),
            (self.tr("Voor"), invitation.person),
            (self.tr("Server"), invitation.address),
        ]
        if invitation.until is not None:
            until = f"{clock.local(invitation.until):%d/%m/%Y %H:%M}"
            words = self.tr("{until}, eenmalig te gebruiken").format(until=until)
            pairs.append((self.tr("Geldig tot"), words))
        return [(name, value) for name, value in pairs if value]

    @Slot()
    def _on_typed(self) -> None:
        self.enrolled = None
        self.note.show_note("muted", "")
        self.changed.emit()

    @Slot()
    def _on_enter(self) -> None:
        if not self.missing() and not self._model.is_busy:
            self.entered.emit()

    @Slot()
    def _on_choose(self) -> None:
        dialog = FileDialog(self, self.tr("Uitnodigingsbestand"))
        dialog.setNameFilter(self.tr("Uitnodiging (*.werkvloer);;Alle bestanden (*)"))
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    @Slot(object)
    def _on_read(self, invitation: "Invitation") -> None:
        self.invitation, self.enrolled = invitation, None
        self.note.show_note("muted", "")
        self._show()
        self.other_button.setFocus()  # the one that had the keyboard is hidden now
        self.changed.emit()

    @Slot(object)
    def _on_enrolled(self, enrolled: "Enrolled") -> None:
        self.enrolled = enrolled
        self.note.show_note("ok", self.tr("De server kent je laptop nu."))
        self._show()
        self.changed.emit()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        words = message_for_now(error).whole
        if error.code == "sync.offline" and self.invitation is None:
            words = self.tr(
                "Geen verbinding met de server. Kijk of je netwerk hebt en of het adres juist is."
            )
        self.note.show_note("error", words)
        self._refused = self.address if error.code.startswith("sync.") else self.code
        if error.code.startswith("login."):
            self._refused = self.login.button
        self.changed.emit()

    @Slot()
    def _on_busy(self) -> None:
        for widget in (self.choose_button, self.other_button, self.typed):
            widget.setEnabled(not self._model.is_busy)
        if self._refused is not None and not self._model.is_busy:
            (self._refused if self.invitation is None else self.other_button).setFocus()
            self._refused = None
        self.changed.emit()
