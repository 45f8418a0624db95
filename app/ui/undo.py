"""Ctrl+Z and Ctrl+Y over what was saved in this sitting."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.undo import Undone, redo, undo
from app.ui.history.labels import kind_text, unit_text
from app.ui.notice import Notice

if TYPE_CHECKING:
    from app.ui.desk import Desk

LONGEST: Final = 200  # steps that are remembered
DIRECT: Final = 50  # records; more of them is long work
Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Step:
    """One saved action: what its notice said, and what shows the coach the way after it."""

    words: str
    changes: Changes
    undone: Call | None = None  # called after it was undone
    redone: Call | None = None  # called after it was done again
    may_undo: Callable[[], bool] | None = None  # makes room first; False: not now


class UndoStack(QObject):
    """
    What can be undone, the newest last, and what was undone; both are forgotten at the lock.

    What is small is done at once, a change of many records in the background.
    """

    changed = Signal()  # there is something to undo, or no longer

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._done: list[Step] = []
        self._undone: list[tuple[Step, Undone]] = []
        self._is_busy = False

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something can be done again."""
        return bool(self._undone)

    def push(self, step: Step) -> None:
        """Remember a saved action; what was undone before it cannot be done again."""
        self._done = [*self._done, step][-LONGEST:]
        self._undone.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Remember nothing."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    @Slot()
    def undo(self) -> None:
        """
        Undo the last saved action that was not undone.

        Raises:
            UserError: What the store says; then it can be tried again.
        """
        if self._is_busy or not self._done:
            return
        step = self._done[-1]
        if step.may_undo is not None and not step.may_undo():
            return
        store = self._desk.store
        self._do(lambda: undo(store, step.changes), step.changes, self._on_undone, self._done)

    @Slot()
    def redo(self) -> None:
        """Do the last undone action again; raises as `undo`."""
        if self._is_busy or not self._undone:
            return
        store, before = self._desk.store, self._undone[-1][1]
        self._do(lambda: redo(store, before), before.changes, self._on_redone, self._undone)

    def _do(
        self,
        work: Callable[[], Undone],
        size: Changes,
        told: Callable[[Undone], None],
        steps: list[Step] | list[tuple[Step, Undone]],
    ) -> None:
        if len(size.touched) > DIRECT:
            self._is_busy = True
            job = self._desk.runner.start(lambda _progress: work())
            job.finished.connect(self._on_finished)  # before the others: they may begin the next
            job.succeeded.connect(told)
            job.failed.connect(partial(self._on_refused, steps))
            return
        try:
            undone = work()
        except UserError as error:
            if not error.code.startswith("undo."):
                raise
            self._on_refused(steps, error)
        else:
            told(undone)

    @Slot()
    def _on_finished(self) -> None:
        self._is_busy = False

    def _on_undone(self, undone: Undone) -> None:
        step = self._done.pop()
        self._undone.append((step, undone))
        words = self.tr("Ongedaan gemaakt: {what}")
        if undone.left:
            words = self.tr("Deels ongedaan gemaakt: {what}. Wat daarna veranderde, blijft staan.")
        self._tell(undone, Notice(words.format(what=step.words), redo=self.redo), step.undone)

    def _on_redone(self, undone: Undone) -> None:
        step, _before = self._undone.pop()
        again = Step(step.words, undone.changes, step.undone, step.redone, step.may_undo)
        self._done.append(again)
        words = self.tr("Opnieuw gedaan: {what}").format(what=step.words)
        self._tell(undone, Notice(words, self.undo), step.redone)

    def _tell(self, undone: Undone, notice: Notice, after: Call | None) -> None:
        self._is_busy = False
        self._desk.bus.tell(undone.changes)
        self.changed.emit()
        if after is not None:
            after()
        self._desk.noticed.emit(notice)

    def _on_refused(self, steps: list[Step] | list[tuple[Step, Undone]], error: Exception) -> None:
        """Say why not; an action that can never be undone any more is forgotten."""
        if isinstance(error, UserError) and error.code.startswith("undo."):
            steps.pop()
            self.changed.emit()
            error = named(error)
        self._desk.failed.emit(error)


def named(error: UserError) -> UserError:
    """Return a refusal with the words for the record and the field that it is about."""
    kind, unit, by = (str(error.values.get(name, "")) for name in ("kind", "unit", "by"))
    return UserError(
        error.code,
        record=kind_text(kind).lower(),
        field=unit_text(kind, unit),
        by=kind_text(by).lower(),
    )
