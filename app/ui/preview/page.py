"""Shows a document in memory, before it is saved or printed; nothing is kept."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.core.progress import Progress
from app.ui.desk import DocumentRequest
from app.ui.error_window import show_bug
from app.ui.messages import message_for
from app.ui.preview.opening import Pages, open_pages
from app.ui.preview.pages_view import PagesView
from app.ui.preview.printing import Printing
from app.ui.preview.saving import Saving
from app.ui.settings import Settings
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label
from app.ui.widgets.notices import MessageCard
from app.ui.widgets.panes import PageFooter, Panel
from app.ui.widgets.waiting import Waiting
from app.ui.work.job import Job, JobRunner

SIZE: Final = (900, 660)


class PreviewWindow(Panel):
    """Makes the document in a job and shows its pages; `closed` comes when it is gone."""

    closed = Signal()

    def __init__(
        self,
        request: DocumentRequest,
        runner: JobRunner,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("window", 0, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(request.title)
        self._request, self._runner, self._settings = request, runner, settings
        self._content = b""
        self._pdf: Pages | None = None
        self._job: Job | None = None
        self._card: MessageCard | None = None
        self.saving, self.printing = Saving(self, runner), Printing(self, runner)
        self._make_controls()
        self._lay_out()
        self._connect()
        self._place_window()
        self.make()

    @property
    def is_ready(self) -> bool:
        """Whether the document is there, to be saved; it may be one that cannot be shown."""
        return bool(self._content)

    @Slot()
    def make(self) -> None:
        """Make the document, once more after a failure."""
        if self._job is not None:
            return
        self._show_card(None)
        make, name = self._request.make, self._request.file_name

        def work(progress: Progress) -> tuple[bytes, Pages | UserError]:
            content = make()
            progress.step(1, 1)
            try:
                return content, open_pages(content, name)
            except UserError as error:  # it can be saved, and opened elsewhere
                return content, error

        # it reads the store too, but lists must not wait for a PDF
        self._job = self._runner.start(work, database=False)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self.waiting.begin()
        self._on_moved()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set_geometry("preview", self.saveGeometry())
        if self._job is not None:
            self._job.cancel()
        self.pages.forget()
        if self._pdf is not None:
            self._pdf.close()
        self._content, self._pdf = b"", None
        super().closeEvent(event)
        self.closed.emit()

    def _make_controls(self) -> None:
        self.pages = PagesView(self._runner)
        self.pages.setAccessibleName(self._request.title)
        self.waiting = Waiting(self.tr("Het document wordt geopend"))
        self.page_label = Label(tone="muted", tabular=True)
        self.out_button = Button(
            self.tr("Kleiner"), "icon", "magnify-minus-outline", "Ctrl+-", icon_size=18
        )
        self.zoom_label = Label(tone="muted", tabular=True)
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.in_button = Button(
            self.tr("Groter"), "icon", "magnify-plus-outline", "Ctrl++", icon_size=18
        )
        self.fit_button = Button(self.tr("Paginabreedte"), "quiet", "arrow-expand-horizontal")
        self.close_button = Button(self.tr("Sluit"), "plain", shortcut_hint="Esc")
        self.print_button = Button(self.tr("Druk af"), "plain", "printer-outline", "Ctrl+P")
        is_pdf = self._request.file_name.lower().endswith(".pdf")
        words = self.tr("Bewaar als PDF") if is_pdf else self.tr("Bewaar een kopie")
        self.save_button = Button(words, "primary", shortcut_hint="Ctrl+S")
        self.print_button.setVisible(is_pdf)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 6, 16, 6)
        head.setSpacing(4)
        head.addWidget(self.page_label)
        head.addStretch(1)
        for widget in (self.out_button, self.zoom_label, self.in_button, self.fit_button):
            head.addWidget(widget)
        self._card_place = QVBoxLayout()
        self.footer = PageFooter()
        for button in (self.close_button, self.print_button, self.save_button):
            self.footer.add_action(button)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Divider())
        self.column.addLayout(self._card_place)
        self.column.addWidget(self.waiting)
        self.column.addLayout(self._pages_place(), 1)
        self.column.addWidget(self.footer)

    def _pages_place(self) -> QStackedLayout:
        """Return the room for the pages; empty until there are some."""
        place = QStackedLayout()
        place.addWidget(QWidget())
        place.addWidget(self.pages)
        self._stack = place
        return place

    def _connect(self) -> None:
        self.pages.moved.connect(self._on_moved)
        self.pages.failed.connect(self._on_failed)
        self.waiting.cancel_requested.connect(self.close)
        for button, do in (
            (self.out_button, self.pages.zoom_out),
            (self.in_button, self.pages.zoom_in),
            (self.fit_button, self.pages.fit_width),
            (self.close_button, self.close),
            (self.print_button, self._on_print),
            (self.save_button, self._on_save),
        ):
            button.clicked.connect(do)
        for key, act in (
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),  # the same key without Shift
            ("Ctrl+-", self.pages.zoom_out),
            ("Ctrl+P", self._on_print),
            ("Ctrl+S", self._on_save),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(key), self, act)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_failed)
        self.printing.failed.connect(self._on_failed)
        self.printing.printed.connect(self._on_printed)
        self.printing.started.connect(self._on_printing)

    def _place_window(self) -> None:
        kept = self._settings.geometry("preview")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(*SIZE)

    def _show_card(self, card: MessageCard | None) -> None:
        old, self._card = self._card, card
        if old is not None:
            old.hide()
            old.deleteLater()
        margin = 0 if card is None else 16
        self._card_place.setContentsMargins(24, margin, 24, margin)
        if card is not None:
            self._card_place.addWidget(card)
            card.show()

    @Slot()
    def _on_moved(self) -> None:
        is_shown = self._pdf is not None
        words = self.tr("Pagina {page} van {count}")
        place = words.format(page=self.pages.page, count=self.pages.page_count)
        self.page_label.setText(place if is_shown else "")
        self.zoom_label.setText(f"{self.pages.zoom}%" if is_shown else "")
        self.save_button.setEnabled(self.is_ready)
        for button in (self.print_button, self.out_button, self.in_button, self.fit_button):
            button.setEnabled(is_shown)

    @Slot(object)
    def _on_made(self, made: tuple[bytes, Pages | UserError]) -> None:
        self._content, pages = made
        if isinstance(pages, UserError):
            self._on_moved()
            self._on_failed(pages)
            self.save_button.setFocus()
            return
        self._pdf = pages
        self._stack.setCurrentWidget(self.pages)
        self.pages.show_pdf(pages)
        self.pages.setFocus()
        self._on_moved()

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.waiting.end()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.footer.status.clear()
        if not isinstance(error, UserError):
            show_bug(error)
        message = (
            (message_for(error).happened, message_for(error).advice)
            if isinstance(error, UserError)
            else (
                self.tr("Dit document kan niet getoond worden."),
                self.tr("Je dossiers zijn veilig."),
            )
        )
        again = Button(self.tr("Probeer opnieuw"))
        again.clicked.connect(self.make)
        buttons = () if self.is_ready else (again,)
        self._show_card(MessageCard("error", *message, buttons))

    @Slot()
    def _on_save(self) -> None:
        if self.is_ready:
            self._show_card(None)
            self.saving.ask(self._content, self._request.file_name)

    @Slot()
    def _on_print(self) -> None:
        if self.print_button.isEnabled() and not self.print_button.isHidden():
            self._show_card(None)
            self.printing.ask(self._content, self._request.title)

    def _tell_kept(self) -> None:
        if self._request.kept is not None:
            self._request.kept()

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._tell_kept()
        sentence = self.tr("Bewaard: {name}").format(name=path.name)
        self.footer.note.show_note("ok", sentence)

    @Slot()
    def _on_printing(self) -> None:
        self.footer.note.show_note("muted", self.tr("Het document gaat naar de printer."))

    @Slot()
    def _on_printed(self) -> None:
        self._tell_kept()
        self.footer.note.show_note("ok", self.tr("Het document is naar de printer."))
