"""
Rows as text for a spreadsheet: to paste, or as a file.

Each cell is shown as it is: nothing that somebody typed is computed.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final
from unicodedata import category

# what a spreadsheet begins to reckon at: also as they are written wide and small, and as minus
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−")
_UNSEEN: Final = frozenset({"Cc", "Cf"})  # a reader may pass over these


class NumberText(str):
    """A number that we wrote ourselves: what is below zero needs no guard."""

    __slots__ = ()


def safe_cell(text: str) -> str:
    """
    Return one line that no spreadsheet computes.

    - «=1+1» becomes «'=1+1»; so do «+32 9», «-5» and «@SUM», also after a tab, a line break or
      letters that nobody sees.
    - «20/11, nagevraagd» stays as it is, and so does a `NumberText` such as «-0,4».
    """
    if isinstance(text, NumberText):
        return text
    words = " ".join(text.split())
    seen = next((at for at, one in enumerate(words) if category(one) not in _UNSEEN), 0)
    return f"'{words[seen:]}" if words[seen:].lstrip().startswith(FORMULA) else words


def tsv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows to paste; the titles are the first of them."""
    return "\n".join("\t".join(_pasted(text) for text in row) for row in rows)


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """
    Return rows as a file; the titles are the first of them.

    As a Dutch spreadsheet reads it by itself: semicolons, UTF-8 with its mark.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(each) for each in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _pasted(text: str) -> str:
    """Return one cell without an open quote."""
    words = safe_cell(text)
    return '"' + words.replace('"', '""') + '"' if '"' in words else words
