"""
Puts pages that were drawn apart (by several processes, say) in one document.

Each part knows its own pages only: what says a page of the whole is a form, that is written here
again. The structure of each part moves under one root, so that a reader goes on from part to part.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.reports.document import PAGE_FORM, SEAL_FORM, Drawn
from app.reports.page_numbers import ASKED_FORM
from app.reports.styles import BODY, LEFT, SMALL, TEXT_WIDTH
from app.reports.text import line_width

_FORM: Final = "/FormXob."
_RIGHT: Final = LEFT + TEXT_WIDTH
_SHOWN: Final = re.compile(rb"BT 1 0 0 1 (\S+) (\S+) Tm (.*?)\((.*?)\) Tj", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the bookmarks; its page counts from 1, over the whole document."""

    title: str
    page: int
    below: tuple["Bookmark", ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """A document of several parts that is not finished yet; `pdf` is closed by who takes it."""

    pdf: pikepdf.Pdf
    tree: pikepdf.Object
    pages: int


def join(parts: Sequence[Drawn], seal_page: int = 0, listing: Collection[int] = ()) -> Joined:
    """
    Return all pages in their order, numbered over the whole.

    Args:
        seal_page: What the foot of a page points to; 0: nothing does.
        listing: Places of parts that name pages of others, counted from the end of the first part.
    """
    pdf = pikepdf.new()
    total = sum(part.pages for part in parts)
    top = pdf.make_indirect(Dictionary(S=Name.Document))
    below, numbers, done = Array(), Array(), 0
    for place, part in enumerate(parts):
        with pikepdf.open(BytesIO(part.content)) as drawn:
            pdf.pages.extend(drawn.pages)
            # after its pages, so that what points to a page points to the copy
            tree = pdf.copy_foreign(drawn.get_object((part.tree, 0)))
        _take(tree, top, below, numbers)
        shift = parts[0].pages if place in listing else done
        for number in range(done, done + part.pages):
            _renumber(pdf.pages[number], number + 1, total, shift, seal_page)
        done += part.pages
    root = Dictionary(Type=Name.StructTreeRoot, K=top, ParentTreeNextKey=total)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree = pdf.make_indirect(root)
    top.P, top.K = tree, below
    return Joined(pdf, tree, total)


def _take(tree: pikepdf.Object, top: pikepdf.Object, below: Array, numbers: Array) -> None:
    """Hang what stands under the top of a tree under another top; its pages follow on."""
    for kid in tree.K.K:
        kid.P = top
        below.append(kid)
    for pieces in list(tree.ParentTree.Nums)[1::2]:
        numbers.append(len(numbers) // 2)
        numbers.append(pieces)


def bookmark(joined: Joined, marks: Sequence[Bookmark], *, by_structure: bool = False) -> None:
    """
    Give a document its bookmarks.

    Args:
        by_structure: They also lead to the element that a page begins with, as PDF/UA-2 asks.
    """
    pdf, pieces = joined.pdf, joined.tree.ParentTree.Nums

    def places(page: int) -> Dictionary:
        to = Array([pdf.pages[page - 1].obj, Name.Fit])
        if not by_structure:
            return Dictionary(Dest=to)
        element = Array([pieces[2 * page - 1][0], Name.Fit])
        return Dictionary(A=Dictionary(S=Name.GoTo, D=to, SD=element))

    def chain(above: pikepdf.Object, lines: Sequence[Bookmark], *, is_open: bool) -> None:
        made = [pdf.make_indirect(places(line.page)) for line in lines]
        for place, (item, line) in enumerate(zip(made, lines, strict=True)):
            item.Title, item.Parent = String(line.title), above
            if place:
                item.Prev, made[place - 1].Next = made[place - 1], item
            if line.below:
                chain(item, line.below, is_open=False)
        if made:
            above.First, above.Last = made[0], made[-1]
            above.Count = len(made) if is_open else -len(made)

    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    chain(pdf.Root.Outlines, marks, is_open=True)
    pdf.Root.PageMode = Name.UseOutlines


def _renumber(page: Any, number: int, total: int, shift: int, seal_page: int) -> None:
    forms: Any = page.obj.Resources.get("/XObject", Dictionary())
    for name, form in forms.items():
        kind = name.removeprefix(_FORM)
        if kind.startswith(PAGE_FORM):
            _write(form, f"Bladzijde {number} van {total}", SMALL, _RIGHT)
        elif kind.startswith(ASKED_FORM):
            _shift(form, shift)
        elif kind.startswith(SEAL_FORM) and seal_page:
            _say(form, seal_page)


def _shift(form: pikepdf.Object, shift: int) -> None:
    found = _SHOWN.search(form.read_bytes())
    if shift and found is not None and found[4].isdigit():
        _write(form, str(int(found[4]) + shift), BODY, 0.0)


def _write(form: pikepdf.Object, words: str, style: Any, right: float) -> None:
    """Let a form show other words, that end where those before ended."""
    left = right - line_width(words, style)

    def shown(found: re.Match[bytes]) -> bytes:
        begin = b"BT 1 0 0 1 %.4f %s Tm %s" % (left, found[2], found[3])
        return begin + b"(%s) Tj" % words.encode("ascii")

    form.write(_SHOWN.sub(shown, form.read_bytes(), count=1))


def _say(form: pikepdf.Object, page: int) -> None:
    """Put the page where a form has the number of one that was not known."""
    content = form.read_bytes()
    changed = re.sub(rb"\d+\) Tj", b"%d) Tj" % page, content, count=1)
    if changed != content:
        form.write(changed)
