"""A report leaves the program: as XLSX or CSV where the user says, or as a PDF to look at first."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.domain.languages import Language
from app.services.reports.export import Form, export_name, export_report
from app.services.reports.kinds import ReportFilters
from app.ui import theme
from app.ui.desk import Desk, DocumentRequest, Notice
from app.ui.preview.saving import Saving
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.menus import Menu


class Exporting(QObject):
    """
    The button with its menu, and the language beside it.

    `wanted` asks for what is to leave: the page answers with `export`.
    """

    wanted = Signal(object)  # Form

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.button = Button(self.tr("Exporteer"), icon="tray-arrow-down", shortcut_hint="Ctrl+E")
        self.language = ComboBox()
        self.language.setAccessibleName(self.tr("Taal van de export"))
        self.language.setToolTip(self.language.accessibleName())
        for code, name in (
            (Language.NL, self.tr("Nederlands")),
            (Language.FR, self.tr("Frans")),
            (Language.EN, self.tr("Engels")),
        ):
            self.language.add(code.value, name)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.menu = Menu(self.tr("Exporteer"), page)
        self.menu.add(self.tr("Excel (XLSX)"), partial(self.wanted.emit, Form.XLSX), "file-table")
        self.menu.add(self.tr("CSV"), partial(self.wanted.emit, Form.CSV), "file-delimited-outline")
        self.menu.add(self.tr("PDF"), partial(self.wanted.emit, Form.PDF), "file-pdf-box")
        self.saving = Saving(page, desk.runner)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(desk.failed)
        self.button.clicked.connect(self.open_menu)

    def chosen(self) -> Language:
        """Return the language of what leaves."""
        return Language(str(self.language.key()))

    @Slot()
    def open_menu(self) -> None:
        """Ask as what; the arrows choose."""
        if self.button.isEnabled():
            self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
            self.menu.setActiveAction(self.menu.actions()[0])

    def export(self, code: str, filters: ReportFilters, form: Form) -> None:
        """Make a file of a report, and ask where it goes."""
        store, reference = self._desk.store, self._desk.reference
        name = export_name(code, filters, form)
        if form is Form.PDF:
            make = partial(export_report, store, reference, code, filters, form)
            title = name.removesuffix(f".{form.value}")
            self._desk.document_requested.emit(DocumentRequest(title, name, make))
            return

        def work(progress: Progress) -> tuple[bytes, str]:
            return export_report(store, reference, code, filters, form, progress), name

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_exported)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_exported(self, found: tuple[bytes, str]) -> None:
        self.saving.ask(*found)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        words = self.tr("Rapport bewaard: {name}")
        self._desk.noticed.emit(Notice(words.format(name=path.name)))

    @Slot()
    def _on_theme(self) -> None:
        self.language.setMinimumWidth(self.language.sizeHint().width())  # a row may be full
