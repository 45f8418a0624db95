"""What a page knows of one record and what is below it; every edit can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.drafts import KeptDraft, find_draft
from app.ui.company_words import problem_text
from app.ui.desk import Desk, Step
from app.ui.place import Place
from app.ui.sensitive_kept import KeptTexts
from app.ui.work.turns import in_next_turn

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Read(Generic[T]):
    """What a job read; None: it is not there."""

    view: T | None
    draft: KeptDraft | None


class RecordModel(QObject, Generic[T]):
    """
    Reads a view in the background; `changed` comes after each reading, `gone` when it is not there.

    An edit made here is read again before it returns, so that its field shows what was stored;
    what others did is read in the background.

    Args:
        read: Reads the view; it holds values only, for a worker.
        root_of: Gives the case that the view belongs to.
        place: Of the page: what was typed on it before is read along.
    """

    changed = Signal()
    gone = Signal()
    not_loaded = Signal()

    def __init__(
        self,
        desk: Desk,
        read: Callable[[], T | None],
        root_of: Callable[[T], UUID],
        place: Place,
    ) -> None:
        super().__init__(desk)
        self._desk, self._read, self._root_of, self._place = desk, read, root_of, place
        self.view: T | None = None
        self.draft: KeptDraft | None = None  # what was typed and not stored when it was left
        self._is_reading = self._is_stale = self._is_editing = False
        desk.bus.changed.connect(self._on_changes)

    @Slot()
    def begin(self) -> None:
        """Read it, beside other work on the database: the coach waits for it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        read, store, place = self._read, self._desk.store, self._place
        job = self._desk.runner.start(
            lambda _progress: _Read(read(), find_draft(store, place.screen, place.record)),
            database=False,
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)

    def do(self, words: str, work: Callable[[], Changes]) -> str:
        """Write something; return the sentence that says why not, empty when it was done."""
        try:
            self._do(words, work)
        except UserError as error:
            return problem_text(error)
        return ""

    def act(self, words: str, work: Callable[[], Changes]) -> bool:
        """Write something that no field asked for; why not is told by the desk."""
        try:
            self._do(words, work)
        except UserError as error:
            self._desk.failed.emit(error)
            return False
        return True

    def allowed_texts(self, record_id: UUID, parent: QObject) -> KeptTexts:
        """Return what the coach keeps in the texts of a record, although it seems sensitive."""
        allowed = KeptTexts(parent)
        if self.view is not None:
            allowed.set_case(self._desk, self._root_of(self.view), record_id)
        return allowed

    def _do(self, words: str, work: Callable[[], Changes]) -> None:
        changes = work()
        if changes:
            self._is_editing = True
            try:
                self._desk.did(Step(words, changes))
            finally:
                self._is_editing = False

    @Slot(object)
    def _on_read(self, found: _Read[T]) -> None:
        self._is_reading = False
        if self._is_stale:  # what was done since is not in it
            in_next_turn(self, self.begin)
            return
        self.draft = found.draft
        self._show(found.view)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)
        if self.view is None:
            self.not_loaded.emit()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if self.view is not None and self._root_of(self.view) not in changes.roots:
            return
        if self._is_editing:
            self._is_stale = self._is_reading
            self._show(self._read())
        elif self._is_reading:
            self._is_stale = True
        else:
            in_next_turn(self, self.begin)

    def _show(self, view: T | None) -> None:
        self.view = view
        if view is None:
            self.gone.emit()
        else:
            self.changed.emit()
