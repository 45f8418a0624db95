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
    most = least = 2 if len(typed) >= LONG else 1
    letters, size = frozenset(typed), len(typed)
    best: tuple[int, int, str] | None = None
    for word in words:
        if word[:1] != typed[:1] and word[1:2] != typed[1:2]:
            continue  # people rarely miss both; it keeps a long list fast
        count = None
        if len(word) <= size + most:
            count = _slips(typed, letters, word, least if len(word) <= size else most)
        if count is None and len(word) > size:
            count = _slips(typed, letters, word[:size], least)
        if count is not None:
            found = (count, abs(len(word) - size), word)
            best = found if best is None else min(best, found)
            least = best[0]  # more slips than that need no count any more
    return None if best is None else best[2]


def _slips(typed: str, letters: frozenset[str], word: str, most: int) -> int | None:
    """Count the slips; one gives and takes a letter at most, so most words need no count."""
    if abs(len(word) - len(typed)) > most:
        return None
    others = frozenset(word)
    if len(others - letters) > most or len(letters - others) > most:
        return None
    return slips(typed, word, most)
