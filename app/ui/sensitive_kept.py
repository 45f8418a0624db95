"""What the coach keeps in the texts of one page, although Werkvloer asked about it."""

from collections.abc import Hashable
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.domain.sensitive import About
from app.services.changes import Changes
from app.services.sensitive import KIND, TextPlace, is_kept, keep_piece, kept_marks
from app.ui.desk import Desk, Step


class KeptTexts(QObject):
    """
    Knows what is kept with a reason; without a case, only as long as the page lives.

    `changed` comes when something else is kept than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._case: tuple[UUID, UUID] | None = None
        self._marks: frozenset[str] | None = None  # read for the first question: mostly none comes
        self._here: set[Hashable] = set()

    def set_case(self, desk: Desk, root: UUID, record: UUID) -> None:
        """Tell which record the texts are of, and in which case."""
        if self._desk is None:
            self._desk = desk
            desk.bus.changed.connect(self._on_changes)
        if self._case != (root, record):
            self._case, self._marks = (root, record), None
            self.changed.emit()

    def knows(self, field: str, piece: str, about: About) -> bool:
        """Tell whether a piece of a field is kept."""
        if self._desk is None or self._case is None:
            return (field, piece, about) in self._here
        if self._marks is None:
            try:
                self._marks = kept_marks(self._desk.store, self._case[0])
            except UserError:
                return True  # locked meanwhile: nobody is asked anything now
        return is_kept(self._marks, TextPlace(*self._case, field), piece, about)

    def keep(self, field: str, piece: str, about: About, reason: str) -> None:
        """Keep a piece from now on."""
        if self._desk is None or self._case is None:
            self._here.add((field, piece, about))
            self.changed.emit()
            return
        place = TextPlace(*self._case, field)
        changes = keep_piece(self._desk.store, place, piece, about, reason)
        self._desk.did(Step(self.tr("Tekst gehouden met een reden"), changes))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if KIND in changes.kinds:
            self._marks = None
            self.changed.emit()
