"""Merging texts in the model: a text is a tuple of sentences, each of them written once."""

from itertools import pairwise

Text = tuple[str, ...]
NEW_PARAGRAPH = "¶"  # begins a sentence that begins a paragraph


def merged(base: Text, ours: Text, theirs: Text) -> Text | None:
    """
    Return a text with both edits, or None when a person has to look.

    Every sentence of the model is unique, so what both sides kept cuts the texts into the same
    number of runs, and each run is judged by itself.
    """
    kept = [one for one in base if one in ours and one in theirs]
    if any([one for one in side if one in kept] != kept for side in (ours, theirs)):
        return None  # moved about
    runs = zip(*(_runs(text, kept) for text in (base, ours, theirs)), strict=True)
    out: list[str] = []
    for (old, left, right), after in zip(runs, [*kept, None], strict=True):
        run = _run(old, left, right)
        if run is None:
            return None
        out += run
        if after is not None:
            out.append(after)
    return tuple(out)


def _run(old: Text, left: Text, right: Text) -> Text | None:
    if left in (old, right):
        return right
    if right == old:
        return left
    both = left + right
    if not old and len(set(both)) == len(both) and all(map(_begins_paragraph, both)):
        return both
    return None


def _begins_paragraph(sentence: str) -> bool:
    return sentence.startswith(NEW_PARAGRAPH)


def _runs(text: Text, kept: list[str]) -> list[Text]:
    cuts = [-1, *(text.index(one) for one in kept), len(text)]
    return [text[first + 1 : last] for first, last in pairwise(cuts)]
