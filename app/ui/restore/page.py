"""Guided restore: choose a backup, see what is in it and what would be lost, confirm."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.profiles.backups import Backup, BackupState
from app.services.profiles.backups_restore import Preview, Restored
from app.services.profiles.known import Profile
from app.ui import theme
from app.ui.messages import message_for
from app.ui.restore.view_model import RestoreModel
from app.ui.restore.words import moment, size, state_of
from app.ui.screen_room import room_for_window
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import KeyValueGrid, Label, muted
from app.ui.widgets.panes import FOOTER_PADDING, FittingPane, PageFooter, Panel
from app.ui.widgets.waiting import Waiting
from app.ui.work.job import JobRunner
from app.ui.work.turns import in_next_turn

WIDTH = 560  # px at 100% text
MARGIN = 40  # px at the left and the right


class RestoreWindow(Panel):
    """The store stays as it is until the last button; `closed` comes when it may be unlocked."""

    closed = Signal()
    broke = Signal(object)

    def __init__(self, profile: Profile, runner: JobRunner) -> None:
        super().__init__("window")
        self.setWindowTitle(self.tr("Back-up terugzetten"))
        self.model = RestoreModel(profile, runner, self)
        self._found: tuple[Backup, ...] = ()
        self._is_done = False  # put back: there is only unlocking left
        self._make()
        self._lay_out()
        self._connect()
        self.setMinimumWidth(min(theme.current().px(WIDTH), room_for_window().width()))
        self.model.find()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.model.is_busy:
            event.ignore()
            return
        self.passphrase.clear()
        self.model.forget()
        super().closeEvent(event)
        self.closed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        foot = self.close_button.sizeHint().height() + 2 * FOOTER_PADDING
        self._pane.most = room_for_window().height() - foot
        super().showEvent(event)

    def _make(self) -> None:
        self.combo = ComboBox()
        self.other_button = Button(self.tr("&Andere map"), "quiet", "folder-open-outline")
        self.passphrase = LineEdit(secret=True)
        self.field = LabelledField(self.tr("&Wachtwoord"), self.passphrase)
        self.look_button = Button(self.tr("Be&kijk"), "primary")
        self.facts = KeyValueGrid()
        self.safe = Label(
            self.tr(
                "Wat er nu staat wordt niet gewist maar opzijgezet. "
                "Het staat daarna in deze lijst, zodat je altijd terug kunt."
            ),
            wrap=True,
        )
        self.note = NoteLine()
        self.footer = PageFooter(right_margin=MARGIN)
        self._pane = FittingPane()
        self.waiting = Waiting(self.tr("Even geduld. Je dossiers blijven heel."), 0)
        self.restore_button = Button(self.tr("&Zet terug"), "plain")
        self.close_button = Button(self.tr("&Laat alles zoals het is"))

    def _lay_out(self) -> None:
        column = self._pane.column
        column.setContentsMargins(MARGIN, 32, MARGIN, 14)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Back-up terugzetten"), "title"))
        column.addWidget(
            muted(self.tr("Kies een back-up en bekijk eerst wat erin zit."), wrap=True)
        )
        column.addWidget(LabelledField(self.tr("&Back-up"), self.combo))
        column.addLayout(_row(self.other_button))
        column.addWidget(self.field)
        column.addLayout(_row(self.look_button))
        for widget in (self.facts, self.safe, self.note, self.waiting):
            column.addWidget(widget)
        column.addStretch(1)
        self.footer.add_action(self.restore_button)
        self.footer.add_action(self.close_button)
        self.column.setSpacing(0)
        self.column.addWidget(self._pane, 1)
        self.column.addWidget(self.footer)
        self.facts.hide()
        self.safe.hide()
        self.restore_button.hide()

    def _connect(self) -> None:
        self.other_button.clicked.connect(self._on_other)
        self.combo.currentIndexChanged.connect(self._on_chosen)
        self.passphrase.textEdited.connect(self._on_chosen)
        self.passphrase.returnPressed.connect(self._on_look)
        self.look_button.clicked.connect(self._on_look)
        self.restore_button.clicked.connect(self.model.restore)
        self.close_button.clicked.connect(self.close)
        self.waiting.cancel_requested.connect(self.model.cancel)
        self.model.listed.connect(self._on_listed)
        self.model.seen.connect(self._on_seen)
        self.model.restored.connect(self._on_restored)
        self.model.refused.connect(self._on_refused)
        self.model.broke.connect(self.broke)
        self.model.progressed.connect(self.waiting.set_progress)
        self.model.busy_changed.connect(self._on_busy)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    @Slot()
    def _on_other(self) -> None:
        dialog = FileDialog(self, self.tr("Map met back-ups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self.model.find(Path(folder))

    @Slot(object, object)
    def _on_listed(self, found: tuple[Backup, ...], state: BackupState) -> None:
        self._found = found
        self.combo.clear()
        for number, each in enumerate(found):
            detail = f"{size(each.size)}, {state_of(each, state)}"
            self.combo.add(number, moment(each.made_at), detail)
        self.look_button.setEnabled(bool(found))
        if found:
            self.combo.setCurrentIndex(0)
            self.passphrase.setFocus()
        else:
            self.note.show_note("attention", self.tr("Hier staat geen back-up. Kies een map."))
            self.other_button.setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        """Another backup or word: what was seen is of something else."""
        self.field.set_error("")
        self.note.show_note("muted", "")
        for widget in (self.facts, self.safe, self.restore_button):
            widget.hide()

    @Slot()
    def _on_look(self) -> None:
        if not self.passphrase.text():
            self.field.set_error(self.tr("Typ je wachtwoord."))
            self.passphrase.setFocus()
        elif self._found:
            self.model.look(self._found[max(0, self.combo.currentIndex())], self.passphrase.text())

    @Slot(object)
    def _on_seen(self, seen: Preview) -> None:
        now, then = seen.now, seen.then
        unknown = self.tr("niet te lezen")
        rows = [
            (self.tr("Back-up van"), moment(seen.backup.made_at)),
            (self.tr("Ondernemingen"), str(then.companies)),
            (self.tr("Ondernemingen nu"), unknown if now is None else str(now.companies)),
            (self.tr("Sessies"), str(then.sessions)),
            (self.tr("Sessies nu"), unknown if now is None else str(now.sessions)),
            (self.tr("Bijlagen"), str(then.attachments)),
            (
                self.tr("Gaat verloren"),
                unknown if seen.lost is None else self.tr("%n actie(s)", None, seen.lost),
            ),
        ]
        self.facts.set_pairs(rows)
        self.facts.show()
        self.safe.show()
        self.restore_button.show()
        self.close_button.setFocus()  # the safe one
        in_next_turn(self, self._show_facts)

    def _show_facts(self) -> None:
        """Scroll, where the screen is too low for all, to what is decided upon."""
        self._pane.show_widget(self.safe)

    @Slot(object)
    def _on_restored(self, done: Restored) -> None:
        self._on_chosen()
        self.passphrase.clear()
        words = self.tr("De back-up is teruggezet. Ontgrendel om verder te gaan.")
        if done.aside is not None:
            aside = self.tr("Wat er stond, staat in {folder}.").format(folder=done.aside)
            words = f"{words} {aside}"
        if done.missing_files:
            lost = self.tr("%n bijlage(n) ontbreken in deze back-up.", None, done.missing_files)
            words = f"{words} {lost}"
        self.note.show_note("ok", words)
        self._is_done = True
        for widget in (self.other_button, self.field):
            widget.setEnabled(False)
        self.close_button.setText(self.tr("&Ontgrendel"))
        self.close_button.setFocus()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        message = message_for(error)
        if error.code.startswith("account."):
            self.field.set_error(message.whole)
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self.note.show_note("error", message.whole)

    @Slot(object)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 value of a signal
        for widget in (self.look_button, self.restore_button, self.combo):
            widget.setEnabled(not busy and not self._is_done)
        if busy:
            self.waiting.begin()
        else:
            self.waiting.end()


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
