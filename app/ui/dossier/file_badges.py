"""Where the bytes of each file of a company are: on this laptop, on the server, on the way."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from app.services.files.attachments import FileRow
from app.services.syncing.view import FileCode, FileState
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
    """
    Knows the states of files.

    `changed` comes when a round may have moved one, and `known` once it was read where they are.
    """

    changed = Signal()
    known = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._states: Mapping[str, FileState] | None = None  # till they are read
        desk.sync.chip_changed.connect(self._on_chip)

    def read(self, files: Iterable[FileRow]) -> None:
        """Read where these files are, in the background: many may share their bytes."""
        from app.services.files.transfer import file_states  # the road comes along

        if not (hashes := [file.sha256 for file in files]):
            return
        store = self._desk.store
        job = self._desk.runner.start(lambda _: file_states(store, hashes), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    def text(self, file: FileRow) -> str:
        """Return what stands in the row of a file."""
        if (state := self._state(file)) is None:
            return ""
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
        """Return the status of the sign before it; none before it is known."""
        state = self._state(file)
        return "" if state is None else STATUS[state.code]

    def _state(self, file: FileRow) -> FileState | None:
        if self._states is None:
            return None
        return self._states.get(file.sha256) or FileState("here")

    @Slot(object)
    def _on_read(self, states: Mapping[str, FileState]) -> None:
        self._states = states
        self.known.emit()

    @Slot()
    def _on_chip(self) -> None:
        self.changed.emit()
