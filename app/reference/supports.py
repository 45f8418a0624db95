"""By which words a text seems to be about support that others do or pay."""

from functools import cache

from app.domain.double_funding import SUPPORTS, SupportWords
from app.reference.files import BadReferenceData, dated_rows

_FILE = "support_words.toml"


@cache
def support_words() -> tuple[SupportWords, ...]:
    """
    Return the words of each kind of support.

    Raises:
        BadReferenceData: A kind of support that the guard does not know.
    """
    rows = dated_rows(_FILE, "supports")
    if unknown := {row["code"] for row in rows} - set(SUPPORTS):
        raise BadReferenceData(f"{_FILE}: unknown supports {sorted(unknown)}")
    return tuple(
        SupportWords(row["code"], tuple(row["begins"]), tuple(row["words"])) for row in rows
    )
