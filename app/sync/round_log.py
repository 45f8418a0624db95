"""The log of rounds, for the screen on synchronisation."""

import json
from datetime import datetime, timedelta
from typing import Final

from app.storage.applying import applying
from app.storage.store import Store
from app.sync.outcome import Outcome

KEPT: Final = timedelta(days=90)


def note_round(store: Store, outcome: Outcome, began: datetime, ended: datetime) -> None:
    """Write a round down, and forget the oldest ones."""
    counts = {
        kind: (outcome.sent.get(kind, 0), outcome.received.get(kind, 0))
        for kind in sorted(outcome.sent.keys() | outcome.received.keys())
    }
    with applying(store) as work:
        work.run(
            "INSERT INTO sync_round (at, seconds, sent, received, merged, repaired, error, counts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            began.isoformat(),
            max(0.0, (ended - began).total_seconds()),
            sum(outcome.sent.values()),
            sum(outcome.received.values()),
            outcome.merged,
            outcome.repaired,
            _error(outcome),
            json.dumps(counts),
        )
        before = (ended - KEPT).isoformat()
        work.run("DELETE FROM sync_round WHERE at < ?", before)
        work.run("DELETE FROM merged_unit WHERE at < ?", before)


def _error(outcome: Outcome) -> str | None:
    if outcome.error is not None:
        return outcome.error.code
    if outcome.braked is not None:
        return "braked"
    return "cancelled" if outcome.is_cancelled else None
