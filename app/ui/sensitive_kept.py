"""What the coach keeps in the texts of one page, although Werkvloer asked about it."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.domain.sensitive import About
from app.services.changes import Changes
from app.services.sessions.sensitive import KIND, TextPlace, is_kept, keep_piece, kept_marks
from app.ui.desk import Desk, Step

Case = tuple[UUID, UUID]  # ids of the case and of the record that the texts are of
Piece = tuple[str, str, About]  # of a field


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is kept in a case, as it was read."""

    case: Case
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A piece that was stored as kept."""

    piece: Piece
    changes: Changes


class KeptTexts(QObject):
    """
    Knows what is kept with a reason; without a case, only as long as the page lives.

    What is kept is read for the first question, as mostly none comes; `known` comes when it was,
    `changed` when something else is kept than before.
    """

    known = Signal()
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._case: Case | None = None
        self._marks: frozenset[str] | None = None
        self._is_reading = self._is_stale = False
        self._here: set[Piece] = set()  # kept without a case
        self._pending: set[Piece] = set()  # kept, and not among the marks yet
        self._stored: set[Piece] = set()  # of those, in the store by now

    def set_case(self, desk: Desk, root: UUID, record: UUID) -> None:
        """Tell which record the texts are of, and in which case."""
        if self._desk is None:
            self._desk = desk
            desk.bus.changed.connect(self._on_changes)
        if self._case != (root, record):
            self._case, self._marks = (root, record), None
            self.changed.emit()

    def knows(self, field: str, piece: str, about: About) -> bool:
        """Tell whether a piece of a field is kept; nobody is asked anything until that is read."""
        if self._desk is None or self._case is None:
            return (field, piece, about) in self._here
        if self._marks is None:
            if not self._is_reading:
                self._read(self._desk, self._case)
            return True
        place = TextPlace(*self._case, field)
        return (field, piece, about) in self._pending or is_kept(self._marks, place, piece, about)

    def keep(self, field: str, piece: str, about: About, reason: str) -> None:
        """Keep a piece from now on."""
        kept = field, piece, about
        if self._desk is None or self._case is None:
            self._here.add(kept)
            self.changed.emit()
            return
        store, place = self._desk.store, TextPlace(*self._case, field)
        self._pending.add(kept)
        job = self._desk.runner.start(
            lambda _progress: _Kept(kept, keep_piece(store, place, piece, about, reason))
        )
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_not_kept)
        self.changed.emit()

    def _read(self, desk: Desk, case: Case) -> None:
        self._is_reading, self._is_stale = True, False
        store = desk.store
        job = desk.runner.start(
            lambda _progress: _Marks(case, kept_marks(store, case[0])), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    @Slot(object)
    def _on_read(self, found: _Marks) -> None:
        self._is_reading = False
        if self._desk is None or self._case is None:
            return
        if self._is_stale or found.case != self._case:
            self._read(self._desk, self._case)
            return
        is_first, self._marks = self._marks is None, found.marks
        self._pending -= self._stored
        self._stored = set()
        (self.known if is_first else self.changed).emit()

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        if self._desk is not None and not isinstance(error, UserError):
            self._desk.failed.emit(error)  # else locked meanwhile, or read at the next look

    @Slot(object)
    def _on_kept(self, kept: _Kept) -> None:
        self._stored.add(kept.piece)
        if self._desk is not None:
            self._desk.did(Step(self.tr("Tekst gehouden met een reden"), kept.changes))

    @Slot(object)
    def _on_not_kept(self, error: Exception) -> None:
        self._pending = set(self._stored)  # asked about again
        self.changed.emit()
        if self._desk is not None:
            self._desk.failed.emit(error)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if KIND not in changes.kinds or self._desk is None or self._case is None:
            return
        if self._is_reading:
            self._is_stale = True
        elif self._marks is not None:  # else nobody asked yet
            self._read(self._desk, self._case)
