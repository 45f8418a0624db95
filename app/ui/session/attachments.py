"""The files of a session: attached by a dialog or by dropping them on the page."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.services.files.attachments import (
    FileRow,
    Given,
    PlaceOf,
    list_files,
    new_file_ids,
)
from app.services.files.sheets import SentHome, attach_or_send_home
from app.services.sessions.coaching import show_file
from app.ui import icons, theme
from app.ui.desk import Desk, Notice
from app.ui.pasting import clipboard_files, local_files, nothing_words
from app.ui.photo_place import PhotoPlaceHint, is_about_place
from app.ui.preview.files import file_request, is_shown, save_as
from app.ui.session.scans import ScanOffers
from app.ui.sheets.reading import codes_of
from app.ui.sheets.words import tell
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button, is_plain_enter
from app.ui.widgets.days import LOCALE
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import SectionHeader, muted

ICONS = {".pdf": "file-pdf-box", ".jpg": "file-image-outline", ".png": "file-image-outline"}
DROPS = {QEvent.Type.DragEnter, QEvent.Type.Drop}
MOST_NAME = 260  # px of a name at 100% text


class FileChip(QWidget):
    """Name and size of a file, with a cross; a click, Enter or Space asks to look at it."""

    opened = Signal(object)  # FileRow

    def __init__(self, file: FileRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self._size = LOCALE.formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        self.remove_button = Button(
            self.tr("Verwijder {name}").format(name=file.name), "icon", "close", parent=self
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{file.name} {self._size}")
        self.setToolTip(file.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        height = colors.height(32)
        size = paint.width(self._size, colors.font("small"))
        return QSize(14 + colors.px(16) + 12 + self._name_width() + 8 + size + height, height)

    @override
    def resizeEvent(self, event: object) -> None:
        side = self.height()
        self.remove_button.setGeometry(self.width() - side, 0, side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = paint.begin(self)
        paint.box(painter, self.rect(), "surface", "border_button")
        size = colors.px(16)
        at = QRect(14, (self.height() - size) // 2, size, size)
        ending = Path(self.file.name).suffix.lower()
        icons.paint(painter, at, ICONS.get(ending, "file-outline"))
        name = QRect(at.right() + 13, 0, self._name_width(), self.height())
        paint.text(painter, name, self.file.name, colors.font(), "text")
        rest = QRect(name.right() + 9, 0, self.width(), self.height())
        paint.text(painter, rest, self._size, colors.font("small"), "muted")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event) or event.key() == Qt.Key.Key_Space:
            self.opened.emit(self.file)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_button.click()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self.file)

    def _name_width(self) -> int:
        colors = theme.current()
        return min(paint.width(self.file.name, colors.font()) + 2, colors.px(MOST_NAME))


class FilesSection(QWidget):
    """
    Chips of the files; attaching runs in the background.

    A file belongs to the enterprise at once, to the session when that is stored. `edited` comes
    when the list became another; `begun` when files are on their way, under ids that a draft can
    keep: whoever leaves, locks or loses the program then finds them at the session.
    """

    edited = Signal()
    begun = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._enterprise_id: UUID | None = None
        self._session_id: UUID | None = None
        self._ids: list[UUID] = []  # those on their way too: they have no chip yet
        self._jobs = 0
        self.chips: list[FileChip] = []
        self.head = SectionHeader(self.tr("Bestanden"))
        self.choose_button = Button(self.tr("Kies bestand"), "quiet", "paperclip", flush=True)
        self.choose_button.setToolTip(self.tr("Kies bestanden (Ctrl+Shift+A)"))
        self.paste_button = Button(self.tr("Plak"), "quiet", "content-paste", flush=True)
        self.paste_button.setToolTip(self.tr("Plak bestanden of een beeld van het klembord"))
        self.head.add_action(muted(self.tr("Sleep hierheen of"), wrap=True))
        self.head.add_action(self.paste_button)
        self.head.add_action(self.choose_button)
        self._flow_box = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow_box.setSizePolicy(policy)
        self._flow = FlowLayout(self._flow_box, gap=8)
        self._busy = muted(self.tr("Bezig met toevoegen…"))
        self._busy.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self._flow_box)
        self._hints = QVBoxLayout()
        column.addLayout(self._hints)
        column.addWidget(self._busy)
        self.scans = ScanOffers(desk, self)
        column.addWidget(self.scans)
        self.scans.add_requested.connect(self._on_scan)
        self.choose_button.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        desk.bus.changed.connect(self._on_changes)

    def show_fields(
        self, fields: dict[str, Any], enterprise_id: UUID, session_id: UUID | None = None
    ) -> None:
        """Show the files of a draft; `session_id` is the session it is, or will be."""
        self._enterprise_id, self._session_id = enterprise_id, session_id
        self._ids = [UUID(file_id) for file_id in fields["files"]]
        self._fill()

    def fields(self) -> dict[str, Any]:
        """Return the files for a draft."""
        return {"files": [str(file_id) for file_id in self._ids]}

    @Slot()
    def choose(self) -> None:
        """Ask for files."""
        dialog = FileDialog(self, self.tr("Kies bestanden"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach)
        dialog.open()

    @Slot()
    def paste(self) -> None:
        """Attach the files, or else the picture, of the clipboard."""
        if (found := clipboard_files()) is None:
            self._desk.noticed.emit(Notice(nothing_words()))
        else:
            self._attach(*found)

    @Slot(list)
    def attach(self, paths: list[str]) -> None:
        """Attach files, all or none."""
        files: list[Given] = [Path(path) for path in paths]
        if files:
            self._attach(len(files), lambda: files)

    @Slot(str)
    def _on_scan(self, path: str) -> None:
        self.attach([path])
        self.choose_button.setFocus()

    def _attach(self, number: int, give: Callable[[], list[Given]], place: PlaceOf = "ask") -> None:
        """Begin; `give` runs in the worker."""
        if place == "ask" and self._desk.settings.strips_place:
            place = "strip"
        if self._enterprise_id is None:
            return
        store, enterprise, session = self._desk.store, self._enterprise_id, self._session_id
        ids = new_file_ids(number)
        self._ids += ids
        self.begun.emit()
        job = self._desk.runner.start(
            lambda progress: attach_or_send_home(
                store,
                enterprise,
                give(),
                progress,
                codes_of,
                session_id=session,
                ids=ids,
                place=place,
            ),
            database=False,  # a slow stick keeps nobody waiting for a list
        )
        self._jobs += 1
        self._busy.show()
        failed, desk, again = self._on_failed, self._desk, partial(self._attach, number, give)
        job.succeeded.connect(lambda done: _tell(desk, done))  # also without this page
        job.succeeded.connect(self._on_attached)
        job.failed.connect(
            lambda error: failed(error, ids, again) if isValid(self) else desk.failed.emit(error)
        )
        job.finished.connect(self._on_finished)

    def take_drops(self, page: QWidget) -> None:
        """Attach what is dropped anywhere on the page."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in DROPS:  # a move is one too
            files = local_files(event.mimeData())
            if files:
                event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.attach(files)
            return True
        return super().eventFilter(watched, event)

    def show_again(self, file_id: UUID) -> None:
        """Undo a removal."""
        self._desk.bus.tell(show_file(self._desk.store, file_id, shown=True))
        self._ids.append(file_id)
        self._fill()
        self.edited.emit()

    def _fill(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = []
        known = {}
        if self._ids and self._enterprise_id is not None:
            known = {row.id: row for row in list_files(self._desk.store, self._enterprise_id)}
        for file_id in filter(known.__contains__, self._ids):
            chip = FileChip(known[file_id], self._flow_box)
            chip.remove_button.clicked.connect(self._on_remove)
            chip.opened.connect(self._on_opened)
            self._flow.addWidget(chip)
            self.chips.append(chip)
            chip.show()
        self.head.set_count(str(len(self.chips)) if self.chips else "")
        self._flow_box.setVisible(bool(self.chips))
        self._flow_box.updateGeometry()

    @Slot(object)
    def _on_opened(self, file: FileRow) -> None:
        if is_shown(file.name):
            self._desk.document_requested.emit(file_request(self._desk, file))
        else:
            save_as(self, self._desk, file)

    @Slot(object)
    def _on_attached(self, done: SentHome) -> None:
        attached = done.here
        for name in attached.placeless[:1]:
            words = self.tr("Plaats verwijderd uit {name}").format(name=name)
            self._desk.noticed.emit(Notice(words))
        for name in attached.known[:1]:
            self._desk.noticed.emit(
                Notice(self.tr("{name} stond al in dit dossier").format(name=name))
            )
        self._ids = [file_id for file_id in self._ids if file_id not in done.moved]
        self._ids += [file_id for file_id in attached.ids if file_id not in self._ids]
        self._fill()
        self.edited.emit()

    def _on_failed(
        self, error: Exception, ids: Sequence[UUID], again: Callable[[PlaceOf], None]
    ) -> None:
        """Ask about the place that a photo tells; tell of anything else."""
        self._ids = [one for one in self._ids if one not in ids]
        if not is_about_place(error):
            self._desk.failed.emit(error)
            return
        hint = PhotoPlaceHint(error, self)
        hint.answered.connect(again)
        hint.answered.connect(self.choose_button.setFocus)
        self._hints.addWidget(hint)
        hint.show()

    @Slot()
    def _on_finished(self) -> None:
        self._jobs -= 1
        self._busy.setVisible(self._jobs > 0)

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if changes.ids("attachment") & set(self._ids):
            self._fill()

    @Slot()
    def _on_remove(self) -> None:
        pressed = self.sender()
        file = next(chip.file for chip in self.chips if chip.remove_button is pressed)
        self._desk.bus.tell(show_file(self._desk.store, file.id, shown=False))
        self._ids.remove(file.id)
        self._fill()
        self.edited.emit()
        words = self.tr("{name} verwijderd").format(name=file.name)
        self._desk.noticed.emit(Notice(words, _BringBack(self, file.id)))


def _tell(desk: Desk, done: SentHome) -> None:
    desk.bus.tell(done.here.changes)
    tell(desk, done)


class _BringBack:
    """The way back of one removed file."""

    def __init__(self, files: FilesSection, file_id: UUID) -> None:
        self._files, self._file_id = files, file_id

    def __call__(self) -> None:
        self._files.show_again(self._file_id)
