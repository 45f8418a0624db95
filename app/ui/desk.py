"""What every screen shares while a profile is open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.reference.loader import Reference
from app.services.changes import Changes
from app.services.people import Me
from app.services.syncing.first_load import note_who
from app.storage.store import Store
from app.ui.calendar.feed import CalendarFeed
from app.ui.change_bus import ChangeBus
from app.ui.drafts import Keeping
from app.ui.evidence_pack.service import PackService
from app.ui.evidence_pack.store_packs import StorePacks
from app.ui.key_map import KeyMap
from app.ui.merging.service import ConflictService
from app.ui.merging.store_conflicts import StoreConflicts
from app.ui.notice import Notice, Running
from app.ui.settings import Settings
from app.ui.sync.store_sync import StoreSync
from app.ui.sync.view_model import SyncModel
from app.ui.team.service import TeamService
from app.ui.team.store_team import StoreTeam
from app.ui.undo import Step, UndoStack
from app.ui.work.job import JobRunner

__all__ = ["Desk", "DocumentRequest", "Front", "Notice", "Running", "Step"]


_OF_ME: Final = frozenset({"person", "role", "partner", "partnership"})  # what `Me` is read from


class Front(Protocol):
    """A window that stands before all others, such as a list that goes round a room."""

    def keep(self) -> None:
        """Put what is typed in it on disk, now."""

    def come_forward(self) -> None:
        """Take the place of a window that somebody asks for."""


class Desk(QObject):
    """Handed to every page; a page asks here for what lies outside it."""

    go_requested = Signal(object)  # Place
    back_requested = Signal()
    quick_session_requested = Signal(object)  # id of an enterprise, a Planned, or None
    plan_requested = Signal(object)  # PlanRequest: an appointment or a task
    briefing_requested = Signal(object)  # Planned, or the id of an enterprise
    document_requested = Signal(object)  # DocumentRequest: preview, save or print a PDF
    join_requested = Signal(object)  # lock, and show the wizard with this invitation (Enrolled)
    renewed = Signal(object)  # Me: who works here got another role
    reason_requested = Signal(object)  # of Unexplained: why a closed period was corrected
    wipe_requested = Signal(object)  # Leaving: drop everything, and take the profile away
    restore_requested = Signal()  # lock, and show the window that puts a backup back
    noticed = Signal(object)  # Notice
    working = Signal(object)  # Running: long work with its progress and its way to stop it
    failed = Signal(object)  # an exception that a job ended with

    def __init__(
        self,
        store: Store,
        me: Me,
        reference: Reference,
        settings: Settings,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.me = me
        self.reference = reference
        self.settings = settings
        self.runner = runner
        self.bus = ChangeBus(self)
        self.keeping = Keeping(self)
        self.undo = UndoStack(self)
        self.keys = KeyMap(settings, self)
        self.sync = SyncModel(StoreSync(store), runner, self)
        self.team: TeamService = StoreTeam(store)
        self.merging: ConflictService = StoreConflicts(store)
        self.packs: PackService = StorePacks(store, reference)
        self.front: Front | None = None  # the only window that may be seen, while there is one
        self.feed = CalendarFeed(self)
        self.sync.told.connect(self._on_told)
        self.sync.reload_requested.connect(self._look_who)
        self.sync.failed.connect(self.failed)
        self.bus.changed.connect(self.sync.look)

    @Slot(object)
    def _on_told(self, changes: Changes) -> None:
        self.bus.tell(changes)
        if changes.kinds & _OF_ME:
            self._look_who()

    @Slot()
    def _look_who(self) -> None:
        """See whether somebody gave who works here another role or name."""
        store = self.store
        job = self.runner.start(lambda _progress: note_who(store), database=False)
        job.succeeded.connect(self._on_who)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_who(self, me: Me) -> None:
        if me != self.me:
            self.renew(me)

    def renew(self, me: Me) -> None:
        """Go on as who the profile says by now: screens that know the old one are made anew."""
        self.me = me
        self.renewed.emit(me)
        self.tell_no_role()

    def tell_no_role(self) -> None:
        """Say to who has no role any more what they can still do; nothing of them is lost."""
        if not self.me.role:
            self.failed.emit(UserError("people.no_role", partnership=self.me.partnership))

    def did(self, step: Step) -> None:
        """Tell what was saved: to open screens, in the status bar, and for Ctrl+Z."""
        self.bus.tell(step.changes)
        if step.changes.is_reversible:
            self.undo.push(step)
            self.noticed.emit(Notice(step.words, self.undo.undo))


def tell_done(desk: Desk, words: str, changes: Changes) -> None:
    """Tell what a job did; needs no page, which may be gone by then. No change is not told."""
    if changes:
        desk.did(Step(words, changes))


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """A PDF that a page asks for; `make` runs in a worker and gives its bytes."""

    title: str  # in the title bar of the preview
    file_name: str  # proposed when saving, without folder
    make: Callable[[], bytes]
    kept: Callable[[], None] | None = None  # called each time it was printed or saved
