"""From when on a company in a trajectory is at risk of not counting."""

from datetime import date

from app.domain.on_track import Due, Limits, Reason
from app.reference.files import dated_rows

_FILE = "on_track.toml"


def limits_on(day: date) -> Limits:
    """Return the limits that hold on a day; before the first ones these hold too."""
    rows = dated_rows(_FILE, "limits")
    found = [row for row in rows if row["valid_from"] <= day] or rows[:1]
    last = max(found, key=lambda row: row["valid_from"])
    return Limits(
        silent_days=last["silent_days"],
        waits_days=last["waits_days"],
        criterion_days=last["criterion_days"],
        due=tuple(
            Due(Reason(row["reason"]), row["criterion"], row["phase"], row["days"])
            for row in dated_rows(_FILE, "due")
            if row["valid_from"] <= max(day, last["valid_from"])
        ),
    )
