"""A note with its light markup, as paragraphs, heads and items."""

from reportlab.platypus import Flowable

from app.domain.note_text import Block, BlockKind, parse
from app.reports.printable import readable
from app.reports.styles import BODY, BULLET
from app.reports.text import Words, spans

_SPACE_BEFORE = {BlockKind.PARAGRAPH: 3.0, BlockKind.HEADING: 6.0, BlockKind.ITEM: 1.0}
_AFTER_EMPTY_LINE = 6.0


def note_paragraphs(note: str) -> list[Flowable]:
    """Return the lines of a note, each as one part; nothing for an empty note."""
    parts: list[Flowable] = []
    is_after_empty = False
    for block in parse(readable(note)):
        if not block.text.strip():
            is_after_empty = True
            continue
        part = _paragraph(block)
        before = _AFTER_EMPTY_LINE if is_after_empty else _SPACE_BEFORE[block.kind]
        part.spaceBefore = before if parts else 0.0
        parts.append(part)
        is_after_empty = False
    return parts


def _paragraph(block: Block) -> Words:
    if block.kind is BlockKind.HEADING:
        return spans([(block.text, True)], BODY, role="H3")
    # Paper has no italics: both ways to stress a word are the heavier weight.
    words = [(span.text, span.is_bold or span.is_italic) for span in block.spans]
    if block.kind is BlockKind.ITEM:
        return spans(words, BULLET, role="LI", bullet="•")
    return spans(words, BODY)
