"""Wachtwoord vergeten: the code of the recovery sheet opens the profile under a new passphrase."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.messages import Message
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.new_passphrase import NewPassphrase
from app.ui.widgets.notices import MessageCard
from app.ui.work.job import JobRunner


class RecoveryForm(QWidget):
    """
    Asks for the code and a new passphrase; `recover_requested` carries both.

    `failed` carries a bug in judging the passphrase.
    """

    recover_requested = Signal(str, str)
    back_requested = Signal()
    failed = Signal(object)

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = LineEdit("XXXX XXXX XXXX XXXX XXXX XXXX", big=True)
        self.code_field = LabelledField(self.tr("Code van je herstelblad"), self.code)
        self.new = NewPassphrase(runner, self.tr("&Nieuw wachtwoord"))
        self.passphrase, self.again = self.new.passphrase, self.new.again
        self.new_field, self.again_field = self.new.field, self.new.again_field
        self._is_asked = False  # while the passphrase is being judged
        self.back_button = Button(self.tr("Terug"), "plain", big=True)
        self.open_button = Button(self.tr("Ontgrendel met herstelblad"), "primary", big=True)
        self._card: MessageCard | None = None
        self._lay_out()
        self.back_button.clicked.connect(self.back_requested)
        self.open_button.clicked.connect(self._on_open)
        for field in (self.code, self.passphrase, self.again):
            field.returnPressed.connect(self._on_open)
            field.textEdited.connect(self._on_typed)
        self.new.judged.connect(self._on_judged)
        self.new.failed.connect(self.failed)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.code, self.passphrase, self.again):
            field.clear()

    def show_error(self, message: Message) -> None:
        """Say what went wrong."""
        self._forget_card()
        self._card = MessageCard("error", message.happened, message.advice)
        self._card_place.addWidget(self._card)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(strong(self.tr("Wachtwoord vergeten")))
        column.addWidget(
            muted(self.tr("Neem de code over van je herstelblad. Spaties mogen weg."), wrap=True)
        )
        column.addWidget(self.code_field)
        column.addWidget(self.new)
        self._card_place = QVBoxLayout()
        column.addLayout(self._card_place)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self.back_button, 1)
        actions.addWidget(self.open_button, 3)
        column.addLayout(actions)
        column.addStretch(1)

    def _forget_card(self) -> None:
        if self._card is not None:
            self._card_place.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    @Slot()
    def _on_typed(self) -> None:
        self._is_asked = False
        self._forget_card()
        for field in (self.code_field, self.new_field, self.again_field):
            field.set_error("")

    @Slot()
    def _on_open(self) -> None:
        self._on_typed()
        if not self.code.text().strip():
            self.code_field.set_error(self.tr("Typ de code van je herstelblad."))
            self.code.setFocus()
            return
        if not self.new.text:
            self.new_field.set_error(self.tr("Typ een nieuw wachtwoord."))
            self.passphrase.setFocus()
        elif self.new.is_judged:
            self._ask()
        else:
            self._is_asked = True

    @Slot()
    def _on_judged(self) -> None:
        if self._is_asked and self.new.is_judged:
            self._is_asked = False
            self._ask()

    def _ask(self) -> None:
        if not self.new.is_strong:
            self.new_field.set_error(self.tr("Dit wachtwoord is te makkelijk te raden."))
            self.passphrase.setFocus()
        elif not self.new.is_same:
            self.again_field.set_error(self.tr("De twee wachtwoorden zijn niet gelijk."))
            self.again.setFocus()
        else:
            self.recover_requested.emit(self.code.text(), self.new.text)
