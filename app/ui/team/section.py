"""What the pages about the team share: they ask the server, and say when it does not answer."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.core.errors import UserError
from app.ui.desk import Desk
from app.ui.messages import message_for_now
from app.ui.preferences.section import Section
from app.ui.team.view_model import TeamModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import muted


class TeamSection(Section):
    """`content` is shown once the server has answered; before that and without it, why not."""

    def __init__(self, desk: Desk, name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(name, sentence, parent)
        self.desk = desk
        self.model = TeamModel(desk, self)
        self._keyboard: QWidget | None = None  # what had it before the server was asked
        self.state, self.note = muted(wrap=True), NoteLine()
        self.again_button = Button(self.tr("Probeer opnieuw"), icon="refresh")
        self.content = QWidget()
        for widget in (self.state, self.note, self.again_button, self.content):
            self.form.addWidget(widget)
        self.again_button.hide()
        self.content.hide()
        self.again_button.clicked.connect(self.refresh)
        self.model.answered.connect(self._on_answered)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self.show_busy)

    def ask(self) -> None:
        """Ask the server for what is shown."""
        raise NotImplementedError

    def show_answer(self, name: str, answer: object) -> None:
        """Show what came."""
        raise NotImplementedError

    @Slot()
    def show_busy(self) -> None:
        """Let nothing be asked while something is; then the keyboard goes on where it was."""
        focus = QApplication.focusWidget()
        if self.model.is_busy and focus is not None and self.content.isAncestorOf(focus):
            self._keyboard = focus
        self.content.setEnabled(not self.model.is_busy)
        if self.model.is_busy:
            return
        keyboard, self._keyboard = self._keyboard, None
        if keyboard is not None and isValid(keyboard) and QApplication.focusWidget() is None:
            keyboard.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Look again, when there is a server to ask."""
        self.again_button.hide()
        if self.desk.sync.is_linked:
            if self.content.isHidden():
                self.state.setText(self.tr("De server wordt gevraagd…"))
                self.state.show()
            self.ask()
        else:
            self.state.setText(self.tr("Deze laptop is nog niet met een server verbonden."))
            self.state.show()
            self.content.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not self.model.is_busy:
            self.refresh()

    @Slot(str, object)
    def _on_answered(self, name: str, answer: object) -> None:
        self.state.hide()
        self.note.show_note("muted", "")
        self.content.show()
        self.content.setEnabled(True)  # a field that is disabled takes no keyboard
        self.show_answer(name, answer)

    @Slot(str, object)
    def _on_refused(self, _name: str, error: UserError) -> None:
        self.state.hide()
        self.note.show_note("error", message_for_now(error).whole)
        self.again_button.setVisible(self.content.isHidden())
