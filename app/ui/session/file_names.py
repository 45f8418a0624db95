"""Looks at the names of the files of a session, as the fields are looked at."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.sensitive import Found
from app.services.changes import Changes
from app.services.files.attachments import FileRow, rename_file
from app.ui.desk import Desk, Step
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.sensitive_names import looked_at, name_without
from app.ui.sensitive_text import LookedAt
from app.ui.session.attachments import FilesSection


class FileNamesHint(SensitiveHint):
    """Asks about the names of the files that a section shows."""

    def __init__(self, desk: Desk, files: FilesSection, kept: KeptTexts, parent: QWidget) -> None:
        super().__init__(parent, kept=kept)
        self._desk, self._files = desk, files
        files.edited.connect(self.look_soon)
        desk.bus.changed.connect(self._on_changes)

    def texts(self) -> list[LookedAt]:
        """Return the names that are shown now."""
        return [_FileName(self._desk, chip.file, self._files) for chip in self._files.chips]

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.ids("attachment"):
            self.look_soon()


class _FileName:
    """The name of one file."""

    def __init__(self, desk: Desk, file: FileRow, files: FilesSection) -> None:
        self._desk, self._file, self._files = desk, file, files

    @property
    def name(self) -> str:
        return f"file {self._file.id}"

    @property
    def stop(self) -> QWidget:
        """The cross of the file."""
        found = (chip for chip in self._files.chips if chip.file.id == self._file.id)
        return next((chip.remove_button for chip in found), self._files.choose_button)

    def text(self) -> str:
        return looked_at(self._file.name)

    def show(self, found: Found) -> None:
        """Put the keyboard on the cross of the file: a name has no letters to select."""
        del found
        self.stop.setFocus()

    def remove(self, found: Found) -> None:
        """Give the file a name without the piece; undo gives the old one back."""
        name = name_without(self._file.name, found)
        changes = rename_file(self._desk.store, self._file.id, name)
        words = self._files.tr("Bestand heet nu {name}").format(name=name)
        self._desk.did(Step(words, changes))
