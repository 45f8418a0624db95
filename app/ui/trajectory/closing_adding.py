"""A signed closing report (eindverslag) that comes back without a code: attached by hand."""

from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.print_code import PrintCode, Sheet
from app.services.files.attachments import Attached
from app.services.files.sheets import SheetOwner, attach_sheet, sheet_owner
from app.ui.desk import Desk, Step
from app.ui.sheets.reading import ENDINGS
from app.ui.sheets.words import added
from app.ui.widgets.file_dialog import FileDialog

_FILTER: Final = " ".join(f"*{ending}" for ending in sorted(ENDINGS))


class ClosingAdding(QObject):
    """Asks for the file; it becomes what a scan with a code would have become."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask(self, member: UUID) -> None:
        """Ask for the report of a company in the trajectory."""
        dialog = FileDialog(self._page, self.tr("Kies het getekende eindverslag"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("PDF of foto ({endings})").format(endings=_FILTER))
        dialog.filesSelected.connect(partial(self.add, member))
        dialog.open()

    def add(self, member: UUID, paths: list[str]) -> None:
        """Attach files as the report of a company, whatever they are called."""
        store, scans = self._desk.store, [Path(path) for path in paths]

        def attach(progress: Progress) -> tuple[SheetOwner, Attached]:
            owner = sheet_owner(store, {PrintCode(Sheet.CLOSING, member)})
            if owner is None:  # thrown away meanwhile
                raise UserError("trajectory.member_gone")
            return owner, attach_sheet(store, owner, scans, progress)

        job = self._desk.runner.start(attach, database=False)
        job.succeeded.connect(partial(_tell, self._desk))
        job.failed.connect(self._desk.failed)


def _tell(desk: Desk, done: tuple[SheetOwner, Attached]) -> None:
    owner, attached = done
    desk.did(Step(added(owner, attached), attached.changes))
