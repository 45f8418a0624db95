"""What was typed of sessions and is not finished (concepten), for the timeline."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.core import clock
from app.domain.day_input import parse_time
from app.domain.session_day import parse_session_day
from app.models.local import Draft
from app.services.companies.family import family
from app.services.drafts import fields_of
from app.services.retention.binned_drafts import is_binned

FULL, QUICK = "session", "quick_session"  # kinds of a draft


class SessionDraft(NamedTuple):
    """A session of which nothing is stored yet."""

    id: UUID
    is_quick: bool
    at: datetime  # when it began; when that cannot be read, when it was kept
    fields: Mapping[str, Any]


def session_drafts(
    session: Session, enterprise_id: UUID, site_id: UUID | None = None
) -> tuple[SessionDraft, ...]:
    """Return the drafts of sessions at an enterprise, or at one of its establishments."""
    query = select(Draft).where(
        ~is_binned(),
        col(Draft.kind).in_((FULL, QUICK)),
        func.json_extract(col(Draft.content), "$.enterprise").in_(
            [str(one) for one in family(session, enterprise_id)]
        ),
    )
    found = [_draft(row) for row in session.scalars(query)]
    return tuple(
        draft
        for draft in found
        if draft.fields.get("session") is None
        and (site_id is None or draft.fields.get("site") == str(site_id))
    )


def drafts_by_id(session: Session, ids: Sequence[UUID]) -> dict[UUID, SessionDraft]:
    """Return those of the drafts that are still there."""
    query = select(Draft).where(col(Draft.id).in_(list(ids)))
    return {row.id: _draft(row) for row in session.scalars(query)}


def changed_sessions(session: Session, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Return which of these sessions have changes that are typed and not stored."""
    query = select(col(Draft.subject_id)).where(
        col(Draft.kind) == FULL, col(Draft.subject_id).in_(list(ids))
    )
    return frozenset(found for found in session.scalars(query) if found is not None)


def _draft(row: Draft) -> SessionDraft:
    fields = fields_of(row)
    is_quick = row.kind == QUICK
    began = _quick_begin(fields) if is_quick else _begin(fields)
    return SessionDraft(row.id, is_quick, began or row.saved_at, fields)


def _quick_begin(fields: Mapping[str, Any]) -> datetime | None:
    text = fields.get("starts_at")
    return None if text is None else datetime.fromisoformat(text)


def _begin(fields: Mapping[str, Any]) -> datetime | None:
    day = parse_session_day(fields.get("day", ""), clock.today())
    start = parse_time(fields.get("start", ""))
    return None if day is None or start is None else datetime.combine(day, start).astimezone()
