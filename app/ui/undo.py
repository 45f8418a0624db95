"""Ctrl+Z and Ctrl+Y over what was saved in this sitting."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Cancelled, Progress, Silent
from app.services.changes import Changes
from app.services.undo import Undone, redo, undo
from app.ui.history.labels import kind_text, unit_text
from app.ui.notice import Notice, Running

if TYPE_CHECKING:
    from app.ui.desk import Desk

LONGEST: Final = 200  # steps that are remembered
DIRECT: Final = 50  # records; more of them is long work
Call = Callable[[], object]
T = TypeVar("T")


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
        self._serial = 0  # of what was pushed or forgotten, for work that ends after that
        self._is_busy = False
        self._keep: WeakMethod[Callable[[], None]] | None = None

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone now; not while a large change still goes back."""
        return bool(self._done) and not self._is_busy

    @property
    def can_redo(self) -> bool:
        """Whether something can be done again now."""
        return bool(self._undone) and not self._is_busy

    def keep_first(self, keep: Callable[[], None]) -> None:
        """Call this method before a step: what is typed must be on disk to be compared."""
        self._keep = WeakMethod(keep)

    def push(self, step: Step) -> None:
        """Remember a saved action; what was undone before it cannot be done again."""
        self._serial += 1
        self._done.append(step)
        del self._done[:-LONGEST]
        self._undone.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Remember nothing."""
        self._serial += 1
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
        self._keep_typed()
        step = self._done[-1]
        if step.may_undo is not None and not step.may_undo():
            return
        store, serial = self._desk.store, self._serial
        self._done.pop()
        self._do(
            self.tr("Ongedaan maken: {what}").format(what=step.words),
            lambda progress: undo(store, step.changes, progress),
            step.changes,
            partial(self._on_undone, step, serial),
            partial(self._on_refused, self._done, step, serial),
        )

    @Slot()
    def redo(self) -> None:
        """Do the last undone action again; raises as `undo`."""
        if self._is_busy or not self._undone:
            return
        self._keep_typed()
        if not self._undone:  # what was typed is a newer action now
            return
        step, before = self._undone.pop()
        store, serial = self._desk.store, self._serial
        self._do(
            self.tr("Opnieuw doen: {what}").format(what=step.words),
            lambda progress: redo(store, before, progress),
            before.changes,
            partial(self._on_redone, step, serial),
            partial(self._on_refused, self._undone, (step, before), serial),
        )

    def _keep_typed(self) -> None:
        keep = None if self._keep is None else self._keep()
        if keep is not None:
            keep()

    def _do(
        self,
        words: str,
        work: Callable[[Progress], Undone],
        size: Changes,
        told: Callable[[Undone], None],
        refused: Callable[[Exception], None],
    ) -> None:
        if len(size.touched) > DIRECT:
            self._is_busy = True
            self.changed.emit()
            written: list[Undone] = []

            def kept(progress: Progress) -> None:
                written.append(work(progress))

            job = self._desk.runner.start(kept)
            job.failed.connect(refused)
            job.finished.connect(partial(self._on_ended, written, told, refused))
            self._desk.working.emit(Running(words, job))
            return
        try:
            undone = work(Silent())
        except Exception as error:  # noqa: BLE001 also after a bug the step is not lost
            refused(error)
        else:
            told(undone)

    def _on_undone(self, step: Step, serial: int, undone: Undone) -> None:
        if not undone.changes.is_reversible:  # all of it was put back by hand since
            words = self.tr("Niets ongedaan te maken: {what}. Het staat al zoals het was.")
            self._tell(undone, Notice(words.format(what=step.words)), None)
            return
        if serial == self._serial:  # else something newer was saved, or all is forgotten
            self._undone.append((step, undone))
        words = self.tr("Ongedaan gemaakt: {what}")
        if undone.left:
            words = self.tr("Deels ongedaan gemaakt: {what}. Wat daarna veranderde, blijft staan.")
        self._tell(undone, Notice(words.format(what=step.words), redo=self.redo), step.undone)

    def _on_redone(self, step: Step, serial: int, undone: Undone) -> None:
        if not undone.changes.is_reversible:
            words = self.tr("Niets opnieuw te doen: {what}. Het staat al zo.")
            self._tell(undone, Notice(words.format(what=step.words)), None)
            return
        again = Step(step.words, undone.changes, step.undone, step.redone, step.may_undo)
        if serial == self._serial:
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

    def _on_ended(
        self,
        written: list[Undone],
        told: Callable[[Undone], None],
        refused: Callable[[Exception], None],
    ) -> None:
        """Tell what was written, also when somebody pressed Stop a moment after that."""
        if written:
            told(written[0])
        elif self._is_busy:  # not refused either: stopped half way
            refused(Cancelled())

    def _on_refused(self, steps: list[T], step: T, serial: int, error: Exception) -> None:
        """
        Put the step back, unless it can never be done any more; then say why not.

        Raises:
            UserError: What the store says, when it was asked directly.
        """
        was_direct = not self._is_busy
        self._is_busy = False
        is_final = isinstance(error, UserError) and error.code.startswith("undo.")
        if not is_final and serial == self._serial:
            steps.append(step)
        self.changed.emit()
        if isinstance(error, Cancelled):
            self._desk.noticed.emit(Notice(self.tr("Gestopt. Er is niets gewijzigd.")))
            return
        if was_direct and not is_final:
            raise error
        self._desk.failed.emit(named(error) if isinstance(error, UserError) and is_final else error)


def named(error: UserError) -> UserError:
    """Return a refusal with the words for the record and the field that it is about."""
    kind, unit, by = (str(error.values.get(name, "")) for name in ("kind", "unit", "by"))
    return UserError(
        error.code,
        record=kind_text(kind).lower(),
        field=unit_text(kind, unit),
        by=kind_text(by).lower(),
    )
