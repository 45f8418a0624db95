"""A session together with what was answered to the guard against double financing."""

from collections.abc import Mapping
from typing import Any

from app.services.coaching import Saved, save_session
from app.services.coaching_form import SessionForm
from app.services.funding_checks import Reply, keep_replies
from app.storage.store import Store


def save_guarded(
    store: Store, form: SessionForm, replies: Mapping[str, Reply], **options: Any
) -> Saved:
    """
    Store a session, and keep the answers of each kind of support; one undo takes both back.

    Args:
        options: As for `save_session`.

    Raises:
        UserError: As `save_session` and `answer_check`.
    """
    saved = save_session(store, form, **options)
    subject = ("coaching_session", saved.id)
    changes = keep_replies(store, form.enterprise_id, replies, subject)
    return Saved(saved.id, saved.changes | changes)
