"""The way back of what was done to a session; its page is gone by the time it is asked."""

from functools import partial
from uuid import UUID

from app.services.changes import Changes
from app.ui.desk import Desk, Step
from app.ui.place import Place


def step_of(
    desk: Desk, words: str, changes: Changes, company: UUID, session_id: UUID | None
) -> Step:
    """Return a step whose undo leads to the draft that comes back, and redo to the file."""
    draft = next((kept.form.id for kept in changes.taken), None)
    back = Place("session", record=session_id, draft=draft)
    go = desk.go_requested.emit
    return Step(words, changes, partial(go, back), partial(go, Place("enterprise", company)))
