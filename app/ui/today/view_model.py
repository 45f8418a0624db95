"""State and actions of Vandaag."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.services.changes import Changes
from app.services.dossier_edits import Edit, finish_action
from app.services.today import ActionRow, load_today
from app.ui.desk import Desk, Step

KINDS = frozenset({"action", "enterprise"})


class TodayModel(QObject):
    """Reads the day at once (one page of a local list); ticking off is a job."""

    loaded = Signal(object)  # Today

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._busy: set[UUID] = set()
        desk.bus.changed.connect(self._on_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the day again."""
        self.loaded.emit(load_today(self._desk.store, clock.today()))

    def tick(self, row: ActionRow, text: str) -> None:
        """Write that an action is done today; `text` is the notice that comes with the undo."""
        if row.id in self._busy:
            return
        self._busy.add(row.id)
        store, action_id = self._desk.store, row.id
        job = self._desk.runner.start(lambda _progress: finish_action(store, action_id))
        job.succeeded.connect(partial(_tell_done, self._desk, text))
        job.failed.connect(self._desk.failed)
        job.finished.connect(partial(self._busy.discard, action_id))

    @Slot(object)
    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self.refresh()


def _tell_done(desk: Desk, text: str, done: Edit) -> None:
    """Tell what was ticked off; needs no page, only the desk."""
    desk.did(Step(text, done.changes))
