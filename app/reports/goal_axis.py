"""Where a goal came from, what was planned and where it ended: a line when all are numbers."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from reportlab.lib.units import mm
from typing_extensions import override

from app.reports.fonts import SANS
from app.reports.styles import COLUMN, GUTTER, MUTED, PRIMARY, ROW_LINE, SMALL, SMALL_RIGHT, TEXT
from app.reports.tags import Figure
from app.reports.text import draw_line, one_line

_AMOUNT: Final = re.compile(r"\s*(\d{1,9}(?:[.,]\d{1,3})?)\s*(\D.*)?", re.DOTALL)
WIDTH: Final = 3 * COLUMN - GUTTER
HEIGHT: Final = 30.0  # points
DOT: Final = 3.2
_Y: Final = 20.0  # of the line, from the foot


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, and the words after it: `24 werkposten`."""

    value: Decimal
    unit: str = ""

    @property
    def written(self) -> str:
        """The number as it is written."""
        return f"{self.value:f}".replace(".", ",")


def amount_of(text: str) -> Amount | None:
    """
    Return a value as a number with its unit; None: it is no number.

    - «24 werkposten»: 24 and «werkposten». «3,5»: 3.5. «geen», «2x per week»: no number.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    unit = (found[2] or "").strip()
    if unit and not text[found.start(2) - 1].isspace() and unit[0] != "%":
        return None
    return Amount(Decimal(found[1].replace(",", ".")), unit)


class GoalAxis(Figure):
    """An open dot where it began, a stroke at what was planned, a full dot where it ended."""

    def __init__(self, start: Amount, planned: Amount, reached: Amount | None) -> None:
        super().__init__()
        self._start, self._planned, self._reached = start, planned, reached
        known = [one.value for one in (start, planned, reached) if one is not None]
        self._most = max(*known, Decimal(1))
        ends = "" if reached is None else f", bereikt {reached.written}"
        unit = f" {planned.unit}" if planned.unit else ""
        self.alternative = f"Van {start.written} naar {planned.written}{unit}{ends}"

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = WIDTH, HEIGHT
        return WIDTH, HEIGHT

    @override
    def paint(self) -> None:
        canvas: Any = self.canv
        canvas.saveState()
        left, right = DOT, WIDTH - DOT
        canvas.setStrokeColor(ROW_LINE)
        canvas.setLineWidth(0.8)
        canvas.line(left, _Y, right, _Y)
        for end in (left, right):
            canvas.line(end, _Y - 2.5, end, _Y + 2.5)
        self._draw_way(canvas)
        canvas.setStrokeColor(TEXT)
        canvas.setLineWidth(1.4)
        at = self._x(self._planned)
        canvas.line(at, _Y - 6, at, _Y + 6)
        self._draw_ends(canvas)
        canvas.restoreState()

    def _draw_way(self, canvas: Any) -> None:
        begin = self._x(self._start)
        canvas.setStrokeColor(PRIMARY)
        if self._reached is not None:
            end = self._x(self._reached)
            canvas.setLineWidth(2.6)
            canvas.line(begin, _Y, end, _Y)
            canvas.setFillColor(PRIMARY)
            canvas.circle(end, _Y, DOT - 0.4, stroke=0, fill=1)
        canvas.setLineWidth(1.2)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.circle(begin, _Y, DOT - 0.6, stroke=1, fill=1)

    def _draw_ends(self, canvas: Any) -> None:
        canvas.setFont(SANS, SMALL.fontSize)
        canvas.setFillColor(MUTED)
        canvas.drawString(0, 4, "0")
        unit = self._planned.unit or self._start.unit
        most = f"{self._most:f}".replace(".", ",")
        words = one_line(f"{most} {unit}".strip(), SMALL, WIDTH - 20 * mm)
        draw_line(canvas, WIDTH, 4, words, SMALL_RIGHT)

    def _x(self, amount: Amount) -> float:
        share = float(amount.value / self._most)
        return DOT + share * float(WIDTH - 2 * DOT)
