"""For how many years evidence is kept, by the day on which a project was last paid."""

from datetime import date

from app.domain.retention import Terms
from app.reference.files import dated_rows


def terms_on(day: date) -> Terms:
    """Return the terms that hold on a day; before the first ones these hold too."""
    rows = dated_rows("retention.toml", "terms")
    found = [row for row in rows if row["valid_from"] <= day] or rows[:1]
    last = max(found, key=lambda row: row["valid_from"])
    return Terms(last["payment_years"], last["aid_years"])
