"""Wachtwoord vergeten: the code of the recovery sheet opens the profile under a new passphrase."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.services.passphrase import require_passphrase
from app.ui.messages import Message, message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.notices import MessageCard


class RecoveryForm(QWidget):
    """Asks for the code and a new passphrase; `recover_requested` carries both."""

    recover_requested = Signal(str, str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = LineEdit("XXXX XXXX XXXX XXXX XXXX XXXX", big=True)
        self.passphrase = LineEdit(secret=True, big=True)
        self.again = LineEdit(secret=True, big=True)
        self.code_field = LabelledField(self.tr("Code van je herstelblad"), self.code)
        self.new_field = LabelledField(
            self.tr("Nieuw wachtwoord"),
            self.passphrase,
            self.tr("Minstens 12 tekens. Vier losse woorden zijn sterk."),
        )
        self.again_field = LabelledField(self.tr("Nog eens"), self.again)
        self.back_button = Button(self.tr("Terug"), "plain", big=True)
        self.open_button = Button(self.tr("Ontgrendel met herstelblad"), "primary", big=True)
        self._card: MessageCard | None = None
        self._lay_out()
        self.back_button.clicked.connect(self.back_requested)
        self.open_button.clicked.connect(self._on_open)
        for field in (self.code, self.passphrase, self.again):
            field.returnPressed.connect(self._on_open)
            field.textEdited.connect(self._on_typed)

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
        for field in (self.code_field, self.new_field, self.again_field):
            column.addWidget(field)
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
        try:
            require_passphrase(self.passphrase.text())
        except UserError as error:
            message = message_for(error)
            self.new_field.set_error(message.whole)
            self.passphrase.setFocus()
            return
        if self.passphrase.text() != self.again.text():
            self.again_field.set_error(self.tr("De twee wachtwoorden zijn niet gelijk."))
            self.again.setFocus()
            return
        self.recover_requested.emit(self.code.text(), self.passphrase.text())
