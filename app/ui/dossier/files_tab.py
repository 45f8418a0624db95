"""The tab «Bestanden»: add by choosing or dropping, save a copy, remove."""

from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.core import clock
from app.services.files.attachments import FileRow, PlaceOf, list_files, save_copy
from app.services.files.sheets import SentHome, attach_or_send_home
from app.ui import theme
from app.ui.desk import Desk, Notice, Step
from app.ui.dossier.file_badges import FileBadges
from app.ui.dossier.file_names import FileNames
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.view_model import DossierModel
from app.ui.dossier.words import DossierWords
from app.ui.pasting import Give, clipboard_files, nothing_words
from app.ui.photo_place import PhotoPlaceHint, is_about_place
from app.ui.preview.files import file_request, is_shown
from app.ui.sheets.reading import codes_of
from app.ui.sheets.words import tell
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import SectionHeader, muted
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView

WIDTHS: Final = (300, 90, 150, 150, 150)


class FilesTab(QWidget):
    """A table of files; nothing is ever opened from a file on disk that Werkvloer made."""

    def __init__(
        self, desk: Desk, model: DossierModel, words: DossierWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._model, self._words = desk, model, words
        self._files: dict[UUID, FileRow] = {}
        self.add_button = Button(self.tr("Voeg bestanden toe"), icon="paperclip")
        self.first_button = Button(self.tr("Voeg bestanden toe"), "primary", "paperclip")
        self.save_button = Button(self.tr("Bewaar een kopie"), icon="download-outline")
        self.rename_button = Button(self.tr("Hernoem"), "icon", "pencil-outline", "F2")
        self.remove_button = Button(self.tr("Verwijder"), "quiet", "delete-outline", "Del")
        self._of_file = (self.save_button, self.rename_button, self.remove_button)
        self.busy = muted()
        self.table = TableView(self.tr("Bestanden"), first_padding=24)
        self.table.setObjectName("files")
        self.badges = FileBadges(desk, self)
        self.rows: PagedTableModel[FileRow] = PagedTableModel(
            self._columns(), self._rows_of, self, self._sentence
        )
        self.empty = EmptyState(
            "paperclip",
            self.tr("Nog geen bestanden"),
            self.tr("Akkoord, onthaalmap, foto van een werkpost: sleep ze hierheen."),
            (self.first_button,),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.names = FileNames(model, self.table)
        self.head = SectionHeader(self.tr("Bestanden"))
        self._build()
        self.setAcceptDrops(True)
        self._connect()

    def show_files(self) -> None:
        """Show the files as they are now."""
        files = list_files(self._desk.store, self._model.id)
        self._files = {row.id: row for row in files}
        self.badges.read(files)
        chosen = self._chosen()
        self.rows.show_ids(list(self._files))
        self._stack.setCurrentWidget(self.table if files else self.empty)
        self.head.set_count(str(len(files) or ""))
        if files:
            self.table.select_row(max(0, -1 if chosen is None else self.rows.row_of(chosen.id)))
        self._show_buttons()
        self.names.show_files(self._files)

    def keep(self) -> None:
        """Store the names that are typed and not yet kept."""
        self.names.keep()

    def fields(self) -> dict[str, InPlaceText]:
        """Return the fields of names that are open."""
        return self.names.fields()

    def attach(self, paths: list[Path]) -> None:
        """Put files in the file of the enterprise, in the background."""
        if paths:
            self._attach(lambda: list(paths))

    def paste(self) -> None:
        """Add the files, or else the picture, of the clipboard."""
        if (found := clipboard_files()) is None:
            self._desk.noticed.emit(Notice(nothing_words()))
        else:
            self._attach(found[1])

    def _attach(self, give: Give, place: PlaceOf = "ask") -> None:
        store, enterprise_id = self._desk.store, self._model.id
        if place == "ask" and self._desk.settings.strips_place:
            place = "strip"
        job = self._desk.runner.start(
            lambda progress: attach_or_send_home(
                store, enterprise_id, give(), progress, codes_of, place=place
            ),
            database=False,
        )
        self.busy.setText(self.tr("Bezig met toevoegen…"))
        job.succeeded.connect(partial(tell, self._desk))
        job.succeeded.connect(self._on_attached)
        job.failed.connect(partial(self._on_failed, give))
        job.finished.connect(self.busy.clear)

    def _on_failed(self, give: Give, error: Exception) -> None:
        """Ask about the place that a photo tells; tell of anything else."""
        if not is_about_place(error) or not isValid(self):
            self._desk.failed.emit(error)
            return
        hint = PhotoPlaceHint(error, self)
        hint.answered.connect(partial(self._attach, give))
        self._hints.addWidget(hint)
        hint.show()

    def save(self, row: FileRow, target: Path) -> None:
        """Write a copy where the coach wants it."""
        store = self._desk.store
        job = self._desk.runner.start(
            lambda progress: save_copy(store, row.id, target, progress), database=False
        )
        self.busy.setText(self.tr("Bezig met bewaren…"))
        job.failed.connect(self._desk.failed)
        job.succeeded.connect(self._on_saved)
        job.finished.connect(self.busy.clear)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        self.attach([Path(url.toLocalFile()) for url in urls])
        event.acceptProposedAction()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and _is_space(event):
            if (row := self._chosen()) is not None:  # else the table chooses its row once more
                self.show_file(row)
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._chosen() is not None:
            self._on_remove()
        elif event.key() == Qt.Key.Key_F2:
            self._on_rename()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        for button in (self.busy, *self._of_file, self.add_button):
            self.head.add_action(button)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 4)
        head.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._hints = QVBoxLayout()
        self._hints.setContentsMargins(24, 0, 24, 0)
        self._hints.addWidget(self.names)
        column.addLayout(self._hints)
        column.addWidget(self._stack, 1)
        self.table.setModel(self.rows)
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.ask_files)
        self.first_button.clicked.connect(self.ask_files)
        self.save_button.clicked.connect(self._on_save)
        self.rename_button.clicked.connect(self._on_rename)
        self.remove_button.clicked.connect(self._on_remove)
        self.table.installEventFilter(self)
        self.table.opened.connect(self._on_opened)
        self.badges.changed.connect(self._on_moved)
        self.badges.known.connect(self._on_known)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)

    def _columns(self) -> list[Column[FileRow]]:
        words = self._words
        return [
            Column(lambda row: row.name, self.tr("Naam"), is_name=True),
            Column(
                lambda row: words.file_size(row.size), self.tr("Grootte"), right=True, tone="muted"
            ),
            Column(
                lambda row: f"{clock.local(row.added_at):%d/%m/%Y %H:%M}",
                self.tr("Toegevoegd"),
                tone="muted",
            ),
            Column(lambda row: row.added_by, self.tr("Door"), tone="muted"),
            Column(self.badges.text, self.tr("Waar"), tone="muted", status=self.badges.status),
        ]

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, FileRow]:
        return {row_id: self._files[row_id] for row_id in ids if row_id in self._files}

    def _sentence(self, row: FileRow) -> str:
        where = self.badges.text(row)
        return f"{row.name}, {self._words.file_size(row.size)}, {row.added_by}, {where}"

    def _chosen(self) -> FileRow | None:
        index = self.table.currentIndex()
        return self._files.get(self.rows.id_at(index.row())) if index.isValid() else None

    @Slot()
    def _on_moved(self) -> None:
        """Read where the files are now; the rows themselves are the same."""
        if self._files and self.isVisible():
            self.badges.read(self._files.values())

    @Slot()
    def _on_known(self) -> None:
        self.rows.invalidate(self._files)

    @Slot()
    def _show_buttons(self) -> None:
        for button in (*self._of_file, self.add_button):
            button.setVisible(bool(self._files))

    def choose(self, file_id: UUID) -> None:
        """Choose a file in the table."""
        if (place := self.rows.row_of(file_id)) >= 0:
            self.table.select_row(place)
            self.table.setFocus()

    @Slot()
    def ask_files(self) -> None:
        """Ask which files to add."""
        dialog = FileDialog(self, self.tr("Kies bestanden"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    @Slot(list)
    def _on_files(self, names: list[str]) -> None:
        self.attach([Path(name) for name in names])

    @Slot(object)
    def _on_attached(self, done: SentHome) -> None:
        attached = done.here
        if not attached.ids:
            return
        words = self.tr("%n bestand(en) toegevoegd", None, len(attached.ids))
        for name in attached.placeless[:1]:
            gone = self.tr("{words}; plaats verwijderd uit {name}")
            words = gone.format(words=words, name=name)
        for name in attached.known[:1]:
            words = self.tr("{words}; {name} stond al in dit dossier").format(
                words=words, name=name
            )
        self._desk.did(Step(words, attached.changes))

    @Slot()
    def _on_save(self) -> None:
        row = self._chosen()
        if row is not None:
            self.ask_where(row)

    def ask_where(self, row: FileRow) -> None:
        """Ask where a copy goes."""
        dialog = FileDialog(self, self.tr("Bewaar een kopie"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(row.name)
        dialog.setProperty("file", str(row.id))
        dialog.fileSelected.connect(self._on_target)
        dialog.open()

    @Slot(str)
    def _on_target(self, name: str) -> None:
        dialog: Any = self.sender()
        row = self._files.get(UUID(dialog.property("file")))
        if row is not None:
            self.save(row, Path(name))

    @Slot()
    def _on_saved(self) -> None:
        self._desk.noticed.emit(Notice(self.tr("Kopie bewaard")))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row = self._files.get(self.rows.id_at(index.row()))
        if row is not None:
            self.show_file(row)

    def show_file(self, row: FileRow) -> None:
        """Show a file from memory; of one that cannot be shown, ask where a copy goes."""
        if is_shown(row.name):
            self._desk.document_requested.emit(file_request(self._desk, row))
        else:
            self.ask_where(row)

    @Slot()
    def _on_rename(self) -> None:
        if (row := self._chosen()) is not None:
            self.names.rename(row.id)

    @Slot()
    def _on_remove(self) -> None:
        row = self._chosen()
        if row is not None:
            words = self.tr("{name} verwijderd").format(name=row.name)
            self._model.remove(words, "file", row.id)


def _is_space(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Space
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )
