"""The evaluation on the laptop: full screen, and nothing of the program but the form."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.drafts import find_draft
from app.services.evaluations import fill_in
from app.ui import theme
from app.ui.attendance.leave_box import LeaveBox, LeaveWords
from app.ui.desk import Desk
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.front_door import FrontDoor
from app.ui.key_hints import ButtonKey
from app.ui.keys import PageKeys, key, share_keys
from app.ui.meeting.evaluation_form import EvaluationForm
from app.ui.messages import message_for
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.emblem import CofinancedBy
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import Divider, strong
from app.ui.widgets.notices import EmptyState

DRAFT_KIND: Final = "evaluation"


class EvaluationWindow(QWidget):
    """
    One form after another; who filled one in sees only that it was kept.

    `left` comes when it may go: the passphrase was right, or it is not asked on this computer.
    """

    left = Signal()

    _keys: PageKeys | None = None  # Qt sends events before the window is ready

    def __init__(
        self, desk: Desk, meeting_id: UUID, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk, self._meeting_id, self._title = desk, meeting_id, title
        self._may_close = False
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
        words = LeaveWords(
            self.tr("Evaluatie sluiten"),
            self.tr("Typ je wachtwoord. Zo ziet wie invult niets anders dan dit formulier."),
            self.tr("Blijf bij het formulier"),
            self.tr("Sluit de evaluatie"),
        )
        self.leave_box = LeaveBox(desk, self, words)
        self.stack = QStackedWidget()
        edited = Edited(DRAFT_KIND, lambda: meeting_id, lambda: title)
        self.keeper = EditKeeper(desk, edited, self._fields, lambda _field: None, self)
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.form.done.connect(self._on_done)
        self.next_button.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.leave)
        self.leave_box.proved.connect(self._go)
        share_keys(self)
        held = Qt.KeyboardModifier.ControlModifier
        self._keys = PageKeys(
            self,
            {
                key(Qt.Key.Key_F11): self.leave,
                key(Qt.Key.Key_Return, held): self.form.finish,
                key(Qt.Key.Key_Enter, held): self.form.finish,
            },
            desk.keys.usual,
        )
        self._begin()
        kept = find_draft(desk.store, DRAFT_KIND, meeting_id)
        if kept is not None:
            self.keeper.restore(kept)

    def keep(self) -> None:
        """
        Put what is filled in on disk, now.

        Raises:
            UserError: As the store says.
        """
        self.keeper.look()
        self.keeper.keep_now()

    def come_forward(self) -> None:
        """Stand before the other windows again."""
        self.raise_()
        self.activateWindow()

    @Slot()
    def leave(self) -> None:
        """Go back to the shell, when the passphrase is right."""
        if self._desk.settings.asks_after_attendance:
            self.leave_box.ask()
        else:
            self._go()

    @override
    def event(self, event: QEvent) -> bool:
        if self._keys is not None and self._keys.handle(event):
            return True
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.leave()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        painter.end()

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
            self.note.show_note("error", message_for(error).whole)
        else:
            self._desk.failed.emit(error)

    @Slot()
    def _go(self) -> None:
        try:
            self.keep()
        except UserError as error:
            self.note.show_note("error", message_for(error).whole)
            return
        self._may_close = True
        self.left.emit()


def open_evaluation(desk: Desk, meeting_id: UUID, title: str, parent: QWidget) -> EvaluationWindow:
    """Show the form full screen; `parent` is any widget of the window that comes back after it."""
    if isinstance(desk.front, EvaluationWindow):
        return desk.front
    window = EvaluationWindow(desk, meeting_id, title, parent.window())
    FrontDoor(desk, window, window, window.left)
    next(iter(window.form.questions.values())).setFocus()
    return window
