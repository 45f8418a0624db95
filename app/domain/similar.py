"""Which known word was most likely meant by a mistyped one."""

from collections.abc import Iterable

LONG = 5  # letters from which two slips are forgiven instead of one


def slips(one: str, other: str, most: int) -> int | None:
    """
    Count the letters added, left out, changed or swapped with their neighbour; None above `most`.

    Optimal string alignment distance (Damerau 1964, without editing a piece twice).
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
        before, last = last, row
    return last[-1] if last[-1] <= most else None


def nearest_word(typed: str, words: Iterable[str]) -> str | None:
    """
    Return the word with the fewest slips, the first in the alphabet among equals.

    A typed word that is not finished is compared with the begin of longer ones too.
    """
    most = 2 if len(typed) >= LONG else 1
    best: tuple[int, int, str] | None = None
    for word in words:
        count = _least_slips(typed, word, most)
        if count is None:
            continue
        found = (count, abs(len(word) - len(typed)), word)
        best = found if best is None else min(best, found)
    return None if best is None else best[2]


def _least_slips(typed: str, word: str, most: int) -> int | None:
    if typed[:1] != word[:1] and typed[1:2] != word[1:2]:
        return None  # people rarely miss both; it keeps a long list fast
    whole = slips(typed, word, most)
    if whole is not None or len(word) <= len(typed):
        return whole
    return slips(typed, word[: len(typed)], most)
