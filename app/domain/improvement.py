"""
The steps of an improvement (verbeterpunt), and what must be said before each.

Source: DOMAIN, section 8 (observation, what we think is the cause, small try, measure, result,
decision).
"""

from collections.abc import Mapping
from typing import Final

INSIGHT, TRYING, MEASURED, KEPT, STOPPED = "insight", "trying", "measured", "kept", "stopped"
STATUSES: Final = (INSIGHT, TRYING, MEASURED, KEPT, STOPPED)
DECIDED: Final = frozenset({KEPT, STOPPED})
TEXTS: Final = ("insight", "cause", "attempt", "measure", "effect", "decision")
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    INSIGHT: (),
    TRYING: ("attempt",),
    MEASURED: ("attempt", "effect"),
    KEPT: ("attempt", "effect", "decision"),
    STOPPED: ("decision",),  # one may stop before anything was tried
}


def first_missing(status: str, texts: Mapping[str, str]) -> str | None:
    """
    Return the first text that a step needs and that is not said; None: all is said.

    - Trying without an attempt: `attempt`. Kept with an attempt and a decision: `effect`.
    - Stopped with a decision alone: None. A step of a later version needs nothing here.
    """
    return next((name for name in NEEDED.get(status, ()) if not texts.get(name, "").strip()), None)
