"""What the file of an enterprise knows and does; every edit can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.companies.dossier import Dossier, load_dossier
from app.services.companies.dossier_edits import (
    Edit,
    RecordKind,
    add,
    edit,
    finish_action,
    make_main,
    remove,
)
from app.services.companies.merge import merged_names
from app.services.companies.timeline import (
    EntryKey,
    EntryRow,
    Timeline,
    entry_rows,
    follow_timeline,
    load_timeline,
)
from app.services.drafts import KeptDraft, find_company_draft
from app.services.files.attachments import rename_file
from app.ui.agenda.request import PlanRequest
from app.ui.bin.way_back import IN_BIN
from app.ui.company_words import problem_text
from app.ui.desk import Desk, Step
from app.ui.place import Place
from app.ui.sensitive_kept import KeptTexts
from app.ui.work.turns import in_next_turn

DRAFT_KIND: Final = "enterprise"
ELSEWHERE: Final = frozenset(  # kinds of records that no entry of the timeline is read from
    {
        *("enterprise", "establishment", "yearly_figures", "action", "appointment", "snooze"),
        *("company_actor", "intake_count", "scan", "scan_answer"),
        *("trajectory", "trajectory_member", "trajectory_phase", "trajectory_goal"),
        *("criterion_evidence", "criterion_remark", "follow_up"),
        *("impact_measure", "goal_check"),
        *("count_proposal", "count_confirmation"),
    }
)
FIRST_ROWS: Final = 50  # entries read with the keys; a screen shows about ten


@dataclass(frozen=True, slots=True)
class _Read:
    """What a job read; an answer to an older question is dropped."""

    serial: int
    timeline: Timeline
    rows: Mapping[UUID, EntryRow]
    dossier: Dossier | None = None
    draft: KeptDraft | None = None


class DossierModel(QObject):
    """
    The file that is open.

    The first time everything is read in the background: `loaded` carries the draft that was kept,
    if any. Later `changed` comes after the head was read again and `timeline_changed` after the
    timeline was, which may take longer; `draft_found` carries another draft that waits; `gone` when
    the file does not exist, or no longer, and `not_loaded` when it could not be read.

    An edit made here is read again before it returns, so that its field shows what was stored;
    what others did is read in the background.
    """

    loaded = Signal(object)  # KeptDraft | None
    changed = Signal()
    timeline_changed = Signal()
    timeline_kept = Signal()  # the head was read again; nothing that happened touched the timeline
    draft_found = Signal(object)  # KeptDraft
    gone = Signal()
    not_loaded = Signal()

    def __init__(self, desk: Desk, enterprise_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = enterprise_id
        self.site_id: UUID | None = None  # the establishment that the timeline is about
        self.dossier: Dossier | None = None
        self.timeline = Timeline(())
        self.first_rows: Mapping[UUID, EntryRow] = {}  # of the timeline
        self._serial = 0
        self._is_gone = False
        self._is_reading = False
        self._is_stale = False  # changed while it was being read
        self._is_timeline_stale = False  # since it was read
        self._is_all_stale = True  # not only what `_unread` touched
        self._unread = Changes()  # since the timeline that is here was read
        self._shown_times = 0  # that the head was read where it was asked
        self._is_editing = False
        desk.bus.changed.connect(self._on_changes)

    @property
    def name(self) -> str:
        """The name of the company, empty before the file is read."""
        return "" if self.dossier is None else self.dossier.name

    def begin(self) -> None:
        """Read the file, beside other work on the database: the coach waits for it."""
        self._is_all_stale = True
        self._read(self._on_loaded, self._on_not_loaded)

    def entries(self, keys: Sequence[EntryKey]) -> dict[UUID, EntryRow]:
        """Return one page of the timeline."""
        return entry_rows(self._desk.store, keys)

    def allowed_texts(self, record_id: UUID, parent: QObject) -> KeptTexts:
        """Return what the coach keeps in the texts of a record, although it seems sensitive."""
        allowed = KeptTexts(parent)
        allowed.set_case(self._desk, self.id, record_id)
        return allowed

    def merged(self) -> tuple[tuple[UUID, str], ...]:
        """Return the companies that were merged into this one, with their names."""
        members = () if self.dossier is None else self.dossier.members[1:]
        return merged_names(self._desk.store, self.id) if members else ()

    @Slot(object)
    def go(self, place: Place) -> None:
        """Go to another screen, such as the trajectory of the company."""
        self._desk.go_requested.emit(place)

    @Slot()
    def plan_visit(self) -> None:
        """Ask for an appointment with this company."""
        self._desk.plan_requested.emit(PlanRequest(enterprise_id=self.id))

    @Slot()
    def change_visit(self) -> None:
        """Ask for the form of the appointment that comes next."""
        visit = None if self.dossier is None else self.dossier.next_visit
        if visit is not None:
            request = PlanRequest(enterprise_id=self.id, appointment_id=visit.id)
            self._desk.plan_requested.emit(request)

    def show_site(self, site_id: UUID | None) -> None:
        """Limit the timeline to one establishment; None shows all."""
        self.site_id, self._is_all_stale = site_id, True
        self._read_timeline()
        self.changed.emit()

    def edit(self, words: str, kind: RecordKind, record_id: UUID, **values: Any) -> str:
        """Write fields; return the sentence that says why not, empty when it was done."""
        return self._do(words, lambda: edit(self._desk.store, kind, record_id, **values))

    def add(self, words: str, kind: RecordKind, **values: Any) -> str:
        """Add a record; return the sentence that says why not, empty when it was done."""
        return self._do(words, lambda: add(self._desk.store, kind, self.id, **values))

    def remove(self, words: str, kind: RecordKind, record_id: UUID) -> None:
        """Hide a record."""
        self._do(words, lambda: remove(self._desk.store, kind, record_id))

    def make_main(self, words: str, site_id: UUID) -> None:
        """Make an establishment the main one."""
        self._do(words, lambda: make_main(self._desk.store, site_id))

    def rename_file(self, words: str, file_id: UUID, name: str) -> str:
        """Give a file another name; return the sentence that says why not."""
        return self._do(
            words, lambda: Edit("file", file_id, rename_file(self._desk.store, file_id, name))
        )

    def finish_action(self, words: str, action_id: UUID) -> None:
        """Tick an action."""
        self._do(words, lambda: finish_action(self._desk.store, action_id))

    def _do(self, words: str, work: Callable[[], Edit]) -> str:
        try:
            done = work()
        except UserError as error:
            if error.code == IN_BIN:
                self._desk.failed.emit(error)  # with its way out
            return problem_text(error)
        if done.changes:
            self._is_editing = True
            try:
                self._desk.did(Step(words, done.changes))
            finally:
                self._is_editing = False
        return ""

    def _read(self, then: Callable[[_Read], None], failed: Callable[[object], None]) -> None:
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        store, reference, wanted = self._desk.store, self._desk.reference, self.id
        read_timeline = self._timeline_work()

        def work(progress: object) -> _Read:
            dossier = load_dossier(store, reference, wanted)
            draft = None if dossier is None else find_company_draft(store, DRAFT_KIND, wanted)
            found = read_timeline(progress)
            return _Read(found.serial, found.timeline, found.rows, dossier, draft)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(then)
        job.failed.connect(failed)

    @Slot()
    def look_for_draft(self) -> None:
        """Look whether something typed waits in a file that this one is shown together with."""
        store, dossier = self._desk.store, self.dossier
        if dossier is None or len(dossier.members) == 1:
            return
        job = self._desk.runner.start(
            lambda _: find_company_draft(store, DRAFT_KIND, dossier.id), database=False
        )
        job.succeeded.connect(self._on_draft)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_draft(self, draft: KeptDraft | None) -> None:
        if draft is not None:
            self.draft_found.emit(draft)

    def _read_timeline(self) -> None:
        job = self._desk.runner.start(self._timeline_work(), database=False)
        job.succeeded.connect(self._on_timeline)
        job.failed.connect(self._desk.failed)

    def _timeline_work(self) -> Callable[[object], _Read]:
        self._serial += 1
        self._is_timeline_stale = False
        store, wanted, site, serial = self._desk.store, self.id, self.site_id, self._serial
        known = None if self._is_all_stale else self.timeline
        unread = self._unread

        def work(progress: object) -> _Read:
            del progress
            if known is None:
                timeline = load_timeline(store, wanted, site)
            else:
                timeline = follow_timeline(store, wanted, site, known, unread)
            return _Read(serial, timeline, entry_rows(store, timeline.keys[:FIRST_ROWS]))

        return work

    @Slot(object)
    def _on_loaded(self, found: _Read) -> None:
        self._is_reading = False
        self.dossier = found.dossier
        self._is_gone = found.dossier is None
        if found.dossier is None:
            self.gone.emit()
        else:
            self.id = found.dossier.id  # of an old link: what its company was merged into
            self.loaded.emit(found.draft)
            in_next_turn(self, partial(self._on_timeline, found))
        if self._is_stale:
            in_next_turn(self, self.begin if self._is_gone else self._read_again)

    @Slot(object)
    def _on_not_loaded(self, error: object) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)
        self.not_loaded.emit()

    @Slot(object)
    def _on_timeline(self, found: _Read) -> None:
        if found.serial == self._serial:
            self.timeline, self.first_rows = found.timeline, found.rows
            if not self._is_timeline_stale:  # else what came since is read after it
                self._is_all_stale, self._unread = False, Changes()
            self.timeline_changed.emit()

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        members = {self.id, *(self.dossier.members if self.dossier else ())}
        if not isinstance(changes, Changes):
            return
        # Another company may be merged into this one: that is told of the other one only
        known = members.isdisjoint(changes.roots) and not changes.ids("enterprise")
        if known and not self._is_of_trajectory(changes):
            return
        self._is_timeline_stale |= not changes.kinds or not changes.kinds <= ELSEWHERE
        if not changes.kinds <= ELSEWHERE:
            self._unread |= Changes(changes.touched)
        if self._is_gone:
            self.begin()  # it may be back
        elif self._is_editing:
            self._refresh()
        elif self._is_reading:
            self._is_stale = True
        elif self.dossier is not None:
            self._read_again()

    def _is_of_trajectory(self, changes: Changes) -> bool:
        """Tell whether its trajectory changed, or it may have come to have one."""
        found = None if self.dossier is None else self.dossier.trajectory
        is_known = found is not None and found.evidence.trajectory_id in changes.roots
        return is_known or bool(changes.ids("trajectory_member") | changes.ids("trajectory"))

    def _read_again(self) -> None:
        """Read the head again, and then what happened when that was touched: it takes longer."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        store, reference, wanted = self._desk.store, self._desk.reference, self.id
        shown = self._shown_times
        job = self._desk.runner.start(
            lambda _progress: (shown, load_dossier(store, reference, wanted)), database=False
        )
        job.succeeded.connect(self._on_read_again)
        job.failed.connect(self._on_not_read_again)

    @Slot(object)
    def _on_read_again(self, found: tuple[int, Dossier | None]) -> None:
        shown, dossier = found
        self._is_reading = False
        if self._is_stale or shown != self._shown_times:  # what was done since is not in it
            self._read_again()
            return
        self._show(dossier)
        self._follow_timeline()

    def _follow_timeline(self) -> None:
        """Read the timeline after the head, when something that stands in it was touched."""
        if self._is_gone:
            return
        if self._is_timeline_stale:
            in_next_turn(self, self._read_timeline)
        else:
            self.timeline_kept.emit()

    @Slot(object)
    def _on_not_read_again(self, error: object) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)

    def _refresh(self) -> None:
        """Read again what is shown, now."""
        self._shown_times += 1
        self._show(load_dossier(self._desk.store, self._desk.reference, self.id))
        self._follow_timeline()

    def _show(self, dossier: Dossier | None) -> None:
        members = self.dossier.members if self.dossier else ()
        self.dossier = dossier
        self._is_gone = dossier is None
        if dossier is None:
            self.gone.emit()
        else:
            self.id = dossier.id
            self._is_timeline_stale |= dossier.members != members
            self._is_all_stale |= dossier.members != members
            self.changed.emit()
            if dossier.members != members:
                self.look_for_draft()
