"""The log of rounds, for the screen on synchronisation."""

import json
from datetime import datetime, timedelta
from typing import Final

from app.storage.applying import applying
from app.storage.store import Store
from app.sync.outcome import Outcome

KEPT: Final = timedelta(days=90)
CASES: Final = 200  # that are named; a first load has thousands


def note_round(store: Store, outcome: Outcome, began: datetime, ended: datetime) -> None:
    """Write a round down, and forget the oldest ones."""
    sent, received = outcome.sent, outcome.received
    counts = {kind: (sent[kind], received[kind]) for kind in sorted(sent | received)}
    with applying(store) as work:
        work.run(
            "INSERT INTO sync_round (at, seconds, sent, received, merged, repaired, error, counts,"
            " until, cases) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
            " (SELECT coalesce(max(position), 0) FROM outbox), ?)",
            began.isoformat(),
            max(0.0, (ended - began).total_seconds()),
            sent.total(),
            received.total(),
            outcome.merged,
            outcome.repaired,
            _error(outcome),
            json.dumps(counts),
            json.dumps(sorted(outcome.new_cases)[:CASES]),
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
