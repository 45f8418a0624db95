"""Back-up: where, how many, make one now, which there are, and the way back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.profiles.backups import (
    DAYS_CHOICES,
    KEEP_CHOICES,
    Backup,
    BackupView,
    back_up_now,
    backup_view,
    choose_keep,
    choose_place,
)
from app.services.profiles.backups import test_backup as try_backup
from app.ui.desk import Desk
from app.ui.messages import message_for
from app.ui.preferences.section import Section
from app.ui.restore.words import moment, size, state_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import KeyValueGrid, Label
from app.ui.widgets.waiting import Waiting
from app.ui.work.job import Job, Work

SHOWN = 12  # backups in the list


class BackupModel(QObject):
    """Every change and look is a job: the place may be a slow network."""

    viewed = Signal(object)  # BackupView
    made = Signal(object)  # Backup
    refused = Signal(object)  # UserError
    busy_changed = Signal(object)  # bool, while a backup is made
    progressed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._making: Job | None = None

    def refresh(self) -> None:
        """Look again."""
        folder = self._desk.store.folder
        self._start(lambda _progress: backup_view(folder)).succeeded.connect(self.viewed)

    def set_place(self, place: Path | None) -> None:
        """Let backups go elsewhere."""
        folder = self._desk.store.folder
        job = self._start(lambda _progress: choose_place(folder, place))
        job.finished.connect(self.refresh)

    def set_keep(self, kept: int, days: int) -> None:
        """Keep so many, for so many days."""
        folder = self._desk.store.folder
        self._start(lambda _progress: choose_keep(folder, kept, days))

    def make(self) -> None:
        """Make a backup and test it."""
        if self._making is not None:
            return
        store = self._desk.store

        def work(progress: Progress) -> Backup:
            made = back_up_now(store, progress)
            try_backup(store, made, progress)
            return made

        self._making = job = self._start(work)
        job.succeeded.connect(self.made)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_made)
        self.busy_changed.emit(True)  # noqa: FBT003 value of a signal

    @Slot()
    def cancel(self) -> None:
        """Stop making; what was half done goes."""
        if self._making is not None:
            self._making.cancel()

    def _start(self, work: Work) -> Job:
        job = self._desk.runner.start(work, database=False)
        job.failed.connect(self._on_failed)
        return job

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self._desk.failed.emit(error)

    @Slot()
    def _on_made(self) -> None:
        self._making = None
        self.busy_changed.emit(False)  # noqa: FBT003 value of a signal
        self.refresh()


class BackupSection(Section):
    """Every change holds at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Back-up"),
            self.tr(
                "Elke dag maakt Werkvloer zelf een versleutelde kopie, met je bijlagen, "
                "en test er elke maand een."
            ),
            parent,
        )
        self._desk = desk
        self.model = BackupModel(desk, self)
        self._is_showing = False
        self._add_now()
        self._add_place()
        self._add_list()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Look again at what is there."""
        self.model.refresh()

    def _add_now(self) -> None:
        self.last = Label("", wrap=True)
        self.now_button = Button(self.tr("&Maak nu een back-up"), "plain", "content-save-outline")
        self.note = NoteLine()
        self.waiting = Waiting(self.tr("Je back-up wordt gemaakt en getest."), 0)
        self.form.addWidget(self.last)
        self.form.addSpacing(12)
        self.form.addLayout(_row(self.now_button))
        self.form.addSpacing(8)
        self.form.addWidget(self.note)
        self.form.addWidget(self.waiting)

    def _add_place(self) -> None:
        self.add_part(self.tr("Plaats"))
        self.place = Label("", wrap=True)
        self.place_button = Button(self.tr("&Kies een map"), "plain", "folder-open-outline")
        self.home_button = Button(self.tr("&In het profiel"), "quiet")
        self.kept, self.days = ComboBox(), ComboBox()
        for number in KEEP_CHOICES:
            self.kept.add(number, self.tr("%n back-up(s)", None, number))
        for number in DAYS_CHOICES:
            self.days.add(number, self.tr("%n dag(en)", None, number))
        self.form.addWidget(self.place)
        self.form.addSpacing(12)
        self.form.addLayout(_row(self.place_button, self.home_button))
        self.form.addSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(LabelledField(self.tr("&Bewaar hoogstens"), self.kept), 1)
        row.addWidget(LabelledField(self.tr("&Niet langer dan"), self.days), 1)
        self.form.addLayout(row)

    def _add_list(self) -> None:
        self.add_part(self.tr("Je back-ups"))
        self.grid = KeyValueGrid()
        self.restore_button = Button(self.tr("&Zet terug…"), "plain", "backup-restore")
        self.form.addWidget(self.grid)
        self.form.addSpacing(12)
        self.form.addLayout(_row(self.restore_button))

    def _connect(self) -> None:
        self.now_button.clicked.connect(self.model.make)
        self.place_button.clicked.connect(self._on_choose)
        self.home_button.clicked.connect(self._on_home)
        self.kept.currentIndexChanged.connect(self._on_keep)
        self.days.currentIndexChanged.connect(self._on_keep)
        self.restore_button.clicked.connect(self._desk.restore_requested)
        self.waiting.cancel_requested.connect(self.model.cancel)
        self.model.viewed.connect(self._on_viewed)
        self.model.made.connect(self._on_made)
        self.model.refused.connect(self._on_refused)
        self.model.progressed.connect(self.waiting.set_progress)
        self.model.busy_changed.connect(self._on_busy)

    @Slot(object)
    def _on_viewed(self, view: BackupView) -> None:
        self._is_showing = True
        state = view.state
        own = [each for each in view.backups if not each.is_aside]
        last = self.tr("Laatste: {moment}, {state}.")
        self.last.setText(
            last.format(moment=moment(own[0].made_at), state=state_of(own[0], state))
            if own
            else self.tr("Er is nog geen back-up.")
        )
        where = str(state.place) if state.place else self.tr("In je profiel, op deze computer.")
        if not view.is_there:
            where = self.tr("{place} (niet gevonden)").format(place=where)
        self.place.setText(where)
        self.home_button.setEnabled(state.place is not None)
        self.kept.set_key(state.kept)
        self.days.set_key(state.kept_days)
        rows = view.backups[:SHOWN]
        self.grid.set_pairs(
            [(moment(each.made_at), f"{size(each.size)}, {state_of(each, state)}") for each in rows]
        )
        self.restore_button.setEnabled(bool(view.backups))
        self._is_showing = False

    @Slot()
    def _on_choose(self) -> None:
        dialog = FileDialog(self, self.tr("Map voor je back-ups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_place)
        dialog.open()

    @Slot(str)
    def _on_place(self, folder: str) -> None:
        self.note.show_note("muted", "")
        self.model.set_place(Path(folder))

    @Slot()
    def _on_home(self) -> None:
        self.note.show_note("muted", "")
        self.model.set_place(None)

    @Slot()
    def _on_keep(self) -> None:
        kept, days = self.kept.key(), self.days.key()
        if not self._is_showing and isinstance(kept, int) and isinstance(days, int):
            self.model.set_keep(kept, days)

    @Slot(object)
    def _on_made(self, made: Backup) -> None:
        words = self.tr("Back-up gemaakt: {folder}.").format(folder=made.path.parent)
        self.note.show_note("ok", words)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.note.show_note("error", message_for(error).whole)

    @Slot(object)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 value of a signal
        self.now_button.setEnabled(not busy)
        if busy:
            self.note.show_note("muted", "")
            self.waiting.begin()
        else:
            self.waiting.end()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
