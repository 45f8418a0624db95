"""Keeps what is typed in a form on disk within 2 s."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from app.core.errors import UserError
from app.services.drafts import DraftForm, KeptDraft, discard_draft, keep_draft
from app.storage.store import Store
from app.ui.work.job import JobRunner

QUIET_MS = 400  # after the last key
LONGEST_MS = 800  # while somebody types on without a pause; the rest of 2 s is for a slow disk
RETRY_MS = 1000  # after a store that refused


class DraftKeeper(QObject):
    """
    Writes the form that `snapshot` gives; one write at a time, so that the last one wins.

    A store that refuses (a full disk, say) is told once by `failed`, and tried until it takes it.
    """

    kept = Signal(object)  # datetime, UTC
    failed = Signal(object)
    refusing = Signal(object)  # bool: the store does not take what is typed; or it does again

    def __init__(
        self,
        store: Store,
        runner: JobRunner,
        snapshot: Callable[[], DraftForm],
        parent: QObject,
        kept: KeptDraft | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._snapshot = store, runner, snapshot
        self._is_new = kept is None
        self._serial = 0 if kept is None else kept.form.serial
        self._dirty = False
        self._writing = False
        self._ended = False
        self._is_handed_over = False
        self._overtaken = Event()  # the write that is on its way has to write nothing any more
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS)
        self._refused = False
        self._was_told = False  # what `refusing` said last

    @property
    def is_dirty(self) -> bool:
        """Tell whether something typed is not on disk yet."""
        return self._dirty or self._writing

    @Slot()
    def touch(self) -> None:
        """Something was typed."""
        if self._ended:
            return
        self._dirty, self._is_handed_over = True, False
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep_now(self) -> datetime | None:
        """Write before this returns: the window locks or closes. None: nothing was waiting."""
        self._stop_timers()
        if self._ended or not self.is_dirty:
            return None
        self._overtaken.set()
        try:
            saved_at = keep_draft(self._store, self._next_form(), is_new=self._is_new)
        except UserError:
            self._tell(is_refusing=True)
            raise
        self._dirty, self._is_new = False, False
        self._tell(is_refusing=False)
        self.kept.emit(saved_at)
        return saved_at

    def hand_over(self) -> Callable[[], object]:
        """
        Leave the write that is due to a worker, that calls what comes back and then ends the draft.

        Until `touch` only `keep_now` still writes, so that no late write brings the draft back.
        """
        self._stop_timers()
        self._is_handed_over = True
        if self._ended or not self.is_dirty:
            return _nothing
        self._overtaken.set()
        self._dirty = True
        return partial(keep_draft, self._store, self._next_form(), is_new=self._is_new)

    def end(self) -> None:
        """Write nothing more: what the draft was for is finished, or sealed."""
        self._ended = True
        self._overtaken.set()
        self._dirty = False
        self._stop_timers()
        self._tell(is_refusing=False)

    def discard(self) -> None:
        """Throw away what was typed."""
        self.end()
        discard_draft(self._store, self._snapshot().id)

    @Slot()
    def _write(self) -> None:
        self._stop_timers()
        if self._ended or self._is_handed_over or self._writing or not self._dirty:
            return
        self._dirty, self._writing = False, True
        self._overtaken = overtaken = Event()
        store, form, is_new = self._store, self._next_form(), self._is_new
        job = self._runner.start(
            lambda _progress: keep_draft(store, form, is_new=is_new, is_overtaken=overtaken.is_set),
            database=False,
        )
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_written(self, saved_at: datetime) -> None:
        self._writing, self._refused = False, False
        self._tell(is_refusing=False)
        if not self._overtaken.is_set():  # else it may have written nothing
            self._is_new = False
        if self._ended:
            return
        if self._dirty:
            self._write()
        else:
            self.kept.emit(saved_at)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._writing = False
        if self._ended:
            return
        self._dirty = True
        self._tell(is_refusing=True)
        if not self._is_handed_over:
            self._retry.start()
        if not self._refused:
            self._refused = True
            self.failed.emit(error)

    def _tell(self, *, is_refusing: bool) -> None:
        if is_refusing != self._was_told:
            self._was_told = is_refusing
            self.refusing.emit(is_refusing)

    def _next_form(self) -> DraftForm:
        self._serial += 1
        return replace(self._snapshot(), serial=self._serial)

    def _stop_timers(self) -> None:
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()

    def _timer(self, wait_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(self._write)
        return timer


class Keeping(QObject):
    """Whether the store takes what is typed, in all forms that are watched."""

    changed = Signal(object)  # bool: all that is typed is kept, or is about to be

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._refused: set[int] = set()

    def watch(self, keeper: DraftKeeper) -> None:
        """Follow one form until it is gone."""
        keeper.refusing.connect(partial(self._on_refusing, id(keeper)))
        keeper.destroyed.connect(partial(self._on_gone, id(keeper)))

    def _on_refusing(self, key: int, is_refusing: object) -> None:
        if is_refusing:
            self._refused.add(key)
        else:
            self._refused.discard(key)
        self.changed.emit(not self._refused)

    def _on_gone(self, key: int, *_gone: object) -> None:
        if key in self._refused and isValid(self):
            self._on_refusing(key, is_refusing=False)


def _nothing() -> None:
    """Write nothing: all of it is on disk."""
