"""Reads and writes what was agreed, beside the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.services.changes import Changes
from app.services.results.targets import KINDS, agreement
from app.ui.desk import Desk, Step
from app.ui.one_job import OneJob

_SHOWN = KINDS | {"partner", "travelsetting"}  # names of partners, and whether they are closed


class AgreementModel(OneJob):
    """`viewed` carries an Agreement; `written` comes when something was stored."""

    viewed = Signal(object)
    written = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        desk.bus.changed.connect(self._on_changes)

    def look(self) -> None:
        """Read all of it."""
        store = self._desk.store
        self._look(lambda _progress: agreement(store)).succeeded.connect(self.viewed)

    def write(self, words: str, work: Callable[[], Changes]) -> None:
        """Store something; `words` say what was done."""
        job = self._start(lambda _progress: work())
        if job is not None:
            job.succeeded.connect(partial(self._on_written, words))

    def _on_written(self, words: str, changes: Changes) -> None:
        self._desk.did(Step(words, changes))
        self.written.emit()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & _SHOWN:
            self.look()
