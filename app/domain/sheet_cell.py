"""A cell of a spreadsheet that is shown as it is: nothing that somebody typed is computed."""

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """
    Return one line that no spreadsheet computes.

    - «=1+1» becomes «'=1+1»; so do «+32 9», «-5» and «@SUM», also after a tab or a line break.
    - «20/11, nagevraagd» stays as it is.
    """
    words = " ".join(text.split())
    return f"'{words}" if words.startswith(FORMULA) else words
