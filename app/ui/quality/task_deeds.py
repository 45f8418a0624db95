"""What is done with the actions of a meeting: each is stored at once, with the way back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.quality.actions import MeetingTask, add_task, drop_task, tick_task
from app.ui.desk import Desk, tell_done
from app.ui.messages import message_for
from app.ui.quality.tasks import TaskList


class TaskDeeds(QObject):
    """
    Does what a list of actions asks, in a job each.

    Args:
        meeting: Gives the meeting that it is of; None: it is not stored yet.
    """

    def __init__(self, desk: Desk, tasks: TaskList, meeting: Callable[[], UUID | None]) -> None:
        super().__init__(tasks)
        self._desk, self._tasks, self._meeting = desk, tasks, meeting
        tasks.added.connect(self._on_added)
        tasks.ticked.connect(self._on_ticked)
        tasks.dropped.connect(self._on_dropped)

    @Slot(str, object, object)
    def _on_added(self, text: str, person: UUID, due_on: date) -> None:
        store, meeting = self._desk.store, self._meeting()
        if meeting is None:
            return
        words = self.tr("Actie toegevoegd: {what}").format(what=text)
        self._tasks.line.setEnabled(False)  # what is typed stays until it is stored
        job = self._desk.runner.start(
            lambda _progress: add_task(store, meeting, text, person, due_on).changes
        )
        job.succeeded.connect(partial(self._on_stored, words))
        job.failed.connect(self._on_refused)

    @Slot(object, bool)
    def _on_ticked(self, task: MeetingTask, done: bool) -> None:  # noqa: FBT001 of the signal
        store, one = self._desk.store, task.id
        words = self.tr("Klaar: {what}") if done else self.tr("Weer open: {what}")
        self._do(words.format(what=task.text), lambda: tick_task(store, one, done=done))

    @Slot(object)
    def _on_dropped(self, task: MeetingTask) -> None:
        store, one = self._desk.store, task.id
        words = self.tr("Actie weggehaald: {what}").format(what=task.text)
        self._do(words, lambda: drop_task(store, one))

    def _on_stored(self, words: str, changes: Changes) -> None:
        self._tasks.line.setEnabled(True)
        self._tasks.clear()
        self._tasks.edited.emit()
        tell_done(self._desk, words, changes)

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        self._tasks.line.setEnabled(True)
        self._tasks.text.setFocus()
        if isinstance(error, UserError) and error.values.get("field") == "text":
            self._tasks.text_field.set_error(message_for(error).happened)
        else:
            self._desk.failed.emit(error)

    def _do(self, words: str, work: Callable[[], Changes]) -> None:
        job = self._desk.runner.start(lambda _progress: work())
        job.succeeded.connect(partial(tell_done, self._desk, words))
        job.failed.connect(self._desk.failed)
