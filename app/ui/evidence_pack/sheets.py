"""The lists of a final report as spreadsheets, from the menu of S16."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.packs.wish import PackWish
from app.ui.desk import Desk
from app.ui.evidence_pack.service import SheetName
from app.ui.notice import Notice, Running
from app.ui.preview.saving import Saving
from app.ui.widgets.menus import Menu


class SheetExport(QObject):
    """Makes a list beside the window, then asks where it goes; a text never becomes a formula."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.saving = Saving(page, desk.runner)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(desk.failed)

    def add_to(self, menu: Menu, wish: PackWish) -> None:
        """Add the lists under what stands there; that of supported enterprises is of a period."""
        menu.addSeparator()
        for name, words in self._lists().items():
            menu.add(words, partial(self.make, name, wish), "microsoft-excel")

    def make(self, name: SheetName, wish: PackWish) -> None:
        """Begin to make a list."""
        service, file_name = self._desk.packs, f"{self._file_names()[name]}.xlsx"
        job = self._desk.runner.start(lambda _progress: service.sheet(name, wish), database=False)
        job.succeeded.connect(partial(self._on_made, file_name))
        job.failed.connect(self._desk.failed)
        self._desk.working.emit(Running(self._lists()[name].rstrip("…"), job))

    def _lists(self) -> dict[SheetName, str]:
        return {
            "supported": self.tr("Ondersteunde ondernemingen als XLSX…"),
            "counted": self.tr("Ondernemingen die meetellen als XLSX…"),
            "deviations": self.tr("Afwijkingen dubbelfinanciering als XLSX…"),
        }

    def _file_names(self) -> dict[SheetName, str]:
        return {
            "supported": self.tr("Ondersteunde ondernemingen"),
            "counted": self.tr("Ondernemingen die meetellen"),
            "deviations": self.tr("Afwijkingen dubbelfinanciering"),
        }

    def _on_made(self, file_name: str, content: bytes) -> None:
        self.saving.ask(content, file_name)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._desk.noticed.emit(Notice(self.tr("Bewaard: {name}").format(name=path.name)))
