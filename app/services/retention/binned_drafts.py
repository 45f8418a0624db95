"""
Which drafts hang on what lies in the bin: they are out of sight with it, and come back with it.

What was typed is kept all the while, so that it also comes back after the lock and another start.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlmodel import col

from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.models.local import BinnedDraft, Draft


def is_binned() -> ColumnElement[bool]:
    """Tell of a draft that it is out of sight."""
    return col(Draft.id).in_(select(col(BinnedDraft.draft_id)))


def hangs_on(ids: Collection[UUID]) -> ColumnElement[bool]:
    """Tell of a draft that it is about one of these records; of its case, when an enterprise."""
    return or_(
        col(Draft.id).in_(ids),  # a session gets the id of its draft
        col(Draft.subject_id).in_(ids),
        _enterprise().in_([one.hex for one in ids]),
    )


def is_about_deleted() -> ColumnElement[bool]:
    """Tell of a draft that its subject, or the enterprise of that, is deleted."""
    company, held = col(Enterprise.id), col(CoachingSession.id)
    return or_(
        exists().where(company == col(Draft.subject_id), col(Enterprise.deleted)),
        exists().where(company == _enterprise(), col(Enterprise.deleted)),
        exists().where(held == col(Draft.subject_id), col(CoachingSession.deleted)),
    )


def _enterprise() -> ColumnElement[str]:
    return func.replace(func.json_extract(col(Draft.content), "$.enterprise"), "-", "")
