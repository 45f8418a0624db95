"""Drafts (concepten): what was typed and is not finished, kept on this laptop."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, delete, update
from sqlmodel import Session, col, select

from app.core import clock
from app.models.base import new_id
from app.models.local import BinnedDraft, Draft
from app.services.changes import PUT, TAKEN, Changes
from app.services.companies.family import family
from app.services.retention.binned_drafts import hangs_on, is_about_deleted, is_binned
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class DraftForm:
    """A form as it stands on screen; `fields` is JSON."""

    id: UUID
    kind: str  # intake, quick_session, session, enterprise
    subject: UUID | None  # the enterprise or session that it is about
    title: str
    fields: dict[str, Any]
    focus: str = ""  # name of the field that has the keyboard
    cursor: int = 0
    is_open: bool = True
    serial: int = 1  # grows with each keeping


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it stands on disk."""

    form: DraftForm
    saved_at: datetime
    is_binned: bool = False  # its row stays, out of sight, with what it is about


def new_draft_id() -> UUID:
    """Return the id of a draft that is about to begin."""
    return new_id()


def keep_draft(
    store: Store,
    form: DraftForm,
    *,
    is_new: bool,
    is_overtaken: Callable[[], bool] = lambda: False,
) -> datetime:
    """
    Put the form on disk in the place of what was kept before; return when.

    A form that was kept later already stays, and so does the end of a draft: only with `is_new`
    is a row made, so that a write that comes late cannot bring a finished draft back. A first write
    may be late too: it asks `is_overtaken` when no other can come between, and then writes nothing.
    """
    saved_at = clock.now()
    values = _values(form) | {"saved_at": saved_at}
    known = col(Draft.id) == form.id
    with store.write() as session:
        if is_overtaken():
            return saved_at
        if is_new and session.get(Draft, form.id) is None:
            session.add(Draft(id=form.id, kind=form.kind, subject_id=form.subject, **values))
            session.flush()
            if session.exec(select(Draft.id).where(known, is_about_deleted())).first():
                session.add(BinnedDraft(draft_id=form.id))
        else:
            older = col(Draft.serial) < form.serial
            session.execute(update(Draft).where(known, older).values(**values))
            standing = select(Draft.id).where(known, ~is_about_deleted())  # another company, say
            session.execute(_shown(standing))
    return saved_at


def find_draft(store: Store, kind: str, subject: UUID | None) -> KeptDraft | None:
    """Return the youngest draft of this kind on this subject."""
    query = select(Draft).where(
        ~is_binned(),
        col(Draft.kind) == kind,
        col(Draft.subject_id).is_(None) if subject is None else col(Draft.subject_id) == subject,
    )
    with store.read() as session:
        found = session.exec(query.order_by(col(Draft.saved_at).desc())).first()
        return None if found is None else _kept(found)


def find_company_draft(store: Store, kind: str, enterprise_id: UUID) -> KeptDraft | None:
    """Return the draft on a company, else one on a company that is shown as the same."""
    with store.read() as session:
        wanted: list[UUID | None] = list(
            dict.fromkeys((enterprise_id, *family(session, enterprise_id)))
        )
        query = select(Draft).where(
            ~is_binned(), col(Draft.kind) == kind, col(Draft.subject_id).in_(wanted)
        )
        found = session.exec(query.order_by(col(Draft.saved_at).desc())).all()
        # The first of those that are as near: the youngest
        best = min(found, key=lambda one: wanted.index(one.subject_id), default=None)
        return None if best is None else _kept(best)


def get_draft(store: Store, draft_id: UUID) -> KeptDraft | None:
    """Return one draft, if it is still there."""
    with store.read() as session:
        query = select(Draft).where(col(Draft.id) == draft_id, ~is_binned())
        found = session.exec(query).first()
        return None if found is None else _kept(found)


def list_drafts(store: Store, *, only_open: bool = False) -> tuple[KeptDraft, ...]:
    """
    Return all drafts, the youngest first; with `only_open` those that were on screen.

    As everywhere here, what hangs on something in the bin is left out.
    """
    query = select(Draft).where(~is_binned()).order_by(col(Draft.saved_at).desc())
    if only_open:
        query = query.where(col(Draft.is_open))
    with store.read() as session:
        return tuple(_kept(found) for found in session.exec(query))


def close_draft(store: Store, draft_id: UUID) -> None:
    """Remember that the draft is no longer on screen."""
    with store.write() as session:
        if (found := session.get(Draft, draft_id)) is not None:
            found.is_open = False


def drop_draft(session: Session, draft_id: UUID) -> None:
    """Remove a draft inside the unit of work that finishes what it was for."""
    take_draft(session, draft_id)


def take_draft(session: Session, draft_id: UUID) -> KeptDraft | None:
    """Remove a draft inside a unit of work, whose `Changes` tell it; return it."""
    found = session.get(Draft, draft_id)
    if found is None:
        return None
    kept = _kept(found)
    session.delete(found)
    session.info.setdefault(TAKEN, []).append(kept)
    return kept


def bin_drafts(session: Session, ids: Collection[UUID]) -> None:
    """Put the drafts on records that go to the bin out of sight; `Changes` tell it like an end."""
    for found in session.exec(select(Draft).where(hangs_on(ids), ~is_binned())).all():
        bin_draft(session, found)


def bin_draft(session: Session, found: Draft) -> None:
    """Put one draft out of sight, if it is not yet."""
    if session.get(BinnedDraft, found.id) is not None:
        return
    session.add(BinnedDraft(draft_id=found.id))
    session.info.setdefault(TAKEN, []).append(replace(_kept(found), is_binned=True))


def unbin_drafts(session: Session, record_id: UUID) -> None:
    """Bring back the drafts on a record that came back; not those on what is still deleted."""
    query = select(Draft).where(hangs_on([record_id]), is_binned(), ~is_about_deleted())
    for found in session.exec(query).all():
        session.execute(_shown([found.id]))
        session.info.setdefault(PUT, []).append(replace(_kept(found), is_binned=True))


def end_drafts(session: Session, ids: Collection[UUID]) -> None:
    """End the drafts on records that are removed for good."""
    session.execute(delete(Draft).where(hangs_on(ids)))


def take_draft_again(session: Session, kept: KeptDraft) -> None:
    """Undo `put_draft_back`."""
    found = session.get(Draft, kept.form.id)
    if kept.is_binned and found is not None:
        bin_draft(session, found)
    else:
        take_draft(session, kept.form.id)


def put_draft_back(session: Session, kept: KeptDraft) -> None:
    """Undo `take_draft` or `bin_draft`."""
    if kept.is_binned:
        session.execute(_shown([kept.form.id]))
        session.info.setdefault(PUT, []).append(kept)
        return
    form = kept.form
    draft = Draft(
        id=form.id,
        kind=form.kind,
        subject_id=form.subject,
        saved_at=kept.saved_at,
        **_values(form),
    )
    session.add(draft)
    session.info.setdefault(PUT, []).append(kept)


def discard_draft(store: Store, draft_id: UUID) -> None:
    """Remove a draft that the coach throws away."""
    with store.write() as session:
        drop_draft(session, draft_id)


def draft_changes(form: DraftForm) -> Changes:
    """Return what tells open screens that a draft was put away, or is gone."""
    root = form.fields.get("enterprise")
    return Changes(frozenset() if root is None else frozenset({("draft", form.id, UUID(root))}))


def fields_of(found: Draft) -> dict[str, Any]:
    """Return the form that a draft holds."""
    fields: dict[str, Any] = json.loads(found.content)
    return fields


def _shown(ids: Any) -> Delete:
    return delete(BinnedDraft).where(col(BinnedDraft.draft_id).in_(ids))


def _values(form: DraftForm) -> dict[str, Any]:
    return {
        "title": form.title,
        "content": json.dumps(form.fields, ensure_ascii=False),
        "focus": form.focus,
        "cursor": form.cursor,
        "is_open": form.is_open,
        "serial": form.serial,
    }


def _kept(found: Draft) -> KeptDraft:
    form = DraftForm(
        id=found.id,
        kind=found.kind,
        subject=found.subject_id,
        title=found.title,
        fields=fields_of(found),
        focus=found.focus,
        cursor=found.cursor,
        is_open=found.is_open,
        serial=found.serial,
    )
    return KeptDraft(form, found.saved_at)
