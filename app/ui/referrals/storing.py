"""How a new referral begins, and how one is stored from its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.domain.referral import OUT
from app.services.changes import Changes
from app.services.referrals.funding_checks import Reply
from app.services.referrals.page import ReferralBegin
from app.services.referrals.use_cases import ReferralForm, edit_referral, make_referral
from app.storage.store import Store
from app.ui.referrals.fields import NO_GOAL


@dataclass(frozen=True, slots=True)
class Stored:
    """A referral that was stored, and what changed with it."""

    id: UUID
    changes: Changes


def store_referral(
    store: Store,
    form: ReferralForm,
    stored: UUID | None,
    draft_id: UUID | None,
    replies: Mapping[str, Reply],
) -> Stored:
    """
    Make a referral, or write one; what was answered to the guard comes with it, undone in one.

    Raises:
        UserError: As `make_referral`.
    """
    if stored is None:
        made = make_referral(store, form, draft_id=draft_id, replies=replies)
        return Stored(made.id, made.changes)
    changes = edit_referral(store, stored, form, draft_id=draft_id, replies=replies)
    return Stored(stored, changes)


def first_fields(begin: ReferralBegin, wanted: str) -> dict[str, Any]:
    """
    Return how a new one begins.

    Args:
        wanted: Code of an instrument or of the kind of support that it gives; empty: any.
    """
    rows = (row.entry for row in begin.catalogue if row.is_open)
    entry = next((one for one in rows if wanted and wanted in (one.code, one.support)), None)
    usual = {"direction": OUT, "goal": NO_GOAL, "partner": None}
    if entry is None:
        return usual
    return {**usual, "instrument": entry.code, "instrument_from": entry.valid_from.isoformat()}
