"""State and actions of Vandaag."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.services.changes import Changes
from app.services.dossier_edits import Edit, finish_action, put_back
from app.services.today import ActionRow, load_today
from app.ui.desk import Desk, Notice

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
    """Tell what was ticked off; the way back needs no page, only the desk."""
    if done.changes:
        undo: Callable[[], None] = partial(_put_back, desk, done)
        desk.noticed.emit(Notice(text, undo))
    desk.bus.tell(done.changes)


def _put_back(desk: Desk, done: Edit) -> None:
    store = desk.store
    job = desk.runner.start(lambda _progress: put_back(store, done))
    job.succeeded.connect(desk.bus.tell)
    job.failed.connect(desk.failed)
