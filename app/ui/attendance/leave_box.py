"""Asks the passphrase of who leaves the attendance mode: the laptop may be in other hands."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.ui import theme
from app.ui.desk import Desk
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.overlay import Overlay

WIDTH, PADDING = 460, 24  # px at 100% text, px


@dataclass(frozen=True, slots=True)
class LeaveWords:
    """What is left, in words: what it is called, why it is asked, and the two buttons."""

    heading: str
    why: str
    stay: str
    leave: str


class LeaveBox(Overlay):
    """`proved` comes when the passphrase was right; a wrong one says so."""

    proved = Signal()

    def __init__(self, desk: Desk, window: QWidget, words: LeaveWords | None = None) -> None:
        super().__init__(window)
        self._desk = desk
        self._words = words or LeaveWords(
            self.tr("Aanwezigheidslijst sluiten"),
            self.tr("Typ je wachtwoord. Zo ziet wie tekent niets anders dan deze lijst."),
            self.tr("Blijf op de lijst"),
            self.tr("Sluit de lijst"),
        )
        self._is_busy = False
        self.passphrase = LineEdit(secret=True, big=True)
        self.field = LabelledField(self.tr("Wachtwoord"), self.passphrase)
        self.stay_button = Button(self._words.stay, "quiet", shortcut_hint="Esc")
        self.leave_button = Button(self._words.leave, "primary")
        self._lay_out()
        self.passphrase.returnPressed.connect(self._on_leave)
        self.passphrase.textEdited.connect(self._on_typed)
        self.leave_button.clicked.connect(self._on_leave)
        self.stay_button.clicked.connect(self.close_box)

    def ask(self) -> None:
        """Ask for the passphrase of the profile."""
        self.box_width = theme.current().px(WIDTH)
        self.passphrase.clear()
        self.field.set_error("")
        self.open(self.passphrase)

    @override
    def close_box(self) -> None:
        self.passphrase.clear()
        super().close_box()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key reaches the list below
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()

    def _lay_out(self) -> None:
        column = self.box.column
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.setSpacing(12)
        column.addWidget(heading(self._words.heading))
        column.addWidget(muted(self._words.why, wrap=True))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.stay_button)
        row.addWidget(self.leave_button)
        column.addLayout(row)

    @Slot()
    def _on_typed(self) -> None:
        self.field.set_error("")

    @Slot()
    def _on_leave(self) -> None:
        if self._is_busy:
            return
        typed, store = self.passphrase.text(), self._desk.store
        if not typed:
            self.field.set_error(self.tr("Typ je wachtwoord."))
            self.passphrase.setFocus()
            return

        def work(_progress: object) -> None:
            from app.services.profiles.account import prove

            prove(store, typed)

        self._set_busy(on=True)
        job = self._desk.runner.start(work, database=False)  # the key takes half a second
        job.succeeded.connect(self._on_proved)
        job.failed.connect(self._on_failed)

    @Slot()
    def _on_proved(self) -> None:
        self._set_busy(on=False)
        if self.isVisible():  # else somebody stayed after all
            self.close_box()
            self.proved.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._set_busy(on=False)
        if not isinstance(error, UserError):
            self._desk.failed.emit(error)
            return
        self.field.set_error(message_for(error).whole)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _set_busy(self, *, on: bool) -> None:
        self._is_busy = on
        self.leave_button.setEnabled(not on)
        self.leave_button.setText(self.tr("Even geduld") if on else self._words.leave)
