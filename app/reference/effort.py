"""From when on one looks at a trajectory that takes effort without movement, by day."""

from datetime import date

from app.domain.effort import EffortLimits
from app.reference.files import dated_rows


def effort_limits(day: date) -> EffortLimits:
    """Return the limits that hold on a day; before the first ones these hold too."""
    rows = dated_rows("effort.toml", "limits")
    found = [row for row in rows if row["valid_from"] <= day] or rows[:1]
    last = max(found, key=lambda row: row["valid_from"])
    return EffortLimits(
        still_weeks=last["still_weeks"],
        least_others=last["least_others"],
        share=last["share"],
        hours_alone=float(last["hours_alone"]),
        back_days=last["back_days"],
    )
