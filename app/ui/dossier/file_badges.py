"""Where the bytes of each file of a company are: on this laptop, on the server, on the way."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from app.services.files.attachments import FileRow
from app.services.syncing.view import FileCode, FileState
from app.ui.desk import Desk
from app.ui.work.reader import Reader

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
        self._store = desk.store
        self._hashes: list[str] = []
        self._states: Mapping[str, FileState] = {}  # of what was read
        self._reader = Reader(desk.runner, self._work, self)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(desk.failed)
        desk.sync.chip_changed.connect(self._on_chip)

    def read(self, files: Iterable[FileRow]) -> None:
        """Read where these files are, in the background: many may share their bytes."""
        self._hashes = [file.sha256 for file in files]
        if self._hashes:
            self._reader.ask()

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
        return self._states.get(file.sha256)

    def _work(self) -> Callable[[], Mapping[str, FileState]]:
        from app.services.files.transfer import file_states  # the road comes along

        return partial(file_states, self._store, self._hashes)

    @Slot(object)
    def _on_read(self, states: Mapping[str, FileState]) -> None:
        self._states = states
        self.known.emit()

    @Slot()
    def _on_chip(self) -> None:
        self.changed.emit()
