"""What the tabs of a meeting share: the meeting, and how a field of it is stored."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.changes import Changes
from app.services.trajectories.case_edits import write_fields
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.stored_note import StoredNote


class MeetingTab(QWidget):
    """One tab; `typed_changed` comes whenever something typed may be another."""

    typed_changed = Signal()

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.model, self.meeting_id = desk, model, meeting_id

    def fields(self) -> dict[str, TypedField]:
        """Return the fields in which one types, by name."""
        return {}

    def keep(self) -> None:
        """Store what is typed and can be."""

    def first_stop(self) -> QWidget:
        """Return what gets the keyboard."""
        return self

    def show_whole(self, whole: MeetingWhole) -> None:
        """Show the meeting as it is stored now."""
        raise NotImplementedError

    def write(self, words: str, kind: str, record: UUID, **values: Any) -> str:
        """Store fields of the meeting, or of what is below it; return why not."""
        store = self.desk.store
        return self.model.do(words, lambda: write_fields(store, kind, record, **values))

    def write_note(
        self, note: StoredNote, words: str, kind: str, record: UUID, name: str, text: str
    ) -> None:
        """Store a long text that was left."""
        if problem := self.write(words, kind, record, **{name: text}):
            note.refuse(problem)
        else:
            note.accept()

    def act(self, words: str, work: Callable[[], Changes]) -> bool:
        """Do what a button asks, in a way that can be undone."""
        return self.model.act(words, work)
