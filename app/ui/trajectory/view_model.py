"""What the page of a trajectory knows and does; every edit can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.drafts import KeptDraft, find_draft
from app.services.trajectories.views import TrajectoryView, trajectory_view
from app.ui.company_words import problem_text
from app.ui.desk import Desk, Step
from app.ui.sensitive_kept import KeptTexts

DRAFT_KIND: Final = "trajectory"
ASKED: Final = "asked"  # the name of the line that asks, in a draft


@dataclass(frozen=True, slots=True)
class _Read:
    """What a job read."""

    view: TrajectoryView | None
    draft: KeptDraft | None


class TrajectoryModel(QObject):
    """
    The trajectory that is open.

    It is read in the background the first time: then `loaded` comes, with the draft that was kept
    of its fields, if any. `changed` comes each time after that when it was read again, `gone` when
    it does not exist, or no longer, and `not_loaded` when it could not be read.

    What is done here is read again before `did` returns, so that a field shows what was stored;
    what others did is read in the background.
    """

    loaded = Signal(object)  # KeptDraft | None
    changed = Signal()
    gone = Signal()
    not_loaded = Signal()

    def __init__(self, desk: Desk, trajectory_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = trajectory_id
        self.view: TrajectoryView | None = None  # None: not read yet, or gone
        self._is_reading = False
        self._is_stale = False  # changed while it was being read
        self._is_doing = False
        desk.bus.changed.connect(self._on_changes)

    @property
    def may_edit(self) -> bool:
        """Whether who works here may change the trajectory; nobody may before it was read."""
        return self.view is not None and self.view.may_edit

    def begin(self) -> None:
        """Read the trajectory, beside other work on the database: the coach waits for it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        store, wanted = self._desk.store, self.id

        def work(_progress: object) -> _Read:
            found = trajectory_view(store, wanted)
            draft = None if found is None else find_draft(store, DRAFT_KIND, wanted)
            return _Read(found, draft)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    def do(self, words: str, work: Callable[[], Changes]) -> str:
        """Do a use case for a field; return the sentence that says why not, empty: it was done."""
        try:
            self._do(words, work)
        except UserError as error:
            return problem_text(error)
        return ""

    def do_or_tell(self, words: str, work: Callable[[], Changes]) -> None:
        """Do a use case of a button or a key; why not is told by the window."""
        try:
            self._do(words, work)
        except UserError as error:
            self._desk.failed.emit(error)

    def _do(self, words: str, work: Callable[[], Changes]) -> None:
        changes = work()
        if changes:
            self.did(Step(words, changes))

    def did(self, step: Step) -> None:
        """Tell what was saved, and read the trajectory again before this returns."""
        self._is_doing = True
        try:
            self._desk.did(step)
        finally:
            self._is_doing = False
        self._show(trajectory_view(self._desk.store, self.id))

    def allowed_texts(self, record_id: UUID, parent: QObject) -> KeptTexts:
        """Return what the coach keeps in the texts of a record, although it seems sensitive."""
        allowed = KeptTexts(parent)
        allowed.set_case(self._desk, self.id, record_id)
        return allowed

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        self._is_reading = False
        if self._is_stale:  # what was done since is not in it
            self.begin()
        else:
            self._show(read.view, read.draft)

    @Slot(object)
    def _on_not_read(self, error: object) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)
        if self.view is None:
            self.not_loaded.emit()

    def _show(self, found: TrajectoryView | None, draft: KeptDraft | None = None) -> None:
        is_first = self.view is None
        self.view = None if found is None or found.is_deleted else found
        if self._is_reading:
            self._is_stale = True
        if self.view is None:
            self.gone.emit()
        elif is_first:
            self.loaded.emit(draft)
        else:
            self.changed.emit()

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if self._is_doing or not isinstance(changes, Changes):
            return
        # A trajectory elsewhere may count the same company; a company may be merged
        kinds = {"enterprise", "count_proposal", "count_confirmation", "criteria_version"}
        if self.id in changes.roots or kinds & changes.kinds:
            self.begin()
