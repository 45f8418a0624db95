"""Ways back of what was done to a session; its page is gone by the time they are asked."""

from uuid import UUID

from app.services.coaching import Thrown, bring_back_concept, reopen_session
from app.ui.desk import Desk
from app.ui.place import Place


class Reopen:
    """Makes a session that was finished a concept again, and goes to it."""

    def __init__(self, desk: Desk, session_id: UUID) -> None:
        self._desk, self._session_id = desk, session_id

    def __call__(self) -> None:
        """Undo; raises what the store says when it cannot."""
        self._desk.bus.tell(reopen_session(self._desk.store, self._session_id))
        self._desk.go_requested.emit(Place("session", record=self._session_id))


class BringBack:
    """Brings back a concept that was thrown away, and goes to it."""

    def __init__(self, desk: Desk, thrown: Thrown, session_id: UUID | None) -> None:
        self._desk, self._thrown, self._session_id = desk, thrown, session_id

    def __call__(self) -> None:
        """Undo; raises what the store says when it cannot."""
        self._desk.bus.tell(bring_back_concept(self._desk.store, self._thrown))
        kept = self._thrown.kept
        draft = None if kept is None else kept.form.id
        self._desk.go_requested.emit(Place("session", record=self._session_id, draft=draft))
