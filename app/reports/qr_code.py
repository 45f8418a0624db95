"""A text as black squares that a camera or a scanner reads."""

from typing import Final

import segno
from typing_extensions import override

from app.reports.styles import TEXT
from app.reports.tags import Figure

QUIET: Final = 4  # modules of white that a reader needs around the code


class QrCode(Figure):
    """
    A QR code: a Figure, with words for who cannot see it.

    Args:
        side: Points, of the whole square.
        has_edge: The white around it is part of the square; without it, nothing may stand near.
    """

    def __init__(self, text: str, alternative: str, side: float, *, has_edge: bool = True) -> None:
        super().__init__()
        self.alternative = alternative
        self._side, self._quiet = side, QUIET if has_edge else 0
        self.matrix = segno.make_qr(text, error="m").matrix

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = self.height = self._side
        return self._side, self._side

    @override
    def paint(self) -> None:
        quiet = self._quiet
        unit = self._side / (len(self.matrix) + 2 * quiet)
        self.canv.setFillColorRGB(1, 1, 1)
        self.canv.rect(0, 0, self._side, self._side, stroke=0, fill=1)
        self.canv.setFillColor(TEXT)
        path = self.canv.beginPath()
        for row, dots in enumerate(self.matrix):
            for start, length in _runs(dots):
                x = (quiet + start) * unit
                path.rect(x, self._side - (quiet + row + 1) * unit, length * unit, unit)
        self.canv.drawPath(path, stroke=0, fill=1)


def _runs(dots: bytearray) -> list[tuple[int, int]]:
    """Return start and length of each row of dark modules that touch."""
    runs: list[tuple[int, int]] = []
    for column, dark in enumerate(dots):
        if dark and runs and sum(runs[-1]) == column:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((column, 1))
    return runs
