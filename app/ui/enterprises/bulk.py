"""What can be done with many chosen enterprises at once."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.services.changes import Changes
from app.services.companies.bulk import Preview, throw_away_many
from app.ui.desk import Desk, Step
from app.ui.enterprises.bulk_dialog import BulkDialog
from app.ui.enterprises.bulk_parts import Removal, Transfer
from app.ui.notice import Notice
from app.ui.work.job import Job

Work = Callable[[Progress], Changes]


class BulkWork(QObject):
    """
    Reads a preview and does the work of it in the background; it tells how it ended.

    What is stopped just after it was stored is done: then `done` comes, never `stopped`.
    """

    previewed = Signal(object)  # Preview, of what was asked last
    progressed = Signal(object, object)
    done = Signal(object)  # Changes
    stopped = Signal()
    ended = Signal()  # in any case

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: Job | None = None
        self._job: Job | None = None
        self._result: list[Changes] = []
        self.was_stopped = False

    def preview(self, work: Callable[[], Preview]) -> None:
        """Ask for a preview; one that was asked before is dropped."""
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._desk.runner.start(lambda _progress: work())
        self._asked.succeeded.connect(self.previewed)
        self._asked.failed.connect(self._desk.failed)
        self._asked.finished.connect(partial(self._on_preview_ended, self._asked))

    def begin(self, work: Work) -> None:
        """Do it."""
        result: list[Changes] = []
        self._result, self.was_stopped = result, False
        self._job = self._desk.runner.start(lambda progress: result.append(work(progress)))
        self._job.progressed.connect(self.progressed)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)

    @Slot()
    def stop(self) -> None:
        """Ask the work to stop; what it did up to now is not stored."""
        if self._asked is not None:
            self._asked.cancel()
        if self._job is None:
            self.deleteLater()
        else:
            self.was_stopped = True
            self._job.cancel()

    def _on_preview_ended(self, job: Job) -> None:
        if self._asked is job:
            self._asked = None

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.was_stopped = False
        self._desk.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        if self._result:
            self.done.emit(self._result[0])
        elif self.was_stopped:
            self.stopped.emit()
        self.ended.emit()


class BulkActions(QObject):
    """Asks with a preview, does it as one step of undo, and says in the status bar what it did."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    @Slot(object)
    def transfer(self, ids: Sequence[UUID]) -> BulkDialog | None:
        """Ask to whom these are handed over."""
        return self._ask(Transfer, ids)

    @Slot(object)
    def throw_away(self, ids: Sequence[UUID]) -> BulkDialog | None:
        """Put one in the bin at once: undo is the way back; of more, show first what it does."""
        if len(ids) != 1:
            return self._ask(Removal, ids)
        store = self._desk.store
        self._begin(self._work(), lambda progress: throw_away_many(store, ids, progress), "")
        return None

    def _ask(self, kind: type[Transfer | Removal], ids: Sequence[UUID]) -> BulkDialog | None:
        if not ids:
            return None
        dialog = BulkDialog(self._desk, kind, tuple(ids), self._page.window())
        work = self._work()
        dialog.preview_requested.connect(work.preview)
        dialog.begun.connect(partial(self._begin, work))
        dialog.stop_requested.connect(work.stop)
        work.previewed.connect(dialog.show_preview)
        work.progressed.connect(dialog.show_progress)
        work.ended.connect(dialog.accept)
        dialog.open()
        dialog.ask()
        return dialog

    def _work(self) -> BulkWork:
        work = BulkWork(self._desk, self)
        work.stopped.connect(self._on_stopped)
        work.ended.connect(work.deleteLater)
        return work

    def _begin(self, work: BulkWork, do: Work, coach: str) -> None:
        work.done.connect(partial(self._on_done, work, coach))
        work.begin(do)

    def _on_done(self, work: BulkWork, coach: str, changes: Changes) -> None:
        if not changes.is_reversible:
            self._desk.noticed.emit(Notice(self.tr("Er was niets te wijzigen")))
            return
        words = self._words(coach, len(changes.ids("enterprise")))
        if work.was_stopped:
            words = self.tr("Stoppen kwam te laat: {what}").format(what=words)
        self._desk.did(Step(words, changes))

    def _words(self, coach: str, count: int) -> str:
        if coach:
            words = self.tr("%n onderneming(en) overgedragen aan {coach}", None, count)
            return words.format(coach=coach)
        return self.tr("%n onderneming(en) naar de prullenbak", None, count)

    @Slot()
    def _on_stopped(self) -> None:
        self._desk.noticed.emit(Notice(self.tr("Gestopt, er is niets gewijzigd")))
