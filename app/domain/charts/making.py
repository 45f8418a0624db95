"""The one way in: marks of any chart."""

from typing import TypeAlias

from app.domain.charts.bar import BarChart
from app.domain.charts.letters import PLAIN, Letters
from app.domain.charts.line import LineChart
from app.domain.charts.map import MapChart
from app.domain.charts.marks import Mark
from app.domain.charts.run import RunChart

Chart: TypeAlias = LineChart | BarChart | RunChart | MapChart


def marks(chart: Chart, width: float, height: float, letters: Letters = PLAIN) -> tuple[Mark, ...]:
    """Return what a chart is drawn with in this room; nothing where there is none."""
    if width <= 0 or height <= 0:
        return ()
    return chart.marks(width, height, letters)
