"""«Voeg ingescande lijst toe»: the code on it says to which meeting, else the coach does."""

from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.core.file_names import clean_file_name
from app.core.progress import Progress
from app.domain.print_code import PrintCode
from app.services.files.attachments import Attached
from app.services.files.sheets import SheetOwner, attach_sheet, sheet_owner
from app.ui.desk import Desk, Notice, Step
from app.ui.sheets.choosing import MeetingChoice
from app.ui.sheets.reading import ENDINGS, codes_of
from app.ui.sheets.words import added
from app.ui.widgets.file_dialog import FileDialog

Read = tuple[frozenset[PrintCode], SheetOwner | None]
_FILTER: Final = " ".join(f"*{ending}" for ending in sorted(ENDINGS))


class SheetAdding(QObject):
    """
    Asks for the scan of a printed list and puts it with its meeting.

    Args:
        here: The meeting that is on screen: offered first when no code can be read.
    """

    def __init__(self, desk: Desk, page: QWidget, here: UUID | None = None) -> None:
        super().__init__(page)
        self._desk, self._page, self._here = desk, page, here
        self.choice: MeetingChoice | None = None

    @Slot()
    def ask(self) -> None:
        """Ask for the file, or for the pages of one list as several files."""
        dialog = FileDialog(self._page, self.tr("Kies de ingescande lijst"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("PDF of foto ({endings})").format(endings=_FILTER))
        dialog.filesSelected.connect(self.add)
        dialog.open()

    @Slot(list)
    def add(self, paths: list[str]) -> None:
        """Look whose list these files are; together they are one list."""
        store, scans = self._desk.store, [Path(path) for path in paths]

        def read(progress: Progress) -> Read:
            found: frozenset[PrintCode] = frozenset()
            for scan in scans:
                found |= codes_of(scan, progress)
            return found, sheet_owner(store, found)

        if scans:
            self._desk.noticed.emit(Notice(self.tr("De lijst wordt gelezen…")))
            job = self._desk.runner.start(read, database=False)
            job.succeeded.connect(partial(self._on_read, scans))
            job.failed.connect(self._desk.failed)

    def _on_read(self, scans: list[Path], read: Read) -> None:
        codes, owner = read
        if owner is not None:
            self._attach(scans, owner)
            return
        if not isValid(self):  # the page went: the scan is still where it was
            return
        sentence = self._why(codes).format(name=", ".join(clean_file_name(it.name) for it in scans))
        self.choice = MeetingChoice(self._desk, sentence, self._here, self._page)
        self.choice.chosen.connect(partial(self._attach, scans))
        self.choice.open()

    def _why(self, codes: frozenset[PrintCode]) -> str:
        if len(codes) > 1:
            return self.tr(
                "In {name} staan lijsten van meer dan één bijeenkomst. Kies waar ze samen horen, "
                "of scan ze apart."
            )
        if codes:
            return self.tr("De bijeenkomst van {name} staat niet op deze laptop. Kies zelf waar.")
        return self.tr("In {name} is geen code te lezen. Kies zelf de bijeenkomst.")

    def _attach(self, scans: list[Path], owner: SheetOwner) -> None:
        store = self._desk.store
        job = self._desk.runner.start(
            lambda progress: attach_sheet(store, owner, scans, progress), database=False
        )
        job.succeeded.connect(partial(_tell, self._desk, owner))
        job.failed.connect(self._desk.failed)


def _tell(desk: Desk, owner: SheetOwner, attached: Attached) -> None:
    desk.did(Step(added(owner, attached), attached.changes))
