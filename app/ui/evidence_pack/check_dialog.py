"""«Controleer pakket»: is a pack still what was made, and what changed since."""

from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.core.progress import Progress
from app.ui import theme
from app.ui.desk import Desk
from app.ui.evidence_pack.service import CheckedFile, CheckedRecord, PackCheck
from app.ui.evidence_pack.verdicts import VerdictWords
from app.ui.keys import share_keys
from app.ui.messages import message_for
from app.ui.one_job import OneJob
from app.ui.screen_room import GrowingDialog, room_for_window
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import Label, SectionHeader, heading, muted
from app.ui.widgets.notices import MARKS, Mark
from app.ui.widgets.table import TableView
from app.ui.widgets.waiting import Waiting

SIZE: Final = (760, 560)  # px at 100% text
WIDTHS: Final = (320, 130)  # px at 100% text; the last column takes the rest
SHARES: Final = (0.28, 0.2)  # of the window at most: when and by whom is what one came for
Line = CheckedRecord | CheckedFile


class CheckModel(OneJob):
    """`judged` carries a PackCheck."""

    judged = Signal(object)

    def check(self, path: Path) -> None:
        """Judge a file or a folder."""
        service = self._desk.packs

        def work(progress: Progress) -> PackCheck:
            return service.check(path, progress)

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.judged)


class CheckDialog(GrowingDialog):
    """Takes a file by its dialog or by dropping it; the keyboard ends on what was found."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Controleer pakket"))
        self.setModal(True)
        self.setAcceptDrops(True)
        share_keys(self)
        self._say = VerdictWords(self)
        self.model = CheckModel(desk, self)
        self._lines: dict[UUID, Line] = {}
        self.file_button = Button(self.tr("Kies een bestand…"), "primary", "file-search-outline")
        self.folder_button = Button(self.tr("Kies een map…"), icon="folder-search-outline")
        self.close_button = Button(self.tr("Sluit"), "plain", shortcut_hint="Esc")
        self.mark, self.verdict = Mark("information-outline", "info", 24), heading()
        self.detail, self.note = muted(wrap=True), NoteLine()
        self.waiting = Waiting(self.tr("Het pakket wordt gecontroleerd"), 0)
        self.table = TableView(self.tr("Onderdelen van het pakket"))
        columns = _Columns(self._say, self)
        self.rows: PagedTableModel[Line] = PagedTableModel(
            columns.all(), self._rows_of, self, columns.sentence
        )
        self.table.setModel(self.rows)
        self.table.horizontalHeader().setSectionsClickable(False)
        self._lay_out()
        self._connect()
        self._on_sizes()
        self._show_nothing()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.model.stop()
        self.deleteLater()

    @override
    def reject(self) -> None:
        if self.model.is_busy:
            self.model.stop()
        else:
            super().reject()

    def check(self, path: Path) -> None:
        """Judge this pack now."""
        self._show_nothing()
        self.hint.setText(self.tr("{name} wordt gecontroleerd…").format(name=path.name))
        self.model.check(path)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        places = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if places and not self.model.is_busy:
            event.acceptProposedAction()
            self.check(Path(places[0]))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        self.verdict.setWordWrap(True)
        self.hint = muted(wrap=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.mark)
        head.addWidget(self.verdict, 1)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.detail)
        column.addWidget(self.note)
        column.addWidget(self.waiting)
        self.part = SectionHeader(self.tr("Onderdelen"), " ")
        column.addSpacing(4)
        column.addWidget(self.part)
        column.addWidget(self.table, 1)
        self._rest = Label("")
        column.addWidget(self._rest, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.setTabOrder(self.table, self.file_button)

    @Slot()
    def _on_sizes(self) -> None:
        colors, room = theme.current(), room_for_window()
        wide, high = min(colors.px(SIZE[0]), room.width()), min(colors.px(SIZE[1]), room.height())
        self.resize(wide, high)
        for place, (width, share) in enumerate(zip(WIDTHS, SHARES, strict=True)):
            self.table.setColumnWidth(place, min(colors.px(width), round(wide * share)))
        self.table.setMinimumHeight(4 * colors.height(32))

    def _connect(self) -> None:
        self.file_button.clicked.connect(self._on_file)
        self.folder_button.clicked.connect(self._on_folder)
        self.close_button.clicked.connect(self.reject)
        self.waiting.cancel_requested.connect(self.model.stop)
        theme.current().changed.connect(self._on_sizes)
        self.model.judged.connect(self._on_judged)
        self.model.refused.connect(self._on_refused)
        self.model.progressed.connect(self.waiting.set_progress)
        self.model.busy_changed.connect(self._on_busy)

    def _show_nothing(self) -> None:
        self.verdict.setText(self.tr("Is een pakket nog zoals het gemaakt is?"))
        self.mark.set_icon("shield-check-outline", "muted")
        self.hint.setText(
            self.tr(
                "Kies een PDF, een ZIP of een map, of sleep ze hierheen. Er wordt niets gewijzigd."
            )
        )
        self.hint.show()
        self.note.show_note("muted", "")
        self.detail.hide()
        self._show_lines(())
        self.file_button.setFocus()

    def _show_lines(self, lines: tuple[Line, ...]) -> None:
        self._lines = {uuid5(NAMESPACE_OID, str(place)): one for place, one in enumerate(lines)}
        self.rows.show_ids(list(self._lines))
        self.part.set_count(str(len(lines)))
        self.part.setVisible(bool(lines))
        self.table.setVisible(bool(lines))
        self._rest.setVisible(not lines)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, Line]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    @Slot(object)
    def _on_judged(self, check: PackCheck) -> None:
        level = self._say.level(check)
        self.mark.set_icon(MARKS[level], level)
        self.verdict.setText(self._say.title(check))
        self.setAccessibleDescription(self.verdict.text())
        self.hint.setText(check.path.name)
        self.detail.setText(self._say.detail(check))
        self.detail.setVisible(bool(self.detail.text()))
        proved = check.verdict != "invalid"  # else a record that is the same proves nothing
        records = [one for one in check.records if proved or one.verdict != "unchanged"]
        lines: tuple[Line, ...] = (*check.files, *records)
        self._show_lines(tuple(sorted(lines, key=lambda one: one.verdict == "unchanged")))
        if lines:
            self.table.select_row(0)
            self.table.setFocus()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self._show_nothing()
        self.note.show_note("error", message_for(error).whole)

    @Slot()
    def _on_busy(self) -> None:
        is_busy = self.model.is_busy
        for button in (self.file_button, self.folder_button):
            button.setEnabled(not is_busy)
        if is_busy:
            self.waiting.begin()
        else:
            self.waiting.end()
            if self.rows.rowCount() == 0:
                self.file_button.setFocus()

    @Slot()
    def _on_file(self) -> None:
        dialog = FileDialog(self, self.tr("Kies een pakket"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Bewijspakketten (*.pdf *.zip)"))
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @Slot()
    def _on_folder(self) -> None:
        dialog = FileDialog(self, self.tr("Kies de map van een pakket"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self.check(Path(path))


class _Columns(QObject):
    """Columns and sentence of a file or a record."""

    def __init__(self, words: VerdictWords, parent: QObject) -> None:
        super().__init__(parent)
        self._say = words

    def all(self) -> list[Column[Any]]:
        return [
            Column(_name, self.tr("Onderdeel"), is_name=True),
            Column(
                lambda line: self._say.word(line.verdict),
                self.tr("Oordeel"),
                status=lambda line: self._say.status(line.verdict),
            ),
            Column(self._detail, self.tr("Wanneer en door wie"), tone="muted"),
        ]

    def sentence(self, line: Line) -> str:
        if isinstance(line, CheckedFile):
            return self._say.file_sentence(line)
        return self._say.record_sentence(line)

    def _detail(self, line: Line) -> str:
        if isinstance(line, CheckedFile):
            return self._say.reason(line.reason)
        return self._say.record_state(line)


def _name(line: Line) -> str:
    return line.name if isinstance(line, CheckedFile) else line.label
