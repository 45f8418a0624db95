"""«Wis deze laptop»: what goes, what no server has, a copy first, and a name to type."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.core.progress import Progress
from app.ui import theme
from app.ui.desk import Desk
from app.ui.keys import share_keys
from app.ui.messages import message_for
from app.ui.one_job import OneJob
from app.ui.screen_room import GrowingDialog
from app.ui.sync.words import SyncWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import KeyValueGrid, heading, muted
from app.ui.widgets.ticks import CheckBox
from app.ui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from app.services.profiles.wiping import Leaving, WhatGoes

WIDTH: Final = 560  # px at 100% text


class WipeModel(OneJob):
    """`looked` carries a WhatGoes, `ready` a Leaving once the copy is made."""

    looked = Signal(object)
    ready = Signal(object)

    def look(self) -> None:
        """Look what would go."""
        store = self._desk.store

        def work(progress: Progress) -> "WhatGoes":
            from app.services.profiles.wiping import what_goes

            progress.step(0, 1)
            return what_goes(store)

        self._look(work).succeeded.connect(self.looked)

    def prepare(self, rescue: Path | None) -> None:
        """Make the copy that is asked; nothing is removed."""
        store = self._desk.store

        def work(progress: Progress) -> "Leaving":
            from app.services.profiles.wiping import prepare_wipe

            return prepare_wipe(store, rescue, progress)

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.ready)


class WipeDialog(GrowingDialog):
    """Nothing goes before the name is typed; a copy is made unless somebody wants none."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Wis deze laptop"))
        self.setModal(True)
        share_keys(self)
        self._desk = desk
        self._folder: Path | None = None
        self.model = WipeModel(desk, self)
        self.words, self.facts = muted(wrap=True), KeyValueGrid()
        self.unsent = NoteLine()
        self.copy = CheckBox(self.tr("&Bewaar eerst een versleutelde kopie"))
        self.copy.setChecked(True)
        self.folder_button = Button(self.tr("Kies map…"), icon="folder-outline")
        self.folder = muted(self.tr("Nog geen map gekozen"), wrap=True)
        self.name = LineEdit()
        self.name_field = LabelledField(
            self.tr("Typ je naam over om te wissen: {name}").format(name=desk.me.name), self.name
        )
        self.note = NoteLine()
        self.waiting = Waiting(self.tr("De kopie wordt gemaakt"), margin=0)
        self.sync_button = Button(self.tr("Synchroniseer eerst"), icon="sync")
        self.no_button = Button(self.tr("Niet wissen"), "plain", None, "Esc")
        self.yes_button = Button(self.tr("Wis deze laptop"), "quiet", "delete-forever-outline")
        self._lay_out(parent)
        self._connect()
        self.unsent.hide()
        self.sync_button.hide()
        self.no_button.setFocus()
        self._show()
        self.model.look()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.model.stop()
        self.deleteLater()

    def _lay_out(self, parent: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Wis deze laptop")))
        column.addWidget(self.words)
        column.addSpacing(4)
        column.addWidget(self.facts)
        column.addWidget(self.unsent)
        column.addSpacing(4)
        column.addWidget(self.copy)
        place = QHBoxLayout()
        place.setContentsMargins(26, 0, 0, 0)
        place.setSpacing(12)
        place.addWidget(self.folder_button)
        place.addWidget(self.folder, 1)
        column.addLayout(place)
        column.addSpacing(4)
        for widget in (self.name_field, self.note, self.waiting):
            column.addWidget(widget)
        column.addStretch(1)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sync_button)
        row.addStretch(1)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        column.addLayout(row)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))

    def _connect(self) -> None:
        self.model.looked.connect(self._on_looked)
        self.model.ready.connect(self._on_ready)
        self.model.refused.connect(self._on_refused)
        self.model.progressed.connect(self.waiting.set_progress)
        self.model.busy_changed.connect(self._show)
        self.waiting.cancel_requested.connect(self.model.stop)
        self.copy.toggled.connect(self._show)
        self.name.textChanged.connect(self._show)
        self.name.returnPressed.connect(self._on_yes)
        self.folder_button.clicked.connect(self._on_choose)
        self.sync_button.clicked.connect(self._on_sync)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self._on_yes)

    def _may_go(self) -> bool:
        is_named = self.name.text().strip().casefold() == self._desk.me.name.strip().casefold()
        return is_named and (self._folder is not None or not self.copy.isChecked())

    @Slot()
    def _show(self) -> None:
        is_busy = self.model.is_busy
        self.folder_button.setEnabled(self.copy.isChecked() and not is_busy)
        self.folder.setEnabled(self.copy.isChecked())
        self.copy.setEnabled(not is_busy)
        self.name_field.setEnabled(not is_busy)
        self.yes_button.setEnabled(self._may_go() and not is_busy)
        if is_busy:
            self.waiting.begin()
        else:
            self.waiting.end()

    @Slot(object)
    def _on_looked(self, goes: "WhatGoes") -> None:
        here, words = goes.here, SyncWords(self)
        counts = (
            self.tr("%n onderneming(en)", None, here.companies),
            self.tr("%n sessie(s)", None, here.sessions),
            self.tr("%n bestand(en)", None, here.files),
        )
        pairs = [
            (self.tr("Profiel"), f"{here.me.name}, {here.me.partner}"),
            (self.tr("Gaat weg"), ", ".join(counts)),
        ]
        if goes.is_linked:
            at = self.tr("nog niet") if goes.last_ok is None else words.when(goes.last_ok)
            pairs.append((self.tr("Laatst gelukt"), at))
        self.facts.set_pairs(pairs)
        self.words.setText(
            self.tr(
                "Dit profiel verdwijnt van deze laptop, met zijn bestanden en back-ups. Wat op de "
                "server staat, blijft daar."
            )
            if goes.is_linked
            else self.tr(
                "Dit profiel verdwijnt van deze laptop, met zijn bestanden en back-ups. Het staat "
                "nergens anders: zonder kopie is alles voorgoed weg."
            )
        )
        lost = goes.waiting if goes.is_linked else 0
        self.unsent.show_note(
            "attention",
            self._lost(lost) if lost else "",
        )
        self.sync_button.setVisible(lost > 0)

    def _lost(self, number: int) -> str:
        return self.tr(
            "%n onderdeel/onderdelen staat/staan nog niet op de server en gaat/gaan dan verloren.",
            None,
            number,
        )

    @Slot()
    def _on_choose(self) -> None:
        dialog = FileDialog(self, self.tr("Map voor de kopie"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.open()

    @Slot(str)
    def choose_folder(self, path: str) -> None:
        """Let the copy go to a folder."""
        self._folder = Path(path)
        self.folder.setText(path)
        self.note.show_note("muted", "")
        self._show()
        self.name.setFocus()

    @Slot()
    def _on_sync(self) -> None:
        self.reject()
        self._desk.sync.begin_round()

    @Slot()
    def _on_yes(self) -> None:
        if self._may_go():
            self.note.show_note("muted", "")
            self.model.prepare(self._folder if self.copy.isChecked() else None)

    @Slot(object)
    def _on_ready(self, leaving: "Leaving") -> None:
        self.accept()
        self._desk.wipe_requested.emit(leaving)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.note.show_note("error", message_for(error).whole)
        self.no_button.setFocus()
