"""Signatures drawn on the screen, on paper as lines: the ink, who gave it, when, and its state."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether
from typing_extensions import override

from app.domain.strokes import Strokes, fitted, pieces
from app.reports.blocks import Beside, WritingLine, gap, layout_table
from app.reports.marks import State, Status
from app.reports.styles import BODY, BOLD, COLUMN, GUTTER, LABEL, SMALL, TEXT, TEXT_WIDTH
from app.reports.tags import Figure
from app.reports.text import one_line, para
from app.reports.values import OMITTED, Signature
from app.reports.words import clock, day

INK_HEIGHT: Final = 15 * mm
PEN: Final = 1.0  # points
_IN_A_ROW: Final = 2


class Ink(Figure):
    """The curve of a signature as vector lines; its words stand under it."""

    def __init__(
        self, strokes: Strokes, width: float, height: float = INK_HEIGHT, name: str = ""
    ) -> None:
        super().__init__()
        self.alternative = f"Handtekening van {name}" if name else "Handtekening"
        self.strokes = fitted(strokes, width - 6, height - 4)
        self._size = width, height

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = self._size
        return self._size

    @override
    def paint(self) -> None:
        canvas: Any = self.canv
        canvas.saveState()
        canvas.setStrokeColor(TEXT)
        canvas.setLineCap(1)
        top = self._size[1] - 2
        for stroke in self.strokes:
            for it in pieces(stroke):
                canvas.setLineWidth(it.width * PEN)
                canvas.line(it.x1 + 3, top - it.y1, it.x2 + 3, top - it.y2)
        canvas.restoreState()


def signatures_block(signatures: Sequence[Signature], what: str) -> list[Flowable]:
    """
    Return the signatures, two beside each other, under one label; nothing without any.

    The block says `what` is signed, as it may stand alone on its page.
    """
    parts: list[Flowable] = []
    for first in range(0, len(signatures), _IN_A_ROW):
        row = signatures[first : first + _IN_A_ROW]
        parts.append(_row(row, what if first == 0 else ""))
    return parts


def _row(row: Sequence[Signature], what: str) -> Flowable:
    cells: list[Any] = [_cell(it) for it in row]
    last = TEXT_WIDTH - COLUMN * (1 + 2 * len(cells))
    head = para("Getekend", BOLD, role="Lbl") if what else ""
    table = layout_table([[head, *cells, ""]], [COLUMN, *[2 * COLUMN] * len(cells), last])
    table.spaceBefore = 18 if what else 8
    if not what:
        return KeepTogether([table])
    wide = TEXT_WIDTH - COLUMN
    signed = Beside(None, para(one_line(what, SMALL, wide), SMALL), width=wide)
    return KeepTogether([table, gap(4), signed])


def _cell(it: Signature) -> list[Flowable]:
    width = 2 * COLUMN - GUTTER
    who = ", ".join(filter(None, (it.name, it.role)))
    return [
        *_ink(it, width),
        gap(2),
        para(one_line(who, BODY, width), BODY),
        para(f"Getekend op {day(it.signed_at)} om {clock(it.signed_at)}", SMALL),
        *([Status(State.PARTLY, before_change(it.changed_at))] if it.is_before_change else []),
    ]


def _ink(it: Signature, width: float) -> list[Flowable]:
    """Return what was drawn on its line; of one that is not shown, that it is there."""
    if it.is_shown:
        return [Ink(it.strokes, width, name=it.name), WritingLine(width)]
    return [para(f"Handtekening {OMITTED}", LABEL)]


def before_change(changed_at: datetime | None) -> str:
    """Return that what is signed was changed after it, and when, on the clock of the laptop."""
    if changed_at is None:
        return "Getekend vóór een latere wijziging"
    when = f"{day(changed_at)} om {clock(changed_at)}"
    return f"Getekend vóór de wijziging van {when}"
