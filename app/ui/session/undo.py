"""The way back of what was done to a session; its page is gone by the time it is asked."""

from functools import partial
from uuid import UUID

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.drafts import draft_changes
from app.services.retention.bin import throw_away
from app.services.sessions.coaching import Saved, throw_away_concept
from app.ui.desk import Desk, Step
from app.ui.place import Place
from app.ui.session.body import SessionBody
from app.ui.session.view_model import Loaded


def step_of(
    desk: Desk, words: str, changes: Changes, company: UUID, session_id: UUID | None
) -> Step:
    """Return a step whose undo leads to the draft that comes back, and redo to the file."""
    draft = next((kept.form.id for kept in changes.taken), None)
    back = Place("session", record=session_id, draft=draft)
    go = desk.go_requested.emit
    return Step(words, changes, partial(go, back), partial(go, Place("enterprise", company)))


def stored(desk: Desk, loaded: Loaded, body: SessionBody, saved: Saved, *, is_new: bool) -> Step:
    """Return the step of a session that was stored, the first time as one that ended."""
    words = body.stored_words(is_new=is_new).format(name=loaded.context.name)
    return step_of(desk, words, saved.changes, loaded.context.enterprise_id, saved.id)


def thrown_away(
    desk: Desk, loaded: Loaded, body: SessionBody, session_id: UUID | None, *, whole: bool
) -> Step | None:
    """
    Throw away what was typed, or the whole stored session; None: the store refused, and said why.

    Of a session that is not finished, what is stored goes with what was typed.
    """
    is_complete = loaded.fields["completed_at"] is not None
    try:
        if whole and session_id is not None:
            changes = throw_away(desk.store, "coaching_session", session_id)
        else:
            files = [UUID(file_id) for file_id in body.files.fields()["files"]]
            changes = throw_away_concept(desk.store, loaded.draft_id, session_id, files)
    except UserError as error:
        desk.failed.emit(error)
        return None
    for kept in changes.taken:
        desk.bus.tell(draft_changes(kept.form))
    words = body.thrown_words(is_complete=is_complete, is_whole=whole)
    words = words.format(name=loaded.context.name)
    return step_of(desk, words, changes, loaded.context.enterprise_id, session_id)
