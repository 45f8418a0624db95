"""Ctrl+Z and Ctrl+Y over what was saved in this sitting."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Cancelled, Progress
from app.services.changes import Changes
from app.services.undo import Undone, redo, undo
from app.ui.history.labels import kind_text, unit_text
from app.ui.notice import Notice, Running
from app.ui.shell.held_keys import HeldKeys

if TYPE_CHECKING:
    from app.ui.desk import Desk

LONGEST: Final = 200  # steps that are remembered
SHORT: Final = 50  # records; more of them is long work
Way = Literal["undo", "redo"]
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
    take_back: Callable[[Progress], Undone] | None = None  # of what has a way back of its own


class UndoStack(QObject):
    """
    What can be undone, the newest last, and what was undone; both are forgotten at the lock.

    It works beside the window. What is asked meanwhile waits for it, and so do keys when it is
    short: they are meant for what it leads to.
    """

    changed = Signal()  # there is something to undo, or no longer

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._done: list[Step] = []
        self._undone: list[tuple[Step, Undone]] = []
        self._serial = 0  # of what was pushed or forgotten, for work that ends after that
        self._running: Way | None = None
        self._waiting: list[Call] = []  # asked while something runs
        self._keys = HeldKeys(self)
        self._keep: WeakMethod[Callable[[], None]] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a step goes back or forth just now."""
        return self._running is not None

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone, now or after what runs."""
        return bool(self._done) or self._running == "redo"

    @property
    def can_redo(self) -> bool:
        """Whether something can be done again, now or after what runs."""
        return bool(self._undone) or self._running == "undo"

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
        self._waiting.clear()
        self.changed.emit()

    @Slot()
    def undo(self) -> None:
        """
        Begin to undo the last saved action that was not undone; `failed` of the desk says why not.

        Raises:
            UserError: What is typed cannot be kept; then it can be tried again.
        """
        if self.is_busy:
            self._waiting.append(self.undo)
            return
        if not self._done:
            return
        self._keep_typed()
        step = self._done[-1]
        if step.may_undo is not None and not step.may_undo():
            return
        store, serial = self._desk.store, self._serial
        self._done.pop()
        self._do(
            "undo",
            self.tr("Ongedaan maken: {what}").format(what=step.words),
            step.take_back or (lambda progress: undo(store, step.changes, progress)),
            step.changes,
            partial(self._on_undone, step, serial),
            partial(self._on_refused, self._done, step, serial),
        )

    @Slot()
    def redo(self) -> None:
        """Begin to do the last undone action again; raises as `undo`."""
        if self.is_busy:
            self._waiting.append(self.redo)
            return
        if not self._undone:
            return
        self._keep_typed()
        if not self._undone:  # what was typed is a newer action now
            return
        step, before = self._undone.pop()
        store, serial = self._desk.store, self._serial
        self._do(
            "redo",
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
        way: Way,
        words: str,
        work: Callable[[Progress], Undone],
        size: Changes,
        told: Callable[[Undone], None],
        refused: Callable[[Exception], None],
    ) -> None:
        self._running = way
        self.changed.emit()
        written: list[Undone] = []

        def kept(progress: Progress) -> None:
            written.append(work(progress))

        job = self._desk.runner.start(kept)
        job.failed.connect(refused)
        job.finished.connect(partial(self._on_ended, written, told, refused))
        if len(size.touched) <= SHORT:
            self._keys.hold()
        self._desk.working.emit(Running(words, job))

    def _on_undone(self, step: Step, serial: int, undone: Undone) -> None:
        if undone.is_open:  # it is decided anew there, not done again
            words = self.tr("Ongedaan gemaakt: {what}. De vraag staat weer open.")
            self._tell(undone, Notice(words.format(what=step.words)), step.undone)
            return
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
        self._running = None
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
        elif self.is_busy:  # not refused either: stopped half way
            refused(Cancelled())
        self._keys.release()
        if self._waiting and not self.is_busy:
            self._go_on(self._waiting.pop(0))

    def _go_on(self, ask: Call) -> None:
        try:
            ask()
        except UserError as error:
            self._desk.failed.emit(error)

    def _on_refused(self, steps: list[T], step: T, serial: int, error: Exception) -> None:
        """Put the step back, unless it can never be done any more; say why not."""
        self._running = None
        self._waiting.clear()  # they were asked by somebody who thought that this one would do
        is_final = isinstance(error, UserError) and error.code.startswith("undo.")
        if not is_final and serial == self._serial:
            steps.append(step)
        self.changed.emit()
        if isinstance(error, Cancelled):
            self._desk.noticed.emit(Notice(self.tr("Gestopt. Er is niets gewijzigd.")))
            return
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
