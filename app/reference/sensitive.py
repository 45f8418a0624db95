"""The words that a free text is checked for; see app/domain/sensitive.py."""

from datetime import date
from functools import cache

from app.domain.sensitive import About, SensitiveWords, WordList
from app.reference.files import dated_rows

_FILE = "sensitive_words.toml"


@cache
def sensitive_words(day: date) -> SensitiveWords:
    """Return the words that are asked about on a day."""
    rows = (row for row in dated_rows(_FILE, "lists") if row["valid_from"] <= day)
    return SensitiveWords(
        WordList(
            about=About(row["about"]),
            words=row["words"],
            begins=row["begins"],
            phrases=row["phrases"],
            exceptions=row["except"],
            of_people=row.get("of_people", ()),
            people=row.get("people", ()),
        )
        for row in rows
    )
