from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.models.base import new_id
from app.reference.loader import Reference
from app.services.companies.timeline import EntryKey, EntryRow
from app.services.sessions.signatures import SignatureRow
from app.ui.dossier.words import DossierWords

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MIA = SignatureRow(new_id(), new_id(), "Mia D.", "hr", (), NOON)
OLD = replace(MIA, is_before_change=True, changed_at=datetime(2026, 11, 22, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("signatures", "words"),
    [
        ((MIA,), "Getekend door Mia D."),
        ((MIA, replace(MIA, name="Jan J.")), "Getekend door Mia D., Jan J."),
        ((OLD,), "Getekend door Mia D., vóór de wijziging van 22/11/2026"),
        ((OLD, MIA), "Getekend door Mia D."),
        ((replace(OLD, changed_at=None),), "Getekend door Mia D., vóór een latere wijziging"),
    ],
)
def test_a_session_says_who_signed_it_and_whether_it_changed_since(qapp, signatures, words):
    row = EntryRow(EntryKey(NOON, "session", new_id()), code="visit", signatures=signatures)
    told = DossierWords(Reference(), qapp)
    assert told.signed(row) == words
    assert words in told.sentence(row)
