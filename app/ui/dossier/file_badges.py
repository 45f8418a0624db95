"""Where the bytes of each file of a company are: on this laptop, on the server, on the way."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from app.services.files import FileRow
from app.services.sync_view import FileCode, FileState
from app.ui.desk import Desk

STATUS: Final[dict[FileCode, str]] = {
    "here": "neutral",
    "waiting": "info",
    "sending": "info",
    "sent": "ok",
    "kept": "neutral",
    "absent": "neutral",
    "fetching": "info",
    "problem": "attention",
}


class FileBadges(QObject):
    """Knows the states of files; `changed` comes when a round may have moved one."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._states: Mapping[str, FileState] = {}
        desk.sync.chip_changed.connect(self._on_chip)

    def read(self, files: Iterable[FileRow]) -> None:
        """Read where these files are."""
        from app.services.file_transfer import file_states  # the road comes along

        hashes = [file.sha256 for file in files]
        self._states = file_states(self._desk.store, hashes) if hashes else {}

    def text(self, file: FileRow) -> str:
        """Return what stands in the row of a file."""
        state = self._state(file)
        if state.code in {"sending", "fetching"}:
            part = round(100 * state.done / state.size) if state.size else 0
            is_up = state.code == "sending"
            words = self.tr("Bezig, {part} %") if is_up else self.tr("Komt, {part} %")
            return words.format(part=part)
        return {
            "here": self.tr("Op deze laptop"),
            "waiting": self.tr("Wacht"),
            "sent": self.tr("Verzonden"),
            "kept": self.tr("Blijft hier"),
            "absent": self.tr("Nog niet hier"),
            "problem": self.tr("Niet gelukt"),  # S18 tells why
        }[state.code]

    def status(self, file: FileRow) -> str:
        """Return the status of the sign before it."""
        return STATUS[self._state(file).code]

    def _state(self, file: FileRow) -> FileState:
        return self._states.get(file.sha256) or FileState("here")

    @Slot()
    def _on_chip(self) -> None:
        self.changed.emit()
