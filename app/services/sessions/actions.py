"""The open actions (acties) that a finished session gives: one an agreement, one the next step."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.models.coaching import Action, Agreement, CoachingSession
from app.services.records import changed, write

TASK: Final = "task"  # the kind of what was agreed, and of a next step without a kind of its own
Promised = Mapping[
    UUID | None, Mapping[str, Any]
]  # columns of Action by agreement; None: next step


def promised(session: Session, record: CoachingSession) -> Promised:
    """Return what a session promises as it stands now."""
    rows = select(Agreement).where(col(Agreement.session_id) == record.id, ~col(Agreement.deleted))
    found: dict[UUID | None, Mapping[str, Any]] = {
        row.id: {"kind": TASK, "text": row.text, "owner": row.owner, "due_on": row.due_on}
        for row in session.exec(rows)
    }
    if record.next_step or record.next_step_on is not None:
        found[None] = {
            "kind": record.next_step_kind or TASK,
            "text": record.next_step,
            "owner": "",
            "due_on": record.next_step_on,
        }
    return found


def keep_actions(
    session: Session, record: CoachingSession, before: Promised, after: Promised
) -> None:
    """
    Let the actions say what this save changed in the session.

    What was done to an action meanwhile (done, moved, renamed, removed) stays.

    Args:
        before: What the session promised before; nothing, when it was not finished.
    """
    known = _by_agreement(session, record.id)
    for key in {**before, **after}:
        was, now, action = before.get(key), after.get(key), known.get(key)
        if action is None:
            if now is not None and now != was:
                _add(session, record, key, now)
        elif action.done_on is None:
            write(action, _new_values(action, was, now))


def _new_values(
    action: Action, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return what to write in an open action."""
    if now is None:
        return {"deleted": True}
    if was is None:
        return {**now, "deleted": False}
    return {} if action.deleted else changed(now, was)


def _by_agreement(session: Session, session_id: UUID) -> dict[UUID | None, Action]:
    """Return the actions of a session, those that were removed too; one that stands comes first."""
    rows = select(Action).where(col(Action.session_id) == session_id)
    ordered = session.exec(rows.order_by(col(Action.deleted).desc(), col(Action.id).desc()))
    return {row.agreement_id: row for row in ordered}


def _add(
    session: Session, record: CoachingSession, agreement_id: UUID | None, values: Mapping[str, Any]
) -> None:
    session.add(
        Action(
            root=record.root,
            enterprise_id=record.enterprise_id,
            session_id=record.id,
            agreement_id=agreement_id,
            coach_id=record.coach_id,
            **values,
        )
    )
