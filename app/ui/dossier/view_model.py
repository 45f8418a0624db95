"""What the file of an enterprise knows and does; every edit can be undone."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.dossier import Dossier, load_dossier
from app.services.dossier_edits import Edit, RecordKind, add, edit, finish_action, put_back, remove
from app.services.timeline import EntryKey, EntryRow, Timeline, entry_rows, load_timeline
from app.storage.store import Store
from app.ui.change_bus import ChangeBus
from app.ui.company_words import problem_text
from app.ui.desk import Desk, Notice


class DossierModel(QObject):
    """
    The file that is open.

    `changed` comes after the file was read again; `gone` when it no longer exists. `refused`
    carries the sentence for an edit that has no field to stand under.
    """

    changed = Signal()
    gone = Signal()

    def __init__(self, desk: Desk, enterprise_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = enterprise_id
        self.site_id: UUID | None = None  # the establishment that the timeline is about
        self.dossier: Dossier | None = None
        self.timeline = Timeline(())
        self._load()
        desk.bus.changed.connect(self._on_changes)

    def entries(self, keys: Sequence[EntryKey]) -> dict[UUID, EntryRow]:
        """Return one page of the timeline."""
        return entry_rows(self._desk.store, keys)

    def show_site(self, site_id: UUID | None) -> None:
        """Limit the timeline to one establishment; None shows all."""
        self.site_id = site_id
        self._load()
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

    def finish_action(self, words: str, action_id: UUID) -> None:
        """Tick an action."""
        self._do(words, lambda: finish_action(self._desk.store, action_id))

    def _do(self, words: str, work: Callable[[], Edit]) -> str:
        try:
            done = work()
        except UserError as error:
            return problem_text(error)
        if done.changes:
            self._desk.bus.tell(done.changes)
            undo = _undo(self._desk.store, self._desk.bus, done)
            self._desk.noticed.emit(Notice(words, undo))
        return ""

    def _load(self) -> None:
        self.dossier = load_dossier(self._desk.store, self._desk.reference, self.id)
        if self.dossier is not None:
            self.timeline = load_timeline(self._desk.store, self.id, self.site_id)

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and self.id in changes.roots:
            self._load()
            if self.dossier is None:
                self.gone.emit()
            else:
                self.changed.emit()


def _undo(store: Store, bus: ChangeBus, done: Edit) -> Callable[[], None]:
    """Return the way back; it outlives the page that made the edit."""

    def undo() -> None:
        bus.tell(put_back(store, done))

    return undo
