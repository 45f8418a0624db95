"""The evaluation on the laptop: full screen, and nothing of the program but the form."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.networks.evaluations import fill_in
from app.ui.attendance.handed_window import HandedWindow
from app.ui.attendance.leave_box import LeaveWords
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.front_door import FrontDoor
from app.ui.key_hints import ButtonKey
from app.ui.keys import key
from app.ui.meeting.evaluation_form import EvaluationForm
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.emblem import CofinancedBy
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import Divider, strong
from app.ui.widgets.notices import EmptyState

DRAFT_KIND: Final = "evaluation"


class EvaluationWindow(HandedWindow):
    """One form after another; who filled one in sees only that it was kept."""

    def __init__(
        self, desk: Desk, meeting_id: UUID, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, DRAFT_KIND, meeting_id, parent)
        self._title = title
        self.setWindowTitle(title)
        self.form = EvaluationForm()
        self.next_button = Button(self.tr("Volgende deelnemer"), "primary", big=True)
        self.thanks = EmptyState(
            "check-circle-outline",
            self.tr("Dank je wel"),
            self.tr("Je antwoorden zijn bewaard, zonder je naam. Geef de laptop door."),
            (self.next_button,),
        )
        self.note = NoteLine()
        self.close_button = Button(self.tr("Sluit"), icon="close")
        ButtonKey(desk.keys, "full_screen", self.close_button)
        self.leave_words = LeaveWords(
            self.tr("Evaluatie sluiten"),
            self.tr("Typ je wachtwoord. Zo ziet wie invult niets anders dan dit formulier."),
            self.tr("Blijf bij het formulier"),
            self.tr("Sluit de evaluatie"),
        )
        self.stack = QStackedWidget()
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.form.done.connect(self._on_done)
        self.next_button.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.leave)
        held = Qt.KeyboardModifier.ControlModifier
        self._take_keys(
            {
                key(Qt.Key.Key_F11): self.leave,
                key(Qt.Key.Key_Return, held): self.form.finish,
                key(Qt.Key.Key_Enter, held): self.form.finish,
            }
        )
        self._begin()
        self._restore()

    @override
    def _fields(self) -> Mapping[str, TypedField]:
        return {"form": self.form}

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 12)
        head.setSpacing(16)
        head.addWidget(strong(self._title), 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 16, 10)
        foot.addWidget(CofinancedBy())
        foot.addStretch(1)
        foot.addWidget(self.note)
        self.stack.addWidget(self.form)
        self.stack.addWidget(self.thanks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addWidget(self.stack, 1)
        column.addWidget(Divider())
        column.addLayout(foot)

    @Slot()
    def _begin(self) -> None:
        self.note.show_note("muted", "")
        self.stack.setCurrentWidget(self.form)
        self.form.begin(self._title)
        self.keeper.look()

    @Slot()
    def _on_edited(self) -> None:
        self.note.show_note("muted", "")
        self.keeper.look()

    @Slot(object, str)
    def _on_done(self, answers: Mapping[str, int], remark: str) -> None:
        store, meeting = self._desk.store, self._meeting_id
        self.form.setEnabled(False)
        job = self._desk.runner.start(lambda _progress: fill_in(store, meeting, answers, remark))
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        """Thank, and let no undo bring back what somebody answered."""
        self.form.setEnabled(True)
        self.form.empty()
        self.keeper.end()
        self._desk.bus.tell(changes)
        self.stack.setCurrentWidget(self.thanks)
        self.next_button.setFocus()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.form.setEnabled(True)
        if isinstance(error, UserError):
            self._refuse(error)
        else:
            self._desk.failed.emit(error)

    @override
    def _refuse(self, error: UserError) -> None:
        self.note.show_note("error", message_for(error).whole)


def open_evaluation(desk: Desk, meeting_id: UUID, title: str, parent: QWidget) -> EvaluationWindow:
    """Show the form full screen; `parent` is any widget of the window that comes back after it."""
    if isinstance(desk.front, EvaluationWindow):
        return desk.front
    window = EvaluationWindow(desk, meeting_id, title, parent.window())
    FrontDoor(desk, window, window, window.left)
    next(iter(window.form.questions.values())).setFocus()
    return window
